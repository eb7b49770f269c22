import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { TrafficSeries } from '../../sim/cloud/labs/lambda/lambdaLab'
import { useTheme } from '../../state/themeStore'
import { durationText } from '../../state/virtualClock'
import { useSize } from '../frame/useSize'
import { laneColours, type LaneColours } from './laneColours'

const HEIGHT = 132

interface Props {
  readonly series: TrafficSeries
  /** Environments that there are, where that is known; else latencies are drawn. */
  readonly alive?: readonly number[]
}

/** A traffic over time: how long requests took, and how many environments were at work, cold or throttled. */
export default function TrafficCharts({ series, alive }: Props) {
  if (alive) {
    return (
      <div className="grid gap-1 px-3 pb-2">
        <Chart
          title="Environments that there are, and those at work"
          series={series}
          lines={(colours) => [
            { label: 'environments', values: alive, stroke: colours.waiting, kind: 'area' },
            { label: 'at work', values: series.busy, stroke: colours.warm, kind: 'line' },
          ]}
        />
        <Chart
          title="Cold starts and throttled requests"
          series={series}
          lines={(colours) => [
            { label: 'cold', values: series.cold, stroke: colours.cold, kind: 'line' },
            { label: 'throttled', values: series.throttled, stroke: colours.throttled, kind: 'line' },
          ]}
        />
      </div>
    )
  }
  return (
    <div className="grid gap-1 px-3 pb-2">
      <Chart
        title="Latency, p50 and p99, in milliseconds"
        series={series}
        lines={(colours) => [
          { label: 'p50', values: series.p50, stroke: colours.warm, kind: 'points' },
          { label: 'p99', values: series.p99, stroke: colours.cold, kind: 'points' },
        ]}
      />
      <Chart
        title="Environments at work; cold starts and throttled requests"
        series={series}
        lines={(colours) => [
          { label: 'at work', values: series.busy, stroke: colours.warm, kind: 'area' },
          { label: 'cold', values: series.cold, stroke: colours.cold, kind: 'line' },
          { label: 'throttled', values: series.throttled, stroke: colours.throttled, kind: 'line' },
        ]}
      />
    </div>
  )
}

interface Line {
  readonly label: string
  readonly values: readonly (number | null)[]
  readonly stroke: string
  readonly kind: 'points' | 'line' | 'area'
}

function Chart({ title, series, lines }: { title: string; series: TrafficSeries; lines: (colours: LaneColours) => readonly Line[] }) {
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  const theme = useTheme((s) => s.theme)
  useEffect(() => {
    const element = place.current
    if (!element || width === 0) return
    const colours = laneColours(element)
    const drawn = lines(colours)
    const axis = { stroke: colours.muted, grid: { stroke: colours.line, width: 1 }, ticks: { show: false }, font: '11px "Inter Variable"' }
    const chart = new uPlot(
      {
        width,
        height: HEIGHT,
        cursor: { drag: { x: false, y: false } },
        legend: { live: false },
        scales: { x: { time: false }, y: { range: (_chart, _least, most) => [0, most > 0 ? most * 1.1 : 1] } },
        axes: [
          { ...axis, size: 22, values: (_chart, times) => times.map((time) => (time === 0 ? '0' : durationText(time))) },
          { ...axis, size: 44 },
        ],
        series: [
          {},
          ...drawn.map(({ label, stroke, kind }) => ({
            label,
            stroke,
            width: 1.5,
            points: kind === 'points' ? { show: true, size: 5, fill: stroke } : { show: false },
            ...(kind === 'points' ? { paths: () => null } : {}),
            ...(kind === 'area' ? { fill: `color-mix(in oklch, ${stroke} 18%, transparent)` } : {}),
          })),
        ],
      },
      [[...series.at], ...drawn.map(({ values }) => [...values])],
      element,
    )
    return () => chart.destroy()
  }, [series, lines, width, theme])
  return (
    <figure className="min-w-0">
      <figcaption className="mb-0.5 text-sm text-muted">{title}</figcaption>
      <div ref={place} className="traffic-chart" style={{ minHeight: HEIGHT + 28 }} />
    </figure>
  )
}
