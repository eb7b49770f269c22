import { expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, START } from '../account.testing'

/** One statistic of the first minute. */
function read(account: Account, Namespace: string, MetricName: string, dimensions: { readonly [name: string]: string }, Statistic = 'Sum'): number | undefined {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
  const StartTime = START / 1000
  const { Datapoints } = account.call('GetMetricStatistics', { Namespace, MetricName, Dimensions, StartTime, EndTime: StartTime + 60, Period: 60, Statistics: [Statistic] })
  return Datapoints[0]?.[Statistic]
}

test('CW10 Lambda: an invocation counts when it was invoked, for the function and for all', () => {
  const account = new Account().pass(59_000)
  account.told('lambda', 'env-1', 'InvokeStarted', { functionName: 'f' }).pass(4000)
  account.told('lambda', 'env-1', 'InvokeEnded', { functionName: 'f', duration: 4000, status: 'failed' })
  account.told('lambda', 'env-1', 'InvokeStarted', { functionName: 'f' })
  account.told('lambda', 'env-1', 'InvokeEnded', { functionName: 'f', duration: 4000, status: 'succeeded' })
  for (const dimensions of [{ FunctionName: 'f' }, { FunctionName: 'f', Resource: 'f' }, {}] as { readonly [name: string]: string }[]) {
    const of = (name: string, statistic?: string) => read(account, 'AWS/Lambda', name, dimensions, statistic)
    expect([of('Invocations'), of('Errors'), of('Errors', 'Average'), of('Throttles'), of('Duration', 'Maximum')]).toEqual([2, 1, 0.5, 0, 4000])
  }
})

test('CW10 Lambda: as many run as have an environment at work, INIT included', () => {
  const account = new Account()
  const tell = (environment: string, type: string, functionName: string) => account.told('lambda', environment, type, { functionName, duration: 1, status: 'succeeded' })
  tell('env-1', 'EnvironmentStarted', 'f')
  tell('env-2', 'EnvironmentStarted', 'f')
  tell('env-1', 'InvokeStarted', 'f')
  tell('env-3', 'EnvironmentStarted', 'g')
  tell('env-1', 'InvokeEnded', 'f')
  expect(read(account, 'AWS/Lambda', 'ConcurrentExecutions', { FunctionName: 'f' }, 'Maximum')).toBe(2)
  expect(read(account, 'AWS/Lambda', 'ConcurrentExecutions', {}, 'Maximum')).toBe(3)
  tell('env-1', 'InvokeStarted', 'f')
  expect(read(account, 'AWS/Lambda', 'ConcurrentExecutions', { FunctionName: 'f' }, 'SampleCount')).toBe(3)
})

test('CW10 Lambda: the age of what comes off a stream, and of nothing else', () => {
  const account = new Account()
  account.told('lambda', 'mapping-1', 'BatchInvoked', { functionName: 'f', iteratorAge: 1500 })
  account.told('lambda', 'mapping-1', 'BatchInvoked', { functionName: 'f', iteratorAge: 500 })
  account.told('lambda', 'mapping-2', 'BatchInvoked', { functionName: 'g' })
  expect(read(account, 'AWS/Lambda', 'IteratorAge', { FunctionName: 'f' }, 'Maximum')).toBe(1500)
  expect(read(account, 'AWS/Lambda', 'IteratorAge', {}, 'Average')).toBe(1000)
  expect(read(account, 'AWS/Lambda', 'IteratorAge', { FunctionName: 'g' })).toBeUndefined()
})

test('CW10 Lambda: throttles and asynchronous events', () => {
  const account = new Account()
  for (const type of ['Throttled', 'Throttled', 'AsyncEventQueued', 'AsyncEventDiscarded', 'RecursionStopped']) account.told('lambda', 'f', type, {})
  const of = (name: string) => read(account, 'AWS/Lambda', name, { FunctionName: 'f' })
  expect([of('Throttles'), of('AsyncEventsReceived'), of('AsyncEventsDropped'), of('RecursiveInvocationsDropped'), of('Invocations')]).toEqual([2, 1, 1, 1, undefined])
})

test('CW10 Lambda: what provisioned concurrency serves, and what it spills', () => {
  const account = new Account()
  const begin = (environment: string, provisioned: JsonObject) => account.told('lambda', environment, 'InvokeStarted', { functionName: 'f', cold: false, provisioned: { qualifier: 'live', ...provisioned } })
  begin('env-1', { busy: 1, of: 4 })
  begin('env-2', { busy: 2, of: 4 })
  begin('env-9', { spillover: true })
  const of = (name: string, statistic?: string) => read(account, 'AWS/Lambda', name, { FunctionName: 'f', Resource: 'f:live' }, statistic)
  expect([of('ProvisionedConcurrencyInvocations'), of('ProvisionedConcurrentExecutions', 'Maximum'), of('ProvisionedConcurrencyUtilization', 'Maximum'), of('ProvisionedConcurrencySpilloverInvocations')]).toEqual([2, 2, 0.5, 1])
})

