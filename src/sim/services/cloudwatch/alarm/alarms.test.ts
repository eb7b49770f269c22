import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, START } from '../account.testing'

const MINUTE = 60_000
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:ops'
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:fix'

describe('when an alarm is evaluated', () => {
  test('CW20 at each whole minute, by the periods that end there', () => {
    const account = new Account().pass(10_000).alarm()
    account.put(1)
    expect(account.alarmState).toBe('INSUFFICIENT_DATA')
    account.pass(49_999)
    expect(account.changes).toEqual([])
    account.pass(1)
    expect(account.changes).toEqual(['1 INSUFFICIENT_DATA ALARM'])
    account.pass(30_000).put(0).pass(MINUTE)
    expect(account.changes.slice(1)).toEqual(['2 ALARM OK'])
  })

  test('CW21 without data it sleeps, and the next datum wakes it', () => {
    const account = new Account().alarm().put(1)
    account.pass(10 * MINUTE)
    expect(account.changes).toEqual(['1 INSUFFICIENT_DATA ALARM', '4 ALARM INSUFFICIENT_DATA'])
    expect(account.scheduled).toBe(0)
    account.put(0)
    expect(account.scheduled).toBe(1)
    account.pass(MINUTE)
    expect(account.changes.at(-1)).toBe('11 INSUFFICIENT_DATA OK')
  })

  test('CW21 what a service tells wakes it too', () => {
    const account = new Account().alarm({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: 'f' }], TreatMissingData: 'notBreaching' })
    account.pass(5 * MINUTE)
    expect([account.scheduled, account.changes]).toEqual([0, ['1 INSUFFICIENT_DATA OK']])
    account.told('lambda', 'env-1', 'InvokeEnded', { functionName: 'other', duration: 5, status: 'failed' })
    expect(account.scheduled).toBe(0)
    account.told('lambda', 'env-2', 'InvokeEnded', { functionName: 'f', duration: 5, status: 'failed' }).pass(MINUTE)
    expect(account.changes.at(-1)).toBe('6 OK ALARM')
    account.pass(5 * MINUTE)
    expect(account.changes.at(-1)).toBe('8 ALARM OK')
  })

  test('CW20 one with a period of seconds every ten', () => {
    const account = new Account().alarm({ Period: 10 })
    account.call('PutMetricData', { Namespace: 'App', MetricData: [{ MetricName: 'm', Value: 1, StorageResolution: 1 }] })
    account.pass(10_000)
    expect(account.alarmState).toBe('ALARM')
  })

  test('CW20 M out of N', () => {
    const account = new Account().alarm({ EvaluationPeriods: 3, DatapointsToAlarm: 2 })
    for (const value of [0, 1, 0, 1, 0, 0]) account.put(value).pass(MINUTE)
    expect(account.changes).toEqual(['1 INSUFFICIENT_DATA OK', '4 OK ALARM', '5 ALARM OK'])
  })

  test.each<[comparison: string, at: readonly [below: string, equal: string, above: string]]>([
    ['GreaterThanThreshold', ['OK', 'OK', 'ALARM']],
    ['GreaterThanOrEqualToThreshold', ['OK', 'ALARM', 'ALARM']],
    ['LessThanThreshold', ['ALARM', 'OK', 'OK']],
    ['LessThanOrEqualToThreshold', ['ALARM', 'ALARM', 'OK']],
  ])('CW23 %s', (ComparisonOperator, states) => {
    const at = (value: number) => new Account().alarm({ ComparisonOperator, Threshold: 5 }).put(value).pass(MINUTE).alarmState
    expect([4, 5, 6].map(at)).toEqual(states)
  })

  test('CW23 a percentile', () => {
    const slow = (Threshold: number) => new Account().alarm({ Statistic: null, ExtendedStatistic: 'p90', Threshold }).put(1, 1, 1, 1, 1, 1, 1, 1, 9, 100).pass(MINUTE).alarmState
    expect([8, 9].map(slow)).toEqual(['ALARM', 'OK'])
  })

  test('CW22 DynamoDB\'s metrics are ignored while they are missing', () => {
    const account = new Account().alarm({ Namespace: 'AWS/DynamoDB', MetricName: 'ThrottledRequests', TreatMissingData: 'breaching' })
    expect(account.pass(MINUTE).alarmState).toBe('INSUFFICIENT_DATA')
  })
})

