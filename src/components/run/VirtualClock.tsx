import { clockText } from '../../state/virtualClock'
import { usePlayedRun } from './playedRun'

/** Virtual time at the moment shown, counted from the start of what is looked at. */
export function VirtualClock() {
  const time = usePlayedRun((run) => run.time)
  const offset = usePlayedRun((run) => run.offset ?? run.drawnOffset)
  const index = usePlayedRun((run) => run.index)
  const count = usePlayedRun((run) => run.timeline?.count ?? 0)
  return (
    <p className="tabular ml-auto flex shrink-0 items-baseline gap-2 font-mono text-sm wide:ml-0" title={time}>
      <span className={`min-w-[8ch] text-right ${offset === undefined ? 'text-muted' : 'text-ink'}`}>{clockText(offset ?? 0)}</span>
      <span className="hidden text-muted narrow:inline" title="Event shown, of all events">
        {count === 0 ? 0 : index + 1}/{count}
      </span>
    </p>
  )
}
