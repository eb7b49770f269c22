import { answerAs, peakMegabytes } from '../contestant'
import { STEADY_20 } from './steady20'

interface Timer {
  done(callback: (argument: never) => void, context: object, argument?: unknown): Timer
  cancel(): void
}

interface Entity {
  setTimer(duration: number): Timer
  time(): number
}

interface SimJs {
  readonly Sim: new () => { addEntity(kind: new (...args: never[]) => Entity, name: string): void; simulate(until: number): void }
  readonly Entity: new (sim: unknown, name: string) => Entity
  readonly Random: new (seed: number) => { exponential(rate: number): number }
}

// The package offers itself to a browser's window and in no other way.
const scope = globalThis as { window?: unknown; Sim?: SimJs }
scope.window = globalThis
await import('simjs' as string)
const { Sim, Entity, Random } = scope.Sim as SimJs

interface Environment {
  idle: boolean
  idleSince: number
  expiry: Timer | undefined
}

/**
 * How idle environments end: `cancelled` sets a timer whenever one is frozen and cancels it when the environment is
 * taken, as the library means it; `fewest` keeps one timer per environment and sets it again when it comes too early,
 * which asks the least of simjs.
 */
type Manner = 'cancelled' | 'fewest'

/** The model in simjs's own means: an entity whose timers are arrivals, ends of responses, and ends of idle environments. */
function steady({ requests, seed, manner }: { readonly requests: number; readonly seed: number; readonly manner: Manner }) {
  const { rate, warm, cold, expiry, maxConcurrency } = STEADY_20
  const random = new Random(seed)
  const counted = { requests: 0, coldStarts: 0 }
  /** Alive, in the order in which they were made. */
  const alive: Environment[] = []
  let running = 0

  class Front extends Entity {
    start(): void {
      this.setTimer(random.exponential(rate)).done(this.arrive, this)
    }

    arrive(): void {
      counted.requests++
      if (running < maxConcurrency) this.serve()
      this.setTimer(random.exponential(rate)).done(this.arrive, this)
    }

    serve(): void {
      running++
      const idle = newestIdle(alive)
      const environment = idle ?? { idle: false, idleSince: 0, expiry: undefined }
      environment.idle = false
      environment.expiry?.cancel()
      if (!idle) {
        counted.coldStarts++
        alive.push(environment)
        if (manner === 'fewest') this.setTimer(expiry).done(this.expire, this, environment)
      }
      this.setTimer(random.exponential(1 / (idle ? warm : cold))).done(this.finish, this, environment)
    }

    finish(environment: Environment): void {
      running--
      environment.idle = true
      environment.idleSince = this.time()
      if (manner === 'fewest') return
      environment.expiry = this.setTimer(expiry)
      environment.expiry.done(this.expire, this, environment)
    }

    expire(environment: Environment): void {
      const left = environment.idle ? environment.idleSince + expiry - this.time() : expiry
      // Times are sums of fractions: what is left may be a trifle.
      if (left <= 1e-6) alive.splice(alive.indexOf(environment), 1)
      else this.setTimer(left).done(this.expire, this, environment)
    }
  }

  const simulation = new Sim()
  simulation.addEntity(Front, 'front')
  const start = performance.now()
  simulation.simulate(requests / rate)
  return { seconds: (performance.now() - start) / 1000, ...counted }
}

function newestIdle(alive: readonly Environment[]): Environment | undefined {
  for (let i = alive.length - 1; i >= 0; i--) if (alive[i]?.idle) return alive[i]
  return undefined
}

answerAs({ steady, peak: () => peakMegabytes() })
