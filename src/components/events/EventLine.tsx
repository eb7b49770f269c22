import { memo } from 'react'
import type { EventRow, Tone } from '../../sim/cloud/views/eventRow'
import { clockText } from '../../state/virtualClock'
import { TONES } from '../run/tones'
import { ToneSign } from '../run/ToneSign'

/** Tones whose note is an error's name. */
const wrong: ReadonlySet<Tone> = new Set(['failed', 'retrying', 'caught'])

interface Props {
  readonly row: EventRow
  readonly happened: boolean
  /** How many characters the longest clock of the list has. */
  readonly clockWidth: number
}

/** One event of the history. */
export const EventLine = memo(function EventLine({ row: { id, offset, tone, type, state, child, note }, happened, clockWidth }: Props) {
  return (
    <>
      <span className="tabular w-8 shrink-0 text-right font-mono">{id}</span>
      <span className="tabular shrink-0 text-right font-mono" style={{ minWidth: `${clockWidth}ch` }}>
        {clockText(offset)}
      </span>
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
})
