import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** After how many tries an asynchronous event that the function fails is given up. */
export const MOST_ATTEMPTS = numberOf('lambda.async.attempts')

/** How long an event is kept at most, throttled or not. */
export const MAXIMUM_EVENT_AGE: VirtualMs = millisecondsOf('lambda.async.age')

const AFTER_ERROR: VirtualMs = millisecondsOf('lambda.async.retry')
const AFTER_THROTTLE: VirtualMs = millisecondsOf('lambda.async.throttle.first')
const LONGEST_AFTER_THROTTLE: VirtualMs = millisecondsOf('lambda.async.throttle.longest')

/** How long Lambda waits after the function failed an event. @param attempt  the one that failed, 1 for the first */
export function retryAfterError(attempt: number): VirtualMs {
  return attempt * AFTER_ERROR
}

/** How long a throttled event waits: doubled each time, up to the longest. @param throttles  so far, 1 or more */
export function retryAfterThrottle(throttles: number): VirtualMs {
  let wait = AFTER_THROTTLE
  for (let i = 1; i < throttles && wait < LONGEST_AFTER_THROTTLE; i++) wait *= 2
  return wait < LONGEST_AFTER_THROTTLE ? wait : LONGEST_AFTER_THROTTLE
}
