import { numberOf } from '../../../../facts/facts'
import { refuseMembers } from '../../../aws/readMembers'
import { ascending } from '../../../kernel/orderedTree'
import { nameOf } from '../parameter/name'
import { latest, shownMetadata } from '../parameter/parameter'
import { readFilters, readOldFilters } from './filters'
import { namesOf } from './getParameters'
import type { Operation } from './operation'
import { pageOf } from './page'

const PAGE = numberOf('ssm.list.page.limit')

export const describeParameters: Operation = (turn, { input }) => {
  refuseMembers('ssm:DescribeParameters', input, ['Shared'])
  const { matches } = readFilters(input, ['Path', 'Name', 'Type', 'KeyId', 'Tier', 'DataType', 'tag:'])
  const matchesOld = readOldFilters(input)
  const parameters = [...ascending(turn.account.parameters)].map(([, parameter]) => parameter)
  const { page, more } = pageOf(input, parameters.filter((parameter) => matches(parameter) && matchesOld(parameter)), PAGE, ({ name }) => name)
  return { Parameters: page.map((parameter) => shownMetadata(parameter, latest(parameter))), ...more }
}

export const deleteParameter: Operation = (turn, { input }) => {
  turn.delete(turn.parameterOf(nameOf(input)))
  return {}
}

/** What is not there is told, and no error. */
export const deleteParameters: Operation = (turn, { input }) => {
  const deleted: string[] = []
  const missing: string[] = []
  for (const name of namesOf(input)) {
    const parameter = turn.named(name)
    if (parameter) turn.delete(parameter)
    ;(parameter ? deleted : missing).push(name)
  }
  return { DeletedParameters: deleted, InvalidParameters: missing }
}
