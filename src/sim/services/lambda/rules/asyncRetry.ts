import type { VirtualMs } from '../../../kernel/virtualTime'

/** After how many tries an asynchronous event that the function fails is given up. */
export const MOST_ATTEMPTS = 3

/** How long an event is kept at most, throttled or not. */
export const MAXIMUM_EVENT_AGE: VirtualMs = 21_600_000

/**
 * How long Lambda waits after the function failed an event: one minute, then two.
 * On AWS some seconds more were seen (66 s and 130 s, cosmo-grant/aws-by-example, November 2025).
 * @param attempt  the one that failed, 1 for the first
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export function retryAfterError(attempt: number): VirtualMs {
  return attempt * 60_000
}

/** How long a throttled event waits: 1 s, doubled each time, at most 5 minutes. @param throttles  so far, 1 or more */
export function retryAfterThrottle(throttles: number): VirtualMs {
  let wait = 1_000
  for (let i = 1; i < throttles && wait < 300_000; i++) wait *= 2
  return wait < 300_000 ? wait : 300_000
}
