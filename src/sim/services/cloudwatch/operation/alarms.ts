import { refused, unsimulated } from '../../../aws/refusal'
import { millisecondsOf, numberOf as factOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { COMPARISONS, shownAlarm, TREATMENTS, type Alarm, type AlarmSettings, type StateValue } from '../alarm/alarm'
import { isPossibleAction } from '../alarm/actionCall'
import { alarmSignal, schedule } from '../alarm/evaluation'
import { enter } from '../alarm/transition'
import { readStatistic, STATISTICS } from '../metric/statistic'
import { invalidCombination } from '../refusal'
import { booleanOf, choiceOf, integerOf, missing, numberOf, refuseMembers, requiredText, textOf, textsOf } from '../request'
import type { Turn } from '../turn'
import { metricOf, UNITS } from './dimensions'
import { periodOf } from './metrics'
import type { Operation } from './operation'
import { page } from './page'

const MOST_NAMES = 100
const MOST_ACTIONS = 5
const PAGE = factOf('cloudwatch.alarm.page')
const SPAN = millisecondsOf('cloudwatch.alarm.span')
const SHORT_SPAN = millisecondsOf('cloudwatch.alarm.short-span')
const HOUR = 3_600_000
const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const

/** A new alarm knows nothing yet; one that is there keeps its state. It is evaluated from the next minute on. */
export const putMetricAlarm: Operation = (turn, input) => {
  const settings = readSettings(input)
  const { name } = settings
  const before = turn.alarm(name)
  const unchecked = { value: 'INSUFFICIENT_DATA' as const, reason: 'Unchecked: Initial alarm creation', reasonData: undefined, updatedAt: turn.now, changedAt: turn.now }
  const alarm = turn.keep({ ...settings, state: before?.state ?? unchecked, configuredAt: turn.now, asleep: false })
  turn.remember(name, 'ConfigurationUpdate', `Alarm "${name}" ${before ? 'updated' : 'created'}`, { version: '1.0', type: before ? 'Update' : 'Create' })
  schedule(turn, alarm)
  return {}
}

function readSettings(input: JsonObject): AlarmSettings {
  refuseMembers('PutMetricAlarm', input, ['Metrics', 'ThresholdMetricId', 'EvaluationWindow', 'EvaluationCriteria', 'EvaluationInterval', 'Tags'])
  const name = requiredText(input, 'AlarmName')
  const statistic = choiceOf(input, 'Statistic', STATISTICS)
  const extended = textOf(input, 'ExtendedStatistic')
  if (statistic !== undefined && extended !== undefined) invalidCombination('The parameters Statistic and ExtendedStatistic are mutually exclusive.')
  const named = statistic ?? extended ?? missing('Statistic')
  readStatistic(named, 'ExtendedStatistic')
  const lowSamples = choiceOf(input, 'EvaluateLowSampleCountPercentile', ['evaluate', 'ignore'])
  if (lowSamples === 'ignore') unsimulated('EvaluateLowSampleCountPercentile: ignore')
  const period = periodOf(input, 'Period')
  const evaluationPeriods = integerOf(input, 'EvaluationPeriods', 1) ?? missing('EvaluationPeriods')
  const givenDatapointsToAlarm = integerOf(input, 'DatapointsToAlarm', 1)
  if ((givenDatapointsToAlarm ?? 1) > evaluationPeriods) refused('ValidationError', 'DatapointsToAlarm must not be greater than EvaluationPeriods.')
  if (period * evaluationPeriods > (period < HOUR ? SHORT_SPAN : SPAN)) refused('ValidationError', 'Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400), or a week with periods of an hour and more.')
  const comparison = requiredText(input, 'ComparisonOperator')
  if (comparison.endsWith('UpperThreshold') || comparison.endsWith('LowerThreshold')) unsimulated(`alarms on anomaly detection (${comparison})`)
  const givenTreatMissing = choiceOf(input, 'TreatMissingData', TREATMENTS)
  return {
    name,
    description: textOf(input, 'AlarmDescription', { most: 1024 }),
    actionsEnabled: booleanOf(input, 'ActionsEnabled') ?? true,
    actions: { OK: actionsOf(input, 'OKActions'), ALARM: actionsOf(input, 'AlarmActions'), INSUFFICIENT_DATA: actionsOf(input, 'InsufficientDataActions') },
    metric: metricOf(input),
    statistic: named,
    unit: choiceOf(input, 'Unit', UNITS),
    period,
    evaluationPeriods,
    datapointsToAlarm: givenDatapointsToAlarm ?? evaluationPeriods,
    givenDatapointsToAlarm,
    threshold: numberOf(input, 'Threshold') ?? missing('Threshold'),
    comparison: choiceOf(input, 'ComparisonOperator', COMPARISONS) ?? missing('ComparisonOperator'),
    treatMissing: givenTreatMissing ?? 'missing',
    givenTreatMissing,
  }
}

function actionsOf(input: JsonObject, member: string): readonly string[] {
  const arns = textsOf(input, member, MOST_ACTIONS)
  for (const arn of arns) if (!isPossibleAction(arn)) unsimulated(`the alarm action ${arn}: only topics and functions are`)
  return arns
}

export const describeAlarms: Operation = (turn, input) => {
  refuseMembers('DescribeAlarms', input, ['ChildrenOfAlarmName', 'ParentsOfAlarmName'])
  const names = textsOf(input, 'AlarmNames', MOST_NAMES)
  const prefix = textOf(input, 'AlarmNamePrefix')
  if (names.length > 0 && prefix !== undefined) invalidCombination('The parameters AlarmNames and AlarmNamePrefix are mutually exclusive.')
  const types = textsOf(input, 'AlarmTypes')
  const state = choiceOf(input, 'StateValue', STATES)
  const action = textOf(input, 'ActionPrefix')
  const found = sorted(turn).filter(
    (alarm) =>
      (types.length === 0 || types.includes('MetricAlarm')) &&
      (names.length === 0 || names.includes(alarm.name)) &&
      alarm.name.startsWith(prefix ?? '') &&
      (state ?? alarm.state.value) === alarm.state.value &&
      (action === undefined || STATES.some((each) => alarm.actions[each].some((arn) => arn.startsWith(action)))),
  )
  const { items, more } = page(found, input, integerOf(input, 'MaxRecords', 1, PAGE) ?? PAGE)
  return { CompositeAlarms: [], MetricAlarms: items.map((alarm) => shownAlarm(alarm, turn.context)), ...more }
}

function sorted(turn: Turn): readonly Alarm[] {
  return [...turn.account.alarms.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

export const deleteAlarms: Operation = (turn, input) => {
  const named = textsOf(input, 'AlarmNames', MOST_NAMES).map((name) => turn.alarm(name) ?? noSuchAlarm(name))
  for (const alarm of named) {
    turn.forget(alarm)
    turn.do({ type: 'cancel', key: alarmSignal(alarm.name) })
    turn.remember(alarm.name, 'ConfigurationUpdate', `Alarm "${alarm.name}" deleted`, { version: '1.0', type: 'Delete' })
  }
  return {}
}

/** Sets a state until the next evaluation, and does what the alarm does when it goes to it. */
export const setAlarmState: Operation = (turn, input) => {
  const name = requiredText(input, 'AlarmName')
  const value: StateValue = choiceOf(input, 'StateValue', STATES) ?? missing('StateValue')
  const reason = textOf(input, 'StateReason', { most: 1023 }) ?? missing('StateReason')
  const reasonData = textOf(input, 'StateReasonData', { most: 4000 })
  const alarm = turn.keep({ ...(turn.alarm(name) ?? noSuchAlarm(name)), asleep: false })
  schedule(turn, alarm)
  if (value !== alarm.state.value) enter(turn, alarm, { value, reason, reasonData, updatedAt: turn.now, changedAt: turn.now })
  return {}
}

export const enableAlarmActions: Operation = (turn, input) => withActions(turn, input, true)
export const disableAlarmActions: Operation = (turn, input) => withActions(turn, input, false)

function withActions(turn: Turn, input: JsonObject, actionsEnabled: boolean): JsonObject {
  for (const name of textsOf(input, 'AlarmNames', MOST_NAMES)) {
    const alarm = turn.alarm(name)
    if (alarm) turn.keep({ ...alarm, actionsEnabled })
  }
  return {}
}

function noSuchAlarm(name: string): never {
  refused('ResourceNotFound', `Unknown: alarm ${name}`, 404)
}
