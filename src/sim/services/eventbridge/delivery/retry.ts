import { millisecondsOf } from '../../../../facts/facts'
import type { AwsFault } from '../../../aws/awsError'
import type { VirtualMs } from '../../../kernel/virtualTime'

const FIRST = millisecondsOf('eventbridge.delivery.pause.first')
const LONGEST = millisecondsOf('eventbridge.delivery.pause.longest')

/**
 * How long a failed delivery waits before retry number `attempt`: exponential back-off with jitter,
 * says AWS. The figures are ours.
 *
 * @param attempt  1 for the first retry
 * @returns        whole milliseconds
 */
export function retryDelay(attempt: number, draw: () => number): VirtualMs {
  let delay = FIRST
  for (let i = 1; i < attempt && delay < LONGEST; i++) delay *= 2
  return Math.floor(Math.min(delay, LONGEST) * (0.5 + draw() / 2))
}

/** Whether the same call may be answered otherwise later: no room, or a fault of the service. */
export function canSucceedLater({ name, statusCode }: AwsFault): boolean {
  if (name === 'NotSimulated') return false
  return statusCode >= 500 || statusCode === 429 || /Throttl|TooManyRequests|LimitExceeded|ResourceConflict/.test(name)
}
