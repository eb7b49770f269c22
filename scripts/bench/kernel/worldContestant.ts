import { answerAs, heapMegabytes } from '../contestant'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import { toyWrites } from './toyWrites'
import type { WritePath } from './writePath'

const PATHS: { readonly [name: string]: WritePath } = { toy: toyWrites }
const path = PATHS[process.argv[2] ?? ''] ?? toyWrites
const size = Number(process.argv[3])

/** Calls made in one turn, as a page or a load generator would. */
const TURN = 1000
const WORKING_SET = 100

let simulation: Simulation
let lastEvent = -1
/** The bench's own generator, so that every world is asked for the same keys. */
let noise = 88172645

answerAs({
  /** Makes a world of `size` table items and at least as many past events. */
  async build() {
    simulation = await path.world()
    const before = heapMegabytes()
    for (let first = 0; first < size; first += TURN) await path.fill(simulation, first, Math.min(TURN, size - first))
    while (simulation.log.length < size) await writes(WORKING_SET, TURN)
    lastEvent = simulation.log.length - 1
    return { events: simulation.log.length, megabytes: heapMegabytes() - before }
  },
  /** Seconds and signals that so many writes take, over the first 100 keys or over all. The world is set back first. */
  async round({ keys, count }: { keys: 'working set' | 'all'; count: number }) {
    simulation.forkAt(lastEvent)
    noise = 88172645
    const steps = simulation.timeline.present.steps
    const start = performance.now()
    await writes(keys === 'all' ? size : Math.min(size, WORKING_SET), count)
    return { seconds: (performance.now() - start) / 1000, signals: simulation.timeline.present.steps - steps }
  },
  /** Milliseconds of each jump to a random event of the past. */
  jumps(count: number) {
    return Array.from({ length: count }, () => {
      const seq = Math.floor(uniform() * simulation.log.length)
      const start = performance.now()
      simulation.timeline.momentOf(seq)
      return performance.now() - start
    })
  },
})

async function writes(keys: number, count: number): Promise<void> {
  for (let left = count; left > 0; left -= TURN) {
    const turn = Array.from({ length: Math.min(TURN, left) }, () =>
      path.write(simulation, Math.floor(uniform() * keys)),
    )
    await Promise.all(turn)
  }
}

function uniform(): number {
  noise ^= noise << 13
  noise ^= noise >>> 17
  noise ^= noise << 5
  return (noise >>> 0) / 4294967296
}
