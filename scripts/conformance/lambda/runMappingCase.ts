import type { Cloud } from '../../../src/sim/cloud/cloud'
import { watchedWorld, type SeenInvocation } from '../calls/corpusWorld'
import { isObject, match, parsedJson } from '../calls/expectation'
import { arnOfQueue, createRecorded, drain, untilActive, urlOfQueue, type RecordedFunction } from './functionUnderTest'

type Fields = Readonly<Record<string, unknown>>

export interface MappingCase {
  readonly eventSource: { readonly type: 'sqs' | 'kinesis' | 'dynamodb'; readonly attributes?: Fields; readonly redrive?: { readonly maxReceiveCount: number }; readonly shards?: number; readonly partitionKey?: string; readonly streamViewType?: string }
  readonly function: RecordedFunction
  readonly mapping: Fields
  readonly send: readonly Fields[]
  readonly sendBeforeMapping?: boolean
  readonly versions?: number
  readonly expect: Fields
}

/** What differs from the recording of an event source mapping: a source, what was sent to it, and what the function got. */
export async function runMappingCase(body: MappingCase): Promise<string | undefined> {
  const { cloud, invocations } = watchedWorld()
  const { function: fn, sendBeforeMapping } = body
  const sourceArn = await createSource(cloud, body)
  await createRecorded(cloud, fn)
  for (let i = 1; i <= (body.versions ?? 0); i++) await publish(cloud, fn, i)
  await destinations(cloud)
  if (sendBeforeMapping) for (const each of body.send) await send(cloud, body, '', each)
  const mapping = await createMapping(cloud, body, sourceArn)
  if (!sendBeforeMapping) for (const each of body.send) await send(cloud, body, mapping, each)
  await cloud.runUntilQuiet()
  const got = await outcome(cloud, body, invocations)
  const { minSecondsBetweenEvents, ...wanted } = body.expect
  for (const list of ['bodiesUnordered', 'deadLetterUnordered', 'onFailureUnordered', 'eventsUnordered']) {
    const difference = list in wanted ? match(unordered(wanted[list]), unordered(got[list]), { names: new Map(), unordered: true }).difference : undefined
    if (difference !== undefined) return `${list}: ${difference}`
  }
  const ordered = Object.fromEntries(Object.entries(wanted).filter(([name]) => !name.endsWith('Unordered')))
  const difference = match(ordered, got, { names: new Map(), unordered: false }).difference
  if (difference !== undefined || minSecondsBetweenEvents === undefined) return difference
  // A batch is delivered when it is handed to Lambda; a cold start comes after that.
  const delivered = cloud.log.filter(({ type }) => type === 'BatchInvoked').map(({ at }) => at)
  const apart = delivered.slice(1).map((at, i) => at - (delivered[i] ?? 0))
  return apart.every((ms) => ms >= Number(minSecondsBetweenEvents) * 1000) ? undefined : `events are ${apart.join(', ')} ms apart`
}

/** Texts have no order of their own in a multiset. */
function unordered(list: unknown): unknown {
  return Array.isArray(list) && list.every((item) => typeof item === 'string') ? [...list].sort() : list
}

async function outcome(cloud: Cloud, { eventSource, mapping, expect }: MappingCase, invocations: readonly SeenInvocation[]): Promise<Fields> {
  const events = invocations.map(({ event }) => asRecorded(event))
  const records = invocations.flatMap(({ event }) => (isObject(event) && Array.isArray(event['Records']) ? (event['Records'] as readonly Fields[]) : []))
  const failures = await failuresIn(cloud, String(mapping['OnFailure'] ?? ''))
  const dead = (await drain(cloud, deadLetterQueue(eventSource))).map((message) => message as Fields)
  const deliveries: Record<string, number> = {}
  for (const { kinesis } of records) {
    const key = isObject(kinesis) ? String(kinesis['partitionKey']) : ''
    deliveries[key] = (deliveries[key] ?? 0) + 1
  }
  return {
    events,
    eventsUnordered: events,
    results: invocations.map(({ result }) => result),
    invocations: invocations.length,
    bodiesUnordered: records.map(({ body }) => body),
    deliveriesPerPartitionKey: deliveries,
    onFailure: failures,
    onFailureUnordered: failures,
    deadLetter: dead,
    deadLetterUnordered: dead,
    sourceEmpty: expect['sourceEmpty'] === undefined ? undefined : await isEmpty(cloud, sourceName(eventSource)),
  }
}

/** The recordings call every source `source`, which no FIFO queue can be called. */
function asRecorded(event: unknown): unknown {
  return JSON.parse((JSON.stringify(event) ?? 'null').replaceAll(':source.fifo"', ':source"')) as unknown
}

