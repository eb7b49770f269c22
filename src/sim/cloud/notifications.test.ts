import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import type { Json, JsonObject } from '../kernel/json'
import { createSimulation } from './cloud'
import { loadRun, logHash, saveRun } from './savedRun'
import { services } from './services'

const ROLE = 'arn:aws:iam::123456789012:role/all'
const ARN = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`
const parts = { services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }

/** A world of all services, with a function and two queues. */
async function given() {
  const sim = createSimulation(parts, { seed: 3 })
  const call = (service: string, action: string, input: JsonObject) => sim.call(service, action, input) as Promise<JsonObject>
  await call('lambda', 'CreateFunction', {
    FunctionName: 'work', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE,
    Code: { Script: [{ log: 'got it' }, { return: { $: 'event' } }] },
  })
  const urls: Record<string, string> = {}
  for (const QueueName of ['small', 'large']) urls[QueueName] = String((await call('sqs', 'CreateQueue', { QueueName }))['QueueUrl'])
  await sim.runUntilQuiet()
  const bodiesIn = async (queue: string) => {
    const { Messages: messages = [] } = await call('sqs', 'ReceiveMessage', { QueueUrl: urls[queue]!, MaxNumberOfMessages: 10 })
    return (messages as JsonObject[]).map(({ Body: body }) => String(body))
  }
  const machine = async (name: string, state: JsonObject) =>
    String((await call('states', 'CreateStateMachine', { name, roleArn: ROLE, definition: JSON.stringify({ StartAt: 'S', States: { S: state } }) }))['stateMachineArn'])
  const outcome = async (stateMachineArn: string, input: Json = {}) => {
    const { executionArn } = await call('states', 'StartExecution', { stateMachineArn, input: JSON.stringify(input) })
    await sim.runUntilQuiet()
    return call('states', 'DescribeExecution', { executionArn: executionArn! })
  }
  const rule = async (Name: string, pattern: Json, ...targets: JsonObject[]) => {
    await call('events', 'PutRule', { Name, EventPattern: JSON.stringify(pattern) })
    await call('events', 'PutTargets', { Rule: Name, Targets: targets.map((target, i) => ({ Id: `t${i}`, ...target })) })
  }
  return { sim, call, bodiesIn, machine, outcome, rule }
}

test('EV10 an event reaches a function, a queue and a state machine', async () => {
  const { sim, call, bodiesIn, machine, rule } = await given()
  const pass = await machine('fulfil', { Type: 'Pass', End: true })
  await rule('orders', { source: ['shop'], detail: { total: [{ numeric: ['>', 10] }] } }, { Arn: ARN('lambda', 'function:work') }, { Arn: ARN('sqs', 'large'), InputPath: '$.detail.id' }, { Arn: pass, RoleArn: ROLE, InputPath: '$.detail' })

  const entry = (id: string, total: number) => ({ Source: 'shop', DetailType: 'OrderPlaced', Detail: JSON.stringify({ id, total }) })
  await call('events', 'PutEvents', { Entries: [entry('o-1', 12), entry('o-2', 5)] })
  await sim.runUntilQuiet()

  expect(await bodiesIn('large')).toEqual(['"o-1"'])
  expect(sim.log.filter(({ service, type }) => service === 'lambda' && type === 'AsyncEventQueued')).toHaveLength(1)
  const { executions } = await call('states', 'ListExecutions', { stateMachineArn: pass })
  expect(executions).toMatchObject([{ status: 'SUCCEEDED' }])
  const [{ executionArn }] = executions as [JsonObject]
  expect(await call('states', 'DescribeExecution', { executionArn: executionArn! })).toMatchObject({ input: '{"id":"o-1","total":12}' })
})

test('SN10 a message reaches the queues whose filters let it through, and a function', async () => {
  const { sim, call, bodiesIn } = await given()
  const { TopicArn: topic } = await call('sns', 'CreateTopic', { Name: 'orders' })
  const subscribe = (Protocol: string, Endpoint: string, Attributes: JsonObject = {}) => call('sns', 'Subscribe', { TopicArn: topic!, Protocol, Endpoint, Attributes })
  const filter = (pattern: Json) => ({ FilterPolicy: JSON.stringify(pattern), FilterPolicyScope: 'MessageBody', RawMessageDelivery: 'true' })
  await subscribe('sqs', ARN('sqs', 'small'), filter({ total: [{ numeric: ['<', 10] }] }))
  await subscribe('sqs', ARN('sqs', 'large'), filter({ total: [{ numeric: ['>=', 10] }] }))
  await subscribe('lambda', ARN('lambda', 'function:work'))

  for (const total of [5, 50, 7]) await call('sns', 'Publish', { TopicArn: topic!, Message: JSON.stringify({ total }) })
  await sim.runUntilQuiet()

  expect([(await bodiesIn('small')).sort(), await bodiesIn('large')]).toEqual([['{"total":5}', '{"total":7}'], ['{"total":50}']])
  expect(sim.log.filter(({ service, type }) => service === 'lambda' && type === 'AsyncEventQueued')).toHaveLength(3)
})

test('EV10 EV11 a task puts events, and fails when an entry is refused', async () => {
  const { bodiesIn, machine, outcome, rule } = await given()
  await rule('orders', { source: ['workflow'] }, { Arn: ARN('sqs', 'small'), InputPath: '$.detail' })
  const task = await machine('put', { Type: 'Task', Resource: 'arn:aws:states:::events:putEvents', Parameters: { Entries: [{ 'Source.$': '$.source', DetailType: 'Done', Detail: { 'order.$': '$.order' } }] }, End: true })

  expect(await outcome(task, { source: 'workflow', order: 'o-1' })).toMatchObject({ status: 'SUCCEEDED', output: expect.stringMatching(/^\{"Entries":\[\{"EventId":"[0-9a-f-]{36}"\}\],"FailedEntryCount":0\}$/) })
  expect(await bodiesIn('small')).toEqual(['{"order":"o-1"}'])

  const failed = await outcome(task, { source: '', order: 'o-2' })
  expect(failed).toMatchObject({ status: 'FAILED', error: 'EventBridge.FailedEntry' })
  expect(failed['cause']).toBe('{"Entries":[{"ErrorCode":"InvalidArgument","ErrorMessage":"Parameter Source is not valid. Reason: Source is a required argument."}],"FailedEntryCount":1}')
})

test('SN9 SN10 a task publishes, and is refused in the words of SNS', async () => {
  const { call, bodiesIn, machine, outcome } = await given()
  const { TopicArn: topic } = await call('sns', 'CreateTopic', { Name: 'orders' })
  await call('sns', 'Subscribe', { TopicArn: topic!, Protocol: 'sqs', Endpoint: ARN('sqs', 'small'), Attributes: { RawMessageDelivery: 'true' } })
  const task = await machine('publish', { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { 'TopicArn.$': '$.topic', Message: { hello: 1 } }, End: true })

  const done = await outcome(task, { topic: topic! })
  expect(done['status']).toBe('SUCCEEDED')
  expect(JSON.parse(String(done['output']))).toMatchObject({ MessageId: expect.any(String), SdkHttpMetadata: { HttpStatusCode: 200 } })
  expect(await bodiesIn('small')).toEqual(['{"hello":1}'])

  expect(await outcome(task, { topic: `${String(topic)}2` })).toMatchObject({
    status: 'FAILED', error: 'SNS.NotFoundException', cause: expect.stringMatching(/^Topic does not exist \(Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: [0-9a-f-]{36}; Proxy: null\)$/),
  })
})

test('EV21 SN10 an event goes through a topic to a queue, and a run is the same again, and after a save and load', async () => {
  const run = async () => {
    const world = await given()
    const { TopicArn: topic } = await world.call('sns', 'CreateTopic', { Name: 'orders' })
    await world.call('sns', 'Subscribe', { TopicArn: topic!, Protocol: 'sqs', Endpoint: ARN('sqs', 'small') })
    await world.rule('orders', { source: ['shop'] }, { Arn: String(topic) }, { Arn: ARN('lambda', 'function:work') })
    await world.call('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'OrderPlaced', Detail: '{}' }] })
    await world.sim.runUntilQuiet()
    return world
  }
  const [one, other] = [await run(), await run()]
  const [body] = await one.bodiesIn('small')
  expect(JSON.parse(String((JSON.parse(body!) as JsonObject)['Message']))).toMatchObject({ source: 'shop' })
  await other.bodiesIn('small')
  expect(JSON.stringify(other.sim.log)).toBe(JSON.stringify(one.sim.log))
  const loaded = loadRun(parts, JSON.parse(JSON.stringify(saveRun(one.sim, { seed: 3 }))))
  expect(loaded && logHash(loaded)).toBe(logHash(one.sim))
})

test('EV22 an event comes to a stream, and a saved run tells the same', async () => {
  const { sim, call, rule } = await given()
  await call('kinesis', 'CreateStream', { StreamName: 'clicks', ShardCount: 1 })
  await sim.runFor(60_000)
  await rule('to-stream', { source: ['shop'] }, { Arn: ARN('kinesis', 'stream/clicks'), RoleArn: ROLE, InputPath: '$.detail', KinesisParameters: { PartitionKeyPath: '$.detail.user' } })
  await call('events', 'PutEvents', { Entries: [{ Source: 'shop', DetailType: 'Click', Detail: '{"user":"ada","n":1}' }] })
  await sim.runUntilQuiet()
  const { Shards } = await call('kinesis', 'ListShards', { StreamName: 'clicks' })
  const { ShardIterator } = await call('kinesis', 'GetShardIterator', { StreamName: 'clicks', ShardId: (Shards as JsonObject[])[0]!['ShardId']!, ShardIteratorType: 'TRIM_HORIZON' })
  expect((await call('kinesis', 'GetRecords', { ShardIterator: ShardIterator! }))['Records']).toMatchObject([{ PartitionKey: 'ada', Data: btoa('{"user":"ada","n":1}') }])
  const loaded = loadRun(parts, JSON.parse(JSON.stringify(saveRun(sim, { seed: 3 }))))
  expect(loaded && logHash(loaded)).toBe(logHash(sim))
})
