import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { shownDimensions, type MetricId } from '../metric/metric'

export type StateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

export const COMPARISONS = ['GreaterThanOrEqualToThreshold', 'GreaterThanThreshold', 'LessThanThreshold', 'LessThanOrEqualToThreshold'] as const
export type Comparison = (typeof COMPARISONS)[number]

export const TREATMENTS = ['breaching', 'notBreaching', 'ignore', 'missing'] as const
export type Treatment = (typeof TREATMENTS)[number]

/** Watches one statistic of one metric. */
export interface Alarm extends AlarmSettings {
  readonly state: AlarmState
  /** When the settings were given. */
  readonly configuredAt: VirtualMs
  /** Without data in the periods it looks at, it waits for some: nothing can change before. */
  readonly asleep: boolean
}

export interface AlarmSettings {
  readonly name: string
  readonly description: string | undefined
  readonly actionsEnabled: boolean
  /** ARNs, by the state that the alarm goes to. */
  readonly actions: { readonly [state in StateValue]: readonly string[] }
  readonly metric: MetricId
  /** `Sum`, `p99`. */
  readonly statistic: string
  readonly unit: string | undefined
  readonly period: VirtualMs
  readonly evaluationPeriods: number
  readonly datapointsToAlarm: number
  /** As it was given. */
  readonly givenDatapointsToAlarm: number | undefined
  readonly threshold: number
  readonly comparison: Comparison
  readonly treatMissing: Treatment
  readonly givenTreatMissing: string | undefined
}

export interface AlarmState {
  readonly value: StateValue
  readonly reason: string
  /** JSON text. */
  readonly reasonData: string | undefined
  readonly updatedAt: VirtualMs
  /** When its value changed last. */
  readonly changedAt: VirtualMs
}

export function alarmArn(place: Place, name: string): string {
  return `arn:aws:cloudwatch:${place.region}:${place.accountId}:alarm:${name}`
}

export function breaches(value: number, comparison: Comparison, threshold: number): boolean {
  if (value === threshold) return comparison.includes('OrEqual')
  return comparison.startsWith('Greater') ? value > threshold : value < threshold
}

/** An alarm as DescribeAlarms shows it. */
export function shownAlarm(alarm: Alarm, place: Place): JsonObject {
  const { state, metric, statistic } = alarm
  return {
    AlarmName: alarm.name,
    AlarmArn: alarmArn(place, alarm.name),
    ...(alarm.description === undefined ? {} : { AlarmDescription: alarm.description }),
    AlarmConfigurationUpdatedTimestamp: alarm.configuredAt / 1000,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    StateValue: state.value,
    StateReason: state.reason,
    ...(state.reasonData === undefined ? {} : { StateReasonData: state.reasonData }),
    StateUpdatedTimestamp: state.updatedAt / 1000,
    MetricName: metric.name,
    Namespace: metric.namespace,
    [isPercentile(statistic) ? 'ExtendedStatistic' : 'Statistic']: statistic,
    Dimensions: shownDimensions(metric.dimensions),
    Period: alarm.period / 1000,
    ...(alarm.unit === undefined ? {} : { Unit: alarm.unit }),
    EvaluationPeriods: alarm.evaluationPeriods,
    ...(alarm.givenDatapointsToAlarm === undefined ? {} : { DatapointsToAlarm: alarm.givenDatapointsToAlarm }),
    Threshold: alarm.threshold,
    ComparisonOperator: alarm.comparison,
    ...(alarm.givenTreatMissing === undefined ? {} : { TreatMissingData: alarm.givenTreatMissing }),
    StateTransitionedTimestamp: state.changedAt / 1000,
  }
}

export function isPercentile(statistic: string): boolean {
  return statistic.startsWith('p')
}
