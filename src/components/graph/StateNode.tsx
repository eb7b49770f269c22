import { Layers, RotateCw } from 'lucide-react'
import type { NodeProps } from '@xyflow/react'
import type { MachineNode } from '../../graph/machineGraph'
import type { StateBrief } from '../../sim/cloud/labs/stepfunctions/lab'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { NodeButton } from './NodeButton'
import type { StateFlowNode } from './nodes'
import { SERVICE_ICONS } from './serviceIcons'
import { useNode } from './useNode'

/** The type and what it does; a Task is told by what it calls, and so is what is broken. */
function secondLine({ kind, detail }: MachineNode): string {
  if (kind === 'Task' || kind === 'Missing' || kind === 'Unknown') return detail
  return detail === '' ? kind : `${kind} · ${detail}`
}

/** A state: what it is, and how it stands with it at the moment shown. */
export function StateNode({ data: { state } }: NodeProps<StateFlowNode>) {
  const { status, brief, inspected, current } = useNode(state)
  const broken = state.kind === 'Missing' || state.kind === 'Unknown'
  const Icon = SERVICE_ICONS[state.icon]
  return (
    <div
      className={`relative flex size-full items-center gap-2.5 rounded-md pr-2.5 pl-3.5 ${
        broken ? 'border border-dashed border-failed bg-panel' : 'bg-raised'
      } ${inspected ? 'ring-2 ring-accent' : current ? 'ring-1 ring-ink' : broken ? '' : 'ring-1 ring-line'}`}
    >
      <span className={`absolute inset-y-0 left-0 w-1 rounded-l-md ${TONES[status].bar}`} aria-hidden />
      <Icon size={16} strokeWidth={1.5} className={`shrink-0 ${broken ? 'text-failed' : status === 'not entered' ? 'text-muted' : 'text-ink'}`} aria-hidden />
      <span className="min-w-0 grow" aria-hidden>
        <span className="flex items-center gap-1.5">
          <span className="min-w-0 grow truncate text-base font-medium text-ink">{state.name}</span>
          <ToneSign tone={status} size={15} />
        </span>
        <span className="flex items-center gap-1.5 text-sm text-muted">
          <span className="min-w-0 grow truncate">{secondLine(state)}</span>
          {brief && <Counts brief={brief} />}
        </span>
      </span>
      <NodeButton
        id={state.id}
        state={state.name}
        label={`${state.name}, ${state.kind}, ${status}`}
        title={state.fullDetail === '' ? state.name : `${state.name}\n${state.fullDetail}`}
        pressed={inspected}
      />
    </div>
  )
}

/** How often its task was tried, else how often it was entered, where that is more than once. */
function Counts({ brief: { attempts, entries } }: { brief: StateBrief }) {
  if (attempts > 1) {
    return (
      <span className="flex shrink-0 items-center gap-0.5 text-retried" title={`${attempts} attempts`}>
        <RotateCw size={10} strokeWidth={2.5} aria-hidden />
        <span className="tabular font-mono text-xs">{attempts}</span>
      </span>
    )
  }
  if (entries < 2) return null
  return (
    <span className="flex shrink-0 items-center gap-0.5" title={`Entered ${entries} times`}>
      <Layers size={10} strokeWidth={2} aria-hidden />
      <span className="tabular font-mono text-xs">×{entries}</span>
    </span>
  )
}
