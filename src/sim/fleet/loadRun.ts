import { RandomStream, seededStream } from '../kernel/randomStream'
import { requestRate, SCALING } from '../services/lambda/rules/allowance'
import { firstInvocation, PLACEMENT, runtimeStart, type Architecture } from '../services/lambda/rules/coldStart'
import { ACCOUNT_CONCURRENCY, onDemandLimit } from '../services/lambda/rules/concurrency'
import { IDLE_LIFETIME } from '../services/lambda/rules/keepAlive'
import { sampler, type Distribution } from './distribution'
import { FleetRun } from './fleetRun'
import { LoadFigures, type LoadResult } from './loadFigures'
import { arrivals, lengthOf, type TrafficPhase } from './traffic'

/** A function and what it is asked to serve. Times in milliseconds. */
export interface Load {
  readonly runtime: string
  readonly architecture: Architecture
  readonly memoryMb: number
  /** What the function's own module scope takes in INIT. */
  readonly moduleScope: number
  /** What its handler takes. It ends by itself: no timeout is held against it. */
  readonly handler: Distribution
  readonly reserved?: number
  /** Environments that are ready before the first request. Taken out of what is reserved, else out of the account's. */
  readonly provisioned?: number
  /** Of the account's concurrency, what others have reserved. */
  readonly othersReserved?: number
  readonly traffic: readonly TrafficPhase[]
  readonly seed?: number
}

/** Requests between two looks at the clock of whoever drives the run: some ten milliseconds of work. */
export const CHUNK = 50_000

/** A function of Lambda under load, by the rules and measured cold starts of the detailed simulator. */
export class LoadRun {
  readonly #run: FleetRun
  readonly #figures: LoadFigures
  readonly #length: number

  /** @throws {RangeError} where a parameter is out of range */
  constructor(load: Load) {
    refuseOutOfRange(load)
    const { runtime, architecture, memoryMb, moduleScope, reserved, provisioned = 0, othersReserved = 0, traffic, seed = 1 } = load
    const handler = sampler(load.handler)
    const first = firstInvocation(runtime, architecture, memoryMb)
    const { limit } = onDemandLimit(othersReserved + (reserved ?? provisioned), { reserved, provisioned })
    this.#length = lengthOf(traffic)
    this.#figures = new LoadFigures({ architecture, memoryMb, provisioned, placement: PLACEMENT, length: this.#length })
    this.#run = new FleetRun(
      {
        nextArrival: arrivals(traffic),
        warm: handler,
        cold: (stream) => PLACEMENT + runtimeStart(runtime, architecture, stream.draw()) + moduleScope + first + handler(stream),
        expiry: IDLE_LIFETIME,
        policy: 'mru',
        limit,
        provisioned,
        rates: { scaling: SCALING, requests: requestRate(limit), provisionedRequests: requestRate(provisioned) },
        until: this.#length,
      },
      new RandomStream(seededStream(seed, 'load')),
      this.#figures,
    )
  }

  /** How much of the traffic's time has gone by, 0 to 1. */
  get progress(): number {
    return this.#run.now / this.#length
  }

  /** Goes on for a while; between two calls others can work, and nobody has to call again. @returns whether it is over */
  advance(requests: number = CHUNK): boolean {
    return this.#run.advance(requests)
  }

  /** What came of it so far. */
  result(): LoadResult {
    return this.#figures.result()
  }
}

function refuseOutOfRange({ memoryMb, moduleScope, reserved, provisioned = 0, othersReserved = 0, traffic }: Load): void {
  const refuse = (what: string) => {
    throw new RangeError(what)
  }
  if (!(memoryMb > 0)) refuse(`memoryMb is ${memoryMb}`)
  if (!(moduleScope >= 0)) refuse(`moduleScope is ${moduleScope}`)
  if (provisioned < 0 || provisioned + othersReserved > ACCOUNT_CONCURRENCY) refuse(`provisioned is ${provisioned}`)
  if (reserved !== undefined && (reserved < provisioned || reserved + othersReserved > ACCOUNT_CONCURRENCY)) refuse(`reserved is ${reserved}`)
  for (const phase of traffic) {
    if (!(phase.duration > 0)) refuse(`duration of a phase is ${phase.duration}`)
    if (phase.kind === 'burst' ? !(phase.requests >= 0) : !(phase.from >= 0 && phase.to >= 0)) refuse(`a phase has fewer requests than none`)
  }
  if (traffic.length === 0) refuse('there is no traffic')
}