describe('what an alarm does', () => {
  test('CW24 it publishes to a topic, invokes a function, and EventBridge is told', () => {
    const account = new Account().alarm({ AlarmActions: [TOPIC, FUNCTION], OKActions: ['arn:aws:sns:us-east-1:123456789012:fine'], AlarmDescription: 'too many' })
    account.put(2).pass(MINUTE)
    expect(account.calls.map(({ service, action, principal }) => `${service} ${action} ${principal}`)).toEqual([
      'events PutEvents cloudwatch.amazonaws.com',
      'sns Publish cloudwatch.amazonaws.com',
      'lambda Invoke lambda.alarms.cloudwatch.amazonaws.com',
    ])
    const [bus, publish, invoke] = account.calls.map(({ input }) => input)
    const reason = 'Threshold Crossed: 1 out of the last 1 datapoint [2.0 (01/01/25 00:00:00)] was greater than the threshold (0.0) (minimum 1 datapoint for OK -> ALARM transition).'
    expect(publish).toMatchObject({ TopicArn: TOPIC, Subject: 'ALARM: "a" in US East (N. Virginia)' })
    expect(JSON.parse(String(publish?.['Message']))).toMatchObject({
      AlarmName: 'a', AlarmDescription: 'too many', AWSAccountId: '123456789012', NewStateValue: 'ALARM', OldStateValue: 'INSUFFICIENT_DATA', NewStateReason: reason,
      StateChangeTime: '2025-01-01T00:01:00.000+0000', Trigger: { MetricName: 'm', Namespace: 'App', Statistic: 'SUM', Period: 60, Threshold: 0 },
    })
    expect(JSON.parse(String(invoke?.['Payload']))).toMatchObject({
      source: 'aws.cloudwatch', alarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:a',
      alarmData: { alarmName: 'a', state: { value: 'ALARM', reason }, previousState: { value: 'INSUFFICIENT_DATA' } },
    })
    const [entry] = (bus?.['Entries'] ?? []) as readonly JsonObject[]
    expect(entry).toMatchObject({ Source: 'aws.cloudwatch', DetailType: 'CloudWatch Alarm State Change' })
    expect(JSON.parse(String(entry?.['Detail']))).toMatchObject({ alarmName: 'a', state: { value: 'ALARM' } })
  })

  test('CW24 not again while it stays, and not with its actions disabled', () => {
    const account = new Account().alarm({ AlarmActions: [TOPIC] })
    account.put(2).pass(MINUTE).put(2).pass(MINUTE)
    expect(account.calls.filter(({ service }) => service === 'sns')).toHaveLength(1)
    const silent = new Account().alarm({ AlarmActions: [TOPIC] })
    silent.call('DisableAlarmActions', { AlarmNames: ['a'] })
    silent.put(2).pass(MINUTE)
    expect(silent.calls.map(({ service }) => service)).toEqual(['events'])
    silent.call('EnableAlarmActions', { AlarmNames: ['a'] })
    silent.put(0).pass(MINUTE).put(1).pass(MINUTE)
    expect(silent.calls.filter(({ service }) => service === 'sns')).toHaveLength(1)
  })

  test('CW25 the history tells configuration, states and actions, the newest first', () => {
    const account = new Account().alarm({ AlarmActions: [TOPIC] })
    account.put(2).pass(MINUTE)
    const publish = account.calls.find(({ service }) => service === 'sns')
    if (publish) account.reply(publish, { error: { name: 'NotFoundException', message: 'Topic does not exist', statusCode: 404 } })
    account.alarm()
    const history = (input: JsonObject = {}) => account.call('DescribeAlarmHistory', { AlarmName: 'a', ...input }).AlarmHistoryItems
    expect(history().map(({ HistoryItemType, HistorySummary }: any) => `${HistoryItemType}: ${HistorySummary}`)).toEqual([
      'ConfigurationUpdate: Alarm "a" updated',
      `Action: Failed to execute action ${TOPIC}. Received error: "NotFoundException: Topic does not exist"`,
      'StateUpdate: Alarm updated from INSUFFICIENT_DATA to ALARM',
      'ConfigurationUpdate: Alarm "a" created',
    ])
    expect(history({ HistoryItemType: 'StateUpdate' })).toHaveLength(1)
    expect(history({ ScanBy: 'TimestampAscending', MaxRecords: 1 })[0]).toMatchObject({ Timestamp: START / 1000, AlarmType: 'MetricAlarm' })
    account.pass(31 * 86_400_000)
    expect(history()).toEqual([])
  })

  test('CW26 SetAlarmState holds until the next evaluation', () => {
    const account = new Account().alarm({ AlarmActions: [TOPIC], TreatMissingData: 'notBreaching' }).pass(MINUTE)
    account.call('SetAlarmState', { AlarmName: 'a', StateValue: 'ALARM', StateReason: 'a test' })
    expect(account.call('DescribeAlarms').MetricAlarms[0]).toMatchObject({ StateValue: 'ALARM', StateReason: 'a test' })
    expect(account.calls.filter(({ service }) => service === 'sns')).toHaveLength(1)
    expect(account.pass(MINUTE).alarmState).toBe('OK')
  })
})

