/**
 * Load: a function under millions of requests, by the detailed simulator's rules over typed arrays.
 * `simulateFleet` is the textbook's scale-per-request model, `LoadRun` Lambda's.
 */
import { RandomStream, seededStream } from '../kernel/randomStream'
import { sampler, type Distribution } from './distribution'
import type { Policy } from './environments'
import { exponentialDraw } from './exponentialDraw'
import { FleetRun } from './fleetRun'
import { SteadyState, type SteadyFigures } from './steadyState'

/** One function with Poisson arrivals. Times in seconds, rates per second. */
export interface FleetSet {
  readonly rate: number
  readonly warm: Distribution
  /** The whole response of a new environment, no extra to that of a warm one. */
  readonly cold: Distribution
  /** How long an idle environment is kept. */
  readonly expiry: number
  /** Requests past so many at once are rejected. */
  readonly maxConcurrency: number
  readonly policy: Policy
  /** The run starts empty; so long nothing is counted. */
  readonly warmup: number
  readonly measure: number
  readonly seed?: number
}

/** @throws {RangeError} where a parameter is out of range */
export function simulateFleet(set: FleetSet): SteadyFigures {
  const { rate, warm, cold, expiry, maxConcurrency, policy, warmup, measure, seed = 1 } = set
  positive({ rate, expiry, maxConcurrency, measure })
  if (!(warmup >= 0)) throw new RangeError(`warmup is ${warmup}`)
  const until = warmup + measure
  const figures = new SteadyState(warmup, until)
  const gap = 1 / rate
  const nextArrival = (stream: RandomStream, last: number) => last + exponentialDraw(stream) * gap
  const plan = { nextArrival, warm: sampler(warm), cold: sampler(cold), expiry, policy, limit: maxConcurrency, until }
  new FleetRun(plan, new RandomStream(seededStream(seed, 'fleet')), figures).advance(Infinity)
  return figures.figures()
}

function positive(parameters: { readonly [name: string]: number }): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!(value > 0)) throw new RangeError(`${name} is ${value}`)
  }
}
