import { CircleAlert, History } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { labWorldOf } from '../../state/draft'
import { useDraft } from '../../state/draftStore'
import { editedParts } from '../../state/editedParts'
import { useGraph } from '../../state/graphStore'
import { useRun } from '../../state/runStore'

interface Props {
  /** The picture is of the definition that ran. */
  readonly ofRun: boolean
  /** It can be of nothing else. */
  readonly fixed: boolean
  readonly onOfRun: (ofRun: boolean) => void
}

/** How the picture stands with the text it is of, and with the run it shows. */
export function GraphNotes({ ofRun, fixed, onOfRun }: Props) {
  const problem = useGraph((s) => s.problem)
  const ran = useRun((s) => s.run?.world)
  const draft = useDraft()
  const edited = useMemo(() => (ran ? editedParts(ran, labWorldOf(draft)) : []), [ran, draft])
  return (
    <div className="pointer-events-none absolute top-2 right-24 left-2 z-10 flex flex-col items-start gap-1.5" aria-live="polite">
      {problem !== undefined && (
        <Note icon={<CircleAlert size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-failed" aria-hidden />}>{problem}</Note>
      )}
      {edited.length > 0 && (
        <Note icon={<History size={14} strokeWidth={1.75} className="mt-0.5 shrink-0 text-warm" aria-hidden />}>
          Edited since this run: {edited.join(', ')}.{' '}
          {edited.includes('Definition') && !fixed && (
            <button type="button" onClick={() => onOfRun(!ofRun)} className="text-accent underline underline-offset-2">
              {ofRun ? 'Draw what is edited' : 'Draw what ran'}
            </button>
          )}
        </Note>
      )}
    </div>
  )
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="pointer-events-auto flex max-w-full gap-1.5 rounded-md border border-line bg-panel px-2 py-1 text-sm">
      {icon}
      <span>{children}</span>
    </p>
  )
}
