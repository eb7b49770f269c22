import { numberOf } from '../../../../facts/facts'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** What may be taken only so fast: it refills all the time, and never holds more than its capacity. */
export interface Rate {
  readonly capacity: number
  readonly perMillisecond: number
}

/** How much may be taken of what held `left` so long ago. */
export function refilled(left: number, elapsed: VirtualMs, { capacity, perMillisecond }: Rate): number {
  const held = left + elapsed * perMillisecond
  return held < capacity ? held : capacity
}

/** What was left of it, and when. */
export interface Held {
  readonly left: number
  readonly at: VirtualMs
}

/** One taken now; undefined where there is less than one. What nothing was taken of yet is full. */
export function take(held: Held | undefined, now: VirtualMs, rate: Rate): Held | undefined {
  const left = held ? refilled(held.left, now - held.at, rate) : rate.capacity
  return left < 1 ? undefined : { left: left - 1, at: now }
}

const TEN_SECONDS: VirtualMs = 10_000
const SECOND: VirtualMs = 1000

/** How fast a function gets new environments. */
export const SCALING: Rate = {
  capacity: numberOf('lambda.concurrency.scaling'),
  perMillisecond: numberOf('lambda.concurrency.scaling') / TEN_SECONDS,
}

/** A second, for each unit of concurrency. */
const REQUESTS = numberOf('lambda.concurrency.requests')

/** How fast requests may come for so much concurrency. @param concurrency  of the account, reserved or provisioned */
export function requestRate(concurrency: number): Rate {
  const perSecond = REQUESTS * concurrency
  return { capacity: perSecond, perMillisecond: perSecond / SECOND }
}
