import type { Json } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { MAXIMUM_EVENT_AGE, MOST_ATTEMPTS, retryAfterError, retryAfterThrottle } from '../rules/asyncRetry'
import type { Turn } from '../turn'

/** An event of an asynchronous invocation that is not done with. */
export interface QueuedEvent {
  readonly requestId: string
  readonly functionName: string
  readonly invokedArn: string
  readonly payload: string
  readonly clientContext?: Json
  readonly queuedAt: VirtualMs
  /** How often the function was tried with it. Throttling is no try. */
  readonly attempts: number
  readonly throttles: number
}

/** Queues an event. Its first try follows at once. */
export function enqueue(turn: Turn, event: QueuedEvent): void {
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncEventQueued', {}, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', requestId: event.requestId }, 0)
}

/** The function has been tried: a failed event comes again after a minute, then after two, then no more. */
export function attemptEnded(turn: Turn, requestId: string, failed: boolean): void {
  const event = turn.account.events.get(requestId)
  if (!event) return
  if (!failed) return drop(turn, event)
  if (event.attempts >= MOST_ATTEMPTS) return discard(turn, event, 'RetriesExhausted')
  retry(turn, { ...event, throttles: 0 }, retryAfterError(event.attempts), 'error')
}

/** There was no room for it: it comes again, less and less often. */
export function attemptThrottled(turn: Turn, event: QueuedEvent): void {
  const throttles = event.throttles + 1
  retry(turn, { ...event, throttles }, retryAfterThrottle(throttles), 'throttled')
}

/** Gives an event up. */
export function discard(turn: Turn, event: QueuedEvent, condition: string): void {
  drop(turn, event)
  turn.tell(event.functionName, 'AsyncEventDiscarded', { condition, approximateInvokeCount: event.attempts }, event.requestId)
}

export function keep(turn: Turn, event: QueuedEvent): void {
  turn.change({ events: turn.account.events.set(event.requestId, event) })
}

/** An event that would be too old by then is given up at once. */
function retry(turn: Turn, event: QueuedEvent, after: VirtualMs, reason: string): void {
  if (turn.now + after - event.queuedAt > MAXIMUM_EVENT_AGE) return discard(turn, event, 'EventAgeExceeded')
  keep(turn, event)
  turn.tell(event.functionName, 'AsyncRetryScheduled', { after, reason, attempts: event.attempts }, event.requestId)
  turn.schedule({ type: 'AsyncAttemptDue', requestId: event.requestId }, after)
}

function drop(turn: Turn, event: QueuedEvent): void {
  turn.change({ events: turn.account.events.delete(event.requestId) })
}
