import { numberOf } from '../../facts/facts'

export { CACHE_SIZES, cacheHourPrice } from '../../sim/services/apigateway/rules/cachePrice'

/** US dollars for a million requests, of the first tier. */
export const REQUEST_PRICES = { rest: numberOf('apigateway.price.requests'), http: numberOf('apigateway.price.http.requests') }

/** `$0.02`, `$3.80`, `$14.60` */
export function dollars(amount: number): string {
  return `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: amount < 0.1 && amount > 0 ? 3 : 2 })}`
}
