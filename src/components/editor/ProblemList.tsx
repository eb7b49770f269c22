import { CircleX, TriangleAlert } from 'lucide-react'
import type { Problem } from '../../state/problem'

/** More than anyone reads at once. */
const MOST = 100

/** What is wrong with a text, by line. Choosing one leads to its place. Takes no room where nothing is wrong. */
export function ProblemList({ problems, onChoose }: { problems: readonly Problem[]; onChoose: (problem: Problem) => void }) {
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {problemCount(problems)}
      </p>
      {problems.length > 0 && <Rows problems={problems} onChoose={onChoose} />}
    </>
  )
}

function Rows({ problems, onChoose }: { problems: readonly Problem[]; onChoose: (problem: Problem) => void }) {
  return (
    <ul aria-label="Problems" className="max-h-[min(7rem,45%)] shrink-0 overflow-y-auto border-t border-line bg-ground py-1">
      {problems.slice(0, MOST).map((problem, at) => (
        // Two problems may be the same word for word; their order is all that tells them apart.
        <li key={at}>
          <button
            type="button"
            onClick={() => onChoose(problem)}
            className="flex w-full gap-2 px-3 py-0.5 text-left text-sm -outline-offset-2 hover:bg-sunken"
          >
            <Sign severity={problem.severity} />
            <span className="min-w-[5ch] shrink-0 font-mono text-muted tabular">
              {problem.line}:{problem.column}
            </span>
            <span className="min-w-0 wrap-anywhere">{problem.message}</span>
          </button>
        </li>
      ))}
      {problems.length > MOST && (
        <li className="px-3 py-0.5 text-sm text-muted">and {problems.length - MOST} more below these</li>
      )}
    </ul>
  )
}

/** `2 problems`. */
function problemCount({ length }: readonly Problem[]): string {
  return length === 0 ? 'No problems' : length === 1 ? '1 problem' : `${length} problems`
}

function Sign({ severity }: { severity: Problem['severity'] }) {
  const error = severity === 'ERROR'
  const Icon = error ? CircleX : TriangleAlert
  return (
    <>
      <Icon size={14} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${error ? 'text-failed' : 'text-retried'}`} aria-hidden />
      <span className="sr-only">{error ? 'Error' : 'Warning'}</span>
    </>
  )
}
