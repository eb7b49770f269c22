import { cacheHourPrice } from './cachePrice'
import { bytesOf, numberOf } from '../../../../facts/facts'

/** Requests, or messages, up to which a month's price holds, with that price in US dollars for a million; the last holds for all beyond. */
type Tiers = readonly (readonly [upTo: number, perMillion: number])[]

const million = (millions: number): number => millions * 1_000_000

const REST: Tiers = [
  [million(numberOf('apigateway.price.rest.tier.first')), numberOf('apigateway.price.requests')],
  [million(numberOf('apigateway.price.rest.tier.second')), numberOf('apigateway.price.rest.second')],
  [million(numberOf('apigateway.price.rest.tier.third')), numberOf('apigateway.price.rest.third')],
  [Number.POSITIVE_INFINITY, numberOf('apigateway.price.rest.last')],
]
const HTTP: Tiers = [
  [million(numberOf('apigateway.price.http.tier.first')), numberOf('apigateway.price.http.requests')],
  [Number.POSITIVE_INFINITY, numberOf('apigateway.price.http.last')],
]
const MESSAGES: Tiers = [
  [million(numberOf('apigateway.price.websocket.tier.first')), numberOf('apigateway.price.websocket.first')],
  [Number.POSITIVE_INFINITY, numberOf('apigateway.price.websocket.last')],
]
const CONNECTION_MINUTES = numberOf('apigateway.price.websocket.minutes')
const HTTP_UNIT = bytesOf('apigateway.price.http.unit')
const MESSAGE_UNIT = bytesOf('apigateway.price.websocket.unit')

function tiered(count: number, tiers: Tiers): number {
  let [dollars, from] = [0, 0]
  for (const [upTo, perMillion] of tiers) {
    if (count <= from) break
    dollars += ((Math.min(count, upTo) - from) / 1_000_000) * perMillion
    from = upTo
  }
  return dollars
}

/**
 * US dollars for a month's requests to REST APIs, whatever their size, in us-east-1 and without the free tier; as all that follow.
 * @see https://aws.amazon.com/api-gateway/pricing/
 */
export function restPrice(requests: number): number {
  return tiered(requests, REST)
}

/** @param units  requests as `httpUnits` counts them */
export function httpPrice(units: number): number {
  return tiered(units, HTTP)
}

/** How many requests to an HTTP API one counts for: each 512 KB of it are one. */
export function httpUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / HTTP_UNIT))
}

/** @param units  messages as `messageUnits` counts them */
export function messagePrice(units: number): number {
  return tiered(units, MESSAGES)
}

/** How many messages one counts for: each 32 KB of it are one. */
export function messageUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / MESSAGE_UNIT))
}

export function connectionPrice(minutes: number): number {
  return (minutes / 1_000_000) * CONNECTION_MINUTES
}

/** @param size  in gigabytes, as stages name it: `0.5` … `237` */
export function cachePrice(size: string, hours: number): number {
  return (cacheHourPrice(size) ?? 0) * hours
}
