import { numberOf, type FactId } from '../../facts/facts'

/** What a stage's cache costs an hour, by its size in gigabytes as AWS spells it. */
const CACHE_PRICES = {
  '0.5': 'apigateway.price.cache.half',
  '1.6': 'apigateway.price.cache.one-six',
  '6.1': 'apigateway.price.cache.six-one',
  '13.5': 'apigateway.price.cache.thirteen-five',
  '28.4': 'apigateway.price.cache.twenty-eight-four',
  '58.2': 'apigateway.price.cache.fifty-eight-two',
  '118': 'apigateway.price.cache.hundred-eighteen',
  '237': 'apigateway.price.cache.two-hundred-thirty-seven',
} as const satisfies { readonly [size: string]: FactId }

/** Gigabytes. */
export const CACHE_SIZES = Object.keys(CACHE_PRICES)

/** US dollars an hour; undefined for a size that there is not. */
export function cachePrice(size: string): number | undefined {
  const fact = Object.hasOwn(CACHE_PRICES, size) ? CACHE_PRICES[size as keyof typeof CACHE_PRICES] : undefined
  return fact && numberOf(fact)
}

/** US dollars for a million requests, of the first tier. */
export const REQUEST_PRICES = { rest: numberOf('apigateway.price.requests'), http: numberOf('apigateway.price.http.requests') }

/** `$0.02`, `$3.80`, `$14.60` */
export function dollars(amount: number): string {
  return `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: amount < 0.1 && amount > 0 ? 3 : 2 })}`
}
