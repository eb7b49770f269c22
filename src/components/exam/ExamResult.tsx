import type { ExamEstimate } from '../../state/exam/sitting'

interface Props {
  readonly name: string
  readonly passing: number
  readonly result: ExamEstimate
}

/** What an exam would have come to: an estimate, and how far off it may be. */
export function ExamResult({ name, passing, result: { scaled, from, to, right, asked, domains } }: Props) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">
        {scaled >= passing ? 'Above' : 'Below'} the passing score of {passing}, by this estimate
      </h1>
      <p className="mt-4 text-lg text-muted">
        {name}: {right} of {asked} right, an estimated {scaled} on the scale from 100 to 1,000. AWS does not publish how it scales; with
        so many questions the estimate may be anything from {from} to {to}.
      </p>
      <Scale scaled={scaled} from={from} to={to} passing={passing} />
      <table className="mt-8 w-full text-left text-base">
        <caption className="sr-only">Right answers by domain</caption>
        <thead className="text-sm text-muted">
          <tr>
            <th className="py-1.5 pr-4 font-normal">Domain</th>
            <th className="py-1.5 pr-4 text-right font-normal">Right</th>
            <th className="py-1.5 text-right font-normal">Asked</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {domains.map((domain) => (
            <tr key={domain.id} className="border-t border-line">
              <td className="py-1.5 pr-4">
                {domain.id}. {domain.title}
              </td>
              <td className="py-1.5 pr-4 text-right">{domain.right}</td>
              <td className="py-1.5 text-right">{domain.asked}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const LEAST = 100
const MOST = 1000

function Scale({ scaled, from, to, passing }: { scaled: number; from: number; to: number; passing: number }) {
  return (
    <div className="relative mt-6 h-10" aria-hidden>
      <span className="absolute inset-x-0 top-4 h-1.5 rounded-full bg-sunken" />
      <span className="absolute top-4 h-1.5 rounded-full bg-accent opacity-35" style={{ left: place(from), right: `calc(100% - ${place(to)})` }} />
      <span className="absolute top-2.5 h-4.5 w-px bg-ink" style={{ left: place(passing) }} />
      <span className="absolute top-7 -translate-x-1/2 text-xs text-muted tabular" style={{ left: place(passing) }}>
        {passing}
      </span>
      <span className="absolute top-2.5 size-4.5 -translate-x-1/2 rounded-full border-2 border-panel bg-accent" style={{ left: place(scaled) }} />
    </div>
  )
}

function place(score: number): string {
  return `${((score - LEAST) / (MOST - LEAST)) * 100}%`
}
