import type { MachineNode } from '../../graph/machineGraph'
import type { NodeStatus } from '../../graph/nodeStatus'
import type { StateBrief } from '../../sim/cloud/labs/stepfunctions/lab'
import { stateAt } from '../../state/momentStates'
import { useRun } from '../../state/runStore'

interface NodeInRun {
  readonly status: NodeStatus
  /** Undefined where it was not entered. */
  readonly brief: StateBrief | undefined
  /** It is what the inspector shows. */
  readonly inspected: boolean
  /** The event shown belongs to it. */
  readonly current: boolean
}

/** A node as the run sees it at the moment shown. */
export function useNode({ name }: MachineNode): NodeInRun {
  const brief = useRun((s) => stateAt(s.moment, name))
  const current = useRun((s) => s.moment?.event.state === name)
  const inspected = useRun((s) => (s.selected ?? s.moment?.event.state) === name)
  return { status: brief?.status ?? 'not entered', brief, inspected, current }
}
