import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ChildCounts } from '../../sim/cloud/labs/stepfunctions/lab'
import type { ExecutionStatus } from '../../sim/cloud/views/executionView'
import { useChildRows } from '../../state/childRowsStore'
import { ROW_HEIGHT, scrolledTo, visibleRows } from '../events/rowWindow'
import { useSize } from '../frame/useSize'
import { openSubject } from '../run/OpenSubject'
import { ChildFilter } from './ChildFilter'
import { ChildLine } from './ChildLine'
import { startedCount } from './startedCount'

interface Props {
  /** The moment shown. */
  readonly index: number
  readonly counts: ChildCounts
}

/** The child executions that have started, all or those that stand alike. Arrow keys choose one, Enter or a click opens it. */
export function ChildList({ index, counts }: Props) {
  const [status, setStatus] = useState<ExecutionStatus>()
  const [chosen, setChosen] = useState(0)
  const [top, setTop] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { height } = useSize(list)
  const rows = useChildRows((s) => s.rows)
  const need = useChildRows((s) => s.need)
  const count = startedCount(counts, status)
  const at = Math.max(0, Math.min(chosen, count - 1))
  const [from, to] = visibleRows(top, height, count)

  useEffect(() => need({ index, status, from, to }), [need, index, status, from, to])

  const choose = (next: number) => {
    const element = list.current
    const shown = Math.max(0, Math.min(next, count - 1))
    setChosen(shown)
    if (element) element.scrollTop = scrolledTo(shown, element.scrollTop, height)
  }
  const filter = (wanted: ExecutionStatus | undefined) => {
    setStatus(wanted)
    setChosen(0)
    if (list.current) list.current.scrollTop = 0
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const arn = rows.get(at)?.arn
    if (event.key === 'Enter' && arn !== undefined) {
      event.preventDefault()
      openSubject(arn)
      return
    }
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1)
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[event.key]
    if (step === undefined) return
    event.preventDefault()
    choose(at + step)
  }

  return (
    <>
      <ChildFilter counts={counts} status={status} onStatus={filter} />
      {count === 0 && <p className="px-3 py-3 text-muted">{emptyText(status)}</p>}
      <div
        ref={list}
        // A select cannot draw these lines.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="listbox"
        aria-label="Child executions"
        aria-activedescendant={count > 0 ? `child-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        className="group relative min-h-0 grow overflow-x-hidden overflow-y-auto -outline-offset-2"
      >
        <div role="presentation" style={{ height: count * ROW_HEIGHT }}>
          {Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => (
            <ChildLine key={from + i} at={from + i} row={rows.get(from + i)} count={count} chosen={from + i === at} />
          ))}
        </div>
      </div>
    </>
  )
}

function emptyText(status: ExecutionStatus | undefined): string {
  return status === undefined ? 'No child execution has started at this moment.' : `No child execution is ${status} at this moment.`
}
