import { numberOf } from '../../../../facts/facts'
import type { CallResult, MockedTask } from '../../../aws/apiCall'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { State } from '../definition/machine'
import { isAnsweredByToken, resourceLabel, type Resource } from '../definition/resource'
import { functionOutcome, outcomeOf, type TaskOutcome } from '../integrations/answer'
import { failureOf, functionFault } from '../integrations/errors'
import { parameterComplaints } from '../integrations/parameterChecks'
import { HTTP, httpOutcome } from '../integrations/httpInvoke'
import { requestOf, type Request } from '../integrations/request'
import { byteLength } from '../rules/byteLength'
import { taskToken } from '../taskToken'
import { conclude, PAYLOAD_LIMIT, prepare, tooLarge } from './dataFlow'
import { letGo } from './ending'
import type { Frame, Visit, Wait } from './frame'
import type { Run } from './run'
import type { Scope } from './scope'
import { runtimeFault, StateFault } from './stateFault'
import { WAITS, type Step } from './step'
import { tellFailed, tellScheduled, tellStarted, tellSubmitted, tellSucceeded } from './taskEvents'
import { isLimited, LIMITS, taskOptions, type TaskOptions } from './taskOptions'

/** Schedules a task: what it is called with, how long it may take, and the call itself. */
export function runTask(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const { resource } = state
  if (!resource) throw runtimeFault(`The resource provided ${String(state.fields['Resource'])} is not recognized.`)
  if (resource.kind === 'activity' && run.execution.testCase?.states.includes(state.name)) throw runtimeFault(ACTIVITY_MOCKED)
  const token = isAnsweredByToken(resource) ? taskToken(run.taskRef(frame, visit)) : undefined
  const scope = run.scope(frame, visit, token)
  const parameters = prepare(state, scope, {})
  const options = taskOptions(state, scope)
  if (byteLength(parameters, PAYLOAD_LIMIT) > PAYLOAD_LIMIT) throw tooLarge(state.name)
  const request = resource.kind === 'activity' ? undefined : taskRequest(resource, parameters, scope)
  tellScheduled(run, frame, resource, parameters, options)
  limit(run, frame, visit, options)
  if (!request) return offerToWorkers(run, frame, visit, resource, token ?? '', parameters)
  tellStarted(run, frame, resource)
  run.waits(frame, visit, waitFor(resource, parameters, token))
  const origin = { stateName: state.name, resource: resourceLabel(resource), parameters }
  run.call(frame, visit, request, origin, options.roleArn)
  return WAITS
}

function waitFor(resource: Resource, parameters: Json, token: string | undefined): Wait {
  if (resource.kind === 'integration' && resource.resourceType === HTTP) return { kind: 'connection', parameters: parameters as JsonObject }
  return token === undefined ? { kind: 'call' } : { kind: 'call', token }
}

/** As told by Step Functions Local. @see https://github.com/aws-samples/aws-stepfunctions-examples/issues/69 */
const ACTIVITY_MOCKED =
  'Activity state cannot be mocked. Please remove mocks mapped for all activity state in the mock config file.'

/**
 * The call a task makes.
 * @throws {StateFault} where its parameters cannot be used
 */
export function taskRequest(resource: Exclude<Resource, { kind: 'activity' }>, parameters: Json, scope: Scope): Request {
  if (resource.kind === 'function') {
    const input = { FunctionName: resource.arn, InvocationType: 'RequestResponse', Payload: JSON.stringify(parameters) }
    return { service: 'lambda', action: 'Invoke', input }
  }
  const complaints = parameterComplaints(resource, parameters)
  if (complaints.length > 0) {
    throw runtimeFault(
      `${scope.place} The Parameters '${JSON.stringify(parameters)}' could not be used to start the Task: [${complaints.join(', ')}]`,
    )
  }
  return requestOf(resource, parameters)
}

/** The signals that end the task if nothing else does. Both count anew with each attempt. */
function limit(run: Run, frame: Frame, visit: Visit, { timeoutSeconds, heartbeatSeconds }: TaskOptions): void {
  const ref = run.visitRef(frame, visit)
  if (timeoutSeconds !== undefined) {
    run.schedule(frame, visit, 'timeout', timeoutSeconds * 1000, { type: 'TaskTimedOut', what: 'timeout', ...ref })
  }
  if (heartbeatSeconds !== undefined) {
    run.schedule(frame, visit, 'heartbeat', heartbeatSeconds * 1000, { type: 'TaskTimedOut', what: 'heartbeat', ...ref })
  }
}

function offerToWorkers(run: Run, frame: Frame, visit: Visit, resource: Resource, token: string, input: Json): Step {
  run.waits(frame, visit, { kind: 'activity', token, started: false })
  const activityArn = resource.kind === 'activity' ? resource.arn : ''
  run.asks.push({ kind: 'offer', activityArn, task: { ref: run.taskRef(frame, visit), token, input } })
  return WAITS
}

