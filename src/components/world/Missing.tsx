import { Plus } from 'lucide-react'

interface MissingProps {
  readonly what: 'function' | 'table'
  readonly names: readonly string[]
  readonly onAdd: (name: string) => void
}

/** What the definition asks for and nobody made yet, with a button for each. */
export function Missing({ what, names, onAdd }: MissingProps) {
  if (names.length === 0) return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-3 py-1.5 text-sm">
      <span className="text-muted">The definition names {names.length === 1 ? `a ${what}` : `${what}s`} not here yet:</span>
      {names.slice(0, 8).map((name) => (
        <button
          key={name}
          type="button"
          onClick={() => onAdd(name)}
          className="inline-flex h-6 items-center gap-1 rounded border border-line px-1.5 hover:border-accent hover:text-accent"
        >
          <Plus size={12} strokeWidth={2} aria-hidden />
          Add <span className="font-mono">{name}</span>
        </button>
      ))}
    </div>
  )
}
