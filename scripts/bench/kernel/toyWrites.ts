import { createSimulation } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import { toyFunction, toyTable } from './toyParts'
import type { WritePath } from './writePath'

/** Writes through the spine alone: call → toy function → toy table → answer. */
export const toyWrites: WritePath = {
  async world() {
    return createSimulation({ services: [toyTable, toyFunction], guests: { run: async () => undefined, reset() {} } })
  },
  async fill(simulation: Simulation, first: number, count: number) {
    await Promise.all(
      Array.from({ length: count }, (_, i) => simulation.call('toytable', 'Add', { id: `item-${first + i}`, by: 1000 })),
    )
  },
  write(simulation: Simulation, key: number) {
    return simulation.call('toyfunction', 'Invoke', { Payload: { id: `item-${key}`, by: -1 } })
  },
}
