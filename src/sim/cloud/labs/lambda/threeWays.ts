import type { JsonObject } from '../../../kernel/json'
import type { Simulation } from '../../simulation'
import { ADMINISTRATOR } from '../../frontDoor'
import { PLACE, refusedAs } from './deployment'
import type { LambdaWorld } from './lambdaLab'

/** The queues of the three ways, by the function's name. */
export interface LaneQueues {
  /** Whose messages invoke the function. */
  readonly source: string
  /** Where a message ends that was received too often. */
  readonly deadLetters: string
  /** The on-failure destination of asynchronous invocations. */
  readonly failures: string
}

/** How often SQS lets a message be received before it goes to the dead-letter queue. */
export const MAX_RECEIVE_COUNT = 3

export function laneQueues({ functionName }: LambdaWorld): LaneQueues {
  return { source: `${functionName}-queue`, deadLetters: `${functionName}-dead-letters`, failures: `${functionName}-failures` }
}

/**
 * Makes the queues, the event source mapping and the on-failure destination, where they are not there yet.
 * @returns the URL of the queue that events are sent to
 */
export async function setUpLanes(simulation: Simulation, world: LambdaWorld): Promise<string> {
  const { functionName: FunctionName, configuration } = world
  const { source, deadLetters, failures } = laneQueues(world)
  const call = (service: string, action: string, input: JsonObject) => refusedAs('configuration', simulation.call(service, action, input)) as Promise<JsonObject>
  // At least the function's timeout; AWS advises six times that.
  const VisibilityTimeout = String(Math.max(30, configuration.timeoutSeconds))
  await call('sqs', 'CreateQueue', { QueueName: deadLetters })
  await call('sqs', 'CreateQueue', { QueueName: failures })
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn(deadLetters), maxReceiveCount: MAX_RECEIVE_COUNT })
  const known = await simulation.call('sqs', 'GetQueueUrl', { QueueName: source }).catch(() => undefined)
  if (known === undefined) await call('sqs', 'CreateQueue', { QueueName: source, Attributes: { VisibilityTimeout, RedrivePolicy } })
  else await call('sqs', 'SetQueueAttributes', { QueueUrl: url(source), Attributes: { VisibilityTimeout } })
  await call('lambda', 'PutFunctionEventInvokeConfig', { FunctionName, DestinationConfig: { OnFailure: { Destination: arn(failures) } } })
  const { EventSourceMappings = [] } = await call('lambda', 'ListEventSourceMappings', { FunctionName, EventSourceArn: arn(source) })
  if (Array.isArray(EventSourceMappings) && EventSourceMappings.length === 0) {
    await call('lambda', 'CreateEventSourceMapping', { FunctionName, EventSourceArn: arn(source), BatchSize: 1 })
    await simulation.runFor(10_000)
  }
  return url(source)
}

export function sendToQueue(simulation: Simulation, input: JsonObject): void {
  simulation.answerTo('sqs', 'SendMessage', input, ADMINISTRATOR).catch(() => undefined)
}

function arn(queue: string): string {
  return `arn:aws:sqs:${PLACE.region}:${PLACE.accountId}:${queue}`
}

function url(queue: string): string {
  return `https://sqs.${PLACE.region}.amazonaws.com/${PLACE.accountId}/${queue}`
}
