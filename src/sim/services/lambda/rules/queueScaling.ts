import { numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

const FIRST = numberOf('lambda.mapping.sqs.concurrency.first')
const A_MINUTE = numberOf('lambda.mapping.sqs.concurrency.rate')
const MOST = numberOf('lambda.mapping.sqs.concurrency.most')

/**
 * How many batches of a standard queue may be at work at a time: five at first, and more for each
 * minute that there is work without a break.
 * @param busy  how long that has been so
 * @param most  the mapping's MaximumConcurrency, where it has one
 */
export function batchesAllowed(busy: VirtualMs, most: number = MOST): number {
  const grown = FIRST + Math.floor((busy * A_MINUTE) / 60_000)
  return Math.min(grown, most, MOST)
}

/** When one more is allowed; undefined where it will not be. @param busy  as above */
export function nextAllowedAfter(busy: VirtualMs, most: number = MOST): VirtualMs | undefined {
  const allowed = batchesAllowed(busy, most)
  if (allowed >= Math.min(most, MOST)) return undefined
  return ((allowed + 1 - FIRST) * 60_000) / A_MINUTE - busy
}
