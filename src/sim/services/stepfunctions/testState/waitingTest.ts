import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { succeed } from '../../../aws/answer'
import type { CallResult } from '../../../aws/apiCall'
import type { Context, Effect } from '../../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { StatesAccount } from '../account'
import { resourceLabel, type Resource } from '../definition/resource'
import { functionOutcome, outcomeOf, type TaskOutcome } from '../integrations/answer'
import { failureOf, functionFault } from '../integrations/errors'
import { connectionFailure, HTTP, httpOutcome, outgoingRequest } from '../integrations/httpInvoke'
import type { Request } from '../integrations/request'
import { runtimeFault, StateFault } from '../interpreter/stateFault'
import { taskRequest } from '../interpreter/task'
import { taskOptions } from '../interpreter/taskOptions'
import { waitUntil } from '../interpreter/wait'
import type { Handled, Outcome } from '../outcome'
import type { StatesSignal } from '../signals'
import { testOf, testOfData, testOfParameters, testOfTask, type Test, type WorkOutcome } from './evaluation'
import { shownRequest, shownResponse } from './httpExchange'
import { answerOfTest } from './testAnswer'
import type { Inspected, TestEnd } from './testEnd'
import { testedState } from './testedState'
import { readTestRequest, type TestRequest } from './testRequest'

/** What an HTTP task may take. */
const LONGEST_REQUEST: VirtualMs = millisecondsOf('stepfunctions.http.timeout')
/** A test lasts no longer. */
const LONGEST_TEST: VirtualMs = millisecondsOf('stepfunctions.test.longest')

/**
 * A test that waits for an answer, or for its time. It travels with what it waits for, with all that
 * is needed to go on: the service itself keeps nothing of it.
 */
export interface WaitingTest {
  readonly testState: {
    /** The TestState call that is still to be answered. */
    readonly callId: string
    readonly request: JsonObject
    readonly contextObject: JsonObject
    readonly inspected: JsonObject
    readonly startedAt: VirtualMs
    /** Of an HTTP task, until its connection has said what it adds. */
    readonly parameters?: JsonObject
  }
}

type Waiting = WaitingTest['testState']

export function isWaitingTest(ref: Json): ref is WaitingTest & Json {
  return isJsonObject(ref) && isJsonObject(ref['testState'])
}

/** What a test has set off; with an output it is over. */
type Begun = Pick<Handled, 'output' | 'effects'>

/** Calls for a Task as its role, or as that of its Credentials. */
export function testTask(test: Test, request: TestRequest, { testState: waiting }: WaitingTest): Begun {
  const inspected: Inspected = {}
  const { scope } = test
  const prepared = testOfParameters(test, inspected)
  if ('end' in prepared) return { output: answerOfTest(prepared.end, request) }
  const { parameters } = prepared
  return orFault(test, request, inspected, () => {
    const resource = calledBy(test)
    const kept = isHttp(resource) ? { parameters: parameters as JsonObject } : {}
    const ref = { testState: { ...waiting, inspected: inspected as JsonObject, ...kept } }
    return { effects: [callOf(test, request, taskRequest(resource, parameters, scope), ref, parameters)] }
  })
}

function callOf(test: Test, request: TestRequest, call: Request, ref: JsonObject, parameters: Json): Effect<StatesSignal> {
  const { state, scope } = test
  const principal = taskOptions(state, scope).roleArn ?? request.roleArn ?? ''
  return { type: 'call', ...call, principal, ref, origin: { stateName: state.name, resource: resourceLabel(calledBy(test)), parameters } }
}

function isHttp(resource: Resource): boolean {
  return resource.kind === 'integration' && resource.resourceType === HTTP
}

/** Waits until the state's time has come, or the longest time a test may take. */
export function testWait(test: Test, request: TestRequest, waiting: WaitingTest): Begun {
  return orFault(test, request, {}, () => {
    const after = Math.min(waitUntil(test.state, test.scope) - test.scope.now, LONGEST_TEST)
    if (after <= 0) return { output: answerOfTest(testOfData(test), request) }
    return { effects: [{ type: 'schedule', after, signal: { type: 'TestDue', ...waiting } }] }
  })
}

function orFault(test: Test, request: TestRequest, inspected: Inspected, work: () => Begun): Begun {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof StateFault)) throw thrown
    return { output: answerOfTest(testOfTask(test, { fault: thrown }, inspected), request) }
  }
}

