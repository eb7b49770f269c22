import { Square } from 'lucide-react'
import { labWorldOf } from '../../state/draft'
import { useDraft } from '../../state/draftStore'
import { usePane } from '../../state/paneStore'
import { useRun } from '../../state/runStore'
import { dateText } from '../../state/virtualClock'

/** Runs the world as it is edited now; while it runs longer than a moment, says how far it is and can be stopped. */
export function StartExecution() {
  const running = useRun((s) => s.running)
  // Before, the texts are the example's, not yet the learner's own.
  const ready = useDraft((s) => s.loadState === 'ready')
  const progress = useRun((s) => s.progress)
  const start = () => {
    usePane.getState().showPane('run')
    void useRun.getState().start(labWorldOf(useDraft.getState()))
  }
  return (
    <div className="flex items-center gap-2">
      {progress && <RunProgress {...progress} />}
      {progress && (
        <button
          type="button"
          onClick={() => useRun.getState().stop()}
          className="flex h-8 items-center gap-1.5 rounded-md border border-line-strong px-3 text-base hover:bg-sunken"
        >
          <Square size={12} strokeWidth={2} className="fill-current" aria-hidden />
          Stop
        </button>
      )}
      <button
        type="button"
        onClick={start}
        disabled={running || !ready}
        className="primary h-8 shrink-0 rounded-md px-3.5 text-base font-medium disabled:opacity-50"
      >
        Start execution
      </button>
    </div>
  )
}

function RunProgress({ events, now }: { events: number; now: number }) {
  return (
    <p className="tabular hidden text-sm text-muted narrow:block">
      {events === 0 ? 'Getting ready' : `${events.toLocaleString('en')} events`}
      {now > 0 && <span className="ml-2 font-mono">{dateText(now)}</span>}
    </p>
  )
}
