import type { Place } from '../../../aws/arn'
import type { JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import { shownDimensions } from '../metric/metric'
import { alarmArn, isPercentile, type Alarm, type AlarmState } from './alarm'

export interface ActionCall {
  readonly service: 'sns' | 'lambda'
  readonly name: string
  readonly input: JsonObject
  readonly principal: string
}

/** What an alarm may do: publish to a topic, or invoke a function. */
export function isPossibleAction(arn: string): boolean {
  return /^arn:aws:(sns|lambda):/.test(arn)
}

export function actionCall(arn: string, alarm: Alarm, from: AlarmState, at: Place & { readonly now: VirtualMs }): ActionCall {
  if (arn.startsWith('arn:aws:lambda:')) {
    const Payload = JSON.stringify(lambdaEvent(alarm, from, at))
    return { service: 'lambda', name: 'Invoke', input: { FunctionName: arn, InvocationType: 'Event', Payload }, principal: 'lambda.alarms.cloudwatch.amazonaws.com' }
  }
  const Subject = `${alarm.state.value}: "${alarm.name}" in ${placeName(at.region)}`
  return { service: 'sns', name: 'Publish', input: { TopicArn: arn, Subject, Message: JSON.stringify(notification(alarm, from, at)) }, principal: 'cloudwatch.amazonaws.com' }
}

/** The message that a topic gets. */
function notification(alarm: Alarm, from: AlarmState, at: Place): JsonObject {
  const { metric, statistic, state, actions } = alarm
  return {
    AlarmName: alarm.name,
    AlarmDescription: alarm.description ?? null,
    AWSAccountId: at.accountId,
    AlarmConfigurationUpdatedTimestamp: offsetTime(alarm.configuredAt),
    NewStateValue: state.value,
    NewStateReason: state.reason,
    StateChangeTime: offsetTime(state.updatedAt),
    Region: placeName(at.region),
    AlarmArn: alarmArn(at, alarm.name),
    OldStateValue: from.value,
    OKActions: actions.OK,
    AlarmActions: actions.ALARM,
    InsufficientDataActions: actions.INSUFFICIENT_DATA,
    Trigger: {
      MetricName: metric.name,
      Namespace: metric.namespace,
      ...(isPercentile(statistic) ? { StatisticType: 'ExtendedStatistic', ExtendedStatistic: statistic } : { StatisticType: 'Statistic', Statistic: statistic.toUpperCase() }),
      Unit: alarm.unit ?? null,
      Dimensions: Object.entries(metric.dimensions).map(([name, value]) => ({ value, name })),
      Period: alarm.period / 1000,
      EvaluationPeriods: alarm.evaluationPeriods,
      DatapointsToAlarm: alarm.datapointsToAlarm,
      ComparisonOperator: alarm.comparison,
      Threshold: alarm.threshold,
      TreatMissingData: alarm.treatMissing,
      EvaluateLowSampleCountPercentile: '',
    },
  }
}

/** The event that a function gets. */
function lambdaEvent(alarm: Alarm, from: AlarmState, at: Place & { readonly now: VirtualMs }): JsonObject {
  return {
    source: 'aws.cloudwatch',
    alarmArn: alarmArn(at, alarm.name),
    accountId: at.accountId,
    time: offsetTime(at.now),
    region: at.region,
    alarmData: {
      alarmName: alarm.name,
      state: shownState(alarm.state),
      previousState: shownState(from),
      configuration: configuration(alarm),
    },
  }
}

/** The entry that EventBridge gets, for the default bus. */
export function busEntry(alarm: Alarm, from: AlarmState, place: Place): JsonObject {
  const detail = { alarmName: alarm.name, state: shownState(alarm.state), previousState: shownState(from), configuration: configuration(alarm) }
  return { Source: 'aws.cloudwatch', DetailType: 'CloudWatch Alarm State Change', Resources: [alarmArn(place, alarm.name)], Detail: JSON.stringify(detail) }
}

function shownState({ value, reason, reasonData, updatedAt }: AlarmState): JsonObject {
  return { value, reason, ...(reasonData === undefined ? {} : { reasonData }), timestamp: offsetTime(updatedAt) }
}

/** AWS gives the metric a random id; here it is `m1`. */
function configuration({ description, metric: { namespace, name, dimensions }, period, statistic }: Alarm): JsonObject {
  const metric = { namespace, name, dimensions: Object.fromEntries(shownDimensions(dimensions).map(({ Name, Value }) => [String(Name), Value ?? null])) }
  return {
    ...(description === undefined ? {} : { description }),
    metrics: [{ id: 'm1', metricStat: { metric, period: period / 1000, stat: statistic }, returnData: true }],
  }
}

/** `2025-01-01T00:00:00.000+0000` */
function offsetTime(at: VirtualMs): string {
  return isoTime(at).replace('Z', '+0000')
}

/** AWS writes a Region's place; those that are not known here stay as they are. */
function placeName(region: string): string {
  return PLACES[region] ?? region
}

const PLACES: { readonly [region: string]: string } = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'eu-west-1': 'EU (Ireland)',
  'eu-central-1': 'EU (Frankfurt)',
}
