import { lazy, Suspense, useEffect, useState } from 'react'
import type { TrafficSeries, TrafficSummary } from '../../sim/cloud/labs/lambda/lambdaLab'
import { dollarText } from '../../state/dollarText'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { summaryColumns, summaryRow, summaryTable } from '../../state/lambda/summaryTable'
import { durationText } from '../../state/virtualClock'
import { CopyButton } from '../frame/CopyButton'

const TrafficCharts = lazy(() => import('./TrafficCharts'))
const NONE: readonly TrafficSummary[] = []

/** What became of the traffic that was sent: percentiles, cold share, throttles and cost, and the last or chosen one over time. */
export function TrafficView() {
  const traffic = useLambdaRun((s) => s.report?.traffic ?? NONE)
  const report = useLambdaRun((s) => s.report)
  const [chosen, setChosen] = useState<number>()
  const [series, setSeries] = useState<TrafficSeries>()
  const shown = Math.min(chosen ?? traffic.length - 1, traffic.length - 1)
  useEffect(() => {
    let wanted = true
    if (shown >= 0) useLambdaRun.getState().readSeries(shown).then((read) => wanted && setSeries(read), () => undefined)
    return () => void (wanted = false)
  }, [report, shown])
  const summary = traffic[shown]
  if (!summary) {
    return (
      <p className="p-4 text-muted">
        Send a <span className="text-ink">Burst</span> or a <span className="text-ink">Ramp</span> to see how long requests wait, how many start cold, which are
        throttled, and what it costs.
      </p>
    )
  }
  return (
    <div className="min-h-0 grow overflow-y-auto">
      <dl className="grid grid-cols-3 gap-x-4 gap-y-2 px-3 py-2.5 text-sm narrow:grid-cols-6">
        <Figure term="Invocations" value={summary.invocations.toLocaleString('en')} />
        <Figure term="Median" value={durationText(summary.latency.p50)} />
        <Figure term="p99" value={durationText(summary.latency.p99)} />
        <Figure term="Cold" value={`${percent(summary.cold, summary.invocations)}`} />
        <Figure term="Throttled" value={`${percent(summary.throttled, summary.invocations)}`} />
        <Figure term="Cost" value={dollarText(summary.dollars)} />
      </dl>
      <Suspense fallback={<div className="h-72" />}>{series && summary.invocations > 1 && <TrafficCharts series={series} />}</Suspense>
      <div className="flex items-center justify-between border-t border-line px-3 py-1">
        <h3 className="text-sm font-medium">All that was sent</h3>
        <CopyButton name="Copy traffic as table" text={() => summaryTable(traffic)} />
      </div>
      <div className="overflow-x-auto">
        <table aria-label="Traffic sent" className="w-full text-sm">
          <thead className="text-left text-muted">
            <tr>
              {summaryColumns.map((name) => (
                <th key={name} scope="col" className="px-2.5 py-1 font-medium whitespace-nowrap first:pl-3">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {traffic.map((each, i) => (
              <tr key={each.index} className={`border-t border-line ${i === shown ? 'bg-accent-soft' : ''}`}>
                {summaryRow(each).map((value, column) => (
                  <td key={summaryColumns[column]} className="tabular px-2.5 py-1 whitespace-nowrap first:pl-3">
                    {column === 0 ? (
                      <button type="button" onClick={() => setChosen(i)} aria-pressed={i === shown} className="rounded-sm text-accent underline underline-offset-2">
                        {value}
                      </button>
                    ) : (
                      value
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="px-3 py-2 text-xs text-muted">
        Latency is from a request’s sending to its answer, by nearest rank. Cost is requests and billed duration by us-east-1 prices, without the free
        tier and without what provisioned concurrency costs.
      </p>
    </div>
  )
}

function Figure({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="text-muted">{term}</dt>
      <dd className="tabular text-base font-medium">{value}</dd>
    </div>
  )
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Number(((part / whole) * 100).toFixed(1))} %`
}
