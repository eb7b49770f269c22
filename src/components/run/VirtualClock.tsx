import { shownCount, shownOffset, useRun } from '../../state/runStore'
import { clockText } from '../../state/virtualClock'

/** Virtual time at the moment shown, counted from the start of what is looked at. */
export function VirtualClock() {
  const time = useRun((s) => s.moment?.time)
  const offset = useRun((s) => shownOffset(s) ?? s.moment?.event.offset)
  const index = useRun((s) => s.index)
  const count = useRun(shownCount)
  return (
    <p className="tabular ml-auto flex shrink-0 items-baseline gap-2 font-mono text-sm wide:ml-0" title={time}>
      <span className={`min-w-[8ch] text-right ${offset === undefined ? 'text-muted' : 'text-ink'}`}>{clockText(offset ?? 0)}</span>
      <span className="hidden text-muted narrow:inline" title="Event shown, of all events">
        {count === 0 ? 0 : index + 1}/{count}
      </span>
    </p>
  )
}
