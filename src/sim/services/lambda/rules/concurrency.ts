import { numberOf } from '../../../../facts/facts'

/** Concurrent executions of an account in a Region, until AWS raises it. */
export const ACCOUNT_CONCURRENCY = numberOf('lambda.concurrency.account')

/** As much of it has to stay unreserved. */
export const LEAST_UNRESERVED = numberOf('lambda.concurrency.unreserved')

/** Why an invocation is throttled, as the exception's `Reason` names it. */
export type ThrottleReason =
  | 'ConcurrentInvocationLimitExceeded'
  | 'ReservedFunctionConcurrentInvocationLimitExceeded'
  | 'FunctionInvocationRateLimitExceeded'
  | 'ReservedFunctionInvocationRateLimitExceeded'

/** How much runs on demand at once, and what is told where more would. */
export interface ConcurrencyLimit {
  readonly limit: number
  readonly reason: ThrottleReason
}

/**
 * A function with reserved concurrency has that much and no more; the others share what nobody reserved.
 * What is provisioned is taken out of either, whether it is used or not.
 * @param reservedTotal  of the account: what is reserved, or provisioned where nothing is
 */
export function onDemandLimit(reservedTotal: number, fn: { readonly reserved: number | undefined; readonly provisioned?: number }): ConcurrencyLimit {
  if (fn.reserved === undefined) return { limit: ACCOUNT_CONCURRENCY - reservedTotal, reason: 'ConcurrentInvocationLimitExceeded' }
  return { limit: fn.reserved - (fn.provisioned ?? 0), reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' }
}

/** What is told where requests come faster than the concurrency allows that they would count against. */
export function rateReason(reserved: number | undefined): ThrottleReason {
  return reserved === undefined ? 'FunctionInvocationRateLimitExceeded' : 'ReservedFunctionInvocationRateLimitExceeded'
}
