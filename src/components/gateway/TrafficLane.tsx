import { Ban, Check } from 'lucide-react'
import type { TrafficShape } from '../../sim/fleet/throttledTraffic'
import { columnCount, shapeAt, useTraffic } from '../../state/gateway/trafficStore'
import { TrafficStrip } from './TrafficStrip'
import { Vessel } from './Vessel'

/** One shape of the traffic: its bucket, what it admitted, and how it went over time. */
export function TrafficLane({ shape, title }: { shape: TrafficShape; title: string }) {
  const seen = useTraffic((s) => s.seen[shape])
  const limits = useTraffic((s) => s.limits)
  const count = useTraffic((s) => columnCount(s.ran))
  const moment = useTraffic((s) => s.moment)
  const { admitted, throttled, tokens } = shapeAt(seen, moment)
  const arrived = admitted + throttled
  return (
    <section aria-label={title} className="rounded-lg bg-sunken p-3">
      <h3 className="mb-2 text-sm font-medium">{title}</h3>
      <div className="flex items-center gap-4">
        <Vessel name={title} tokens={tokens} limits={limits} />
        <dl className="tabular grid grid-cols-[auto_auto] gap-x-3 gap-y-1 text-sm">
          <dt className="text-muted">Arrived</dt>
          <dd className="text-right font-mono">{arrived.toLocaleString('en')}</dd>
          <dt className="flex items-center gap-1 text-succeeded">
            <Check size={13} strokeWidth={2.25} aria-hidden />
            Admitted
          </dt>
          <dd className="text-right font-mono">{admitted.toLocaleString('en')}</dd>
          <dt className="flex items-center gap-1 text-throttled">
            <Ban size={13} strokeWidth={2.25} aria-hidden />
            Throttled
          </dt>
          <dd className="text-right font-mono">{throttled.toLocaleString('en')}</dd>
          <dt className="text-muted">Share</dt>
          <dd className="text-right font-mono">{arrived === 0 ? '–' : `${((throttled / arrived) * 100).toFixed(1)} %`}</dd>
        </dl>
      </div>
      <TrafficStrip columns={seen.columns} count={count} burst={limits.burstLimit} />
    </section>
  )
}
