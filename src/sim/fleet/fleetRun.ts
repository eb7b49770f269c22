import type { RandomStream } from '../kernel/randomStream'
import { refilled, type Rate } from '../services/lambda/rules/allowance'
import type { Sampler } from './distribution'
import { Environments, type Policy } from './environments'
import { LeastFirst } from './leastFirst'
import type { Observer, ServedBy } from './observer'

/** What a fleet is asked to serve, and how. All times in one unit: milliseconds wherever there is a rate. */
export interface FleetPlan {
  /** When the next request comes, never before the last (at first 0); infinite when none will. */
  readonly nextArrival: (stream: RandomStream, last: number) => number
  /** The whole response of a warm environment, and that of a new one. */
  readonly warm: Sampler
  readonly cold: Sampler
  /** How long an idle environment is kept. */
  readonly expiry: number
  readonly policy: Policy
  /** How many requests may run on demand at once. */
  readonly limit: number
  /** Environments that are there from the start and stay. Requests find them first; what they cannot take runs on demand. */
  readonly provisioned?: number
  readonly rates?: {
    /** New environments. */
    readonly scaling: Rate
    /** Requests on demand, and those that what is provisioned takes. */
    readonly requests: Rate
    readonly provisionedRequests: Rate
  }
  /** When the run ends: what would come later does not. */
  readonly until: number
}

/** By which limit a request was throttled. */
export type FleetThrottle = 'requestRate' | 'concurrency' | 'scaling'

const PROVISIONED = -1

/**
 * A function under load, request by request over typed arrays: no event is kept and no story told. The rules are the
 * detailed simulator's. What ends by the instant at which a request comes has ended before it.
 */
export class FleetRun {
  readonly #plan: FleetPlan
  readonly #stream: RandomStream
  readonly #observer: Observer
  readonly #environments: Environments
  /** When the requests that run now end, and the environments they run in. */
  readonly #endings = new LeastFirst()
  #now = 0
  #over = false
  #next = 0
  #provisionedIdle = 0
  #onDemand = 0
  #scalingLeft = 0
  #scalingAt = 0
  #requestsLeft = 0
  #provisionedLeft = 0
  #requestsAt = 0

  constructor(plan: FleetPlan, stream: RandomStream, observer: Observer) {
    this.#plan = plan
    this.#stream = stream
    this.#observer = observer
    this.#environments = new Environments(plan.policy)
    this.#provisionedIdle = plan.provisioned ?? 0
    this.#scalingLeft = plan.rates?.scaling.capacity ?? 0
    this.#requestsLeft = plan.rates?.requests.capacity ?? 0
    this.#provisionedLeft = plan.rates?.provisionedRequests.capacity ?? 0
    this.#next = plan.nextArrival(stream, 0)
  }

  /** How far the run has come, in the plan's time. */
  get now(): number {
    return this.#now
  }

  /** Serves so many more requests, or all that come. @returns whether the run is over */
  advance(requests: number): boolean {
    const { until, nextArrival } = this.#plan
    for (let i = 0; i < requests && !this.#over; i++) {
      const at = this.#next
      if (at >= until) {
        this.#finish(until)
        break
      }
      this.#catchUp(at)
      this.#serve(at)
      this.#next = nextArrival(this.#stream, at)
    }
    return this.#over
  }

  /** Lets end what ends by then. */
  #catchUp(at: number): void {
    this.#now = at
    const endings = this.#endings
    const environments = this.#environments
    while (endings.least <= at) {
      const endedAt = endings.least
      const environment = endings.take()
      if (environment === PROVISIONED) {
        this.#provisionedIdle++
        continue
      }
      this.#onDemand--
      environments.freeze(environment, endedAt)
    }
    const { expiry } = this.#plan
    while (environments.longestIdleSince + expiry <= at) {
      const endedAt = environments.longestIdleSince + expiry
      this.#observer.ended(environments.endLongestIdle(), endedAt)
    }
  }

  #serve(at: number): void {
    const { limit, warm, cold, rates } = this.#plan
    if (rates) this.#refillRequests(at, rates)
    if (this.#provisionedIdle > 0 && (!rates || this.#provisionedLeft >= 1)) {
      this.#provisionedIdle--
      this.#provisionedLeft--
      return this.#work(at, PROVISIONED, warm(this.#stream), 'provisioned')
    }
    if (this.#onDemand >= limit) return this.#observer.throttled(at, 'concurrency')
    if (rates && this.#requestsLeft < 1) return this.#observer.throttled(at, 'requestRate')
    const environments = this.#environments
    if (environments.idle > 0) {
      this.#requestsLeft--
      this.#onDemand++
      return this.#work(at, environments.take(), warm(this.#stream), 'warm')
    }
    if (rates && !this.#mayStart(at, rates.scaling)) return this.#observer.throttled(at, 'scaling')
    this.#requestsLeft--
    this.#onDemand++
    this.#work(at, environments.start(at), cold(this.#stream), 'cold')
  }

  #work(at: number, environment: number, response: number, kind: ServedBy): void {
    this.#endings.add(at + response, environment)
    this.#observer.served(at, response, kind, this.#environments.alive)
  }

  #refillRequests(at: number, rates: NonNullable<FleetPlan['rates']>): void {
    const elapsed = at - this.#requestsAt
    this.#requestsAt = at
    this.#requestsLeft = refilled(this.#requestsLeft, elapsed, rates.requests)
    this.#provisionedLeft = refilled(this.#provisionedLeft, elapsed, rates.provisionedRequests)
  }

  #mayStart(at: number, scaling: Rate): boolean {
    this.#scalingLeft = refilled(this.#scalingLeft, at - this.#scalingAt, scaling)
    this.#scalingAt = at
    if (this.#scalingLeft < 1) return false
    this.#scalingLeft--
    return true
  }

  /** The end of time: what is still there counts as far as it has come. */
  #finish(until: number): void {
    this.#catchUp(until)
    this.#over = true
    const environments = this.#environments
    while (this.#endings.size > 0) {
      const environment = this.#endings.take()
      if (environment !== PROVISIONED) this.#observer.left(environments.bornAt(environment))
    }
    while (environments.idle > 0) this.#observer.left(environments.endLongestIdle())
  }
}
