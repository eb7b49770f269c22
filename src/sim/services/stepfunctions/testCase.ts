import type { ApiCall } from '../../aws/apiCall'
import type { StateMachine } from './account'
import { machineOf } from './definition/machine'
import type { RunningTestCase } from './interpreter/execution'
import { refused } from './refusal'

/**
 * The test case that an execution is started with, if it is.
 * @throws {Refusal} InvalidMockConfiguration where it mocks what is no Task state of the machine: Step
 * Functions Local lets that pass, and the task that was meant calls the service
 */
export function testCaseOf(machine: StateMachine, executionArn: string, { testCase }: ApiCall): RunningTestCase | undefined {
  if (!testCase) return undefined
  const { blocks } = machineOf(machine.definition)
  for (const name of testCase.states) {
    const state = blocks.find(({ states }) => states.has(name))?.states.get(name)
    if (state?.type === 'Task') continue
    const complaint = state ? `the state "${name}" is a ${state.type}, and only a Task can be mocked` : `the state machine has no state "${name}"`
    refused('InvalidMockConfiguration', `StateMachines.${testCase.stateMachine}.TestCases.${testCase.name}: ${complaint}.`)
  }
  return { ...testCase, executionArn }
}
