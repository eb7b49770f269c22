import { useEventRows } from '../../state/eventRowsStore'
import { shownTimeline, useRun } from '../../state/runStore'
import { clockText } from '../../state/virtualClock'
import { EventLine } from './EventLine'
import { RowList } from './RowList'

/** The execution's events, one line each. */
export function EventLines({ count }: { count: number }) {
  const index = useRun((s) => s.index)
  const rows = useEventRows((s) => s.rows)
  const end = useRun((s) => shownTimeline(s)?.ticks.at(-1)?.offset ?? 0)
  const need = useEventRows((s) => s.need)
  const { selectEvent } = useRun.getState()
  return (
    <RowList
      label="Events"
      count={count}
      index={index}
      rows={rows}
      need={need}
      onSelect={selectEvent}
      line={(row, happened) => <EventLine row={row} happened={happened} clockWidth={clockText(end).length} />}
    />
  )
}
