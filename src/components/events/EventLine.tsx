import { memo } from 'react'
import type { EventRow, Tone } from '../../sim/cloud/views/eventRow'
import { useRun } from '../../state/runStore'
import { clockText } from '../../state/virtualClock'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'
import { ROW_HEIGHT } from './rowWindow'

/** Tones whose note is an error's name. */
const wrong: ReadonlySet<Tone> = new Set(['failed', 'retrying', 'caught'])

interface Props {
  readonly at: number
  /** Undefined while it is on its way. */
  readonly row: EventRow | undefined
  readonly count: number
  /** The moment shown: later lines have not happened yet. */
  readonly shown: number
}

/** One event of the history. */
export const EventLine = memo(function EventLine({ at, row, count, shown }: Props) {
  const here = at === shown
  return (
    // The listbox takes the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      id={`event-${at}`}
      aria-selected={here}
      aria-posinset={at + 1}
      aria-setsize={count}
      onClick={() => useRun.getState().selectEvent(at)}
      style={{ top: at * ROW_HEIGHT, height: ROW_HEIGHT }}
      className={`absolute inset-x-0 flex items-center gap-2.5 px-3 text-sm text-muted ${here ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      {row ? <Line row={row} happened={at <= shown} /> : <span className="h-2 w-1/3 rounded-sm bg-sunken" />}
    </div>
  )
})

function Line({ row: { id, offset, tone, type, state, child, note }, happened }: { row: EventRow; happened: boolean }) {
  return (
    <>
      <span className="tabular w-8 shrink-0 text-right font-mono">{id}</span>
      <span className="tabular min-w-[8.5ch] shrink-0 text-right font-mono">{clockText(offset)}</span>
      <span className={happened ? '' : 'opacity-40'}>
        <ToneSign tone={tone} />
      </span>
      <span className={`shrink-0 ${happened ? 'text-ink' : ''}`}>{type}</span>
      {state !== undefined && <span className="min-w-0 shrink truncate">{state}</span>}
      {child !== undefined && <span className="tabular shrink-0">child {child}</span>}
      {note !== undefined && (
        <span className={`ml-auto hidden min-w-[6ch] shrink-3 truncate font-mono text-xs narrow:block ${happened && wrong.has(tone) ? TONES[tone].text : ''}`} title={note}>
          {note}
        </span>
      )}
    </>
  )
}
