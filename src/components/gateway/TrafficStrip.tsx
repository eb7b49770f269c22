import { memo } from 'react'
import type { TrafficColumn } from '../../state/gateway/trafficStore'

const HEIGHT = 56

/** How it went over time: admitted below, throttled above them, and the fewest tokens as a line. Three paths, however many columns. */
export const TrafficStrip = memo(function TrafficStrip({ columns, count, burst }: { columns: readonly TrafficColumn[]; count: number; burst: number }) {
  const most = Math.max(1, ...columns.map(({ admitted, throttled }) => admitted + throttled))
  const y = (count: number) => HEIGHT - (count / most) * HEIGHT
  const bars = (from: (column: TrafficColumn) => number, to: (column: TrafficColumn) => number) =>
    columns.map((column, i) => (to(column) > from(column) ? `M${i + 0.5} ${y(from(column)).toFixed(1)}V${y(to(column)).toFixed(1)}` : '')).join('')
  const line = columns.map(({ low }, i) => `${i === 0 ? 'M' : 'L'}${i + 0.5} ${(HEIGHT - (burst === 0 ? 0 : Math.min(1, low / burst)) * HEIGHT).toFixed(1)}`).join('')
  return (
    <figure className="mt-3">
      <svg viewBox={`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" className="h-14 w-full border-b border-line-strong" shapeRendering="crispEdges" aria-hidden>
        <path d={bars(() => 0, ({ admitted }) => admitted)} className="fill-transparent stroke-succeeded" strokeWidth={1} />
        <path d={bars(({ admitted }) => admitted, ({ admitted, throttled }) => admitted + throttled)} className="fill-transparent stroke-throttled" strokeWidth={1} />
        <path d={line} className="fill-transparent stroke-cold" strokeWidth={1.5} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
        <span>
          <span className="mr-1 inline-block size-2 bg-succeeded" />
          admitted
        </span>
        <span>
          <span className="mr-1 inline-block size-2 bg-throttled" />
          throttled
        </span>
        <span>
          <span className="mr-1 mb-0.5 inline-block h-0.5 w-3 bg-cold" />
          fewest tokens
        </span>
      </figcaption>
    </figure>
  )
})
