import { memo } from 'react'
import type { Tick } from '../../sim/cloud/labs/timeline'
import { durationText } from '../../state/virtualClock'

/** Waits shorter than this are not told on the strip. */
const SHORTEST_MS = 500
/** With more moments a gap between two of them is narrower than its length can be written. */
const MOST_MOMENTS = 150
/** More would cover the ticks. */
const MOST = 12

/** Where virtual time passes between two events: ticks stand evenly, so a wait is told by its hatching and its length. */
export const WaitGaps = memo(function WaitGaps({ ticks, last }: { ticks: readonly Tick[]; last: number }) {
  if (last > MOST_MOMENTS) return null
  const gaps = ticks
    .slice(1)
    .map((tick, i) => ({ from: ticks[i]?.index ?? 0, to: tick.index, length: tick.offset - (ticks[i]?.offset ?? 0) }))
    .filter(({ from, to, length }) => length >= SHORTEST_MS && to - from === 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST)
  return gaps.map(({ from, length }) => {
    const text = durationText(length)
    return (
      <span
        key={from}
        className="hatched @container absolute inset-y-0 grid place-items-center text-waiting"
        style={{ left: `${(from / last) * 100}%`, width: `${100 / last}%` }}
        aria-hidden
      >
        <span className={`${whereItFits(text)} tabular rounded-sm bg-panel px-0.5 text-xs leading-3 whitespace-nowrap`}>{text}</span>
      </span>
    )
  })
})

/** A length is written where the gap is wide enough for it: elsewhere it would cover the ticks. */
function whereItFits(text: string): string {
  if (text.length <= 3) return 'hidden @min-[1.75rem]:inline'
  return text.length <= 7 ? 'hidden @min-[3.5rem]:inline' : 'hidden @min-[6rem]:inline'
}
