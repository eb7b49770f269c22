import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import { structuresOf, textsOf } from '../request'
import { readTarget } from '../rule/readTarget'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { pageOf } from './page'
import { named } from './rules'

/** So many targets has a rule. */
const MOST_TARGETS = numberOf('eventbridge.rule.targets.limit')

/** Adds targets to a rule, or replaces those of the same id. */
export const putTargets: Operation = (turn, input, reply) => {
  const given = structuresOf(input, 'Targets', 100)
  const { bus, rule } = named(turn, input, 'Rule')
  const put = given.map((target, at) => readTarget(target, at))
  const ids = new Set(put.map(({ id }) => id))
  if (ids.size < put.length) invalid('Target Ids must be unique.')
  const targets = [...rule.targets.filter(({ id }) => !ids.has(id)), ...put]
  if (targets.length > MOST_TARGETS) refused('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
  turn.putRule(bus.name, { ...rule, targets })
  reply({ FailedEntryCount: 0, FailedEntries: [] })
}

export const removeTargets: Operation = (turn, input, reply) => {
  const ids = textsOf(input, 'Ids', 100)
  const { bus, rule } = named(turn, input, 'Rule')
  const missing = ids.filter((id) => !rule.targets.some((target) => target.id === id))
  turn.putRule(bus.name, { ...rule, targets: rule.targets.filter(({ id }) => !ids.includes(id)) })
  reply({ FailedEntryCount: missing.length, FailedEntries: missing.map((id) => notThere(id, rule.name)) })
}

function notThere(id: string, rule: string): JsonObject {
  return { TargetId: id, ErrorCode: 'ResourceNotFoundException', ErrorMessage: `Rule ${rule} does not have a target with the Id ${id}.` }
}

export const listTargetsByRule: Operation = (turn: Turn, input, reply) => {
  const { rule } = named(turn, input, 'Rule')
  const { page, more } = pageOf(input, rule.targets, ({ id }) => id)
  reply({ Targets: page.map(({ given }) => given), ...more })
}
