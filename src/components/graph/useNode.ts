import { useContext, useEffect, useRef, type RefObject } from 'react'
import type { MachineNode } from '../../graph/machineGraph'
import type { NodeStatus } from '../../graph/nodeStatus'
import type { StateBrief } from '../../sim/cloud/lab/lab'
import { stateAt } from '../../state/momentStates'
import { useRun } from '../../state/runStore'
import { GraphFocus } from './graphFocus'

interface NodeInRun {
  readonly status: NodeStatus
  readonly brief: StateBrief | undefined
  /** It is what the inspector shows. */
  readonly inspected: boolean
  /** The event shown belongs to it. */
  readonly current: boolean
  /** `<state>, <type>, <status>`. */
  readonly label: string
  readonly select: () => void
  readonly button: RefObject<HTMLButtonElement | null>
  readonly tabIndex: number
  readonly onFocus: () => void
}

/** A node as the run and the keyboard see it. */
export function useNode({ id, name, kind }: MachineNode): NodeInRun {
  const brief = useRun((s) => stateAt(s.moment, name))
  const current = useRun((s) => s.moment?.event.state === name)
  const inspected = useRun((s) => (s.selected ?? s.moment?.event.state) === name)
  const focus = useContext(GraphFocus)
  const button = useRef<HTMLButtonElement>(null)
  const travelledTo = focus.travelledTo === id
  useEffect(() => {
    if (travelledTo) button.current?.focus({ preventScroll: true })
  }, [travelledTo])
  const status = brief?.status ?? 'not entered'
  return {
    status,
    brief,
    inspected,
    current,
    label: `${name}, ${kind}, ${status}`,
    select: () => useRun.getState().selectState(name),
    button,
    tabIndex: focus.tabStop === id ? 0 : -1,
    onFocus: () => focus.onFocus(id),
  }
}
