import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { texts } from '../api/checks'
import type { Operation } from '../outcome'
import { refused } from '../refusal'
import type { Diagnostic } from './diagnostic'
import { hasErrors, LONGEST_DEFINITION, toldByAws, validateDefinition } from './validation'

const MOST_RESULTS = numberOf('stepfunctions.validation.results.limit')

/** Validates without creating: faults are the answer, not a refusal. By default only those that are errors. */
export const validateStateMachineDefinition: Operation = (account, input) => {
  const { definition = '', type, severity } = texts(input, {
    definition: { required: true, min: 1, max: LONGEST_DEFINITION, sensitive: true },
    type: { values: ['STANDARD', 'EXPRESS'] },
    severity: { values: ['ERROR', 'WARNING'] },
  })
  const most = resultsWanted(input)
  const { diagnostics } = validateDefinition(definition, { type: type === 'EXPRESS' ? 'EXPRESS' : 'STANDARD' })
  const told = toldByAws(diagnostics).filter((each) => severity === 'WARNING' || each.severity === 'ERROR')
  return {
    account,
    output: {
      result: hasErrors(diagnostics) ? 'FAIL' : 'OK',
      diagnostics: told.slice(0, most).map(shown),
      truncated: told.length > most,
    },
  }
}

/** 0 stands for the default. */
function resultsWanted({ maxResults }: JsonObject): number {
  if (typeof maxResults !== 'number' || maxResults === 0) return MOST_RESULTS
  const bound = maxResults > MOST_RESULTS ? `less than or equal to ${MOST_RESULTS}` : 'greater than or equal to 0'
  if (maxResults < 0 || maxResults > MOST_RESULTS) {
    refused(
      'ValidationException',
      `1 validation error detected: Value '${maxResults}' at 'maxResults' failed to satisfy constraint: Member must have value ${bound}`,
    )
  }
  return maxResults
}

function shown({ severity, code, message, location }: Diagnostic): JsonObject {
  return { severity, code, message, ...(location === undefined ? {} : { location }) }
}
