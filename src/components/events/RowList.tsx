import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useSize } from '../frame/useSize'
import { ROW_HEIGHT, scrolledTo, visibleRows } from './rowWindow'

interface Props<Row> {
  readonly label: string
  readonly count: number
  /** The moment shown: later lines have not happened yet. */
  readonly index: number
  readonly rows: ReadonlyMap<number, Row>
  /** Makes sure of rows `from` up to and including `to`. */
  readonly need: (from: number, to: number) => void
  readonly onSelect: (index: number) => void
  readonly line: (row: Row, happened: boolean) => ReactNode
}

/** Moments one under the other: the one shown is the selected line, and moving the selection moves the run. Only the lines in sight exist. */
export function RowList<Row>({ label, count, index, rows, need, onSelect, line }: Props<Row>) {
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
    onSelect(Math.max(0, Math.min(count - 1, index + step)))
  }

  return (
    <div
      ref={list}
      // A select cannot draw these lines.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label={label}
      aria-activedescendant={`event-${index}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      className="relative min-h-0 grow overflow-x-hidden overflow-y-auto -outline-offset-2"
    >
      <div role="presentation" style={{ height: count * ROW_HEIGHT }}>
        {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => {
          const at = from + i
          const row = rows.get(at)
          const here = at === index
          return (
            // The listbox takes the keys.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={at}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              tabIndex={-1}
              id={`event-${at}`}
              aria-selected={here}
              aria-posinset={at + 1}
              aria-setsize={count}
              onClick={() => onSelect(at)}
              style={{ top: at * ROW_HEIGHT, height: ROW_HEIGHT }}
              className={`absolute inset-x-0 flex items-center gap-2.5 px-3 text-sm text-muted ${here ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
            >
              {row ? line(row, at <= index) : <span className="h-2 w-1/3 rounded-sm bg-sunken" />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
