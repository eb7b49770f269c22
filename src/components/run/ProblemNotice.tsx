import { CircleAlert, Info, X } from 'lucide-react'
import type { LabProblem } from '../../sim/cloud/lab/lab'
import { useDraft } from '../../state/draftStore'
import { usePane } from '../../state/paneStore'
import { useRun, type RunProblem } from '../../state/runStore'
import { IconButton } from '../frame/IconButton'

/** Why there is no run: where it lies, what is wrong, and the way there. */
export function ProblemNotice() {
  const problem = useRun((s) => s.problem)
  const notice = useRun((s) => s.notice)
  const dismiss = useRun((s) => s.dismissProblem)
  if (!problem && notice === undefined) return null
  const Icon = problem ? CircleAlert : Info
  return (
    <div role="alert" className="flex shrink-0 items-start gap-2.5 border-b border-line bg-panel px-4 py-2">
      <Icon size={16} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${problem ? 'text-failed' : 'text-accent'}`} aria-hidden />
      <div className="max-h-32 min-w-0 grow overflow-y-auto">
        {problem ? <ProblemText problem={problem} /> : notice}
      </div>
      <IconButton size="small" name="Dismiss" icon={X} onClick={dismiss} />
    </div>
  )
}

function ProblemText({ problem }: { problem: RunProblem }) {
  const error = 'error' in problem ? problem.error : undefined
  return (
    <p className="break-words">
      <span className="font-medium">{placeOf(problem)}: </span>
      {error !== undefined && <span className="font-mono text-sm text-failed">{error}</span>} {problem.message}{' '}
      {problem.part !== 'simulator' && (
        <button type="button" onClick={() => goTo(problem)} className="text-accent underline underline-offset-2">
          Show it
        </button>
      )}
    </p>
  )
}

function placeOf(problem: RunProblem): string {
  switch (problem.part) {
    case 'definition':
      return 'Definition'
    case 'input':
      return 'Input'
    case 'function':
      return `Function ${problem.name ?? ''}`
    case 'table':
      return `Table ${problem.name ?? ''}`
    case 'simulator':
      return 'The simulator broke off, which is our mistake'
  }
}

const SECTIONS = { definition: 'Definition', input: 'Input', function: 'Functions', table: 'Tables' } as const

function goTo(problem: LabProblem): void {
  usePane.getState().seek(SECTIONS[problem.part])
  if (problem.part === 'function' && problem.name !== undefined) useDraft.getState().showFunction(problem.name)
}
