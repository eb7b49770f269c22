import { millisecondsOf } from '../../../../facts/facts'
import type { CallResult } from '../../../aws/apiCall'
import type { JsonObject } from '../../../kernel/json'
import { resourceLabel } from '../definition/resource'
import type { State } from '../definition/machine'
import { connectionFailure, outgoingRequest } from '../integrations/httpInvoke'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import { runtimeFault } from './stateFault'
import { WAITS, type Step } from './step'
import { mockAnswered, taskEnded } from './task'
import { taskOptions } from './taskOptions'

/** What an HTTP task may take. */
const LONGEST = millisecondsOf('stepfunctions.http.timeout')

/** The connection has said what it adds: the request goes out. */
export function connectionAnswered(run: Run, frame: Frame, state: State, visit: Visit, parameters: JsonObject, result: CallResult): Step {
  if (result.mocked) return mockAnswered(run, frame, state, visit, result.mocked)
  if (result.error) return taskEnded(run, frame, state, visit, { failure: connectionFailure(result.error) })
  const request = outgoingRequest(parameters, result.output, run.context.region)
  const scope = run.scope(frame, visit)
  if (typeof request === 'string') throw runtimeFault(`${scope.place} ${request}`)
  run.waits(frame, visit, { kind: 'call' })
  run.schedule(frame, visit, 'http', LONGEST, { type: 'TaskTimedOut', what: 'http', ...run.visitRef(frame, visit) })
  const input = request as unknown as JsonObject
  const origin = { stateName: state.name, resource: resourceLabel(state.resource!), parameters }
  run.call(frame, visit, { service: 'http', action: 'Request', input }, origin, taskOptions(state, scope).roleArn)
  return WAITS
}
