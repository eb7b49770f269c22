import { billedDuration } from '../services/lambda/rules/billing'
import type { Architecture } from '../services/lambda/rules/coldStart'
import { invocationPrice, provisionedPrice } from '../services/lambda/rules/price'
import type { FleetThrottle } from './fleetRun'
import type { Observer, ServedBy } from './observer'
import { TimeHistogram } from './timeHistogram'

/** What a load came to, all of it counted from the first request. Times in milliseconds. */
export interface LoadResult {
  /** Requests that were served. */
  readonly invocations: number
  readonly coldStarts: number
  readonly throttles: { readonly [Limit in FleetThrottle]: number }
  /** Of the answers to requests that were served, placement and INIT included. */
  readonly latency: Percentiles
  /** The most environments at once, provisioned ones included. */
  readonly peakEnvironments: number
  readonly overTime: OverTime
  readonly billed: number
  /** US dollars, without the free tier: for invocations on demand and all requests, and for what is provisioned. */
  readonly price: { readonly onDemand: number; readonly provisioned: number }
}

export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/** The run in equal steps: what happened in each, and how many there are at its end. */
export interface OverTime {
  readonly step: number
  readonly requests: Float64Array
  readonly coldStarts: Float64Array
  readonly throttles: Float64Array
  /** On demand and provisioned. */
  readonly environments: Float64Array
  readonly running: Float64Array
}

export interface Measured {
  readonly architecture: Architecture
  readonly memoryMb: number
  readonly provisioned: number
  /** The part of a cold answer that is not billed. */
  readonly placement: number
  /** How long the traffic lasts. */
  readonly length: number
}

const STEPS = 240

/** Gathers what a learner looks at, in room that does not grow with the load. */
export class LoadFigures implements Observer {
  readonly #measured: Measured
  readonly #latency = new TimeHistogram()
  readonly #throttles = { requestRate: 0, concurrency: 0, scaling: 0 }
  readonly #requests = new Float64Array(STEPS)
  readonly #cold = new Float64Array(STEPS)
  readonly #throttled = new Float64Array(STEPS)
  /** How many more live, and run, at the end of a step than at that of the one before. */
  readonly #livingChange = new Float64Array(STEPS)
  readonly #runningChange = new Float64Array(STEPS)
  #invocations = 0
  #coldStarts = 0
  #peak = 0
  #billed = 0
  #provisionedBilled = 0

  constructor(measured: Measured) {
    this.#measured = measured
  }

  served(at: number, response: number, kind: ServedBy, alive: number): void {
    const step = this.#stepOf(at)
    this.#invocations++
    this.#latency.add(response)
    count(this.#requests, step, 1)
    count(this.#runningChange, step, 1)
    count(this.#runningChange, this.#stepOf(at + response), -1)
    if (kind === 'provisioned') {
      this.#provisionedBilled += billedDuration(0, response)
      return
    }
    if (alive > this.#peak) this.#peak = alive
    if (kind === 'warm') {
      this.#billed += billedDuration(0, response)
      return
    }
    this.#billed += billedDuration(0, response - this.#measured.placement)
    this.#coldStarts++
    count(this.#cold, step, 1)
    count(this.#livingChange, step, 1)
  }

  throttled(at: number, by: FleetThrottle): void {
    const step = this.#stepOf(at)
    this.#throttles[by]++
    count(this.#requests, step, 1)
    count(this.#throttled, step, 1)
  }

  ended(_bornAt: number, endedAt: number): void {
    count(this.#livingChange, this.#stepOf(endedAt), -1)
  }

  left(): void {
    // It lives at the end of the last step, as it is counted already.
  }

  result(): LoadResult {
    const { architecture, memoryMb, provisioned, length } = this.#measured
    const percentile = (share: number) => this.#latency.percentile(share)
    const gbSeconds = (milliseconds: number) => (milliseconds / 1000) * (memoryMb / 1024)
    const billed = this.#billed + this.#provisionedBilled
    return {
      invocations: this.#invocations,
      coldStarts: this.#coldStarts,
      throttles: { ...this.#throttles },
      latency: { p50: percentile(0.5), p90: percentile(0.9), p95: percentile(0.95), p99: percentile(0.99), p999: percentile(0.999), max: this.#latency.largest },
      peakEnvironments: this.#peak + provisioned,
      overTime: {
        step: length / STEPS,
        requests: this.#requests.slice(),
        coldStarts: this.#cold.slice(),
        throttles: this.#throttled.slice(),
        environments: summed(this.#livingChange, provisioned),
        running: summed(this.#runningChange, 0),
      },
      billed,
      price: {
        onDemand: invocationPrice(this.#invocations, gbSeconds(this.#billed), architecture),
        provisioned: provisionedPrice({ kept: gbSeconds(provisioned * length), served: gbSeconds(this.#provisionedBilled) }, architecture),
      },
    }
  }

  /** Past the last step where it is later than the traffic lasts: nothing is kept there. */
  #stepOf(at: number): number {
    return Math.floor((at / this.#measured.length) * STEPS)
  }
}

function count(steps: Float64Array, step: number, more: number): void {
  if (step < STEPS) steps[step] = (steps[step] ?? 0) + more
}

/** What the changes come to, step by step. */
function summed(changes: Float64Array, start: number): Float64Array {
  let sum = start
  return changes.map((change) => (sum += change))
}
