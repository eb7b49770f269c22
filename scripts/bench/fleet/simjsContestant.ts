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
}

/**
 * The model in simjs's own means: an entity whose timers are arrivals, ends of responses, and ends of idle
 * environments. Of the ways to write the last, the one that asks least of simjs: no timer is cancelled, one per
 * environment is set again when it comes too early.
 */
function steady({ requests, seed }: { readonly requests: number; readonly seed: number }) {
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
      if (running < maxConcurrency) {
        running++
        let environment = newestIdle(alive)
        if (environment) environment.idle = false
        else {
          counted.coldStarts++
          environment = { idle: false, idleSince: 0 }
          alive.push(environment)
          this.setTimer(expiry).done(this.expire, this, environment)
          this.setTimer(random.exponential(1 / cold)).done(this.finish, this, environment)
          environment = undefined
        }
        if (environment) this.setTimer(random.exponential(1 / warm)).done(this.finish, this, environment)
      }
      this.setTimer(random.exponential(rate)).done(this.arrive, this)
    }

    finish(environment: Environment): void {
      running--
      environment.idle = true
      environment.idleSince = this.time()
    }

    expire(environment: Environment): void {
      const left = environment.idle ? environment.idleSince + expiry - this.time() : expiry
      if (left <= 0) alive.splice(alive.indexOf(environment), 1)
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
