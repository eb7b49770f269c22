import type { TraceHeader } from '../../../aws/trace/trace'
import type { Json } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { EventInvokeConfig } from './eventInvokeConfig'
import { sendRecord, sendToDeadLetters } from '../destination/destination'
import { MAXIMUM_EVENT_AGE, MOST_ATTEMPTS, retryAfterError, retryAfterThrottle } from '../rules/asyncRetry'
import type { Turn } from '../turn'
import type { Answer } from './answer'
import type { Chain } from './chain'
import { LATEST } from '../control/functionName'

/** How long after an event its duplicate arrives: AWS says only that it may. */
const DUPLICATE_AFTER: VirtualMs = 1000

/** An event of an asynchronous invocation that is not done with. */
export interface QueuedEvent {
  readonly requestId: string
  /** The queue has it twice: this is the second. */
  readonly copy?: true
  readonly functionName: string
  /** As the function was invoked: version or alias, where one was named. */
  readonly qualifier: string | undefined
  readonly invokedArn: string
  readonly payload: string
  readonly clientContext: Json | undefined
  readonly chain: Chain | undefined
  readonly trace: TraceHeader | undefined
  readonly queuedAt: VirtualMs
  /** How often the function was tried with it. Throttling is no try. */
  readonly attempts: number
  readonly throttles: number
  /** How the last try ended. */
  readonly last: Attempt | undefined
}

/** An invocation's answer, and the version that gave it. */
export interface Attempt {
  readonly version: string
  readonly answer: Answer
}

/** Why an event was given up, as the record of it names it. */
export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency' | 'RecursiveInvocation' | 'FunctionDeleted'

/** Queues an event. Its first try follows at once. */
export function enqueue(turn: Turn, event: QueuedEvent): void {
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncEventQueued', {}, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', event: keyOfEvent(event) }, 0)
  const { duplicates } = turn.account.assumptions
  if (duplicates === 0 || turn.context.draw() >= duplicates) return
  const copy: QueuedEvent = { ...event, copy: true }
  keep(turn, copy)
  turn.tell(event.functionName, 'AsyncEventDuplicated', {}, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', event: keyOfEvent(copy) }, DUPLICATE_AFTER)
}

/** An event's key among those in the queue: both of two have its request id. */
function keyOfEvent({ requestId, copy }: QueuedEvent): string {
  return copy ? `${requestId}/copy` : requestId
}

/** The function has been tried: a failed event comes again after a minute, then after two, then no more. */
export function attemptEnded(turn: Turn, key: string, version: string, answer: Answer): void {
  const queued = turn.account.events.get(key)
  if (!queued) return
  const event = { ...queued, last: { version, answer } }
  if (!answer.failed) {
    drop(turn, event)
    return sendRecord(turn, event, 'Success', settingsOf(turn, event)?.onSuccess)
  }
  const most = 1 + (settingsOf(turn, event)?.maximumRetryAttempts ?? MOST_ATTEMPTS - 1)
  if (event.attempts >= most) return discard(turn, event, 'RetriesExhausted')
  retry(turn, { ...event, throttles: 0 }, retryAfterError(event.attempts), 'error')
}

/** There was no room for it: it comes again, less and less often. */
export function attemptThrottled(turn: Turn, event: QueuedEvent): void {
  const throttles = event.throttles + 1
  retry(turn, { ...event, throttles }, retryAfterThrottle(throttles), 'throttled')
}

/** Gives an event up: it goes to the dead-letter queue as it is, and a record of it to the destination for failures. */
export function discard(turn: Turn, event: QueuedEvent, condition: Condition): void {
  drop(turn, event)
  turn.tell(event.functionName, 'AsyncEventDiscarded', { condition, approximateInvokeCount: event.attempts }, event.requestId)
  sendToDeadLetters(turn, event, turn.functionNamed(event.functionName)?.deployed?.settings.deadLetter)
  sendRecord(turn, event, condition, settingsOf(turn, event)?.onFailure)
}

export function keep(turn: Turn, event: QueuedEvent): void {
  turn.change({ events: turn.account.events.set(keyOfEvent(event), event) })
}

/** An event that would be too old by then is given up at once. */
function retry(turn: Turn, event: QueuedEvent, after: VirtualMs, reason: string): void {
  const seconds = settingsOf(turn, event)?.maximumEventAgeSeconds
  const oldest = seconds === undefined ? MAXIMUM_EVENT_AGE : seconds * 1000
  if (turn.now + after - event.queuedAt > oldest) return discard(turn, event, 'EventAgeExceeded')
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncRetryScheduled', { after, reason, attempts: event.attempts }, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', event: keyOfEvent(event) }, after)
}

function drop(turn: Turn, event: QueuedEvent): void {
  turn.change({ events: turn.account.events.delete(keyOfEvent(event)) })
}

/** The settings that were made for what was invoked: the function, a version or an alias. */
function settingsOf(turn: Turn, { functionName, qualifier }: QueuedEvent): EventInvokeConfig | undefined {
  return turn.functionNamed(functionName)?.eventInvokeConfigs.get(qualifier ?? LATEST)
}
