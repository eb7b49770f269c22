import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  DescribeAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  GetMetricDataCommand,
  GetMetricStatisticsCommand,
  paginateListMetrics,
  PutMetricAlarmCommand,
  PutMetricDataCommand,
  ResourceNotFound,
  SetAlarmStateCommand,
  waitUntilAlarmExists,
} from '@aws-sdk/client-cloudwatch'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const Namespace = 'Shop'
const span = { StartTime: new Date('2025-01-01T00:00:00Z'), EndTime: new Date('2025-01-01T01:00:00Z') }
let cloud: Cloud
let cloudwatch: CloudWatchClient
let realTime: () => void

beforeEach(() => {
  cloud = sdkWorld()
  cloudwatch = new CloudWatchClient(clientConfig(cloud))
  realTime = inVirtualTime(cloud)
})
afterEach(() => realTime())

async function put(values: readonly number[], count = 1): Promise<void> {
  const MetricData = Array.from({ length: count }, (_, n) => ({
    MetricName: `Orders${n || ''}`, Values: [...values], Counts: values.map(() => 1), Timestamp: new Date(cloud.now), Dimensions: [{ Name: 'Store', Value: 'ü' }],
  }))
  await cloudwatch.send(new PutMetricDataCommand({ Namespace, MetricData }))
}

const alarm = {
  AlarmName: 'many', Namespace, MetricName: 'Orders', Dimensions: [{ Name: 'Store', Value: 'ü' }], Statistic: 'Sum' as const, Period: 60,
  EvaluationPeriods: 1, Threshold: 5, ComparisonOperator: 'GreaterThanThreshold' as const,
}

test('metrics are put, compressed where they are many, listed in pages, and told', async () => {
  await put([1, 2.5, 4], 600)
  const told = await cloudwatch.send(
    new GetMetricStatisticsCommand({ Namespace, MetricName: 'Orders', Dimensions: alarm.Dimensions, ...span, Period: 3600, Statistics: ['Sum', 'Maximum'] }),
  )
  expect(told.Datapoints).toEqual([{ Timestamp: span.StartTime, Sum: 7.5, Maximum: 4, Unit: 'None' }])
  const pages: (number | undefined)[] = []
  for await (const page of paginateListMetrics({ client: cloudwatch }, { Namespace })) pages.push(page.Metrics?.length)
  expect(pages).toEqual([500, 100])
  const data = await cloudwatch.send(
    new GetMetricDataCommand({
      ...span,
      MetricDataQueries: [
        { Id: 'm', MetricStat: { Metric: { Namespace, MetricName: 'Orders', Dimensions: alarm.Dimensions }, Period: 3600, Stat: 'Sum' }, ReturnData: false },
        { Id: 'twice', Expression: 'm * 2' },
      ],
    }),
  )
  expect(data.MetricDataResults).toMatchObject([{ Id: 'twice', Values: [15], Timestamps: [span.StartTime] }])
})

test('an alarm goes off, is told with its history, switched and deleted', async () => {
  await cloudwatch.send(new PutMetricAlarmCommand(alarm))
  await waitUntilAlarmExists({ client: cloudwatch, maxWaitTime: 60 }, { AlarmNames: ['many'] })
  await put([6])
  await cloud.runFor(120_000)
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }))
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'many', Threshold: 5, StateUpdatedTimestamp: expect.any(Date) }])
  await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: ['many'] }))
  await cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: ['many'] }))
  await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'many', StateValue: 'OK', StateReason: 'by hand' }))
  const { AlarmHistoryItems = [] } = await cloudwatch.send(new DescribeAlarmHistoryCommand({ AlarmName: 'many', HistoryItemType: 'StateUpdate' }))
  expect(AlarmHistoryItems[0]?.HistorySummary).toBe('Alarm updated from ALARM to OK')
  await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: ['many'] }))
  const failed = await cloudwatch.send(new SetAlarmStateCommand({ AlarmName: 'many', StateValue: 'OK', StateReason: 'x' })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ResourceNotFound)
})
