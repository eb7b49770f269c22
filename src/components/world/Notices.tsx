import { downloadSetAside } from '../../state/draftDownload'
import { UNDO, useDraft } from '../../state/draftStore'
import { Notice } from './Notice'
import { ReplacedNotice } from './ReplacedNotice'

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
      <Replaced />
    </>
  )
}

function Replaced() {
  const replaced = useDraft((s) => s.replaced)
  const { undo, forgetReplaced } = useDraft.getState()
  return <ReplacedNotice replaced={replaced} undone={replaced?.by === UNDO} onUndo={undo} onDismiss={forgetReplaced} />
}
