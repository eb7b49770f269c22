import { numberOf } from '../../../../facts/facts'

/** Concurrent executions of an account in a Region, until AWS raises it. */
export const ACCOUNT_CONCURRENCY = numberOf('lambda.concurrency.account')

/** As much of it has to stay unreserved. */
export const LEAST_UNRESERVED = numberOf('lambda.concurrency.unreserved')

/** Why an invocation is throttled, as the exception's `Reason` names it. */
export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded'

/**
 * Whether one more invocation may run now; undefined: it may.
 *
 * A function with reserved concurrency has that much and no more; the others share what nobody reserved.
 * What is provisioned is taken out of either, whether it is used or not.
 */
export function throttled(
  account: { readonly unreservedRunning: number; readonly reservedTotal: number },
  fn: { readonly running: number; readonly reserved: number | undefined; readonly provisioned?: number },
): ThrottleReason | undefined {
  if (fn.reserved !== undefined) {
    return fn.running >= fn.reserved - (fn.provisioned ?? 0) ? 'ReservedFunctionConcurrentInvocationLimitExceeded' : undefined
  }
  const unreserved = ACCOUNT_CONCURRENCY - account.reservedTotal
  return account.unreservedRunning >= unreserved ? 'ConcurrentInvocationLimitExceeded' : undefined
}