test('CW10 Lambda: how old asynchronous events were when they were handed over, and what could not be delivered', () => {
  const account = new Account()
  account.told('lambda', 'env-1', 'InvokeStarted', { functionName: 'f', cold: true, eventAge: 250 })
  account.told('lambda', 'env-1', 'InvokeEnded', { functionName: 'f', duration: 10, status: 'failed' })
  account.told('lambda', 'env-1', 'InvokeStarted', { functionName: 'f', cold: false, eventAge: 60_250 })
  account.told('lambda', 'env-2', 'InvokeStarted', { functionName: 'f', cold: true })
  account.told('lambda', 'f', 'DestinationDeliveryFailed', { destination: 'arn:aws:sqs:us-east-1:123456789012:q', deadLetter: true })
  for (let i = 0; i < 2; i++) account.told('lambda', 'f', 'DestinationDeliveryFailed', { destination: 'arn:aws:sns:us-east-1:123456789012:t' })
  const of = (name: string, statistic?: string) => read(account, 'AWS/Lambda', name, { FunctionName: 'f' }, statistic)
  expect([of('AsyncEventAge', 'SampleCount'), of('AsyncEventAge', 'Maximum'), of('DeadLetterErrors'), of('DestinationDeliveryFailures')]).toEqual([2, 60_250, 1, 2])
})