describe('alarms as resources', () => {
  test('CW27 are told as they were put, and keep their state when put again', () => {
    const account = new Account().alarm({ Dimensions: [{ Name: 'A', Value: '1' }], DatapointsToAlarm: 1, TreatMissingData: 'breaching' }).pass(MINUTE)
    account.alarm({ Threshold: 3 })
    expect(account.call('DescribeAlarms', { AlarmNames: ['a'] }).MetricAlarms).toEqual([{
      AlarmName: 'a',
      AlarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:a',
      AlarmConfigurationUpdatedTimestamp: START / 1000 + 60,
      ActionsEnabled: true,
      OKActions: [],
      AlarmActions: [],
      InsufficientDataActions: [],
      StateValue: 'ALARM',
      StateReason: 'Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [Breaching].',
      StateReasonData: expect.stringContaining('"recentDatapoints":[]'),
      StateUpdatedTimestamp: START / 1000 + 60,
      MetricName: 'm',
      Namespace: 'App',
      Statistic: 'Sum',
      Dimensions: [],
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      StateTransitionedTimestamp: START / 1000 + 60,
    }])
  })

  test('CW27 are found by name, prefix, state and action, and deleted', () => {
    const account = new Account().alarm().alarm({ AlarmName: 'ab', AlarmActions: [TOPIC] }).alarm({ AlarmName: 'b' })
    const names = (input: JsonObject) => account.call('DescribeAlarms', input).MetricAlarms.map(({ AlarmName }: any) => AlarmName).join(' ')
    expect(names({})).toBe('a ab b')
    expect(names({ AlarmNamePrefix: 'a' })).toBe('a ab')
    expect(names({ StateValue: 'ALARM' })).toBe('')
    expect(names({ ActionPrefix: 'arn:aws:sns' })).toBe('ab')
    expect(names({ MaxRecords: 2, NextToken: '2' })).toBe('b')
    account.call('DeleteAlarms', { AlarmNames: ['a', 'b'] })
    expect([names({}), account.scheduled]).toEqual(['ab', 1])
  })

  test.each<[why: string, input: JsonObject, refusal: string]>([
    ['CW27 more data points than periods', { DatapointsToAlarm: 2 }, 'ValidationError'],
    ['CW27 more than a day', { EvaluationPeriods: 1441 }, 'ValidationError'],
    ['CW27 no statistic', { Statistic: null }, 'MissingRequiredParameterException'],
    ['CW27 two statistics', { ExtendedStatistic: 'p90' }, 'InvalidParameterCombinationException'],
    ['CW27 another treatment', { TreatMissingData: 'maybe' }, 'ValidationError'],
    ['CW9 metric math', { Metrics: [{}] }, 'NotSimulated'],
    ['CW9 anomaly detection', { ComparisonOperator: 'GreaterThanUpperThreshold' }, 'NotSimulated'],
    ['CW9 another action', { AlarmActions: ['arn:aws:automate:us-east-1:ec2:stop'] }, 'NotSimulated'],
  ])('%s is refused', (_why, input, name) => {
    let message = ''
    try {
      new Account().alarm(input)
    } catch (error) {
      ;({ message } = error as Error)
    }
    expect(message).toMatch(new RegExp(`^${name}:`))
  })

  test.each<[action: string, input: JsonObject, refusal: string]>([
    ['SetAlarmState', { AlarmName: 'x', StateValue: 'OK', StateReason: '' }, 'ResourceNotFound'],
    ['DeleteAlarms', { AlarmNames: ['x'] }, 'ResourceNotFound'],
    ['PutCompositeAlarm', {}, 'NotSimulated'],
  ])('CW9 CW27 %s of what is not there is refused', (action, input, name) => {
    expect(new Account().refusal(action, input)).toMatch(new RegExp(`^${name}:`))
  })
})
