import { Check, X } from 'lucide-react'
import type { Drill } from '../../content/drills/drill'
import type { DrillRun } from '../../grading/drill/gradeDrill'
import { GuideProse } from '../guide/GuideProse'
import { useDrill } from './drillContext'

/** What the traffic showed, check by check and run by run. */
export function DrillVerdictView({ drill }: { drill: Drill }) {
  const verdict = useDrill((s) => s.verdict)
  const problem = useDrill((s) => s.problem)
  const running = useDrill((s) => s.running)
  if (problem !== undefined) return <p role="alert" className="mt-6 text-base text-failed">{problem}</p>
  if (!verdict || verdict.problem) return null
  const { passed, runs } = verdict
  return (
    <section aria-label="Result" className={`mt-6 rounded-lg border p-3 text-base ${passed ? 'border-succeeded' : 'border-line'} ${running ? 'opacity-60' : ''}`}>
      <output className={`flex items-center gap-2 font-medium ${passed ? 'text-succeeded' : 'text-failed'}`}>
        {passed ? <Check size={16} strokeWidth={2} aria-hidden /> : <X size={16} strokeWidth={2} aria-hidden />}
        {passed ? `Solved, under all ${runs.length} runs of traffic` : `Not yet: ${runs.filter((run) => run.passed).length} of ${runs.length} runs of traffic pass`}
      </output>
      <RunChecks run={runs.find((run) => !run.passed) ?? runs[0]} />
      {!passed && drill.hints.length > 0 && <p className="mt-2 text-sm text-muted">Shown is the first run that fails.</p>}
    </section>
  )
}

function RunChecks({ run }: { run: DrillRun | undefined }) {
  if (!run) return null
  if (run.refused !== undefined) return <p className="mt-2 break-words">The system cannot be built so: {run.refused}</p>
  return (
    <ul className="mt-2 space-y-1.5 text-sm">
      {run.seen.map(({ holds, claimed, observed }, index) => (
        <li key={index} className="flex items-start gap-2">
          <span className={`mt-0.5 shrink-0 ${holds ? 'text-succeeded' : 'text-failed'}`}>{holds ? <Check size={14} strokeWidth={2} aria-label="Yes" /> : <X size={14} strokeWidth={2} aria-label="No" />}</span>
          <span className="min-w-0 break-words">
            <GuideProse text={claimed} />
            <span className="block text-muted">Seen: {observed}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
