import { ClipboardCopy, List, Workflow } from 'lucide-react'
import { IconButton } from '../frame/IconButton'

export type Look = 'graph' | 'list'

interface Props {
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly onCopy: () => void
}

/** Picture or list. */
export function GraphToolbar({ look, onLook, onCopy }: Props) {
  const pressed = 'aria-pressed:bg-accent-soft aria-pressed:text-ink'
  return (
    <fieldset aria-label="Show as" className="absolute top-2 right-2 z-10 flex rounded-md border border-line bg-panel p-0.5">
      {look === 'list' && <IconButton size="small" name="Copy as table" icon={ClipboardCopy} onClick={onCopy} />}
      <IconButton size="small" name="Graph" icon={Workflow} aria-pressed={look === 'graph'} onClick={() => onLook('graph')} className={pressed} />
      <IconButton size="small" name="List" icon={List} aria-pressed={look === 'list'} onClick={() => onLook('list')} className={pressed} />
    </fieldset>
  )
}