async function createSource(cloud: Cloud, { eventSource }: MappingCase): Promise<string> {
  const { type, attributes = {}, redrive, shards, partitionKey, streamViewType } = eventSource
  const name = sourceName(eventSource)
  if (type === 'kinesis') {
    await cloud.call('kinesis', 'CreateStream', { StreamName: name, ShardCount: shards })
    await cloud.runUntilQuiet()
    return `arn:aws:kinesis:us-east-1:111111111111:stream/${name}`
  }
  if (type === 'dynamodb') {
    const { TableDescription: table } = await cloud.call('dynamodb', 'CreateTable', {
      TableName: name, BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: partitionKey, KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: partitionKey, AttributeType: 'S' }], StreamSpecification: { StreamEnabled: true, StreamViewType: streamViewType },
    })
    await cloud.runUntilQuiet()
    return table.LatestStreamArn
  }
  const fifo = attributes['FifoQueue'] === true ? { FifoQueue: 'true' } : {}
  await cloud.call('sqs', 'CreateQueue', { QueueName: deadLetterQueue(eventSource), Attributes: fifo })
  const policy = redrive ? { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOfQueue(deadLetterQueue(eventSource)), maxReceiveCount: redrive.maxReceiveCount }) } : {}
  const own = Object.fromEntries(Object.entries(attributes).map(([attribute, value]) => [attribute, String(value)]))
  await cloud.call('sqs', 'CreateQueue', { QueueName: name, Attributes: { ...own, ...policy } })
  return arnOfQueue(name)
}

const isFifo = ({ attributes }: MappingCase['eventSource']): boolean => attributes?.['FifoQueue'] === true
const sourceName = (source: MappingCase['eventSource']): string => (isFifo(source) ? 'source.fifo' : 'source')
const deadLetterQueue = (source: MappingCase['eventSource']): string => (isFifo(source) ? 'dead.fifo' : 'dead')

/** Versions differ, else publishing would give the same one again. */
async function publish(cloud: Cloud, { name: FunctionName }: RecordedFunction, number: number): Promise<void> {
  await cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName, Environment: { Variables: { VERSION_OF_CODE: String(number) } } })
  await untilActive(cloud, FunctionName)
  await cloud.call('lambda', 'PublishVersion', { FunctionName })
}

async function destinations(cloud: Cloud): Promise<void> {
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'dest' })
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' })
  await cloud.call('s3', 'CreateBucket', { Bucket: 'dest' })
}

async function createMapping(cloud: Cloud, { function: { name }, mapping }: MappingCase, sourceArn: string): Promise<string> {
  const { OnFailure, Qualifier, ...settings } = mapping
  const { UUID } = await cloud.call('lambda', 'CreateEventSourceMapping', {
    FunctionName: Qualifier === undefined ? name : `${name}:${String(Qualifier)}`, EventSourceArn: sourceArn, ...settings,
    ...(OnFailure === undefined ? {} : { DestinationConfig: { OnFailure: { Destination: OnFailure } } }),
  })
  await untilEnabled(cloud, UUID)
  return UUID
}

async function untilEnabled(cloud: Cloud, UUID: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    if ((await cloud.call('lambda', 'GetEventSourceMapping', { UUID })).State === 'Enabled') return
    await cloud.runFor(1000)
  }
  throw new Error('the mapping is not enabled')
}

async function send(cloud: Cloud, { eventSource, function: { name } }: MappingCase, UUID: string, item: Fields): Promise<void> {
  const source = sourceName(eventSource)
  if ('wait' in item) return cloud.runFor(Number(item['wait']) * 1000)
  if (item['do'] !== undefined) {
    await cloud.runUntilQuiet()
    const { do: action, Qualifier, ...input } = item
    await cloud.call('lambda', String(action), { UUID, ...input, ...(Qualifier === undefined ? {} : { FunctionName: `${name}:${String(Qualifier)}` }) })
    if (action === 'UpdateEventSourceMapping') await untilEnabled(cloud, UUID)
    return
  }
  if (isObject(item['PutItem'])) return void (await cloud.call('dynamodb', 'PutItem', { TableName: source, Item: bytesIn(item['PutItem']) }))
  if ('Data' in item) return void (await cloud.call('kinesis', 'PutRecord', { StreamName: source, ...item, Data: new TextEncoder().encode(String(item['Data'])) }))
  await cloud.call('sqs', 'SendMessage', { QueueUrl: urlOfQueue(source), ...item })
}

/** `B` is base64 in recordings, and bytes in a call. */
function bytesIn(item: Fields): Fields {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, isObject(value) && typeof value['B'] === 'string' ? { B: new Uint8Array(Buffer.from(value['B'], 'base64')) } : value]),
  )
}

async function failuresIn(cloud: Cloud, arn: string): Promise<readonly unknown[]> {
  if (!arn.startsWith('arn:aws:s3')) return (await drain(cloud, 'dest')).map(({ Body }) => parsedJson(String(Body)))
  const { Contents = [] } = await cloud.call('s3', 'ListObjectsV2', { Bucket: 'dest' })
  const found: unknown[] = []
  for (const { Key } of Contents) {
    const { Body } = await cloud.call('s3', 'GetObject', { Bucket: 'dest', Key })
    found.push(parsedJson(new TextDecoder().decode(Body)))
  }
  return found
}

async function isEmpty(cloud: Cloud, name: string): Promise<boolean> {
  const { Attributes } = await cloud.call('sqs', 'GetQueueAttributes', { QueueUrl: urlOfQueue(name), AttributeNames: ['All'] })
  return Attributes.ApproximateNumberOfMessages === '0' && Attributes.ApproximateNumberOfMessagesNotVisible === '0'
}
