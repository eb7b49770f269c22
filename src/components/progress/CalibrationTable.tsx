import { calibrationOf, type Confidence } from '../../state/practice/review'
import { useProgress } from '../../state/study/progressStore'

const WORDS: Readonly<Record<Confidence, string>> = { guess: 'A guess', unsure: 'Not sure', sure: 'Sure' }

/** How well one knows what one knows. */
export function CalibrationTable() {
  const answers = useProgress((s) => s.progress.answers)
  return (
    <section aria-labelledby="calibration" className="mt-12">
      <h2 id="calibration" className="text-xl font-semibold tracking-tight">
        When you say you are sure
      </h2>
      <table className="mt-3 w-full text-left text-base">
        <thead className="text-sm text-muted">
          <tr>
            <th className="py-1.5 pr-4 font-normal">You said</th>
            <th className="py-1.5 pr-4 text-right font-normal">You were right</th>
            <th className="py-1.5 text-right font-normal">It should be about</th>
          </tr>
        </thead>
        <tbody className="tabular">
          {calibrationOf(answers).map(({ confidence, right, answered, stated }) => (
            <tr key={confidence} className="border-t border-line">
              <td className="py-1.5 pr-4">{WORDS[confidence]}</td>
              <td className="py-1.5 pr-4 text-right">{answered === 0 ? 'not yet' : `${right} of ${answered}, ${Math.round((right / answered) * 100)} %`}</td>
              <td className="py-1.5 text-right">{Math.round(stated * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
