import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../frame/IconButton'

interface NoticeProps {
  readonly tone: 'news' | 'trouble'
  readonly children: ReactNode
  /** What can be done about it. */
  readonly action?: { readonly name: string; readonly act: () => void } | undefined
  readonly onDismiss: () => void
}

/** A sentence across the pane that stays until it is dismissed. */
export function Notice({ tone, children, action, onDismiss }: NoticeProps) {
  const trouble = tone === 'trouble'
  return (
    <div
      role={trouble ? 'alert' : undefined}
      className={`flex shrink-0 items-start gap-1 border-b border-line border-l-2 py-1.5 pr-2 pl-3 text-sm ${trouble ? 'border-l-failed' : 'border-l-accent'}`}
    >
      <p className="min-w-0 grow py-0.5 wrap-anywhere">{children}</p>
      {action && (
        <button type="button" onClick={action.act} className="h-7 shrink-0 rounded-md px-2 font-medium text-accent hover:bg-sunken">
          {action.name}
        </button>
      )}
      <IconButton size="small" name="Dismiss" icon={X} onClick={onDismiss} className="mt-0.5" />
    </div>
  )
}
