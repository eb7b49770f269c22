import { numberOf } from '../../../facts/facts'
import type { VirtualMs } from '../../kernel/virtualTime'

const RESERVOIR = numberOf('xray.sampling.reservoir')
const RATE = numberOf('xray.sampling.rate') / 100

/** How many requests of the second under way were kept because they were the first. */
export interface Reservoir {
  readonly second: number
  readonly taken: number
}

/**
 * X-Ray's default rule: the first request of each second is kept, and a share of all others.
 * @param draw  called only where the reservoir is empty
 */
export function sample(reservoir: Reservoir | undefined, now: VirtualMs, draw: () => number): { readonly sampled: boolean; readonly reservoir: Reservoir } {
  const second = Math.floor(now / 1000)
  const taken = reservoir?.second === second ? reservoir.taken : 0
  if (taken < RESERVOIR) return { sampled: true, reservoir: { second, taken: taken + 1 } }
  return { sampled: draw() < RATE, reservoir: { second, taken } }
}
