import { downloadSetAside } from '../../state/draftDownload'
import { UNDO, useDraft } from '../../state/draftStore'
import { Notice } from './Notice'

interface NoticesProps {
  readonly importProblem: string | undefined
  readonly onDismissImport: () => void
}

/** What the learner should know of their draft: trouble with keeping it, and what has just taken its place. */
export function Notices({ importProblem, onDismissImport }: NoticesProps) {
  const problem = useDraft((s) => s.problem)
  const lastSetAside = useDraft((s) => s.setAside.at(-1))
  const dismissProblem = useDraft((s) => s.dismissProblem)
  return (
    <>
      {problem !== undefined && (
        <Notice
          tone="trouble"
          action={lastSetAside === undefined ? undefined : { name: 'Download it', act: () => void downloadSetAside(lastSetAside) }}
          onDismiss={dismissProblem}
        >
          {problem}
        </Notice>
      )}
      {importProblem !== undefined && (
        <Notice tone="trouble" onDismiss={onDismissImport}>
          {importProblem}
        </Notice>
      )}
      <ReplacedNotice />
    </>
  )
}

function ReplacedNotice() {
  const replaced = useDraft((s) => s.replaced)
  const undo = useDraft((s) => s.undo)
  const forgetReplaced = useDraft((s) => s.forgetReplaced)
  return (
    <div aria-live="polite">
      {replaced && (
        <Notice
          tone="news"
          action={{ name: replaced.by === UNDO ? 'Redo' : 'Undo', act: undo }}
          onDismiss={forgetReplaced}
        >
          <span className="font-medium">{replaced.by}.</span> <span className="text-muted">{replaced.about}</span>
        </Notice>
      )}
    </div>
  )
}
