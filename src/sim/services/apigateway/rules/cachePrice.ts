import { numberOf, type FactId } from '../../../../facts/facts'

/** What a cache of an API's stage costs an hour, by its size in gigabytes as AWS spells it. */
const PRICES = {
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
export const CACHE_SIZES = Object.keys(PRICES)

/** US dollars an hour; undefined for a size that there is not. */
export function cacheHourPrice(size: string): number | undefined {
  const fact = Object.hasOwn(PRICES, size) ? PRICES[size as keyof typeof PRICES] : undefined
  return fact && numberOf(fact)
}
