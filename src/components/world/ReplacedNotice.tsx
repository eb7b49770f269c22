import { Notice } from './Notice'

interface ReplacedNoticeProps {
  /** What has taken the place of what was edited, and what more there is to say of it. */
  readonly replaced: { readonly by: string; readonly about?: string } | undefined
  /** What brings it back is called `Redo` then. */
  readonly undone: boolean
  readonly onUndo: () => void
  readonly onDismiss: () => void
}

/** What has just taken the place of a draft, and the way back. */
export function ReplacedNotice({ replaced, undone, onUndo, onDismiss }: ReplacedNoticeProps) {
  return (
    <div aria-live="polite">
      {replaced && (
        <Notice tone="news" action={{ name: undone ? 'Redo' : 'Undo', act: onUndo }} onDismiss={onDismiss}>
          <span className="font-medium">{replaced.by}.</span> <span className="text-muted">{replaced.about}</span>
        </Notice>
      )}
    </div>
  )
}
