import { expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { services } from '../../../cloud/services'
import { createGuestHost } from '../../../handlers/handlers'
import type { JsonObject } from '../../../kernel/json'

const ARN = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`
const QUEUE = { QueueArn: ARN('sqs', 'changes'), Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'] }
const under = (prefix: string, suffix = '') => ({ Key: { FilterRules: [{ Name: 'prefix', Value: prefix }, { Name: 'suffix', Value: suffix }] } })

/** A world with a bucket, a queue, a topic that leads to another queue, and a function. */
async function given() {
  const sim = createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) })
  const call = (service: string, action: string, input: JsonObject) => sim.call(service, action, input) as Promise<JsonObject>
  const s3 = (action: string, input: JsonObject = {}) => call('s3', action, { Bucket: 'photos', ...input })
  await s3('CreateBucket')
  const urls: Record<string, string> = {}
  for (const QueueName of ['changes', 'fans']) urls[QueueName] = String((await call('sqs', 'CreateQueue', { QueueName }))['QueueUrl'])
  const { TopicArn } = await call('sns', 'CreateTopic', { Name: 'told' })
  await call('sns', 'Subscribe', { TopicArn: TopicArn!, Protocol: 'sqs', Endpoint: ARN('sqs', 'fans'), Attributes: { RawMessageDelivery: 'true' } })
  await call('lambda', 'CreateFunction', {
    FunctionName: 'thumbnail', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/all',
    Code: { Script: [{ return: { $: 'event' } }] },
  })
  await sim.runUntilQuiet()
  const told = async (queue = 'changes') => {
    await sim.runUntilQuiet()
    const { Messages: messages = [] } = await call('sqs', 'ReceiveMessage', { QueueUrl: urls[queue]!, MaxNumberOfMessages: 10 })
    return (messages as JsonObject[]).map(({ Body: body }) => JSON.parse(String(body)))
  }
  const configure = (NotificationConfiguration: JsonObject, more: JsonObject = {}) => s3('PutBucketNotificationConfiguration', { NotificationConfiguration, ...more })
  return { sim, call, s3, told, configure }
}

const brief = ({ Records: [record] }: any) => `${record.eventName} ${record.s3.object.key} ${record.s3.object.size ?? '-'} ${record.s3.object.versionId ?? '-'}`

test('S50 a configuration is given back as it was given', async () => {
  const { s3, configure } = await given()
  const configuration = { QueueConfigurations: [{ Id: 'q', ...QUEUE, Filter: under('in/') }], EventBridgeConfiguration: {} }
  await configure(configuration)
  expect(await s3('GetBucketNotificationConfiguration')).toEqual(configuration)
  await configure({})
  expect(await s3('GetBucketNotificationConfiguration')).toEqual({})
})

test.each([
  ['the same event twice', { QueueConfigurations: [QUEUE, QUEUE] }, 'InvalidArgument: Configuration is ambiguously defined'],
  ['prefixes that overlap', { QueueConfigurations: [{ ...QUEUE, Filter: under('a/') }, { ...QUEUE, Filter: under('a/b') }] }, 'InvalidArgument: Configuration is ambiguously defined'],
  ['a wildcard and what it covers', { QueueConfigurations: [QUEUE], TopicConfigurations: [{ TopicArn: ARN('sns', 'told'), Events: ['s3:ObjectCreated:Put'] }] }, 'InvalidArgument: Configuration is ambiguously defined'],
  ['what is no event', { QueueConfigurations: [{ ...QUEUE, Events: ['s3:ObjectEaten'] }] }, 'InvalidArgument: The event is not supported'],
  ['an event that never comes here', { QueueConfigurations: [{ ...QUEUE, Events: ['s3:ObjectRestore:Post'] }] }, 'NotSimulated: Coldstart does not simulate the event s3:ObjectRestore:Post'],
  ['a FIFO queue', { QueueConfigurations: [{ ...QUEUE, QueueArn: `${QUEUE.QueueArn}.fifo` }] }, 'InvalidArgument: FIFO'],
  ['the ARN of something else', { QueueConfigurations: [{ ...QUEUE, QueueArn: ARN('sns', 'told') }] }, 'InvalidArgument: The ARN could not be parsed'],
  ['a filter by another name', { QueueConfigurations: [{ ...QUEUE, Filter: { Key: { FilterRules: [{ Name: 'size', Value: '1' }] } } }] }, 'InvalidArgument: filter rule name'],
  ['no events', { QueueConfigurations: [{ ...QUEUE, Events: [] }] }, 'MalformedXML'],
])('S50 a configuration with %s is refused', async (_why, configuration: JsonObject, refusal) => {
  const { configure } = await given()
  await expect(configure(configuration).catch((error: Error) => Promise.reject(new Error(`${error.name}: ${error.message}`)))).rejects.toThrow(refusal)
})

test('S50 filters keep apart what would overlap', async () => {
  const { s3, told, configure } = await given()
  await configure({
    QueueConfigurations: [{ ...QUEUE, Filter: under('in/', '.jpg') }],
    TopicConfigurations: [{ TopicArn: ARN('sns', 'told'), Events: ['s3:ObjectCreated:Put'], Filter: under('in/', '.png') }],
  })
  await told()
  await told('fans')
  for (const Key of ['in/a.jpg', 'in/b.png', 'out/c.jpg']) await s3('PutObject', { Key, Body: 'x' })
  expect((await told()).map(brief)).toEqual(['ObjectCreated:Put in/a.jpg 1 -'])
  expect((await told('fans')).map(brief)).toEqual(['ObjectCreated:Put in/b.png 1 -'])
})

test('S51 each target is tried first; one that is not there keeps all from holding', async () => {
  const { sim, s3, told, configure } = await given()
  const lost = { LambdaFunctionArn: ARN('lambda', 'function:nobody'), Events: ['s3:ObjectRemoved:*'] }
  await expect(configure({ QueueConfigurations: [{ ...QUEUE, Events: ['s3:ObjectCreated:*'] }], LambdaFunctionConfigurations: [lost] })).rejects.toThrow(
    'Unable to validate the following destination configurations',
  )
  expect(await s3('GetBucketNotificationConfiguration')).toEqual({})
  expect(await told()).toMatchObject([{ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'photos' }])

  await configure({ LambdaFunctionConfigurations: [lost] }, { SkipDestinationValidation: true })
  await s3('DeleteObject', { Key: 'a' })
  await s3('PutObject', { Key: 'a', Body: '' })
  await s3('DeleteObject', { Key: 'a' })
  await sim.runUntilQuiet()
  expect(sim.log.filter(({ type }) => type === 'NotificationFailed')).toMatchObject([
    { service: 's3', resource: 'photos', detail: { key: 'a', target: lost.LambdaFunctionArn, error: 'ResourceNotFoundException' } },
  ])
})

test('S52 every kind of change is told in order, with its version where there are versions', async () => {
  const { s3, told, configure } = await given()
  await configure({ QueueConfigurations: [QUEUE] })
  await told()
  await s3('PutObject', { Key: 'an old & wise/café (1).txt', Body: 'one' })
  await s3('CopyObject', { Key: 'b', CopySource: 'photos/an%20old%20%26%20wise/caf%C3%A9%20(1).txt' })
  const { UploadId } = await s3('CreateMultipartUpload', { Key: 'c' })
  const { ETag } = await s3('UploadPart', { Key: 'c', UploadId: UploadId!, PartNumber: 1, Body: 'parts' })
  await s3('CompleteMultipartUpload', { Key: 'c', UploadId: UploadId!, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: ETag! }] } })
  await s3('DeleteObjects', { Delete: { Objects: [{ Key: 'b' }, { Key: 'not there' }] } })
  await s3('PutBucketVersioning', { VersioningConfiguration: { Status: 'Enabled' } })
  const { VersionId } = await s3('DeleteObject', { Key: 'c' })
  const messages = await told()
  expect(messages.map(brief)).toEqual([
    'ObjectCreated:Put an+old+%26+wise/caf%C3%A9+%281%29.txt 3 -',
    'ObjectCreated:Copy b 3 -',
    'ObjectCreated:CompleteMultipartUpload c 5 -',
    'ObjectRemoved:Delete b - -',
    `ObjectRemoved:DeleteMarkerCreated c - ${String(VersionId)}`,
  ])
  const sequencers = messages.map(({ Records: [record] }) => record.s3.object.sequencer)
  expect(sequencers.every((one, i) => i === 0 || sequencers[i - 1] < one)).toBe(true)
  expect(messages[0].Records[0]).toMatchObject({ eventVersion: '2.1', eventSource: 'aws:s3', awsRegion: 'us-east-1', s3: { bucket: { arn: 'arn:aws:s3:::photos' } } })
})

test('S52 a function is invoked with the record', async () => {
  const { sim, s3, configure } = await given()
  await configure({ LambdaFunctionConfigurations: [{ LambdaFunctionArn: ARN('lambda', 'function:thumbnail'), Events: ['s3:ObjectCreated:*'] }] })
  await s3('PutObject', { Key: 'a', Body: 'x' })
  await sim.runUntilQuiet()
  expect(sim.log.filter(({ service, type }) => service === 'lambda' && type === 'AsyncEventQueued')).toHaveLength(1)
  expect(sim.log.filter(({ type }) => type === 'NotificationDelivered')).toHaveLength(1)
})

test('S53 EventBridge hears of every change', async () => {
  const { call, s3, told, configure } = await given()
  await configure({ EventBridgeConfiguration: {} })
  await call('events', 'PutRule', { Name: 'photos', EventPattern: '{"source":["aws.s3"],"detail":{"bucket":{"name":["photos"]}}}' })
  await call('events', 'PutTargets', { Rule: 'photos', Targets: [{ Id: 'q', Arn: QUEUE.QueueArn }] })
  await s3('PutObject', { Key: 'a b', Body: 'x' })
  await s3('DeleteObject', { Key: 'a b' })
  expect(await told()).toMatchObject([
    { source: 'aws.s3', 'detail-type': 'Object Created', detail: { object: { key: 'a b', size: 1 }, reason: 'PutObject' } },
    { source: 'aws.s3', 'detail-type': 'Object Deleted', detail: { object: { key: 'a b' }, 'deletion-type': 'Permanently Deleted' } },
  ])
})

test('S54 what finds no room is tried again, each time later', async () => {
  const { sim, s3, configure } = await given()
  await configure({ LambdaFunctionConfigurations: [{ LambdaFunctionArn: ARN('lambda', 'function:thumbnail'), Events: ['s3:ObjectCreated:*'] }] })
  const answers = [429, 500, 429]
  const asked: number[] = []
  sim.mock('lambda', 'Invoke', () => {
    asked.push(sim.now - Date.UTC(2025, 0, 1))
    const statusCode = answers.shift()
    return statusCode === undefined ? { output: { StatusCode: 202 } } : { error: { name: 'ServiceException', message: 'later', statusCode } }
  })
  const start = sim.now - Date.UTC(2025, 0, 1)
  await s3('PutObject', { Key: 'a', Body: 'x' })
  await sim.runUntilQuiet()
  expect(asked.map((at) => at - start)).toEqual([0, 1000, 3000, 7000])
  expect(sim.log.at(-1)).toMatchObject({ type: 'NotificationDelivered', detail: { retries: 3 } })
})
