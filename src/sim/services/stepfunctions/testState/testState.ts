import { StateFault } from '../interpreter/stateFault'
import type { Operation } from '../outcome'
import { contextObject } from './contextObject'
import { testOf, testOfData, testOfMap, testOfParallel, testOfParameters, testOfTask, type Test, type WorkOutcome } from './evaluation'
import { checkMockFits, mockedResult } from './mockChecks'
import { answerOfTest } from './testAnswer'
import type { Inspected, TestEnd } from './testEnd'
import { testedState } from './testedState'
import { readTestRequest, type Mock } from './testRequest'
import { testTask, testWait, type WaitingTest } from './waitingTest'

/**
 * Tests one state. With a mock, or where the state works on its input only, the answer comes at
 * once; a Task is called for as its role, a Wait is waited for.
 */
export const testState: Operation = (account, input, context, call) => {
  const request = readTestRequest(input)
  const tested = testedState(request.definition, request.stateName)
  checkMockFits(tested, request)
  const { state } = tested
  const given = contextObject(request, state, context)
  const test = testOf(state, request, given, context)
  if (request.mock) return { account, output: answerOfTest(testWithMock(test, request.mock), request) }
  const waiting: WaitingTest = {
    testState: { callId: call.id, request: input, contextObject: given, inspected: {}, startedAt: context.now },
  }
  if (state.type === 'Task') return { account, ...testTask(test, request, waiting) }
  if (state.type === 'Wait') return { account, ...testWait(test, request, waiting) }
  return { account, output: answerOfTest(testOfData(test), request) }
}

function testWithMock(test: Test, mock: Mock): TestEnd {
  const result = mockedResult(test.state, mock)
  const outcome: WorkOutcome =
    result === undefined ? { fault: new StateFault(mock.errorOutput?.error, mock.errorOutput?.cause) } : { result }
  if (test.state.type === 'Map') return testOfMap(test, outcome)
  if (test.state.type === 'Parallel') return testOfParallel(test, outcome)
  const inspected: Inspected = {}
  const prepared = testOfParameters(test, inspected)
  return 'end' in prepared ? prepared.end : testOfTask(test, outcome, inspected)
}
