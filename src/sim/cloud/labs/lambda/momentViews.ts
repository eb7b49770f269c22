import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject } from '../../../kernel/json'
import { wholeMicroseconds, type VirtualMs } from '../../../kernel/virtualTime'
import { textOf } from '../../views/historyEvent'
import { serviceStory } from '../../views/serviceStory'
import type { LabTone } from '../timeline'
import type { LambdaEventRow } from './lambdaLab'

export function eventRow(event: SimEvent, index: number, startedAt: VirtualMs, invocation: number | undefined): LambdaEventRow {
  const { service, resource, at } = event
  const note = noteOf(event)
  return {
    index,
    offset: wholeMicroseconds(at - startedAt),
    service,
    type: typeOf(event),
    resource,
    tone: toneOf(event),
    ...(note === undefined ? {} : { note }),
    ...(invocation === undefined ? {} : { invocation }),
  }
}

/** An API call by its action; a line of the log by what it is. */
function typeOf({ type, detail }: SimEvent): string {
  if (type === 'ApiCallStarted') return String(detail['action'])
  if (type === 'ApiCallEnded') return `${String(detail['action'])} answered`
  return type
}

function noteOf({ type, detail }: SimEvent): string | undefined {
  if (type === 'LogLine') return (textOf(detail, 'text') ?? '').trimEnd().slice(0, 160)
  if (type === 'QueueMeasured') return `${String(detail['visible'])} visible, ${String(detail['inFlight'])} in flight`
  const { error } = detail
  if (isJsonObject(error)) return textOf(error, 'name')
  if (type === 'ApiCallStarted') return `by ${textOf(detail, 'by') ?? ''}`
  return textOf(detail, 'errorType') ?? textOf(detail, 'reason') ?? textOf(detail, 'condition')
}

export function toneOf({ type, detail }: SimEvent): LabTone {
  if (detail['error'] !== undefined) return detail['action'] === 'Invoke' ? 'throttled' : 'failed'
  switch (type) {
    case 'EnvironmentStarted':
    case 'InitStarted':
      return 'cold'
    case 'InitEnded':
      return detail['status'] === 'success' ? 'cold' : 'failed'
    case 'InvokeStarted':
      return 'entered'
    case 'InvokeEnded':
      return detail['status'] === 'succeeded' ? 'succeeded' : 'failed'
    case 'Throttled':
    case 'BatchRefused':
      return 'throttled'
    case 'EnvironmentFrozen':
    case 'AsyncEventQueued':
      return 'waiting'
    case 'AsyncRetryScheduled':
    case 'MessageVisible':
      return 'retrying'
    case 'AsyncEventDiscarded':
    case 'BatchDiscarded':
    case 'EnvironmentReset':
      return 'failed'
    case 'EnvironmentShutDown':
      return 'aborted'
    case 'MessageMovedToDeadLetterQueue':
    case 'DestinationDelivered':
      return 'caught'
    default:
      return 'quiet'
  }
}

/** In one or two sentences: what happened. */
export function momentStory(event: SimEvent): string {
  const { type, detail, resource } = event
  switch (type) {
    case 'AsyncEventQueued':
      return 'Lambda has put the event into its own queue and answers 202: the caller waits no longer.'
    case 'AsyncRetryScheduled':
      return `The event goes back to Lambda’s queue and comes again in ${Number(detail['after']) / 1000} s: try ${Number(detail['attempts'])} ${detail['reason'] === 'error' ? 'failed' : 'was throttled'}.`
    case 'AsyncEventDiscarded':
      return `Lambda gives the event up after ${String(detail['approximateInvokeCount'])} tries (${String(detail['condition'])}).`
    case 'DestinationDelivered':
      return `A record of the event went to its destination, ${lastOf(detail['destination'])}.`
    case 'BatchInvoked':
      return `The event source mapping invokes the function with ${String(detail['records'] ?? 1)} message(s) of its queue.`
    case 'BatchEnded':
      return `The batch is over: ${String(detail['succeeded'] ?? 0)} dealt with and deleted, ${String(detail['failed'] ?? 0)} stay in the queue, hidden until their visibility timeout is over.`
    case 'BatchRefused':
      return `Lambda refused the poller’s batch: ${String(detail['reason'])}. The poller rests and tries again.`
    case 'MessageVisible':
      return 'The visibility timeout is over: the message can be received again.'
    case 'QueueMeasured':
      return `SQS counts for CloudWatch what is in ${resource.split('/').at(-1) ?? resource}, once a minute: ${String(detail['visible'])} to receive, ${String(detail['inFlight'])} in flight, ${String(detail['delayed'])} delayed.`
    case 'MessageMovedToDeadLetterQueue':
      return `The message was received as often as the queue allows, so SQS moves it to ${lastOf(detail['deadLetterQueue'])}.`
    case 'ProvisionedConcurrencyReady':
      return `All ${String(detail['environments'])} provisioned environments of ${resource} are ready.`
    default:
      return serviceStory(event)
  }
}

/** What an ARN ends in: a name. */
function lastOf(arn: unknown): string {
  return String(arn).split(':').at(-1) ?? ''
}
