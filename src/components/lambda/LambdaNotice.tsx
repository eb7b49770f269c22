import { CircleAlert, Info, X } from 'lucide-react'
import { useLambdaDraft } from '../../state/lambda/lambdaDraft'
import { useLambdaRun, type LambdaRunProblem } from '../../state/lambda/lambdaRunStore'
import { tellsNotSimulated } from '../../state/notSimulated'
import { IconButton } from '../frame/IconButton'
import { FidelityLink } from '../run/FidelityLink'

const PLACES: Readonly<Record<LambdaRunProblem['part'], string>> = {
  code: 'Function',
  configuration: 'Configuration',
  event: 'Event JSON',
  traffic: 'Traffic',
  table: 'Table',
  simulator: 'The simulator broke off, which is our mistake',
}

/** Why nothing was sent: where it lies, and what is wrong. */
export function LambdaNotice() {
  const problem = useLambdaRun((s) => s.problem)
  const notice = useLambdaRun((s) => s.notice)
  const unkept = useLambdaDraft((s) => s.problem)
  const { dismissProblem } = useLambdaRun.getState()
  const told = problem ?? notice ?? unkept
  if (told === undefined) return null
  const Icon = problem ? CircleAlert : Info
  const error = problem && 'error' in problem ? problem.error : undefined
  return (
    <div role="alert" className="flex shrink-0 items-start gap-2.5 border-b border-line bg-panel px-4 py-2">
      <Icon size={16} strokeWidth={1.75} className={`mt-0.5 shrink-0 ${problem ? 'text-failed' : 'text-accent'}`} aria-hidden />
      <p className="max-h-32 min-w-0 grow overflow-y-auto break-words">
        {typeof told === 'string' ? (
          told
        ) : (
          <>
            <span className="font-medium">{PLACES[told.part]}: </span>
            {error !== undefined && <span className="font-mono text-sm text-failed">{error}</span>} {told.message}{' '}
            {tellsNotSimulated(error, told.message) && <FidelityLink />}
          </>
        )}
      </p>
      <IconButton size="small" name="Dismiss" icon={X} onClick={dismissProblem} />
    </div>
  )
}
