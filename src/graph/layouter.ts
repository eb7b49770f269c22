/** Lays machines out with any ELK, remembers results, and lets newer questions overtake older ones. */
import type { ElkNode } from 'elkjs/lib/elk-api'
import { EMPTY_DRAWING, toDrawing, type Drawing } from './drawing'
import { toElkGraph } from './elkGraph'
import type { MachineGraph } from './machineGraph'

/** ELK itself, wherever it runs: usually in a worker. */
export type RunElk = (graph: ElkNode) => Promise<ElkNode>

/** @returns the drawing, or `undefined` when a newer call overtook this one before its turn came */
export type Layouter = (graph: MachineGraph) => Promise<Drawing | undefined>

/** Layouts kept. Typing in an editor comes back to earlier structures often: undo, a bracket opened and closed. */
const KEPT = 40

/**
 * One layout runs at a time, and of those waiting only the newest survives: while someone types, the worker never
 * works off a queue of pictures that nobody will see.
 *
 * The cache's key is the ELK graph itself, so whatever does not move a box (a payload, a comment, a Retrier) costs nothing.
 */
export function createLayouter(runElk: RunElk): Layouter {
  const kept = new Map<string, ElkNode>()
  let running: Promise<unknown> | undefined
  let newest = 0

  return async (graph) => {
    const turn = ++newest
    if (graph.nodes.length === 0) return EMPTY_DRAWING
    const problem = toElkGraph(graph)
    const key = JSON.stringify(problem)
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return toDrawing(graph, known)
    }
    if (running) await running
    if (turn !== newest) return undefined
    const work = runElk(problem)
    // Whoever waits wants to know only that the turn is over, not how it went.
    running = work.then(
      () => (running = undefined),
      () => (running = undefined),
    )
    const laidOut = await work
    kept.set(key, laidOut)
    const oldest = kept.keys().next()
    if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value)
    return toDrawing(graph, laidOut)
  }
}
