import type { AwsFault } from '../../../aws/awsError'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** Retries at once, a second apart, further and further apart, and at last 20 s apart, for 23 days. */
const AT_ONCE = 3
const A_SECOND_APART = 2
const BACKING_OFF = 10
const LAST = 100_000
const LONGEST = 20_000

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
  if (attempt <= AT_ONCE + A_SECOND_APART) return 1000
  const growing = attempt - AT_ONCE - A_SECOND_APART
  if (growing > BACKING_OFF + LAST) return undefined
  let delay = 1000
  for (let i = 1; i < growing && delay < LONGEST; i++) delay = Math.floor((delay * 7) / 5)
  return Math.min(delay, LONGEST)
}

/** Whether the same call may be answered otherwise later: no room, or a fault of the service. */
export function canSucceedLater({ name, statusCode }: AwsFault): boolean {
  if (name === 'NotSimulated') return false
  return statusCode >= 500 || statusCode === 429 || /Throttl|TooManyRequests|ResourceConflict/.test(name)
}
