import { useRun } from '../../state/runStore'
import { clockText } from '../../state/virtualClock'

/** Virtual time at the moment shown, counted from the start of the execution. */
export function VirtualClock() {
  const moment = useRun((s) => s.moment)
  const count = useRun((s) => s.run?.report.count)
  return (
    <p className="tabular ml-auto flex shrink-0 items-baseline gap-2 font-mono text-sm wide:ml-0" title={moment?.time}>
      <span className={`min-w-[8ch] text-right ${moment ? 'text-ink' : 'text-muted'}`}>{clockText(moment?.event.offset ?? 0)}</span>
      <span className="hidden text-muted narrow:inline" title="Event shown, of all events">
        {moment ? moment.index + 1 : 0}/{count ?? 0}
      </span>
    </p>
  )
}
