import { memo } from 'react'
import type { Tick } from '../../sim/cloud/lab/lab'
import { TONES, type AnyTone } from './tones'

/** Heights by how much a tick matters: what went wrong is seen first. */
const HEIGHT: Readonly<Partial<Record<AnyTone, number>>> = { quiet: 8, entered: 10, succeeded: 12, waiting: 14 }
const TALLEST = 20

/** Width of the strip in its own units; it is stretched to whatever is there. */
const WIDTH = 1000

/** Events as ticks in the colours of their tones, evenly by index. One path a tone: thousands of ticks cost no more than ten. */
export const TickStrip = memo(function TickStrip({ ticks, last }: { ticks: readonly Tick[]; last: number }) {
  const tones = [...new Set(ticks.map(({ tone }) => tone))]
  return (
    <svg viewBox={`0 0 ${WIDTH} ${TALLEST}`} preserveAspectRatio="none" className="absolute inset-0 size-full overflow-visible" aria-hidden>
      {tones.map((tone) => (
        <path
          key={tone}
          d={ticks.flatMap((tick) => (tick.tone === tone ? [mark(tick.index, last, HEIGHT[tone] ?? TALLEST)] : [])).join('')}
          className={`${TONES[tone].line} fill-transparent`}
          strokeWidth={2}
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
