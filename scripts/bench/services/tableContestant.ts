import { createSimulation } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'
import { dynamodb } from '../../../src/sim/services/dynamodb/dynamodb'
import { answerAs, heapMegabytes } from '../contestant'
import { Shop, TABLE, type Operation } from './shop'

const size = Number(process.argv[2])
const shop = new Shop(size)

/** Calls made in one turn: all of them lie before the front door at once. */
const TURN = 500

let simulation: Simulation
let lastEvent = -1

answerAs({
  /** A world with so many items in one table; megabytes that it takes, its log with all that was written included. */
  async build() {
    const before = heapMegabytes()
    simulation = createSimulation({ services: [dynamodb], guests: { run: async () => undefined, reset() {} } })
    await simulation.call('dynamodb', 'CreateTable', TABLE)
    await simulation.runUntilQuiet()
    for (const batch of shop.batches()) await simulation.call('dynamodb', 'BatchWriteItem', batch)
    lastEvent = simulation.log.length - 1
    return heapMegabytes() - before
  },
  /** Seconds that so many calls take, each with its two events in the log. The world is set back first. */
  async round({ operation, count }: { operation: Operation; count: number }) {
    simulation.forkAt(lastEvent)
    const requests = Array.from({ length: count }, () => shop.request(operation))
    const start = performance.now()
    for (let first = 0; first < count; first += TURN) {
      await Promise.all(requests.slice(first, first + TURN).map((input) => simulation.call('dynamodb', operation, input)))
    }
    return (performance.now() - start) / 1000
  },
})
