import { lazy, Suspense, useMemo, useState } from 'react'
import type { LoadReport, TrafficSeries } from '../../sim/cloud/labs/lambda/lambdaLab'
import { dollarText } from '../../state/dollarText'
import { lambdaWorldOf, useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { durationText } from '../../state/virtualClock'
import { NumberField } from '../world/NumberField'

const TrafficCharts = lazy(() => import('./TrafficCharts'))

/** Up to millions of requests by the same rules, without a story for each. */
export function LoadView() {
  const load = useLambdaRun((s) => s.load)
  const running = useLambdaRun((s) => s.running)
  const progress = useLambdaRun((s) => s.progress)
  const [{ from, to, seconds }, setRate] = useState({ from: 100, to: 2000, seconds: 600 })
  const requests = Math.round(((from + to) / 2) * seconds)
  const change = (member: 'from' | 'to' | 'seconds') => (value: number | undefined) => setRate((rate) => ({ ...rate, [member]: value ?? 0 }))
  const run = () => {
    const draft = useLambdaDraft.getState()
    void useLambdaRun.getState().runLoad(lambdaWorldOf(draft), draft.event, { kind: 'ramp', from, to, seconds })
  }
  return (
    <div className="min-h-0 grow overflow-auto">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3 py-2 text-sm">
        <NumberField label="First rate" unit="/s" value={from} least={0} most={100_000} onChange={change('from')} />
        <NumberField label="Last rate" unit="/s" value={to} least={0} most={100_000} onChange={change('to')} />
        <NumberField label="Over" unit="s" value={seconds} least={1} most={1_000_000} onChange={change('seconds')} />
        <button type="button" onClick={run} disabled={running} className="h-7 rounded-md border border-line-strong px-2.5 enabled:hover:bg-sunken disabled:opacity-50">
          Run load
        </button>
        <span className="tabular text-muted">{requests.toLocaleString('en')} requests</span>
      </div>
      {progress && <LoadProgress share={progress.share} />}
      {load ? (
        <Result load={load} />
      ) : (
        <p className="p-4 text-muted">
          The lanes follow each request; a load counts millions by the same rules. The function as it is edited now runs 120 times in detail first, which
          tells how long its module scope and its handler take.
        </p>
      )}
    </div>
  )
}

/** First some invocations in detail, then the load itself. */
function LoadProgress({ share }: { share: number | undefined }) {
  const percent = Math.round((share ?? 0) * 100)
  return (
    <div className="flex items-center gap-3 border-b border-line px-3 py-2 text-sm">
      <progress
        aria-label="Load"
        value={percent}
        max={100}
        className="h-2 min-w-0 grow appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
      />
      <span className="tabular text-muted">{share === undefined ? 'Running the sample in detail' : `${percent.toString()} % done`}</span>
      <button type="button" onClick={useLambdaRun.getState().stop} className="h-7 rounded-md border border-line-strong px-2.5 whitespace-nowrap hover:bg-sunken">
        Cancel load
      </button>
    </div>
  )
}

function Result({ load }: { load: LoadReport }) {
  const { invocations, coldStarts, throttles, latency, peakEnvironments, dollars, provisionedDollars, handlerMean, moduleScope } = load
  const series = useMemo(() => seriesOf(load), [load])
  const refused = throttles.concurrency + throttles.requestRate + throttles.scaling
  const figures: readonly (readonly [term: string, value: string])[] = [
    ['Served', invocations.toLocaleString('en')],
    ['Cold starts', coldStarts.toLocaleString('en')],
    ['Throttled', refused.toLocaleString('en')],
    ['… by concurrency', throttles.concurrency.toLocaleString('en')],
    ['… by request rate', throttles.requestRate.toLocaleString('en')],
    ['… by scaling rate', throttles.scaling.toLocaleString('en')],
    ['Median', durationText(latency.p50)],
    ['p99', durationText(latency.p99)],
    ['p99.9', durationText(latency.p999)],
    ['Environments at most', peakEnvironments.toLocaleString('en')],
    ['Cost', dollarText(dollars)],
    ['Provisioned', dollarText(provisionedDollars)],
  ]
  return (
    <>
      <dl aria-label="What came of the load" className="grid grid-cols-2 gap-x-4 gap-y-2 px-3 py-2.5 text-sm narrow:grid-cols-3">
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt className="text-muted">{term}</dt>
            <dd className="tabular text-base font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <Suspense fallback={<div className="h-72" />}>
        <TrafficCharts series={series} alive={load.environments} />
      </Suspense>
      <p className="px-3 pb-3 text-xs text-muted">
        Measured in detail first: {durationText(moduleScope)} of module scope and {durationText(handlerMean)} of handler on average, whose spread is taken for
        lognormal. Requests come at random at the given rate. Latency is without the way to Lambda and back.
      </p>
    </>
  )
}

function seriesOf({ step, requests, cold, throttled, running }: LoadReport): TrafficSeries {
  const none = requests.map(() => null)
  return { at: requests.map((_, i) => i * step), p50: none, p99: none, busy: running, requests, cold, throttled }
}
