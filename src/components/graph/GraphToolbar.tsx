import { List, Workflow } from 'lucide-react'
import { CopyButton } from '../frame/CopyButton'
import { IconButton } from '../frame/IconButton'

export type Look = 'graph' | 'list'

interface Props {
  readonly look: Look
  readonly onLook: (look: Look) => void
  /** The list as a table. */
  readonly table: () => string
}

/** Picture or list. */
export function GraphToolbar({ look, onLook, table }: Props) {
  const pressed = 'aria-pressed:bg-accent-soft aria-pressed:text-ink'
  return (
    <fieldset aria-label="Show as" className="absolute top-2 right-2 z-10 flex rounded-md border border-line bg-panel p-0.5">
      {look === 'list' && <CopyButton name="Copy states as table" text={table} />}
      <IconButton size="small" name="Graph" icon={Workflow} aria-pressed={look === 'graph'} onClick={() => onLook('graph')} className={pressed} />
      <IconButton size="small" name="List" icon={List} aria-pressed={look === 'list'} onClick={() => onLook('list')} className={pressed} />
    </fieldset>
  )
}
