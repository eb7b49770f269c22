import { numberOf } from '../../../../facts/facts'
import type { Architecture } from './coldStart'

const REQUEST = numberOf('lambda.price.requests') / 1_000_000
const GB_SECOND: Readonly<Record<Architecture, number>> = {
  x86_64: numberOf('lambda.price.duration'),
  arm64: numberOf('lambda.price.duration.arm'),
}

/**
 * What invocations cost in us-east-1: US dollars, by a month's first prices and without the free tier.
 * @param gbSeconds  billed seconds times the function's memory in GiB
 */
export function invocationPrice(requests: number, gbSeconds: number, architecture: Architecture): number {
  return requests * REQUEST + gbSeconds * GB_SECOND[architecture]
}

const KEPT: Readonly<Record<Architecture, number>> = { x86_64: numberOf('lambda.price.provisioned'), arm64: numberOf('lambda.price.provisioned.arm') }
const SERVED: Readonly<Record<Architecture, number>> = { x86_64: numberOf('lambda.price.provisioned.duration'), arm64: numberOf('lambda.price.provisioned.duration.arm') }

/** What provisioned concurrency costs: for as long as it is kept, and for what its environments serve. Requests are paid for as all are. */
export function provisionedPrice(gbSeconds: { readonly kept: number; readonly served: number }, architecture: Architecture): number {
  return gbSeconds.kept * KEPT[architecture] + gbSeconds.served * SERVED[architecture]
}
