import type { NodeProps } from '@xyflow/react'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { NodeButton } from './NodeButton'
import type { ContainerFlowNode } from './nodes'
import { SERVICE_ICONS } from './serviceIcons'
import { useNode } from './useNode'

/** A Map or Parallel: a tinted ground with a label, and its states on it. */
export function ContainerNode({ data: { state } }: NodeProps<ContainerFlowNode>) {
  const { status, brief, inspected, current } = useNode(state)
  const Icon = SERVICE_ICONS[state.icon]
  return (
    <div className={`size-full rounded-lg bg-ink/3 p-2 ${inspected ? 'ring-2 ring-accent' : current ? 'ring-1 ring-ink' : 'ring-1 ring-line'}`}>
      <div className="relative flex h-8 w-fit max-w-full items-center gap-2 overflow-hidden rounded-md pr-2.5 pl-3 hover:bg-raised">
        <span className={`absolute inset-y-1.5 left-0 w-1 rounded-full ${TONES[status].bar}`} aria-hidden />
        <Icon size={14} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
        <span className="truncate text-sm font-medium text-ink" aria-hidden>
          {state.name}
        </span>
        <span className="truncate text-sm text-muted" aria-hidden>
          {state.kind} · {state.detail}
          {state.distributed && ' · in child executions'}
        </span>
        <ToneSign tone={status} />
        {brief && brief.entries > 1 && (
          <span className="tabular font-mono text-xs text-muted" aria-hidden>
            ×{brief.entries}
          </span>
        )}
        <NodeButton
          id={state.id}
          state={state.name}
          label={`${state.name}, ${state.kind}, ${status}`}
          title={`${state.name}\n${state.kind}, ${state.fullDetail}${state.distributed ? '\nIts states run in child executions: open its Map Run to see them.' : ''}`}
          pressed={inspected}
        />
      </div>
    </div>
  )
}
