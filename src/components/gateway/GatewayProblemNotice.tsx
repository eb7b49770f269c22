import { CircleAlert, X } from 'lucide-react'
import { tellsNotSimulated } from '../../state/notSimulated'
import type { SendProblem } from '../../state/gateway/gatewayState'
import { useGateway } from '../../state/gateway/gatewayStore'
import { IconButton } from '../frame/IconButton'
import { FidelityLink } from '../run/FidelityLink'

const PLACES: Readonly<Record<SendProblem['part'], string>> = {
  function: 'Function',
  authorizer: 'Authorizer',
  resource: 'Resource',
  method: 'Method',
  stage: 'Stage',
  plan: 'Usage plan',
  request: 'Request',
  storage: 'This device does not keep what you edit',
  simulator: 'The simulator broke off, which is our mistake',
}

/** Why nothing was sent or deployed: where it lies, and what is wrong. */
export function GatewayProblemNotice() {
  const problem = useGateway((s) => s.problem)
  const dismiss = useGateway((s) => s.dismissProblem)
  if (!problem) return null
  const error = 'error' in problem ? problem.error : undefined
  const name = 'name' in problem ? problem.name : undefined
  return (
    <div role="alert" className="flex shrink-0 items-start gap-2.5 border-b border-line bg-panel px-4 py-2">
      <CircleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-failed" aria-hidden />
      <p className="max-h-32 min-w-0 grow overflow-y-auto wrap-anywhere">
        <span className="font-medium">{[PLACES[problem.part], name].filter(Boolean).join(' ')}: </span>
        {error !== undefined && <span className="font-mono text-sm text-failed">{error}</span>} {problem.message}{' '}
        {tellsNotSimulated(error, problem.message) && <FidelityLink />}
      </p>
      <IconButton size="small" name="Dismiss" icon={X} onClick={dismiss} />
    </div>
  )
}
