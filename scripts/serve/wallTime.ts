import type { Simulation } from '../../src/sim/cloud/simulation'

/** How often the world is brought to the wall clock's time where nobody asks, in milliseconds. */
const TICK = 20

/** Lets a world's clock go with the wall clock, from the world's present on. */
export class WallTime {
  readonly #simulation: Simulation
  /** What the world's clock is ahead of the wall's. */
  #ahead: number
  readonly #ticking: NodeJS.Timeout
  #running = false

  /** @param failed  hears of what the simulator throws: a mistake of its own */
  constructor(simulation: Simulation, failed: (error: unknown) => void) {
    simulation.holdClock()
    this.#simulation = simulation
    this.#ahead = simulation.now - Date.now()
    this.#ticking = setInterval(() => {
      if (this.#running) return
      this.catchUp().catch(failed)
    }, TICK)
  }

  /** Delivers all that is due by now. */
  async catchUp(): Promise<void> {
    this.#running = true
    try {
      await this.#simulation.runFor(Math.max(0, Date.now() + this.#ahead - this.#simulation.now))
    } finally {
      this.#running = false
    }
  }

  /** Moves the world's clock ahead, from where it then goes on. */
  async skip(milliseconds: number): Promise<void> {
    this.#ahead += milliseconds
    await this.catchUp()
  }

  stop(): void {
    clearInterval(this.#ticking)
  }
}
