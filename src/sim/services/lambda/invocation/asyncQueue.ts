import type { TraceHeader } from '../../../aws/trace/trace'
import type { Json } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { EventInvokeConfig } from './eventInvokeConfig'
import { sendRecord, sendToDeadLetters } from '../destination/destination'
import { MAXIMUM_EVENT_AGE, MOST_ATTEMPTS, retryAfterError, retryAfterThrottle } from '../rules/asyncRetry'
import type { Turn } from '../turn'
import type { Answer } from './answer'
import { LATEST } from '../control/functionName'

/** An event of an asynchronous invocation that is not done with. */
export interface QueuedEvent {
  readonly requestId: string
  readonly functionName: string
  /** As the function was invoked: version or alias, where one was named. */
  readonly qualifier: string | undefined
  readonly invokedArn: string
  readonly payload: string
  readonly clientContext?: Json
  readonly trace?: TraceHeader
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
export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency' | 'FunctionDeleted'

/** Queues an event. Its first try follows at once. */
export function enqueue(turn: Turn, event: QueuedEvent): void {
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncEventQueued', {}, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', requestId: event.requestId }, 0)
}

/** The function has been tried: a failed event comes again after a minute, then after two, then no more. */
export function attemptEnded(turn: Turn, requestId: string, version: string, answer: Answer): void {
  const queued = turn.account.events.get(requestId)
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
  turn.change({ events: turn.account.events.set(event.requestId, event) })
}

/** An event that would be too old by then is given up at once. */
function retry(turn: Turn, event: QueuedEvent, after: VirtualMs, reason: string): void {
  const seconds = settingsOf(turn, event)?.maximumEventAgeSeconds
  const oldest = seconds === undefined ? MAXIMUM_EVENT_AGE : seconds * 1000
  if (turn.now + after - event.queuedAt > oldest) return discard(turn, event, 'EventAgeExceeded')
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncRetryScheduled', { after, reason, attempts: event.attempts }, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', requestId: event.requestId }, after)
}

function drop(turn: Turn, event: QueuedEvent): void {
  turn.change({ events: turn.account.events.delete(event.requestId) })
}

/** The settings that were made for what was invoked: the function, a version or an alias. */
function settingsOf(turn: Turn, { functionName, qualifier }: QueuedEvent): EventInvokeConfig | undefined {
  return turn.functionNamed(functionName)?.eventInvokeConfigs.get(qualifier ?? LATEST)
}
