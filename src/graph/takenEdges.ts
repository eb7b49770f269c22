/** Which lines of a picture a run has gone along. */
import type { StateStatus } from '../sim/cloud/views/executionView'
import type { MachineEdge, MachineGraph } from './machineGraph'

/** A run at one moment, as far as lines are concerned. States go by their names, which are unique in a machine. */
export interface Travelled {
  readonly taken: readonly { readonly from: string; readonly to: string; readonly caught: boolean }[]
  readonly statusOf: (state: string) => StateStatus | undefined
  /** Whether the execution has succeeded. */
  readonly succeeded: boolean
}

/**
 * The ids of the lines gone along. The history tells which states a transition joined, not by which rule of a Choice:
 * where two rules lead to the same state, both lines count.
 */
export function takenEdges({ nodes, edges }: MachineGraph, { taken, statusOf, succeeded }: Travelled): ReadonlySet<string> {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const gone = new Set(taken.map(({ from, to, caught }) => key(from, to, caught)))

  const isTaken = ({ kind, from, to }: MachineEdge) => {
    const [source = '', target = ''] = [names.get(from), names.get(to)]
    switch (kind) {
      case 'start':
        return statusOf(target) !== undefined
      case 'end':
        // A state that ends the machine is entered once, so whichever of them is done was the last.
        return succeeded && statusOf(source) === 'succeeded'
      default:
        return gone.has(key(source, target, kind === 'catch'))
    }
  }
  return new Set(edges.filter(isTaken).map(({ id }) => id))
}

function key(from: string, to: string, caught: boolean): string {
  return JSON.stringify([from, to, caught])
}
