import { useEventRows } from '../../state/eventRowsStore'
import { useRun } from '../../state/runStore'
import { EventLine } from './EventLine'
import { RowList } from './RowList'

/** The execution's events, one line each. */
export function EventLines({ count }: { count: number }) {
  const index = useRun((s) => s.index)
  const rows = useEventRows((s) => s.rows)
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
      line={(row, happened) => <EventLine row={row} happened={happened} />}
    />
  )
}