test.each<[why: string, execution: string, machine: string]>([
  ['a Standard execution', 'execution:orders:one', 'orders'],
  ['an Express one', 'express:orders:one:uuid', 'orders'],
  ['a child of a Map Run', 'execution:orders/label:uuid', 'orders/label'],
])('CW11 Step Functions: %s', (_why, execution, machine) => {
  const account = new Account()
  const arn = `arn:aws:states:us-east-1:123456789012:${execution}`
  account.told('states', arn, 'ExecutionStarted', { id: 1, previousEventId: 0 }).pass(250)
  account.told('states', arn, 'ApiCallStarted', {})
  account.told('states', arn, 'ExecutionFailed', { id: 2, previousEventId: 1 })
  const of = (name: string) => read(account, 'AWS/States', name, { StateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${machine}` })
  expect([of('ExecutionsStarted'), of('ExecutionsFailed'), of('ExecutionsSucceeded'), of('ExecutionTime')]).toEqual([1, 1, undefined, 250])
})

test('CW11 Step Functions: an execution that was redriven', () => {
  const account = new Account()
  const arn = 'arn:aws:states:us-east-1:123456789012:execution:orders:one'
  const types = ['ExecutionStarted', 'ExecutionFailed', 'ExecutionRedriven', 'ExecutionFailed', 'ExecutionRedriven', 'ExecutionSucceeded']
  types.forEach((type, at) => account.told('states', arn, type, { id: at + 1, previousEventId: at }))
  const names = ['ExecutionsRedriven', 'ExecutionsFailed', 'RedrivenExecutionsFailed', 'RedrivenExecutionsSucceeded', 'RedrivenExecutionsAborted']
  const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:orders'
  expect(names.map((name) => read(account, 'AWS/States', name, { StateMachineArn }))).toEqual([2, 2, 1, 1, undefined])
})

test.each<[task: string, details: JsonObject, metrics: { readonly [name: string]: number }, dimension: { readonly [name: string]: string }]>([
  ['LambdaFunction', { resource: 'arn:f' }, { LambdaFunctionsScheduled: 1, LambdaFunctionsStarted: 1, LambdaFunctionsFailed: 1, LambdaFunctionScheduleTime: 10, LambdaFunctionRunTime: 20, LambdaFunctionTime: 30 }, { LambdaFunctionArn: 'arn:f' }],
  ['Task', { resourceType: 'sqs', resource: 'sendMessage' }, { ServiceIntegrationsStarted: 1, ServiceIntegrationRunTime: 20 }, { ServiceIntegrationResourceArn: 'arn:aws:states:::sqs:sendMessage' }],
  ['Activity', { resource: 'arn:a' }, { ActivitiesScheduled: 1, ActivityTime: 30 }, { ActivityArn: 'arn:a' }],
])('CW12 Step Functions: tasks of the kind %s', (task, details, metrics, dimension) => {
  const account = new Account()
  const arn = 'arn:aws:states:us-east-1:123456789012:execution:orders:one'
  const tell = (id: number, previousEventId: number, type: string, more: JsonObject = {}) => account.told('states', arn, type, { id, previousEventId, ...more })
  tell(1, 0, 'ExecutionStarted')
  tell(2, 0, 'TaskStateEntered')
  tell(3, 2, `${task}Scheduled`, { details }).pass(10)
  tell(4, 2, 'PassStateEntered')
  tell(5, 3, `${task}Started`).pass(20)
  tell(6, 5, `${task}Failed`)
  for (const [name, value] of Object.entries(metrics)) expect([name, read(account, 'AWS/States', name, dimension)]).toEqual([name, value])
})

test('CW13 SQS: what its calls did', () => {
  const account = new Account()
  const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/q'
  const tell = (action: string, more: JsonObject) => account.told('sqs', url, 'ApiCallEnded', { action, ...more })
  tell('SendMessage', { output: {} })
  tell('SendMessage', { error: { name: 'QueueDoesNotExist' } })
  tell('SendMessage', { output: {}, mocked: true })
  tell('SendMessageBatch', { output: { Successful: [{}, {}], Failed: [{}] } })
  tell('ReceiveMessage', { output: { Messages: [{}, {}] } })
  tell('ReceiveMessage', { output: {} })
  tell('DeleteMessage', { output: null })
  tell('DeleteMessage', { output: {} })
  const of = (name: string) => read(account, 'AWS/SQS', `NumberOf${name}`, { QueueName: 'q' })
  expect([of('MessagesSent'), of('MessagesReceived'), of('EmptyReceives'), of('MessagesDeleted')]).toEqual([3, 2, 1, 1])
})

test('CW28 SQS: what is in its queues each minute; of nothing delayed or in flight, and of no message, nothing is told', () => {
  const account = new Account()
  const url = 'https://sqs.us-east-1.amazonaws.com/123456789012/q'
  account.told('sqs', url, 'QueueMeasured', { visible: 5, inFlight: 2, delayed: 1, oldestSeconds: 60, groupsInFlight: 1 })
  account.told('sqs', url, 'QueueMeasured', { visible: 1, inFlight: 0, delayed: 0 })
  const names = account.call('ListMetrics', { Namespace: 'AWS/SQS' }).Metrics.map(({ MetricName }: { MetricName: string }) => MetricName)
  const samples = names.map((name: string) => {
    const { Datapoints } = account.call('GetMetricStatistics', {
      Namespace: 'AWS/SQS', MetricName: name, Dimensions: [{ Name: 'QueueName', Value: 'q' }], StartTime: START / 1000, EndTime: START / 1000 + 60, Period: 60, Statistics: ['SampleCount', 'Maximum'],
    })
    const [{ SampleCount, Maximum, Unit }] = Datapoints
    return `${name} ${SampleCount} ${Maximum} ${Unit}`
  })
  expect(samples.sort()).toEqual([
    'ApproximateAgeOfOldestMessage 1 60 Seconds',
    'ApproximateNumberOfGroupsWithInflightMessages 1 1 Count',
    'ApproximateNumberOfMessagesDelayed 1 1 Count',
    'ApproximateNumberOfMessagesNotVisible 1 2 Count',
    'ApproximateNumberOfMessagesVisible 2 5 Count',
  ])
})

test('CW17 DynamoDB: what its calls came to, and what expired', () => {
  const account = new Account()
  const tell = (action: string, more: JsonObject) => account.told('dynamodb', 'orders', 'ApiCallEnded', { action, ...more })
  const refused = (name: string) => ({ error: { name, message: '' } })
  tell('PutItem', { output: {} })
  tell('PutItem', refused('ProvisionedThroughputExceededException'))
  tell('PutItem', { ...refused('ProvisionedThroughputExceededException'), mocked: true })
  tell('PutItem', refused('ConditionalCheckFailedException'))
  tell('PutItem', refused('ValidationException'))
  tell('Query', { output: { Count: 3, Items: [] } })
  tell('Query', { output: { Count: 4, Items: [] } })
  account.told('dynamodb', 'orders', 'ItemExpired', {})
  const of = (name: string, more: { readonly [name: string]: string } = {}) => read(account, 'AWS/DynamoDB', name, { TableName: 'orders', ...more })
  expect(of('ThrottledRequests', { Operation: 'PutItem' })).toBe(1)
  expect(of('ReturnedItemCount', { Operation: 'Query' })).toBe(7)
  account.told('dynamodb', 'orders', 'CapacityConsumed', { from: account.now, reads: 2.5, writes: 0 }).told('dynamodb', 'orders', 'CapacityConsumed', { from: account.now, index: 'byDate', reads: 0, writes: 4 })
  expect([of('ConsumedReadCapacityUnits'), of('ConsumedWriteCapacityUnits', { GlobalSecondaryIndexName: 'byDate' })]).toEqual([2.5, 4])
  expect([of('ConditionalCheckFailedRequests'), of('TimeToLiveDeletedItemCount')]).toEqual([1, 1])
})

test('CW14 SNS and EventBridge: what they delivered', () => {
  const account = new Account()
  account.told('sns', 't', 'MessagePublished', {}).told('sns', 't', 'NotificationDelivered', {}).told('events', 'r', 'DeliveryFailed', {})
  expect(read(account, 'AWS/SNS', 'NumberOfMessagesPublished', { TopicName: 't' })).toBe(1)
  expect(read(account, 'AWS/SNS', 'NumberOfNotificationsDelivered', { TopicName: 't' })).toBe(1)
  expect(read(account, 'AWS/Events', 'FailedInvocations', { RuleName: 'r' })).toBe(1)
})

test('CW15 what CloudWatch Logs extracts', () => {
  const account = new Account()
  const metric = { namespace: 'Shop', metricName: 'Latency', dimensions: { Service: 'pay' }, unit: 'Milliseconds', values: [1, 2], timestamp: START }
  account.told('logs', '/app', 'MetricExtracted', metric)
  expect(read(account, 'Shop', 'Latency', { Service: 'pay' }, 'Average')).toBe(1.5)
})

test('CW16 the log is read once, in whatever portions', () => {
  const account = new Account()
  for (let i = 0; i < 3; i++) {
    account.told('lambda', 'env-1', 'InvokeEnded', { functionName: 'f', duration: 0, status: 'succeeded' })
    if (i !== 1) expect(read(account, 'AWS/Lambda', 'Invocations', { FunctionName: 'f' })).toBe(i + 1)
  }
})

test('CW18 API Gateway: what was answered, how, and how long it took, for the API and its stage', () => {
  const account = new Account()
  const tell = (id: string, more: JsonObject) => account.told('apigateway', id, 'RequestAnswered', { stageName: 'dev', ...more })
  tell('a1', { apiName: 'orders', status: 200, latency: 40, integrationLatency: 30, cache: 'miss' })
  tell('a1', { apiName: 'orders', status: 200, latency: 2, cache: 'hit' })
  tell('a1', { apiName: 'orders', status: 429, latency: 0 })
  tell('a1', { apiName: 'orders', status: 504, latency: 29_000, integrationLatency: 29_000 })
  tell('h1', { status: 404, latency: 1 })
  for (const dimensions of [{ ApiName: 'orders' }, { ApiName: 'orders', Stage: 'dev' }] as { readonly [name: string]: string }[]) {
    const of = (name: string, statistic?: string) => read(account, 'AWS/ApiGateway', name, dimensions, statistic)
    expect([of('Count'), of('4XXError'), of('5XXError', 'Average'), of('Latency', 'Maximum'), of('IntegrationLatency', 'Minimum')]).toEqual([4, 1, 0.25, 29_000, 30])
    expect([of('CacheHitCount'), of('CacheMissCount')]).toEqual([1, 1])
  }
  const ofHttp = (name: string) => read(account, 'AWS/ApiGateway', name, { ApiId: 'h1' })
  expect([ofHttp('Count'), ofHttp('4xx'), ofHttp('5xx'), ofHttp('4XXError')]).toEqual([1, 1, 0, undefined])
})

test('CW19 WebSocket APIs: connections, messages both ways, and whose the errors are', () => {
  const account = new Account()
  const tell = (type: string, more: JsonObject) => account.told('apigateway', 'w1', type, { stageName: 'prod', ...more })
  tell('RouteAnswered', { eventType: 'CONNECT', status: 200 })
  tell('RouteAnswered', { eventType: 'CONNECT', status: 403, responseType: 'ACCESS_DENIED' })
  tell('RouteAnswered', { eventType: 'MESSAGE', status: 200, integrationLatency: 12 })
  tell('RouteAnswered', { eventType: 'MESSAGE', status: 500, integrationLatency: 20 })
  tell('RouteAnswered', { eventType: 'MESSAGE', status: 504, responseType: 'INTEGRATION_TIMEOUT', integrationLatency: 29_000 })
  tell('MessageSent', { bytes: 10 })
  tell('RouteAnswered', { eventType: 'DISCONNECT', status: 200 })
  for (const dimensions of [{ ApiId: 'w1' }, { ApiId: 'w1', Stage: 'prod' }] as { readonly [name: string]: string }[]) {
    const of = (name: string, statistic?: string) => read(account, 'AWS/ApiGateway', name, dimensions, statistic)
    expect([of('ConnectCount'), of('MessageCount'), of('ClientError'), of('ExecutionError'), of('IntegrationError'), of('IntegrationLatency', 'Maximum')]).toEqual([2, 4, 1, 1, 1, 29_000])
  }
})
