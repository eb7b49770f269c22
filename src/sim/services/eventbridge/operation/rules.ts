import { refused } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { compileEventPattern, type EventPattern } from '../../../expression/eventPattern/eventPattern'
import type { JsonObject } from '../../../kernel/json'
import { DEFAULT_BUS, ruleArn, type EventBus } from '../account'
import { invalid, notFound } from '../refusal'
import { ARN, BUS_NAME_OR_ARN, constraint, DESCRIPTION, refuseMembers, requiredText, RULE_NAME, textOf } from '../request'
import type { Rule } from '../rule/rule'
import { readSchedule, type Schedule } from '../../../aws/schedule/schedule'
import { reschedule } from '../schedule/scheduling'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { pageOf } from './page'

/** So many rules has a bus. */
const MOST_RULES = numberOf('eventbridge.bus.rules.limit')

const RULE_STATES = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS']

/** Makes a rule, or replaces all of it but its targets. */
export const putRule: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'Name', RULE_NAME)
  const patternText = textOf(input, 'EventPattern', { most: 4096 })
  const scheduleText = textOf(input, 'ScheduleExpression', { most: 256 })
  const description = textOf(input, 'Description', DESCRIPTION)
  const roleArn = textOf(input, 'RoleArn', ARN)
  const state = stateOf(input)
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  refuseMembers('PutRule', input, ['Tags'])
  if (!patternText && !scheduleText) invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.')
  const known = bus.rules.get(name)
  const rule: Rule = {
    name,
    state,
    ...(patternText ? { pattern: patternOf(patternText) } : {}),
    ...(scheduleText ? { schedule: scheduleOf(scheduleText, bus) } : {}),
    ...(description === undefined ? {} : { description }),
    ...(roleArn === undefined ? {} : { roleArn }),
    targets: known?.targets ?? [],
    revision: (known?.revision ?? 0) + 1,
  }
  if (!known && bus.rules.size >= MOST_RULES) refused('LimitExceededException', 'The requested resource exceeds the maximum number allowed.')
  turn.putRule(bus.name, rule)
  reschedule(turn, rule)
  reply({ RuleArn: ruleArn(turn.place, bus.name, name) })
}

function stateOf(input: JsonObject): Rule['state'] {
  const state = textOf(input, 'State') ?? 'ENABLED'
  if (!RULE_STATES.includes(state)) constraint(state, 'state', `Member must satisfy enum value set: [${RULE_STATES.join(', ')}]`)
  // There are no CloudTrail events here that it would let through.
  return state === 'DISABLED' ? 'DISABLED' : 'ENABLED'
}

/** @throws {Refusal} InvalidEventPatternException */
export function patternOf(text: string): EventPattern {
  const { pattern, fault } = compileEventPattern(text)
  if (pattern) return pattern
  const place = fault.at === undefined ? '' : `\n at ${fault.at}`
  return refused('InvalidEventPatternException', `Event pattern is not valid. Reason: ${fault.reason}${place}`)
}

function scheduleOf(text: string, bus: EventBus): Schedule {
  if (bus.name !== DEFAULT_BUS) invalid('ScheduleExpression is supported only on the default event bus.')
  return readSchedule(text) ?? invalid('Parameter ScheduleExpression is not valid.')
}

export const describeRule: Operation = (turn, input, reply) => {
  const { bus, rule } = named(turn, input)
  reply({ ...shown(turn, bus, rule), CreatedBy: turn.place.accountId })
}

export const listRules: Operation = (turn, input, reply) => {
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  const prefix = textOf(input, 'NamePrefix', RULE_NAME) ?? ''
  const rules = [...bus.rules.values()].filter(({ name }) => name.startsWith(prefix))
  const { page, more } = pageOf(input, rules, ({ name }) => name)
  reply({ Rules: page.map((rule) => shown(turn, bus, rule)), ...more })
}

export const listRuleNamesByTarget: Operation = (turn, input, reply) => {
  const arn = requiredText(input, 'TargetArn', ARN)
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  const rules = [...bus.rules.values()].filter(({ targets }) => targets.some((target) => target.arn === arn))
  const { page, more } = pageOf(input, rules, ({ name }) => name)
  reply({ RuleNames: page.map(({ name }) => name), ...more })
}

export const enableRule: Operation = (turn, input, reply) => {
  changeState(turn, input, 'ENABLED')
  reply({})
}

export const disableRule: Operation = (turn, input, reply) => {
  changeState(turn, input, 'DISABLED')
  reply({})
}

function changeState(turn: Turn, input: JsonObject, state: Rule['state']): void {
  const { bus, rule } = named(turn, input)
  if (rule.state === state) return
  const changed = { ...rule, state, revision: rule.revision + 1 }
  turn.putRule(bus.name, changed)
  reschedule(turn, changed)
}

/** A rule that is not there is deleted already. */
export const deleteRule: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'Name', RULE_NAME)
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  if ((bus.rules.get(name)?.targets.length ?? 0) > 0) invalid("Rule can't be deleted since it has targets.")
  turn.putBus({ ...bus, rules: bus.rules.delete(name) })
  reply({})
}

/** @throws {Refusal} ResourceNotFoundException */
export function named(turn: Turn, input: JsonObject, member = 'Name'): { bus: EventBus; rule: Rule } {
  const name = requiredText(input, member, RULE_NAME)
  const bus = turn.busOf(textOf(input, 'EventBusName', BUS_NAME_OR_ARN))
  const rule = bus.rules.get(name) ?? notFound(`Rule ${name} does not exist on EventBus ${bus.name}.`)
  return { bus, rule }
}

function shown(turn: Turn, bus: EventBus, rule: Rule): JsonObject {
  const { name, state, pattern, schedule, description, roleArn } = rule
  return {
    Name: name,
    Arn: ruleArn(turn.place, bus.name, name),
    ...(pattern ? { EventPattern: pattern.source } : {}),
    ...(schedule ? { ScheduleExpression: schedule.source } : {}),
    State: state,
    ...(description === undefined ? {} : { Description: description }),
    ...(roleArn === undefined ? {} : { RoleArn: roleArn }),
    EventBusName: bus.name,
  }
}
