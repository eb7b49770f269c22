import type { TimePart } from '../../sim/cloud/labs/lambda/lambdaLab'
import { durationText } from '../../state/virtualClock'

/** How parts look. `call` and `answer` are outside of Lambda: hatched, as what waits is. */
const LOOK: Readonly<Record<TimePart['kind'], string>> = {
  call: 'hatched text-waiting bg-sunken',
  platform: 'bg-cold/45',
  init: 'bg-cold',
  handler: 'bg-warm',
  sdk: 'bg-cached',
  answer: 'hatched text-waiting bg-sunken',
}

/** Where the time of an invocation went: as a bar, and as a table of the same. */
export function TimeParts({ parts }: { parts: readonly TimePart[] }) {
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return null
  const whole = last.to - first.from
  return (
    <section className="mt-3">
      <h3 className="mb-1.5 flex items-baseline justify-between text-sm font-medium text-muted">
        Where the time went <span className="tabular font-mono text-ink">{durationText(whole)}</span>
      </h3>
      <div className="flex h-4 gap-px overflow-hidden rounded-sm" aria-hidden>
        {parts.map((part) => (
          <span key={part.from} title={`${part.name}: ${durationText(part.to - part.from)}`} className={`min-w-px ${LOOK[part.kind]}`} style={{ width: `${((part.to - part.from) / whole) * 100}%` }} />
        ))}
      </div>
      <table aria-label="Where the time went" className="mt-2 w-full text-sm">
        <thead className="sr-only">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Time</th>
            <th scope="col">Billed</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.from} title={part.why} className="border-b border-line last:border-0">
              <th scope="row" className="py-1 text-left font-normal">
                <span className={`mr-2 inline-block size-2.5 rounded-sm ${LOOK[part.kind]}`} aria-hidden />
                {part.name}
              </th>
              <td className="tabular py-1 text-right font-mono whitespace-nowrap">{durationText(part.to - part.from)}</td>
              <td className="w-20 py-1 text-right text-muted">{part.billed ? 'billed' : 'not billed'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
