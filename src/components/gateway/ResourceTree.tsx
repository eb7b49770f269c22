import { Boxes } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { useGateway } from '../../state/gateway/gatewayStore'
import { treeOf, type TreeLine } from '../../state/gateway/resourceTree'
import { useGatewayView } from '../../state/gateway/viewStore'

/** The API as a tree of resources, each with its methods. */
export function ResourceTree() {
  const resources = useGateway((s) => s.world.resources)
  const methods = useGateway((s) => s.world.methods)
  const selected = useGateway((s) => s.selected)
  const tree = useRef<HTMLDivElement>(null)
  const lines = treeOf({ methods, ...(resources ? { resources } : {}) })
  const names = lines.map(({ name }) => name)
  // Of what is gone nothing is selected: the root takes the keys.
  const focused = names.includes(selected) ? selected : '/'

  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = event.key === 'Home' ? names[0] : event.key === 'End' ? names.at(-1) : step && names[names.indexOf(focused) + step]
    if (next === undefined || next === 0) return
    event.preventDefault()
    choose(next)
    tree.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(next)}"]`)?.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div ref={tree} role="tree" aria-label="Resources" onKeyDown={move} className="h-full overflow-y-auto py-1.5">
      {lines.map((line) => (
        <Line key={line.name} line={line} here={line.name === focused} selected={line.name === selected} />
      ))}
    </div>
  )
}

/** A resource has no request of its own: what can be done with it is shown. */
function choose(name: string): void {
  useGateway.getState().select(name)
  const { part, showPart } = useGatewayView.getState()
  if (name.startsWith('/') && part === 'request') showPart('method')
}

function Line({ line: { name, path, label, level, method }, here, selected }: { line: TreeLine; here: boolean; selected: boolean }) {
  return (
    // The tree takes the arrow keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      aria-level={level}
      aria-selected={selected}
      aria-label={method ? undefined : path}
      {...(method ? {} : { 'aria-expanded': true })}
      data-name={name}
      tabIndex={here ? 0 : -1}
      onClick={() => choose(name)}
      style={{ paddingLeft: 8 + (level - 1) * 16 }}
      className={`flex h-7 cursor-pointer items-center gap-2 pr-3 text-sm -outline-offset-2 ${selected ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      {method ? (
        <>
          <span className="w-14 shrink-0 font-mono font-medium text-accent">
            {method.httpMethod}
            <span className="sr-only"> {path}</span>
          </span>
          <span className="min-w-0 truncate text-muted">{doesWhat(method)}</span>
        </>
      ) : (
        <span className="flex items-center gap-1.5 font-mono">
          <Boxes size={14} strokeWidth={1.5} className="shrink-0 text-muted" aria-hidden />
          {label}
        </span>
      )}
    </div>
  )
}

/** What a method does, in a few words. */
function doesWhat({ integration, authorizer, apiKeyRequired, cache }: LabMethod): string {
  const backend = integration.type === 'MOCK' ? 'mock' : `${integration.type === 'AWS_PROXY' ? 'Lambda proxy' : 'Lambda, mapped'}: ${integration.function}`
  return [backend, authorizer && `authorizer`, apiKeyRequired && 'API key', cache && `cache ${cache.ttlSeconds} s`].filter(Boolean).join(' · ')
}
