import { toBase64 } from '../../../expression/base64'
import type { Json, JsonObject } from '../../../kernel/json'
import type { Simulation } from '../../simulation'
import { PLACE, refusedAs } from './deployment'
import type { LambdaWorld, LaneSource } from './lambdaLab'

/** What the third way is made of, by the function's name. */
export interface LaneNames {
  /** Whose messages, records or items invoke the function: a queue, a stream, or a table. */
  readonly source: string
  /** Where a message ends that was received too often. */
  readonly deadLetters: string
  /** The on-failure destination of asynchronous invocations and of streams. */
  readonly failures: string
}

/** A call that brings an event to a source. */
export interface SourceCall {
  readonly service: string
  readonly action: string
  readonly input: JsonObject
}

/** How often an event is tried: SQS lets it be received so often, a stream's mapping tries it once and twice more. */
export const MOST_TRIES = 3

const SUFFIX: Readonly<Record<LaneSource, string>> = { SQS: 'queue', Kinesis: 'stream', DynamoDB: 'changes' }

export function laneNames({ functionName }: LambdaWorld, source: LaneSource): LaneNames {
  return { source: `${functionName}-${SUFFIX[source]}`, deadLetters: `${functionName}-dead-letters`, failures: `${functionName}-failures` }
}

/** Makes a queue, a stream or a table with one, and the event source mapping, where they are not there yet. @throws {LambdaRefusal} */
export async function setUpSource(simulation: Simulation, world: LambdaWorld, kind: LaneSource): Promise<void> {
  const arn = await MAKE[kind](simulation, world)
  const { functionName: FunctionName } = world
  const call = (action: string, input: JsonObject) => refusedAs('configuration', simulation.call('lambda', action, input)) as Promise<JsonObject>
  const { EventSourceMappings = [] } = await call('ListEventSourceMappings', { FunctionName, EventSourceArn: arn })
  if (Array.isArray(EventSourceMappings) && EventSourceMappings.length > 0) return
  const { failures } = laneNames(world, kind)
  const ofStreams: JsonObject = { StartingPosition: 'TRIM_HORIZON', MaximumRetryAttempts: MOST_TRIES - 1, DestinationConfig: { OnFailure: { Destination: queueArn(failures) } } }
  await call('CreateEventSourceMapping', { FunctionName, EventSourceArn: arn, BatchSize: 1, ...(kind === 'SQS' ? {} : ofStreams) })
  await simulation.runFor(10_000)
}

/** @param number  counts the events of a world: an item that is written again as it is changes nothing, and no record tells of it */
export function eventTo(world: LambdaWorld, kind: LaneSource, event: string, number: number): SourceCall {
  const { source } = laneNames(world, kind)
  switch (kind) {
    case 'SQS':
      return { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl(source), MessageBody: event } }
    case 'Kinesis':
      return { service: 'kinesis', action: 'PutRecord', input: { StreamName: source, PartitionKey: 'events', Data: toBase64(new TextEncoder().encode(event)) } }
    case 'DynamoDB':
      return { service: 'dynamodb', action: 'PutItem', input: { TableName: source, Item: { id: { S: `event-${number}` }, event: { S: event } } } }
  }
}

/** Each makes what is polled, and answers its ARN. */
const MAKE: Readonly<Record<LaneSource, (simulation: Simulation, world: LambdaWorld) => Promise<string>>> = {
  async SQS(simulation, world) {
    const { source, deadLetters } = laneNames(world, 'SQS')
    const call = made(simulation, 'sqs')
    // At least the function's timeout; AWS advises six times that.
    const VisibilityTimeout = String(Math.max(30, world.configuration.timeoutSeconds))
    await call('CreateQueue', { QueueName: deadLetters })
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArn(deadLetters), maxReceiveCount: MOST_TRIES })
    const known = await found(simulation, 'sqs', 'GetQueueUrl', { QueueName: source })
    if (known) await call('SetQueueAttributes', { QueueUrl: queueUrl(source), Attributes: { VisibilityTimeout } })
    else await call('CreateQueue', { QueueName: source, Attributes: { VisibilityTimeout, RedrivePolicy } })
    return queueArn(source)
  },
  async Kinesis(simulation, world) {
    const { source: StreamName } = laneNames(world, 'Kinesis')
    if (!(await found(simulation, 'kinesis', 'DescribeStreamSummary', { StreamName }))) {
      await made(simulation, 'kinesis')('CreateStream', { StreamName, ShardCount: 1 })
      await simulation.runFor(60_000)
    }
    return `arn:aws:kinesis:${PLACE.region}:${PLACE.accountId}:stream/${StreamName}`
  },
  async DynamoDB(simulation, world) {
    const { source: TableName } = laneNames(world, 'DynamoDB')
    if (!(await found(simulation, 'dynamodb', 'DescribeTable', { TableName }))) {
      await made(simulation, 'dynamodb')('CreateTable', {
        TableName,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      })
      await simulation.runFor(60_000)
    }
    const described = (await simulation.call('dynamodb', 'DescribeTable', { TableName })) as JsonObject
    return String((described['Table'] as JsonObject)['LatestStreamArn'])
  },
}

function made(simulation: Simulation, service: string): (action: string, input: JsonObject) => Promise<Json> {
  return (action, input) => refusedAs('configuration', simulation.call(service, action, input))
}

async function found(simulation: Simulation, service: string, action: string, input: JsonObject): Promise<boolean> {
  return simulation.call(service, action, input).then(() => true, () => false)
}

export function queueArn(queue: string): string {
  return `arn:aws:sqs:${PLACE.region}:${PLACE.accountId}:${queue}`
}

function queueUrl(queue: string): string {
  return `https://sqs.${PLACE.region}.amazonaws.com/${PLACE.accountId}/${queue}`
}
