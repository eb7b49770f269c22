import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useEventRows } from '../../state/eventRowsStore'
import { useRun } from '../../state/runStore'
import { useSize } from '../frame/useSize'
import { EventLine } from './EventLine'
import { ROW_HEIGHT, scrolledTo, visibleRows } from './rowWindow'

/** The shown moment is the selected line, and moving the selection moves the run; only the lines in sight exist. */
export function EventLines({ count }: { count: number }) {
  const index = useRun((s) => s.index)
  const rows = useEventRows((s) => s.rows)
  const need = useEventRows((s) => s.need)
  const list = useRef<HTMLDivElement>(null)
  const { height } = useSize(list)
  const [top, setTop] = useState(0)
  const [from, to] = visibleRows(top, height, count)

  useEffect(() => need(from, to), [need, from, to, rows])

  useEffect(() => {
    const element = list.current
    if (element && height > 0) element.scrollTop = scrolledTo(index, element.scrollTop, height)
  }, [index, height, count])

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[event.key]
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    useRun.getState().selectEvent(index + step)
  }

  return (
    <div
      ref={list}
      // A select cannot draw these lines.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label="Events"
      aria-activedescendant={`event-${index}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      className="relative min-h-0 grow overflow-x-hidden overflow-y-auto -outline-offset-2"
    >
      <div role="presentation" style={{ height: count * ROW_HEIGHT }}>
        {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (
          <EventLine key={from + i} at={from + i} row={rows.get(from + i)} count={count} shown={index} />
        ))}
      </div>
    </div>
  )
}
