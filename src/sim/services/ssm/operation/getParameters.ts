import { numberOf } from '../../../../facts/facts'
import { absent, flagOf, textsOf } from '../../../aws/readMembers'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { invalid, notFound } from '../faults'
import { liesIn, nameOf, pathOf } from '../parameter/name'
import { latest, shownHistory, shownParameter } from '../parameter/parameter'
import { select, type Selected } from '../parameter/selector'
import type { Turn } from '../turn'
import { readFilters } from './filters'
import type { Operation } from './operation'
import { pageOf } from './page'

const MOST_NAMES = numberOf('ssm.parameters.named.limit')
const PATH_PAGE = numberOf('ssm.path.page.limit')
const PAGE = numberOf('ssm.list.page.limit')

export const getParameter: Operation = (turn, { input }) => {
  const selected = select(turn, nameOf(input)) ?? notFound()
  return { Parameter: shown(selected, flagOf(input, 'WithDecryption')) }
}

/** Names that are nowhere, or have no such version, are told apart. */
export const getParameters: Operation = (turn, { input }) => {
  const found: JsonObject[] = []
  const missing: string[] = []
  for (const name of namesOf(input)) {
    const selected = selectIfThere(turn, name)
    if (selected) found.push(shown(selected, flagOf(input, 'WithDecryption')))
    else missing.push(name)
  }
  return { Parameters: found, InvalidParameters: missing }
}

function selectIfThere(turn: Turn, name: string): Selected | undefined {
  try {
    return select(turn, name)
  } catch (error) {
    if (error instanceof Refusal && error.fault.name === 'ParameterVersionNotFound') return undefined
    throw error
  }
}

export const getParametersByPath: Operation = (turn, { input }) => {
  const path = pathOf(input)
  const recursive = flagOf(input, 'Recursive')
  const decrypted = flagOf(input, 'WithDecryption')
  const { matches, label } = readFilters(input, ['Type', 'KeyId', 'Label'])
  const parameters = [...ascending(turn.account.parameters)].map(([, parameter]) => parameter).filter(({ name }) => liesIn(path, name, recursive))
  const selected = parameters.filter(matches).flatMap((parameter) => {
    const version = label === undefined ? latest(parameter) : parameter.versions.find(({ labels }) => label.some((each) => labels.includes(each)))
    return version ? [{ name: parameter.name, shown: shownParameter(parameter, version, decrypted) }] : []
  })
  const { page, more } = pageOf(input, selected, PATH_PAGE, ({ name }) => name)
  return { Parameters: page.map((each) => each.shown), ...more }
}

/** All versions that are kept, the oldest first. */
export const getParameterHistory: Operation = (turn, { input }) => {
  const parameter = turn.parameterOf(nameOf(input))
  const decrypted = flagOf(input, 'WithDecryption')
  const { page, more } = pageOf(input, parameter.versions, PAGE, ({ number }) => String(number).padStart(12, '0'))
  return { Parameters: page.map((version) => shownHistory(parameter, version, decrypted)), ...more }
}

/** @throws {Refusal} ValidationException where there are none, or more than ten */
export function namesOf(input: JsonObject): readonly string[] {
  if ((input['Names'] ?? undefined) === undefined) absent('Names')
  const names = textsOf(input, 'Names')
  if (names.length >= 1 && names.length <= MOST_NAMES) return names
  const limit = names.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_NAMES}`
  invalid(`1 validation error detected: Value '[${names.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length ${limit}`)
}

function shown({ parameter, version, selector }: Selected, decrypted: boolean): JsonObject {
  return shownParameter(parameter, version, decrypted, selector)
}
