import type { NodeProps } from '@xyflow/react'
import type { MarkFlowNode } from './nodes'

/** Where the machine begins and where it ends. */
export function MarkNode({ data: { state } }: NodeProps<MarkFlowNode>) {
  return (
    <div aria-hidden className="grid size-full place-items-center rounded-full border border-line-strong bg-panel text-xs text-muted">
      {state.name}
    </div>
  )
}
