import { succeed } from '../../../aws/answer'
import type { CallResult } from '../../../aws/apiCall'
import type { Context, Effect } from '../../../aws/service'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { resourceLabel, type Resource } from '../definition/resource'
import { functionOutcome, outcomeOf, type TaskOutcome } from '../integrations/answer'
import { failureOf, functionFault } from '../integrations/errors'
import { StateFault } from '../interpreter/stateFault'
import { taskRequest } from '../interpreter/task'
import { taskOptions } from '../interpreter/taskOptions'
import { waitUntil } from '../interpreter/wait'
import type { Operation, Outcome } from '../outcome'
import type { StatesAccount } from '../account'
import type { StatesSignal } from '../signals'
import { contextObject } from './contextObject'
import { testOfData, testOfMap, testOfParallel, testOfParameters, testOfTask, type Test, type WorkOutcome } from './evaluation'
import { checkMockFits, mockedResult } from './mockChecks'
import { answerOfTest } from './testAnswer'
import type { Inspected, TestEnd } from './testEnd'
import { testedState } from './testedState'
import { readTestRequest, type TestRequest } from './testRequest'

/** A test lasts no longer. @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
const LONGEST_TEST: VirtualMs = 5 * 60 * 1000

/** A test that waits, for an answer or for its time, with all that is needed to go on. */
export interface WaitingTest {
  readonly testState: {
    readonly callId: string
    readonly request: JsonObject
    readonly contextObject: JsonObject
    readonly inspected: JsonObject
    readonly startedAt: VirtualMs
  }
}

export function isWaitingTest(ref: Json): ref is WaitingTest & Json {
  return isJsonObject(ref) && isJsonObject(ref['testState'])
}

/**
 * Tests one state. With a mock, or where the state works on its input only, the answer comes at
 * once; a Task is called for as its role, a Wait is waited for.
 */
export const testState: Operation = (account, input, context, call) => {
  const request = readTestRequest(input)
  const tested = testedState(request.definition, request.stateName)
  checkMockFits(tested, request)
  const { state } = tested
  const given = contextObject(request, state.name, context)
  const test = testWith(request, given, context)
  if (request.mock) {
    const end = testWithMock(test, request)
    return { account, output: answerOfTest(end, request) }
  }
  const waiting = (inspected: Inspected): WaitingTest => ({
    testState: { callId: call.id, request: input, contextObject: given, inspected: inspected as JsonObject, startedAt: context.now },
  })
  if (state.type === 'Task') return testTask(account, test, request, waiting)
  if (state.type === 'Wait') return testWait(account, test, request, waiting({}))
  return { account, output: answerOfTest(testOfData(test), request) }
}

function testWith(request: TestRequest, contextObject: JsonObject, context: Context): Test {
  const { state } = testedState(request.definition, request.stateName)
  const scope = {
    input: request.input,
    stateInput: request.input,
    context: () => contextObject,
    variables: request.variables ?? {},
    now: context.now,
    draw: context.draw,
    uuid: context.newUuid,
    place: '',
  }
  return { state, scope, configuration: request.configuration }
}

function testWithMock(test: Test, { mock }: TestRequest): TestEnd {
  const result = mock && mockedResult(test.state, mock)
  const outcome: WorkOutcome =
    result === undefined ? { fault: new StateFault(mock?.errorOutput?.error, mock?.errorOutput?.cause) } : { result }
  if (test.state.type === 'Map') return testOfMap(test, outcome)
  if (test.state.type === 'Parallel') return testOfParallel(test, outcome)
  const inspected: Inspected = {}
  const prepared = testOfParameters(test, inspected)
  return 'end' in prepared ? prepared.end : testOfTask(test, outcome, inspected)
}

function testTask(
  account: StatesAccount,
  test: Test,
  request: TestRequest,
  waiting: (inspected: Inspected) => WaitingTest,
): ReturnType<Operation> {
  const inspected: Inspected = {}
  const { state, scope } = test
  const prepared = testOfParameters(test, inspected)
  if ('end' in prepared) return { account, output: answerOfTest(prepared.end, request) }
  const { parameters } = prepared
  const resource = state.resource as Exclude<Resource, { kind: 'activity' }>
  try {
    const { roleArn } = taskOptions(state, scope)
    const effect: Effect<StatesSignal> = {
      type: 'call',
      ...taskRequest(resource, parameters, scope),
      principal: roleArn ?? request.roleArn ?? '',
      ref: waiting(inspected) as unknown as Json,
      origin: { stateName: state.name, resource: resourceLabel(resource), parameters },
    }
    return { account, effects: [effect] }
  } catch (thrown) {
    if (!(thrown instanceof StateFault)) throw thrown
    return { account, output: answerOfTest(testOfTask(test, { fault: thrown }, inspected), request) }
  }
}

/** A Wait ends when its time has come, or the longest time a test may take. */
function testWait(account: StatesAccount, test: Test, request: TestRequest, waiting: WaitingTest): ReturnType<Operation> {
  try {
    const after = Math.min(waitUntil(test.state, test.scope) - test.scope.now, LONGEST_TEST)
    if (after > 0) return { account, effects: [{ type: 'schedule', after, signal: { type: 'TestDue', ...waiting } }] }
    return { account, output: answerOfTest(testOfData(test), request) }
  } catch (thrown) {
    if (!(thrown instanceof StateFault)) throw thrown
    return { account, output: answerOfTest(testOfTask(test, { fault: thrown }, {}), request) }
  }
}

/** A test's Wait is over. */
export function testDue(account: StatesAccount, { testState: waiting }: WaitingTest, context: Context): Outcome {
  const request = readTestRequest(waiting.request)
  const test = testWith(request, waiting.contextObject, context)
  const late = context.now - waiting.startedAt >= LONGEST_TEST
  return answered(account, waiting.callId, late ? timedOut(test, {}) : testOfData(test), request)
}

/** A test's call has been answered. */
export function testAnswered(
  account: StatesAccount,
  { testState: waiting }: WaitingTest,
  result: CallResult,
  requestId: string,
  context: Context,
): Outcome {
  const request = readTestRequest(waiting.request)
  const test = testWith(request, waiting.contextObject, context)
  const inspected: Inspected = { ...waiting.inspected }
  if (context.now - waiting.startedAt > LONGEST_TEST) return answered(account, waiting.callId, timedOut(test, inspected), request)
  const outcome = taskOutcome(test.state.resource as Exclude<Resource, { kind: 'activity' }>, result, requestId)
  const work: WorkOutcome = outcome.failure
    ? { fault: new StateFault(outcome.failure.error, outcome.failure.cause) }
    : { result: outcome.output }
  return answered(account, waiting.callId, testOfTask(test, work, inspected), request)
}

function taskOutcome(resource: Exclude<Resource, { kind: 'activity' }>, result: CallResult, requestId: string): TaskOutcome {
  const { mocked } = result
  if (mocked) return mocked.failure ? { failure: mocked.failure } : { output: mocked.result ?? null }
  if (resource.kind === 'function') {
    return result.error ? { failure: functionFault(result.error, requestId) } : functionOutcome(result.output)
  }
  return result.error
    ? { failure: failureOf(resource, result.error, requestId) }
    : outcomeOf(resource, result.output, requestId)
}

function timedOut(test: Test, inspected: Inspected): TestEnd {
  return testOfTask(test, { fault: new StateFault('States.Timeout') }, inspected)
}

function answered(account: StatesAccount, callId: string, end: TestEnd, request: TestRequest): Outcome {
  return { account, effects: [succeed({ id: callId }, answerOfTest(end, request))] }
}
