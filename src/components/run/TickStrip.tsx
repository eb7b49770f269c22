import { memo } from 'react'
import type { Tick } from '../../sim/cloud/labs/timeline'
import { TONES, type AnyTone } from './tones'

/** Heights by how much a tick matters: what went wrong is seen first. */
const HEIGHT: Readonly<Partial<Record<AnyTone, number>>> = { quiet: 8, entered: 10, succeeded: 12, waiting: 14 }
const TALLEST = 20

/** What matters most is drawn last, over the rest. */
const ORDER: readonly AnyTone[] = ['quiet', 'entered', 'succeeded', 'waiting', 'cached', 'cold', 'aborted', 'caught', 'retrying', 'throttled', 'failed']
/** Above this many, ticks stand closer than their width. */
const CROWDED = 500

/** Width of the strip in its own units; it is stretched to whatever is there. */
const WIDTH = 1000

/** Events as ticks in the colours of their tones, evenly by index. One path a tone: thousands of ticks cost no more than ten. */
export const TickStrip = memo(function TickStrip({ ticks, last }: { ticks: readonly Tick[]; last: number }) {
  const present = new Set<AnyTone>(ticks.map(({ tone }) => tone))
  return (
    <svg viewBox={`0 0 ${WIDTH} ${TALLEST}`} preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible" aria-hidden>
      {ORDER.filter((tone) => present.has(tone)).map((tone) => (
        <path
          key={tone}
          d={ticks.flatMap((tick) => (tick.tone === tone ? [mark(tick.index, last, HEIGHT[tone] ?? TALLEST)] : [])).join('')}
          className={`${TONES[tone].line} fill-transparent`}
          strokeWidth={ticks.length > CROWDED ? 1 : 2}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
})

function mark(index: number, last: number, height: number): string {
  const x = last === 0 ? 0 : (index / last) * WIDTH
  return `M${x.toFixed(2)} ${(TALLEST - height) / 2}v${height}`
}
