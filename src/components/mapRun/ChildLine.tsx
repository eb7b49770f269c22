import { memo } from 'react'
import type { ChildRow } from '../../sim/cloud/labs/stepfunctions/lab'
import { clockText, durationText } from '../../state/virtualClock'
import { ROW_HEIGHT } from '../events/rowWindow'
import { openSubject } from '../run/OpenSubject'
import { TONE_OF } from '../run/StatusWord'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

interface Props {
  readonly at: number
  /** Undefined while it is on its way. */
  readonly row: ChildRow | undefined
  readonly count: number
  /** The one that Enter opens. */
  readonly chosen: boolean
}

/** One child execution: its place, how it stands, when it started and how long it took. */
export const ChildLine = memo(function ChildLine({ at, row, count, chosen }: Props) {
  return (
    // The listbox takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      id={`child-${at}`}
      aria-selected={chosen}
      aria-posinset={at + 1}
      aria-setsize={count}
      onClick={() => row && openSubject(row.arn)}
      style={{ top: at * ROW_HEIGHT, height: ROW_HEIGHT }}
      className={`absolute inset-x-0 flex cursor-pointer items-center gap-2.5 px-3 text-sm text-muted hover:bg-sunken ${chosen ? 'group-focus-visible:bg-accent-soft' : ''}`}
    >
      {row ? <Line row={row} /> : <span className="h-2 w-1/3 rounded-sm bg-sunken" />}
    </div>
  )
})

function Line({ row: { position, name, status, startedAt, duration } }: { row: ChildRow }) {
  const tone = TONE_OF[status]
  return (
    <>
      <span className="tabular w-20 shrink-0 text-ink underline-offset-2">Child {position}</span>
      <ToneSign tone={tone} />
      <span className={`w-[10ch] shrink-0 font-mono ${TONES[tone].text}`}>{status}</span>
      <span className="tabular min-w-[9ch] shrink-0 text-right font-mono">{clockText(startedAt)}</span>
      <span className="tabular min-w-[9ch] shrink-0 text-right font-mono">{duration === undefined ? '' : durationText(duration)}</span>
      <span className="hidden min-w-0 truncate font-mono text-xs wide:inline" title={name}>
        {name}
      </span>
    </>
  )
}
