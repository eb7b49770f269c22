import { ArrowRight } from 'lucide-react'
import type { Subject } from '../../sim/cloud/labs/stepfunctions/lab'
import { usePane } from '../../state/paneStore'
import { useRun } from '../../state/runStore'
import { subjectName } from '../../state/subjectName'

interface Props {
  readonly subject: Subject
  /** Its place among the children of its Map Run. */
  readonly position?: number | undefined
}

/** The way to what an event or state has started. */
export function OpenSubject({ subject, position }: Props) {
  const opening = useRun((s) => s.opening)
  return (
    <button
      type="button"
      onClick={() => openSubject(subject.arn)}
      aria-disabled={opening}
      className="mt-3 flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-left hover:bg-sunken"
    >
      <span className="truncate">Open {inSentence(subjectName({ ...subject, ...(position === undefined ? {} : { position }) }))}</span>
      <ArrowRight size={14} strokeWidth={1.75} className="shrink-0 text-accent" aria-hidden />
    </button>
  )
}

/** Opens it, and shows it where one pane is shown at a time. */
export function openSubject(arn: string): void {
  usePane.getState().showPane('run')
  void useRun.getState().lookInto(arn)
}

/** `Map Run` is AWS's name and keeps its capitals. */
function inSentence(name: string): string {
  return name.startsWith('Map Run') ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}
