import { CircleAlert, Info, X } from 'lucide-react'
import { useDraft } from '../../state/draftStore'
import { tellsNotSimulated } from '../../state/notSimulated'
import { usePane, type WorldSection } from '../../state/paneStore'
import { useRun, type RunProblem } from '../../state/runStore'
import { IconButton } from '../frame/IconButton'
import { FidelityLink } from './FidelityLink'

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
  const name = 'name' in problem ? problem.name : undefined
  const { place, section } = PLACES[problem.part] ?? { place: problem.part }
  return (
    <p className="break-words">
      <span className="font-medium">{[place, name].filter(Boolean).join(' ')}: </span>
      {error !== undefined && <span className="font-mono text-sm text-failed">{error}</span>} {problem.message}{' '}
      {tellsNotSimulated(error, problem.message) && <FidelityLink />}{' '}
      {section && (
        <button type="button" onClick={() => goTo(section, name)} className="text-accent underline underline-offset-2">
          Show it
        </button>
      )}
    </p>
  )
}

/** What a part is called on the page, and the section it is edited in. */
const PLACES: Readonly<Record<string, { readonly place: string; readonly section?: WorldSection }>> = {
  definition: { place: 'Definition', section: 'Definition' },
  input: { place: 'Input', section: 'Input' },
  function: { place: 'Function', section: 'Functions' },
  table: { place: 'Table', section: 'Tables' },
  mocks: { place: 'Mocks', section: 'Mocks' },
  answer: { place: 'Task token' },
  simulator: { place: 'The simulator broke off, which is our mistake' },
}

function goTo(section: WorldSection, name: string | undefined): void {
  usePane.getState().seek(section)
  if (section === 'Functions' && name !== undefined) useDraft.getState().showFunction(name)
}
