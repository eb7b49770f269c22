import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import type { Json, JsonObject } from '../kernel/json'
import { cloudOf, createSimulation } from './cloud'
import { loadRun, logHash, saveRun } from './savedRun'
import { services } from './services'

const ROLE = 'arn:aws:iam::123456789012:role/all'
const ARN = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`
const parts = { services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }
const MINUTE = 60_000

/** A world with a function that logs and fails when its event says so, and a workflow around it that logs. */
async function given() {
  const sim = createSimulation(parts, { seed: 5 })
  const cloud = cloudOf(sim)
  const createFunction = (FunctionName: string, Script: readonly Json[]) =>
    cloud.call('lambda', 'CreateFunction', { FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, Code: { Script } })
  await createFunction('pay', [{ log: 'paying' }, { compute: 20 }, { fail: { errorType: 'NoMoney', errorMessage: 'none' } }])
  await createFunction('watch', [{ log: 'seen' }])
  await cloud.call('logs', 'CreateLogGroup', { logGroupName: '/workflows' })
  const create = (group: string) =>
    cloud.call('states', 'CreateStateMachine', {
      name: 'orders',
      roleArn: ROLE,
      definition: JSON.stringify({ StartAt: 'Pay', States: { Pay: { Type: 'Task', Resource: ARN('lambda', 'function:pay'), End: true } } }),
      loggingConfiguration: { level: 'ALL', includeExecutionData: true, destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: ARN('logs', `log-group:${group}:*`) } }] },
    })
  await sim.runUntilQuiet()
  return { sim, cloud, create }
}

/** The story in which all of it meets. */
async function story() {
  const { sim, cloud, create } = await given()
  const { stateMachineArn } = await create('/workflows')
  await cloud.call('states', 'StartExecution', { stateMachineArn, name: 'one' })
  await sim.runUntilQuiet()
  return { sim, cloud, stateMachineArn }
}

test('SM5 a workflow that logs needs its log group', async () => {
  const { create } = await given()
  await expect(create('/other')).rejects.toThrow('Invalid Logging Configuration: Log Destination not found.')
})

test('LO6 LG51 a workflow’s log is read with GetLogEvents as soon as it is quiet', async () => {
  const { cloud } = await story()
  const { logStreams } = await cloud.call('logs', 'DescribeLogStreams', { logGroupName: '/workflows' })
  const [{ logStreamName }] = logStreams
  expect(logStreamName).toBe('states/orders/2025-01-01-00-00/00000001')
  const { events } = await cloud.call('logs', 'GetLogEvents', { logGroupName: '/workflows', logStreamName, startFromHead: true })
  expect(events.map(({ message }: { message: string }) => (JSON.parse(message) as JsonObject)['type'])).toEqual([
    'ExecutionStarted', 'TaskStateEntered', 'LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed', 'ExecutionFailed',
  ])
  const failed = await cloud.call('logs', 'FilterLogEvents', { logGroupName: '/workflows', filterPattern: '{ $.details.error = "NoMoney" && $.type = "ExecutionFailed" }' })
  expect(failed.events).toHaveLength(1)
})

test('LG50 LI7 a function’s log is in its group, a stream for each environment', async () => {
  const { sim, cloud } = await story()
  const logGroupName = '/aws/lambda/pay'
  const { logStreams } = await cloud.call('logs', 'DescribeLogStreams', { logGroupName })
  expect(logStreams.map(({ logStreamName }: { logStreamName: string }) => logStreamName)).toEqual([expect.stringMatching(/^2025\/01\/01\/\[\$LATEST\][0-9a-f]{32}$/)])
  const { events } = await cloud.call('logs', 'FilterLogEvents', { logGroupName, filterPattern: '?paying ?RequestId' })
  expect(events.map(({ message }: { message: string }) => message.replace(/[0-9a-f-]{36}/g, 'R').replace(/[\d.]+ ms/g, 'N ms'))).toEqual([
    'START RequestId: R Version: $LATEST\n',
    expect.stringMatching(/paying\n$/),
    'END RequestId: R\n',
    expect.stringMatching(/^REPORT RequestId: R\tDuration: N ms\tBilled Duration: N ms\t/),
  ])
  const started = sim.log.find(({ type }) => type === 'InvokeStarted')
  expect(events[0].timestamp).toBe(Math.floor(started?.at ?? 0))
})

test('CW10 CW11 CW12 metrics of both are asked with GetMetricStatistics, though nobody put any', async () => {
  const { sim, cloud, stateMachineArn } = await story()
  const read = async (Namespace: string, MetricName: string, Name: string, Value: string, Statistic = 'Sum') => {
    const { Datapoints } = await cloud.call('cloudwatch', 'GetMetricStatistics', {
      Namespace, MetricName, Dimensions: [{ Name, Value }], StartTime: new Date('2025-01-01T00:00:00Z'), EndTime: new Date('2025-01-01T00:05:00Z'), Period: 300, Statistics: [Statistic],
    })
    return Datapoints
  }
  expect(await read('AWS/Lambda', 'Errors', 'FunctionName', 'pay')).toEqual([{ Timestamp: new Date('2025-01-01T00:00:00Z'), Sum: 1, Unit: 'Count' }])
  const [{ Maximum: duration }] = await read('AWS/Lambda', 'Duration', 'FunctionName', 'pay', 'Maximum')
  expect(duration).toBe(sim.log.find(({ type }) => type === 'InvokeEnded')?.detail['duration'])
  expect(await read('AWS/States', 'ExecutionsFailed', 'StateMachineArn', stateMachineArn)).toMatchObject([{ Sum: 1 }])
  const [{ Sum: time }] = await read('AWS/States', 'ExecutionTime', 'StateMachineArn', stateMachineArn)
  const [{ Sum: task }] = await read('AWS/States', 'LambdaFunctionTime', 'LambdaFunctionArn', ARN('lambda', 'function:pay'))
  expect([time > duration, task]).toEqual([true, time])
  expect(sim.log.filter(({ detail }) => detail['action'] === 'PutMetricData')).toEqual([])
})

test('LG60 LG63 CW24 what is logged invokes a function, and an alarm on it reaches a queue through a topic', async () => {
  const { sim, cloud, stateMachineArn } = await story()
  const logGroupName = '/aws/lambda/pay'
  const { TopicArn } = await cloud.call('sns', 'CreateTopic', { Name: 'ops' })
  const { QueueUrl } = await cloud.call('sqs', 'CreateQueue', { QueueName: 'ops' })
  await cloud.call('sns', 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: ARN('sqs', 'ops'), Attributes: { RawMessageDelivery: 'true' } })
  await cloud.call('logs', 'PutSubscriptionFilter', { logGroupName, filterName: 'watch', filterPattern: 'paying', destinationArn: ARN('lambda', 'function:watch') })
  await cloud.call('logs', 'PutMetricFilter', {
    logGroupName, filterName: 'payments', filterPattern: 'paying', metricTransformations: [{ metricName: 'Payments', metricNamespace: 'Shop', metricValue: '1' }],
  })
  await cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'busy', Namespace: 'Shop', MetricName: 'Payments', Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching', AlarmActions: [TopicArn],
  })
  await sim.runFor(10 * MINUTE)
  for (let i = 0; i < 2; i++) await cloud.call('states', 'StartExecution', { stateMachineArn })
  await sim.runUntilQuiet()
  expect((await cloud.call('logs', 'FilterLogEvents', { logGroupName: '/aws/lambda/watch', filterPattern: 'seen' })).events).toHaveLength(2)
  await sim.runFor(MINUTE)
  const { MetricAlarms } = await cloud.call('cloudwatch', 'DescribeAlarms', {})
  expect(MetricAlarms[0]).toMatchObject({ StateValue: 'ALARM', StateUpdatedTimestamp: new Date('2025-01-01T00:11:00Z') })
  const { Messages } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl })
  expect(JSON.parse(Messages[0].Body)).toMatchObject({ AlarmName: 'busy', NewStateValue: 'ALARM', OldStateValue: 'OK' })
})

test('SQ50 CW28 an alarm watches how old the messages of a queue are: it goes off without anybody’s call, and back when the queue is empty', async () => {
  const { sim, cloud } = await given()
  const { QueueUrl } = await cloud.call('sqs', 'CreateQueue', { QueueName: 'backlog' })
  await cloud.call('cloudwatch', 'PutMetricAlarm', {
    AlarmName: 'late', Namespace: 'AWS/SQS', MetricName: 'ApproximateAgeOfOldestMessage', Dimensions: [{ Name: 'QueueName', Value: 'backlog' }],
    Statistic: 'Maximum', Period: 60, EvaluationPeriods: 2, Threshold: 100, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching',
  })
  const state = async () => (await cloud.call('cloudwatch', 'DescribeAlarms', {})).MetricAlarms[0]
  await cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody: 'wait' })
  await sim.runFor(2 * MINUTE)
  expect((await state()).StateValue).not.toBe('ALARM')
  await sim.runFor(MINUTE)
  expect(await state()).toMatchObject({ StateValue: 'ALARM', StateUpdatedTimestamp: new Date('2025-01-01T00:03:00Z') })
  const { Messages } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl })
  await cloud.call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle: Messages[0].ReceiptHandle })
  await sim.runFor(3 * MINUTE)
  expect((await state()).StateValue).toBe('OK')
})

test('EX8 the same inputs give the same log, also after a save and a load', async () => {
  const run = async () => {
    const { sim, cloud } = await story()
    await cloud.call('logs', 'FilterLogEvents', { logGroupName: '/aws/lambda/pay' })
    await cloud.call('cloudwatch', 'ListMetrics', {})
    return sim
  }
  const [one, other] = [await run(), await run()]
  expect(JSON.stringify(other.log)).toBe(JSON.stringify(one.log))
  const loaded = loadRun(parts, JSON.parse(JSON.stringify(saveRun(one, { seed: 5 }))))
  expect(loaded && logHash(loaded)).toBe(logHash(one))
})