/** The called service has answered. */
export function taskAnswered(run: Run, frame: Frame, state: State, visit: Visit, result: CallResult, requestId: string): Step {
  const resource = state.resource as Exclude<Resource, { kind: 'activity' }>
  if (result.mocked) return mockAnswered(run, frame, state, visit, result.mocked)
  if (resource.kind === 'function') {
    const outcome = result.error ? { failure: functionFault(result.error, requestId) } : functionOutcome(result.output)
    return taskEnded(run, frame, state, visit, outcome)
  }
  if (resource.resourceType === HTTP) return taskEnded(run, frame, state, visit, httpOutcome(result))
  const plain = resource.pattern === 'request-response'
  if (result.error) {
    const failure = failureOf(resource, result.error, requestId)
    return taskEnded(run, frame, state, visit, { failure: plain ? failure : { ...failure, event: 'TaskSubmitFailed' } })
  }
  const outcome = outcomeOf(resource, result.output, requestId)
  if (plain || outcome.failure) return taskEnded(run, frame, state, visit, outcome)
  tellSubmitted(run, frame, resource, outcome.output)
  return resource.pattern === 'waitForTaskToken'
    ? waitForToken(run, frame, state, visit)
    : waitForJob(run, frame, state, visit, outcome.output)
}

/** What a mock says of the task ends it, however many calls it would have made. */
export function mockAnswered(run: Run, frame: Frame, state: State, visit: Visit, mocked: MockedTask): Step {
  if (mocked.submitted !== undefined) tellSubmitted(run, frame, state.resource!, mocked.submitted)
  if (mocked.failure) return taskEnded(run, frame, state, visit, { failure: mocked.failure })
  if (mocked.result !== undefined) return taskEnded(run, frame, state, visit, { output: mocked.result })
  return waitForToken(run, frame, state, visit)
}

/** A worker may have answered before the call that gave it the token came back. */
function waitForToken(run: Run, frame: Frame, state: State, visit: Visit): Step {
  const wait = frame.at.kind === 'in' ? frame.at.wait : undefined
  if (wait?.kind !== 'call' || wait.token === undefined) return WAITS
  if (wait.early) return taskEnded(run, frame, state, visit, wait.early)
  run.waits(frame, visit, { kind: 'token', token: wait.token })
  return WAITS
}

/** Only executions are jobs here: what else answers a `.sync` call stands for the job's result. */
function waitForJob(run: Run, frame: Frame, state: State, visit: Visit, submitted: Json): Step {
  const childArn = isJsonObject(submitted) ? submitted['ExecutionArn'] : undefined
  if (typeof childArn !== 'string') return taskEnded(run, frame, state, visit, { output: submitted })
  run.waits(frame, visit, { kind: 'execution', executionArn: childArn })
  run.asks.push({ kind: 'listen', childArn, listener: { kind: 'task', ...run.visitRef(frame, visit) } })
  return WAITS
}

/** A task is over, however it ended. */
export function taskEnded(run: Run, frame: Frame, state: State, visit: Visit, outcome: TaskOutcome): Step {
  const resource = state.resource!
  if (isLimited(state)) for (const purpose of LIMITS) run.cancel(frame, visit, purpose)
  if (outcome.failure) {
    tellFailed(run, frame, resource, outcome.failure)
    return { kind: 'failed', fault: new StateFault(outcome.failure.error, outcome.failure.cause, { alias: outcome.failure.alias }) }
  }
  if (byteLength(outcome.output, PAYLOAD_LIMIT) > PAYLOAD_LIMIT) {
    const fault = tooLarge(resource.kind === 'integration' ? resource.resourceType : resource.arn)
    tellFailed(run, frame, resource, { error: fault.error ?? '', cause: fault.cause ?? '' })
    return { kind: 'failed', fault }
  }
  tellSucceeded(run, frame, resource, outcome.output)
  return { kind: 'done', given: conclude(state, run.scope(frame, visit), outcome.output, {}), next: state.next }
}

/** The task's time is over, or its worker gave no sign of life. As recorded, both are States.Timeout. What an HTTP task may take is a limit of its own. */
export function taskTimedOut(run: Run, frame: Frame, state: State, visit: Visit, what: 'timeout' | 'heartbeat' | 'http'): Step {
  if (what === 'http') return taskEnded(run, frame, state, visit, { failure: { error: 'States.Http.Socket', cause: NO_ANSWER } })
  const event = { function: 'LambdaFunctionTimedOut', activity: 'ActivityTimedOut', integration: 'TaskTimedOut' }
  const resource = state.resource!
  if (frame.at.kind === 'in') letGo(run, frame.at.wait)
  const alias = what === 'heartbeat' ? 'States.HeartbeatTimeout' : undefined
  return taskEnded(run, frame, state, visit, { failure: { error: 'States.Timeout', alias, event: event[resource.kind] } })
}

const NO_ANSWER = `The endpoint has not answered within ${numberOf('stepfunctions.http.timeout')} seconds.`
