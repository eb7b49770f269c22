import type { VirtualMs } from '../kernel/virtualTime'
import { refilled, taken, type Rate, type TokenBucket } from '../services/apigateway/rules/tokenBucket'

/** How requests of one average arrive: evenly, or all of an interval at its beginning. */
export type TrafficShape = 'steady' | 'bursts'

/** Traffic to one method, in virtual time from 0. */
export interface TrafficPlan {
  readonly requests: number
  /** Requests a second, of both shapes. */
  readonly average: number
  /** Milliseconds between bursts, about: a burst is a whole number of requests. */
  readonly burstEvery: VirtualMs
}

/** A stretch of the run, which is cut into at most 200 of one length. */
export interface TrafficColumn {
  readonly admitted: number
  readonly throttled: number
  /** The fewest tokens after a request of it; the burst where none has come. */
  readonly low: number
}

const MOST_COLUMNS = 200

/** How long a column is: whole intervals of bursts where there are more of those than columns, so that no column has more than its share. */
export function columnWidth(plan: TrafficPlan): VirtualMs {
  const even = durationOf(plan) / MOST_COLUMNS
  const interval = (burstSize(plan) * 1000) / plan.average
  return interval > even ? even : interval * Math.ceil(even / interval - 1e-9)
}

export function columnCount(plan: TrafficPlan): number {
  return Math.max(1, Math.ceil(durationOf(plan) / columnWidth(plan) - 1e-9))
}

/** What came of one shape so far, and what has changed since the window before. */
export interface ShapeWindow {
  readonly admitted: number
  readonly throttled: number
  /** In the bucket now. */
  readonly tokens: number
  /** The column that `columns` begin with. */
  readonly from: number
  readonly columns: readonly TrafficColumn[]
}

export interface TrafficWindow {
  readonly now: VirtualMs
  readonly over: boolean
  readonly steady: ShapeWindow
  readonly bursts: ShapeWindow
}

/** How many requests a burst of this plan has. */
export function burstSize({ average, burstEvery }: TrafficPlan): number {
  return Math.max(1, Math.round((average * burstEvery) / 1000))
}

/** When request `i`, counted from 0, arrives. Both shapes have sent as many at the end of each burst's interval. */
export function arrivalOf(plan: TrafficPlan, shape: TrafficShape, i: number): VirtualMs {
  if (shape === 'steady') return (i * 1000) / plan.average
  const size = burstSize(plan)
  return (Math.floor(i / size) * size * 1000) / plan.average
}

/** How long the plan takes. */
export function durationOf({ requests, average }: TrafficPlan): VirtualMs {
  return (requests * 1000) / average
}

/**
 * The same traffic in two shapes against a bucket each, by API Gateway's own rule and without a story for each request.
 * It goes on in windows, so that a page can watch it and change the limits meanwhile.
 */
export class ThrottledTraffic {
  readonly #plan: TrafficPlan
  readonly #steady: Lane
  readonly #bursts: Lane

  constructor(plan: TrafficPlan) {
    this.#plan = plan
    this.#steady = new Lane(plan, 'steady')
    this.#bursts = new Lane(plan, 'bursts')
  }

  /** Lets everything happen that arrives up to `until`. */
  advance(until: VirtualMs, limits: Rate): TrafficWindow {
    const now = Math.min(until, durationOf(this.#plan))
    return { now, over: now >= durationOf(this.#plan), steady: this.#steady.advance(now, limits), bursts: this.#bursts.advance(now, limits) }
  }
}

class Lane {
  readonly #plan: TrafficPlan
  readonly #shape: TrafficShape
  readonly #width: VirtualMs
  readonly #admitted: Uint32Array
  readonly #throttled: Uint32Array
  readonly #low: Float64Array
  #next = 0
  #allAdmitted = 0
  #bucket: TokenBucket | undefined
  #shown = 0

  constructor(plan: TrafficPlan, shape: TrafficShape) {
    this.#plan = plan
    this.#shape = shape
    this.#width = columnWidth(plan)
    const count = columnCount(plan)
    this.#admitted = new Uint32Array(count)
    this.#throttled = new Uint32Array(count)
    this.#low = new Float64Array(count).fill(-1)
  }

  advance(now: VirtualMs, limits: Rate): ShapeWindow {
    const from = this.#shown
    for (; this.#next < this.#plan.requests; this.#next++) {
      const at = arrivalOf(this.#plan, this.#shape, this.#next)
      if (at > now) break
      this.#request(at, limits)
    }
    this.#bucket = refilled(this.#bucket, limits, now)
    this.#shown = this.#columnAt(now)
    return {
      admitted: this.#allAdmitted,
      throttled: this.#next - this.#allAdmitted,
      tokens: this.#bucket.tokens,
      from,
      columns: Array.from({ length: this.#shown - from + 1 }, (_, i) => this.#column(from + i, limits)),
    }
  }

  #request(at: VirtualMs, limits: Rate): void {
    const column = this.#columnAt(at)
    const full = refilled(this.#bucket, limits, at)
    const left = taken(full)
    this.#bucket = left ?? full
    if (left) {
      this.#allAdmitted++
      this.#admitted[column]! += 1
    } else this.#throttled[column]! += 1
    const low = this.#low[column]!
    this.#low[column] = low < 0 ? this.#bucket.tokens : Math.min(low, this.#bucket.tokens)
  }

  #column(at: number, { burstLimit }: Rate): TrafficColumn {
    const low = this.#low[at]!
    return { admitted: this.#admitted[at]!, throttled: this.#throttled[at]!, low: low < 0 ? burstLimit : low }
  }

  #columnAt(at: VirtualMs): number {
    return Math.min(this.#low.length - 1, Math.floor(at / this.#width + 1e-9))
  }
}