/** A test's Wait is over. */
export function testDue(account: StatesAccount, { testState: waiting }: WaitingTest, context: Context): Outcome {
  const { test, request } = resumed(waiting, context)
  const late = context.now - waiting.startedAt >= LONGEST_TEST
  return answered(account, waiting, late ? timedOut(test, {}) : testOfData(test), request)
}

/** A test's call has been answered. */
export function testAnswered(
  account: StatesAccount,
  { testState: waiting }: WaitingTest,
  result: CallResult,
  requestId: string,
  context: Context,
): Outcome {
  const { test, request } = resumed(waiting, context)
  const inspected: Inspected = { ...waiting.inspected }
  if (waiting.parameters && !result.mocked) return connectionAnswered(account, waiting, waiting.parameters, result, context)
  if (isHttp(calledBy(test)) && !result.mocked) return answered(account, waiting, httpEnd(test, result, inspected, context.now - waiting.startedAt), request)
  const late = context.now - waiting.startedAt > LONGEST_TEST
  const end = late ? timedOut(test, inspected) : testOfTask(test, workOutcome(calledBy(test), result, requestId), inspected)
  return answered(account, waiting, end, request)
}

/** An HTTP task's connection has said what it adds: the request goes out. */
function connectionAnswered(account: StatesAccount, waiting: Waiting, parameters: JsonObject, result: CallResult, context: Context): Outcome {
  const { test, request } = resumed(waiting, context)
  const inspected: Inspected = { ...waiting.inspected }
  const ends = (fault: StateFault) => answered(account, waiting, testOfTask(test, { fault }, inspected), request)
  if (result.error) {
    const { error, cause } = connectionFailure(result.error)
    return ends(new StateFault(error, cause))
  }
  const outgoing = outgoingRequest(parameters, result.output, context.region)
  if (typeof outgoing === 'string') return ends(runtimeFault(outgoing))
  const shown = shownRequest(parameters, result.output, context.region, request.revealSecrets)
  const { parameters: _asked, ...rest } = waiting
  const ref = { testState: { ...rest, inspected: { ...waiting.inspected, request: shown } } }
  const input = outgoing as unknown as JsonObject
  return { account, effects: [callOf(test, request, { service: HTTP, action: 'Request', input }, ref, parameters)] }
}

function httpEnd(test: Test, result: CallResult, inspected: Inspected, took: VirtualMs): TestEnd {
  if (took > LONGEST_REQUEST) {
    const cause = `The endpoint has not answered within ${numberOf('stepfunctions.http.timeout')} seconds.`
    return testOfTask(test, { fault: new StateFault('States.Http.Socket', cause) }, inspected)
  }
  if (!result.error) inspected.response = shownResponse(result.output)
  const { failure, output } = httpOutcome(result)
  return testOfTask(test, failure ? { fault: new StateFault(failure.error, failure.cause) } : { result: output }, inspected)
}

function resumed(waiting: Waiting, context: Context): { test: Test; request: TestRequest } {
  const request = readTestRequest(waiting.request)
  const { state } = testedState(request.definition, request.stateName)
  return { request, test: testOf(state, request, waiting.contextObject, context) }
}

/** What a Task calls: activities are not tested without a mock. */
function calledBy({ state }: Test): Exclude<Resource, { kind: 'activity' }> {
  return state.resource as Exclude<Resource, { kind: 'activity' }>
}

function workOutcome(resource: ReturnType<typeof calledBy>, result: CallResult, requestId: string): WorkOutcome {
  const { failure, output } = taskOutcome(resource, result, requestId)
  return failure ? { fault: new StateFault(failure.error, failure.cause) } : { result: output }
}

function taskOutcome(resource: ReturnType<typeof calledBy>, result: CallResult, requestId: string): TaskOutcome {
  const { mocked } = result
  if (mocked) return mocked.failure ? { failure: mocked.failure } : { output: mocked.result ?? null }
  if (resource.kind === 'function') {
    return result.error ? { failure: functionFault(result.error, requestId) } : functionOutcome(result.output)
  }
  return result.error ? { failure: failureOf(resource, result.error, requestId) } : outcomeOf(resource, result.output, requestId)
}

function timedOut(test: Test, inspected: Inspected): TestEnd {
  return testOfTask(test, { fault: new StateFault('States.Timeout') }, inspected)
}

function answered(account: StatesAccount, { callId }: Waiting, end: TestEnd, request: TestRequest): Outcome {
  return { account, effects: [succeed({ id: callId }, answerOfTest(end, request))] }
}
