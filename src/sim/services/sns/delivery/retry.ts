import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { AwsFault } from '../../../aws/awsError'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** Retries at once, a second apart, further and further apart, and at last 20 s apart, for 23 days. */
const AT_ONCE = numberOf('sns.retry.immediate.count')
const A_SECOND_APART = numberOf('sns.retry.early.count')
const BACKING_OFF = numberOf('sns.retry.growing.count')
const LAST = numberOf('sns.retry.late.count')
const SHORTEST = millisecondsOf('sns.retry.early.pause')
const LONGEST = millisecondsOf('sns.retry.late.pause')

/**
 * How long a failed delivery to SQS or Lambda waits before retry number `attempt`; undefined when
 * there is none any more. How the pauses grow from 1 s to 20 s AWS does not say: here each is
 * two fifths longer than the one before.
 *
 * @param attempt  1 for the first retry
 * @returns        whole milliseconds
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export function retryDelay(attempt: number): VirtualMs | undefined {
  if (attempt <= AT_ONCE) return 0
  if (attempt <= AT_ONCE + A_SECOND_APART) return SHORTEST
  const growing = attempt - AT_ONCE - A_SECOND_APART
  if (growing > BACKING_OFF + LAST) return undefined
  let delay = SHORTEST
  for (let i = 1; i < growing && delay < LONGEST; i++) delay = Math.floor((delay * 7) / 5)
  return Math.min(delay, LONGEST)
}

/** Whether the same call may be answered otherwise later: no room, or a fault of the service. */
export function canSucceedLater({ name, statusCode }: AwsFault): boolean {
  if (name === 'NotSimulated') return false
  return statusCode >= 500 || statusCode === 429 || /Throttl|TooManyRequests|ResourceConflict/.test(name)
}
