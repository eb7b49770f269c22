import type { Simulation } from '../../../src/sim/cloud/simulation'
import { answerAs, heapMegabytes } from '../contestant'
import { itemAt, putItem, stockWorld, takeOne } from './stockWorld'

const size = Number(process.argv[2])

/** Calls made in one turn, as a load generator would: each has an execution environment of its own. */
const TURN = 500
/** Milliseconds between turns: the account takes no more than 10,000 requests a second. */
const PAUSE = 100
const WORKING_SET = 100
/** For so many items put, one invocation lies in the past of the world. */
const PUTS_A_WRITE = 10

let simulation: Simulation
let lastEvent = -1
/** The bench's own generator, so that every world is asked for the same keys. */
let noise = 88172645

answerAs({
  /** Makes a world of `size` table items and at least as many past events, all of them kept. */
  async build() {
    simulation = await stockWorld()
    const before = heapMegabytes()
    await inTurns(size, (i) => putItem(simulation, i))
    await writes(size, Math.ceil(size / PUTS_A_WRITE))
    lastEvent = simulation.log.length - 1
    return { events: simulation.log.length, megabytes: heapMegabytes() - before }
  },
  /**
   * Seconds and signals that so many writes take, over the first 100 keys or over all. The world is set back first,
   * and the guests that were forgotten with it are there again before the clock starts.
   */
  async round({ keys, count }: { keys: 'working set' | 'all'; count: number }) {
    simulation.forkAt(lastEvent)
    noise = 88172645
    await writes(WORKING_SET, TURN)
    const steps = simulation.timeline.present.steps
    const start = performance.now()
    await writes(keys === 'all' ? size : Math.min(size, WORKING_SET), count)
    return { seconds: (performance.now() - start) / 1000, signals: simulation.timeline.present.steps - steps }
  },
  /** Milliseconds of each jump: to an item as it was right after a random event of the past. */
  jumps(count: number) {
    return Array.from({ length: count }, () => {
      const seq = Math.floor(uniform() * simulation.log.length)
      const start = performance.now()
      itemAt(simulation, seq, Math.floor(uniform() * size))
      return performance.now() - start
    })
  },
})

function writes(keys: number, count: number): Promise<void> {
  return inTurns(count, () => takeOne(simulation, Math.floor(uniform() * keys)))
}

async function inTurns(count: number, call: (i: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < count; first += TURN) {
    await Promise.all(Array.from({ length: Math.min(TURN, count - first) }, (_, i) => call(first + i)))
    await simulation.runFor(PAUSE)
  }
}

function uniform(): number {
  noise ^= noise << 13
  noise ^= noise >>> 17
  noise ^= noise << 5
  return (noise >>> 0) / 4294967296
}
