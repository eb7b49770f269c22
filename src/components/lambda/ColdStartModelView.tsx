import type { ReactNode } from 'react'
import { FACTS } from '../../facts/facts'
import { modelErrors, restoreRows, runtimeRows, type MeasuredRow } from '../../state/lambda/coldStartModel'
import { useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { durationText } from '../../state/virtualClock'

const MEASUREMENTS = 'https://github.com/maxday/lambda-perf'

interface Part {
  readonly name: string
  readonly long: string
  readonly billed: string
  readonly says: ReactNode
}

/** What a cold start is made of here, where each part comes from, and how far the drawn ones are off. */
export function ColdStartModelView() {
  const runtime = useLambdaDraft((s) => s.configuration.runtime)
  const architecture = useLambdaDraft((s) => s.configuration.architecture)
  const row = runtimeRows.find((each) => each.runtime === runtime && each.architecture === architecture)
  const placement = FACTS['lambda.environment.placement']
  const parts: readonly Part[] = [
    {
      name: 'Platform',
      long: durationText(placement.value),
      billed: 'not billed',
      says: <>Placing the environment and fetching the code. <Assumed /> Others saw some {placement.value.toString()} ms outside INIT <Source href={placement.source}>in traces</Source>; package size does not change it here.</>,
    },
    {
      name: 'Runtime',
      long: row ? `${durationText(row.p50)} (5 of 100 above ${durationText(row.p95)})` : 'not measured',
      billed: 'billed',
      says: <>Drawn from <Source href={MEASUREMENTS}>cold starts measured every day</Source>, by runtime and architecture. Memory does not matter: INIT has a whole vCPU whatever the function has.</>,
    },
    {
      name: 'Your module scope',
      long: 'as your code runs',
      billed: 'billed',
      says: <>Metered: each turn of a loop, each call, each kilobyte of source, at a whole vCPU. How fast a vCPU is <Assumed lower /> What the packages of the AWS SDK take is measured, and less than on AWS, because these bundles are smaller.</>,
    },
    {
      name: 'First invocation',
      long: row ? `${durationText(row.firstAt128)} at 128 MB, ${durationText(row.firstAt1024)} at 1,024 MB` : 'not measured',
      billed: 'billed',
      says: <>What a runtime loads only then, at the function’s share of CPU: the measured mean, on top of your handler.</>,
    },
  ]
  return (
    <div className="min-h-0 grow overflow-y-auto p-3">
      <h3 className="font-semibold">What a cold start is made of</h3>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">
        Of {runtime} on {architecture}, as the function is configured now, in the order in which it happens.
      </p>
      <ol className="mt-2 grid gap-2 text-sm">
        {parts.map(({ name, long, billed, says }) => (
          <li key={name} className="rounded-md border border-line p-2.5">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="font-medium">{name}</span>
              <span className="tabular font-mono">{long}</span>
              <span className="text-muted">{billed}</span>
            </p>
            <p className="mt-0.5 max-w-[72ch] text-muted">{says}</p>
          </li>
        ))}
      </ol>

      <h3 className="mt-5 font-semibold">How far it is off</h3>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">{modelErrors.says}</p>

      <h3 className="mt-5 font-semibold">Runtimes as measured</h3>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">
        Init Duration of a hello world in a zip, us-east-1, May to August 2026: <Source href={MEASUREMENTS}>maxday/lambda-perf</Source>, Apache License 2.0. The bar goes from the 5th
        to the 95th percentile, the mark is the median.
      </p>
      <Ranges label="Runtimes as measured" rows={runtimeRows} chosen={row} />

      <h3 className="mt-5 font-semibold">Snapshots restored</h3>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">
        Restore Duration with SnapStart, of the same source, July to October 2025: after that it was measured no more. It is more than a hello world’s INIT: SnapStart pays where your own
        INIT takes seconds.
      </p>
      <Ranges label="Snapshots restored" rows={restoreRows} chosen={undefined} />
    </div>
  )
}

function Ranges({ label, rows, chosen }: { label: string; rows: readonly MeasuredRow[]; chosen: MeasuredRow | undefined }) {
  const most = Math.max(...rows.map(({ p95 }) => p95))
  const at = (ms: number) => `${((ms / most) * 100).toFixed(2)}%`
  return (
    <div className="mt-2 overflow-x-auto">
      <table aria-label={label} className="w-full text-sm">
        <thead className="text-left text-muted">
          <tr>
            {['Runtime', 'Architecture', 'p5', 'p50', 'p95', 'p99'].map((name) => (
              <th key={name} scope="col" className="px-2 py-1 font-medium">
                {name}
              </th>
            ))}
            <th scope="col" className="w-2/5 min-w-32 px-2 py-1 font-medium" aria-hidden>
              p5 to p95
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.runtime} ${row.architecture}`} className={`border-t border-line ${row === chosen ? 'bg-accent-soft' : ''}`}>
              <th scope="row" className="px-2 py-0.5 text-left font-mono font-normal whitespace-nowrap">
                {row.runtime}
              </th>
              <td className="px-2 py-0.5">{row.architecture}</td>
              {[row.p5, row.p50, row.p95, row.p99].map((ms, i) => (
                <td key={['p5', 'p50', 'p95', 'p99'][i]} className="tabular px-2 py-0.5 whitespace-nowrap">
                  {Math.round(ms)} ms
                </td>
              ))}
              <td className="px-2 py-0.5" aria-hidden>
                <span className="relative block h-4">
                  <span className="absolute inset-y-1 rounded-sm bg-cold/60" style={{ left: at(row.p5), right: `calc(100% - ${at(row.p95)})` }} />
                  <span className="absolute inset-y-0.5 w-0.5 bg-ink" style={{ left: at(row.p50) }} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Assumed({ lower = false }: { lower?: boolean }) {
  return <span className="text-caught">{lower ? 'is an assumption.' : 'An assumption.'}</span>
}

function Source({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
      {children}
    </a>
  )
}
