import type { RandomStream } from '../kernel/randomStream'
import { exponentialDraw } from './exponentialDraw'

/** A stretch of traffic. Times in milliseconds, rates in requests per second. */
export type TrafficPhase =
  /** Requests at random, as many clients that know nothing of each other send them: `from` so many a second, rising or falling evenly `to` as many. */
  | { readonly kind: 'ramp'; readonly duration: number; readonly from: number; readonly to: number }
  /** So many requests at one instant, then none for as long as it lasts. */
  | { readonly kind: 'burst'; readonly requests: number; readonly duration: number }

/** How long the traffic lasts, in milliseconds. */
export function lengthOf(phases: readonly TrafficPhase[]): number {
  return phases.reduce((sum, { duration }) => sum + duration, 0)
}

/** When the requests come, one after the other; infinite behind the last. */
export function arrivals(phases: readonly TrafficPhase[]): (stream: RandomStream) => number {
  let index = 0
  let startsAt = 0
  let at = 0
  let sent = 0
  return (stream) => {
    for (let phase = phases[index]; phase; phase = phases[++index]) {
      if (phase.kind === 'burst') {
        if (sent++ < phase.requests) return startsAt
      } else {
        at = nextOfRamp(at - startsAt, phase, exponentialDraw(stream)) + startsAt
        if (at < startsAt + phase.duration) return at
      }
      startsAt += phase.duration
      at = startsAt
      sent = 0
    }
    return Infinity
  }
}

/**
 * When the expected number of requests has grown by `more`: the next of a Poisson process whose rate rises evenly.
 * Solves rate·t + slope·t²/2 = more, in a form that also holds where the slope is 0.
 */
function nextOfRamp(since: number, { duration, from, to }: { readonly duration: number; readonly from: number; readonly to: number }, more: number): number {
  const slope = (to - from) / 1000 / duration
  const rate = from / 1000 + slope * since
  const root = rate * rate + 2 * slope * more
  if (root < 0 || rate + Math.sqrt(root) === 0) return Infinity
  return since + (2 * more) / (rate + Math.sqrt(root))
}
