import { Boxes } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { useGateway } from '../../state/gateway/gatewayStore'
import { methodName, treeOf, type TreeLine } from '../../state/gateway/resourceTree'

/** The API as a tree of resources, each with its methods. */
export function ResourceTree() {
  const methods = useGateway((s) => s.world.methods)
  const selected = useGateway((s) => s.selected)
  const select = useGateway((s) => s.select)
  const tree = useRef<HTMLDivElement>(null)
  const lines = treeOf(methods)
  const choosable = lines.flatMap(({ method }) => (method ? [methodName(method)] : []))

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const at = choosable.indexOf(selected)
    const next = event.key === 'Home' ? choosable[0] : event.key === 'End' ? choosable.at(-1) : step && choosable[at + step]
    if (next === undefined || next === 0) return
    event.preventDefault()
    select(next)
    tree.current?.querySelector<HTMLElement>(`[data-method="${CSS.escape(next)}"]`)?.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={tree} role="tree" aria-label="Resources" onKeyDown={move} className="h-full overflow-y-auto py-1.5">
      {lines.map((line) => (
        <Line key={line.method ? methodName(line.method) : line.path} line={line} selected={selected} onSelect={select} />
      ))}
    </div>
  )
}

function Line({ line: { path, label, level, method }, selected, onSelect }: { line: TreeLine; selected: string; onSelect: (method: string) => void }) {
  const indent = { paddingLeft: 8 + (level - 1) * 16 }
  if (!method) {
    return (
      <div role="treeitem" aria-level={level} aria-expanded aria-selected={false} tabIndex={-1} aria-label={path} style={indent} className="flex h-7 items-center gap-1.5 pr-3 font-mono text-sm">
        <Boxes size={14} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
        {label}
      </div>
    )
  }
  const name = methodName(method)
  const here = name === selected
  return (
    // The tree takes the arrow keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={here}
      data-method={name}
      tabIndex={here ? 0 : -1}
      onClick={() => onSelect(name)}
      style={indent}
      className={`flex h-7 cursor-pointer items-center gap-2 pr-3 text-sm -outline-offset-2 ${here ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      <span className="w-14 shrink-0 font-mono font-medium text-accent">
        {method.httpMethod}
        <span className="sr-only"> {path}</span>
      </span>
      <span className="min-w-0 truncate text-muted">{doesWhat(method)}</span>
    </div>
  )
}

/** What a method does, in a few words. */
function doesWhat({ integration, authorizer, apiKeyRequired, cache }: LabMethod): string {
  const backend = integration.type === 'MOCK' ? 'mock' : `${integration.type === 'AWS_PROXY' ? 'Lambda proxy' : 'Lambda, mapped'}: ${integration.function}`
  return [backend, authorizer && `authorizer`, apiKeyRequired && 'API key', cache && `cache ${cache.ttlSeconds} s`].filter(Boolean).join(' · ')
}
