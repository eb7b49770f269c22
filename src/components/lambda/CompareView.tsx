import type { ComparedVariant } from '../../sim/cloud/labs/lambda/lambdaLab'
import { dollarText } from '../../state/dollarText'
import { comparisonTraffic, lambdaComparisons, variantsOf, type LambdaComparison } from '../../state/lambda/comparisons'
import { useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { useLambdaRun } from '../../state/lambda/lambdaRunStore'
import { durationText } from '../../state/virtualClock'

/** Ready comparisons: the same traffic in worlds that differ in one thing. */
export function CompareView() {
  const comparison = useLambdaRun((s) => s.comparison)
  const running = useLambdaRun((s) => s.running)
  const shown = lambdaComparisons.find(({ id }) => id === comparison?.id)
  const run = (chosen: LambdaComparison) => {
    const draft = useLambdaDraft.getState()
    void useLambdaRun.getState().compare(chosen.id, variantsOf(chosen, draft), comparisonTraffic(chosen, draft))
  }
  return (
    <div className="min-h-0 grow overflow-auto">
      <ul aria-label="Comparisons" className="flex flex-wrap gap-1.5 border-b border-line p-3">
        {lambdaComparisons.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              disabled={running}
              aria-pressed={each.id === shown?.id}
              title={each.about}
              onClick={() => run(each)}
              className={`min-h-8 rounded-md border px-2.5 py-1 text-sm disabled:opacity-50 ${each.id === shown?.id ? 'border-accent bg-accent-soft' : 'border-line-strong enabled:hover:bg-sunken'}`}
            >
              {each.title}
            </button>
          </li>
        ))}
      </ul>
      {shown && comparison ? (
        <Compared comparison={shown} variants={comparison.variants} />
      ) : (
        <p className="p-4 text-muted">
          Choose a comparison. Each of its worlds is new, has the function as it is edited now with one thing changed, and gets the same traffic: a burst of 20
          requests, or from 2 to 20 a second in ten seconds.
        </p>
      )}
    </div>
  )
}

const COLUMNS = ['World', 'p50', 'p99', 'Mean INIT', 'Mean duration', 'Cold', 'Throttled', 'At once', 'Cost per million'] as const

function Compared({ comparison: { title, about }, variants }: { comparison: LambdaComparison; variants: readonly ComparedVariant[] }) {
  const longest = Math.max(...variants.map(({ summary }) => summary.latency.p99), 1)
  return (
    <div className="p-3">
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 max-w-[68ch] text-sm text-muted">{about}</p>
      <div className="mt-3 grid gap-2" aria-hidden>
        {variants.map(({ name, summary: { latency } }) => (
          <div key={name} className="grid grid-cols-[9rem_1fr] items-center gap-2 text-sm">
            <span className="truncate">{name}</span>
            <span className="relative block h-5">
              <span className="absolute inset-y-0 left-0 rounded-sm bg-cold/60" style={{ width: `${(latency.p99 / longest) * 100}%` }} />
              <span className="absolute inset-y-0 left-0 rounded-sm bg-warm" style={{ width: `${(latency.p50 / longest) * 100}%` }} />
            </span>
          </div>
        ))}
        <p className="text-xs text-muted">Amber: the median of the latency. Blue: up to its 99th percentile.</p>
      </div>
      <div className="mt-3">
        <table aria-label={title} className="w-full text-sm">
          <thead className="text-left text-muted">
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="px-2 py-1 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {variants.map((variant) => (
              <Row key={variant.name} variant={variant} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function Row({ variant: { name, summary, meanInitMs, meanDurationMs } }: { variant: ComparedVariant }) {
  const served = summary.invocations - summary.throttled
  const values = [
    durationText(summary.latency.p50),
    durationText(summary.latency.p99),
    meanInitMs === undefined ? '–' : durationText(meanInitMs),
    meanDurationMs === undefined ? '–' : durationText(meanDurationMs),
    String(summary.cold),
    String(summary.throttled),
    String(summary.peak),
    served === 0 ? '–' : dollarText((summary.dollars / served) * 1_000_000),
  ]
  return (
    <tr className="border-t border-line">
      <th scope="row" className="px-2 py-1 text-left font-medium whitespace-nowrap">
        {name}
      </th>
      {values.map((value, i) => (
        <td key={COLUMNS[i + 1]} className="tabular px-2 py-1 whitespace-nowrap">
          {value}
        </td>
      ))}
    </tr>
  )
}
