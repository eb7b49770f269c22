import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { texts } from '../api/checks'
import type { Operation } from '../outcome'
import type { Diagnostic } from './diagnostic'
import { hasErrors, toldByAws, validateDefinition } from './validation'

const MOST_RESULTS = numberOf('stepfunctions.validation.results.limit')

/** Validates without creating: faults are the answer, not a refusal. By default only those that are errors. */
export const validateStateMachineDefinition: Operation = (account, input) => {
  const { definition = '', type, severity } = texts(input, 'definition', 'type', 'severity')
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
  return typeof maxResults !== 'number' || maxResults === 0 ? MOST_RESULTS : maxResults
}

function shown({ severity, code, message, location }: Diagnostic): JsonObject {
  return { severity, code, message, ...(location === undefined ? {} : { location }) }
}
