import { numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

const INTERVAL_SECONDS = numberOf('stepfunctions.retry.interval')
const BACKOFF_RATE = numberOf('stepfunctions.retry.backoff')

/** The fields of a Retrier that decide when; absent ones take the language's defaults. */
export interface Backoff {
  readonly IntervalSeconds?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: string
}

/**
 * How long an execution waits before retry number `attempt`.
 *
 * The interval is multiplied by BackoffRate once per earlier retry, then capped at
 * MaxDelaySeconds, then (with FULL jitter) replaced by a uniform share of itself.
 *
 * @param backoff  defaults: 1 s, rate 2.0, no cap, no jitter
 * @param attempt  1 for the first retry
 * @param draw     uniform in [0, 1); called only when JitterStrategy is FULL
 * @returns        whole virtual milliseconds, rounded down
 * @throws {RangeError} if `attempt` is not a positive integer: our bug, never a learner's
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function retryDelay(backoff: Backoff, attempt: number, draw: () => number): VirtualMs {
  if (!Number.isInteger(attempt) || attempt < 1) throw new RangeError(`no retry has the number ${attempt}`)
  const { IntervalSeconds = INTERVAL_SECONDS, BackoffRate = BACKOFF_RATE, MaxDelaySeconds = Number.POSITIVE_INFINITY } = backoff
  let seconds = IntervalSeconds
  for (let i = 1; i < attempt && seconds < MaxDelaySeconds; i++) seconds *= BackoffRate
  if (seconds > MaxDelaySeconds) seconds = MaxDelaySeconds
  const share = backoff.JitterStrategy === 'FULL' ? draw() : 1
  return Math.floor(seconds * 1000 * share)
}
