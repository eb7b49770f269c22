import type { Node } from '@xyflow/react'
import type { Drawing } from '../../graph/drawing'
import type { MachineNode } from '../../graph/machineGraph'

export type StateFlowNode = Node<{ readonly state: MachineNode }, 'state'>
export type ContainerFlowNode = Node<{ readonly state: MachineNode }, 'container'>
export type MarkFlowNode = Node<{ readonly state: MachineNode }, 'mark'>
export type FlowNode = StateFlowNode | ContainerFlowNode | MarkFlowNode

/** Grounds lie under the lines, nodes over them; `EdgeLayer` stands between. */
const GROUND = 0
const ABOVE_LINES = 2

/** The drawing's boxes as React Flow takes them. Branches have no look of their own. */
export function flowNodes(drawing: Drawing): FlowNode[] {
  return drawing.nodes.flatMap(({ node, box }): FlowNode[] => {
    if (node.kind === 'Branch') return []
    const common = {
      id: node.id,
      position: { x: box.x, y: box.y },
      width: box.width,
      height: box.height,
      data: { state: node },
    }
    if (node.container) return [{ ...common, type: 'container', zIndex: GROUND }]
    return [{ ...common, type: isMark(node) ? 'mark' : 'state', zIndex: ABOVE_LINES }]
  })
}

/** Start and End: where the machine begins and ends, no states. */
export function isMark({ kind }: MachineNode): boolean {
  return kind === 'Start' || kind === 'End'
}
