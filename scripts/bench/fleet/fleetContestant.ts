import { simulateFleet, type FleetSet } from '../../../src/sim/fleet/fleet'
import { answerAs, peakMegabytes } from '../contestant'
import { STEADY_20 } from './steady20'

function timed(set: FleetSet) {
  const start = performance.now()
  const { requests, coldStarts, meanInstances } = simulateFleet(set)
  const seconds = (performance.now() - start) / 1000
  return { seconds, requests, events: 2 * requests + coldStarts, pending: Math.round(meanInstances) + 1 }
}

function steady(rate: number): FleetSet {
  const { warm, cold, expiry, maxConcurrency } = STEADY_20
  return { rate, warm: { kind: 'exp', mean: warm }, cold: { kind: 'exp', mean: cold }, expiry, maxConcurrency, policy: 'newest', warmup: 0, measure: 1 }
}

answerAs({
  steady: ({ requests, seed }: { requests: number; seed: number }) => timed({ ...steady(STEADY_20.rate), measure: requests / STEADY_20.rate, seed }),
  /** At a rate that keeps so many environments at work. */
  busy({ requests, environments, seed }: { requests: number; environments: number; seed: number }) {
    const rate = environments / STEADY_20.warm
    return timed({ ...steady(rate), maxConcurrency: 1e9, measure: requests / rate, seed })
  },
  peak: () => peakMegabytes(),
})
