import { awsFault } from '../../../aws/awsError'
import type { CallResult } from '../../../aws/apiCall'
import { isJsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { RetryPolicy } from '../subscription/deliveryPolicy'

/**
 * How long a failed delivery over HTTP waits before retry number `attempt`; undefined when there is none any
 * more: first without a pause, then the shortest apart, then further and further, at last the longest apart.
 * How pauses grow AWS draws and does not say in numbers: a straight line, a square, equal factors, doubling.
 *
 * @param attempt  1 for the first retry
 * @returns        whole milliseconds
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export function httpRetryDelay(policy: RetryPolicy, attempt: number): VirtualMs | undefined {
  const { numRetries, numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries, minDelayTarget: least, maxDelayTarget: most } = policy
  if (attempt > numRetries) return undefined
  if (attempt <= numNoDelayRetries) return 0
  if (attempt <= numNoDelayRetries + numMinDelayRetries) return least * 1000
  if (attempt > numRetries - numMaxDelayRetries) return most * 1000
  const steps = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries
  const step = attempt - numNoDelayRetries - numMinDelayRetries - 1
  return Math.round(Math.min(most, pauseAt(policy, steps, step)) * 1000)
}

function pauseAt({ backoffFunction, minDelayTarget: least, maxDelayTarget: most }: RetryPolicy, steps: number, step: number): number {
  const share = steps === 1 ? 0 : step / (steps - 1)
  switch (backoffFunction) {
    case 'linear':
      return least + (most - least) * share
    case 'arithmetic':
      return least + (most - least) * share * share
    case 'geometric':
      return least + (most - least) * share * share * share
    case 'exponential': {
      let pause = least
      for (let i = 0; i < step && pause < most; i++) pause *= 2
      return pause
    }
  }
}

/** An endpoint's answer as a call's: 2xx is success, 429 and 5xx may be otherwise later, all else will not. */
export function httpResult(result: CallResult): CallResult {
  if (result.error) return result
  const status = isJsonObject(result.output) ? Number(result.output['status']) : 0
  if (status >= 200 && status < 300) return result
  return { error: awsFault('HttpError', `The endpoint answered with status ${status}.`, status === 429 || status >= 500 ? status : 400) }
}
