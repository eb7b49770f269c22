import type { LabMocks } from '../sim/cloud/labs/stepfunctions/lab'
import { readMockConfiguration, type MockConfiguration } from '../sim/cloud/mocks/mockConfiguration'
import { spanAt } from '../sim/cloud/mocks/placeSpan'
import { TextLines } from '../sim/expression/json/jsonFault'
import { readJson } from '../sim/expression/json/readJson'
import { errorAt, jsonProblems, type Problem } from './problem'
import { taskStates } from './taskStates'

/**
 * What is wrong with a mock configuration, by itself and for the lab's machine. A blank one is none, and no problem
 * until a test case of it is chosen.
 */
export function mockProblems({ configuration, testCase }: LabMocks, machine: string, definition: string): readonly Problem[] {
  if (configuration.trim() === '' && testCase === '') return []
  const broken = jsonProblems(configuration)
  if (broken.length > 0) return broken
  const read = readMockConfiguration(configuration)
  const lines = new TextLines(configuration)
  if ('problems' in read) return read.problems.map((problem) => errorAt(lines, problem.message, problem))
  const { root } = readJson(configuration)
  if (!root) return []
  return misfits(read.configuration, testCase, machine, definition).map(({ place, message, severity }) => ({
    ...errorAt(lines, message, spanAt(root, place)),
    severity,
  }))
}

interface Misfit extends Pick<Problem, 'message' | 'severity'> {
  readonly place: readonly string[]
}

/** What of a configuration does not fit the machine: an error where the chosen test case could not start. */
function misfits({ testCases }: MockConfiguration, chosen: string, machine: string, definition: string): readonly Misfit[] {
  const cases = Object.hasOwn(testCases, machine) ? testCases[machine] : undefined
  if (!cases) {
    const message = `There is no ${machine} here, which is the state machine of this lab.`
    return [{ place: ['StateMachines'], message, severity: chosen === '' ? 'WARNING' : 'ERROR' }]
  }
  const place = ['StateMachines', machine, 'TestCases']
  const found: Misfit[] = []
  if (chosen !== '' && !Object.hasOwn(cases, chosen)) {
    found.push({ place, message: `The test case ${chosen} is chosen, and not here.`, severity: 'ERROR' })
  }
  const tasks = taskStates(definition)
  if (!tasks) return found
  const names = new Set(tasks.map(({ name }) => name))
  for (const [testCase, states] of Object.entries(cases)) {
    for (const state of Object.keys(states)) {
      if (names.has(state)) continue
      const message = `${machine} has no Task named ${state}.`
      found.push({ place: [...place, testCase, state], message, severity: testCase === chosen ? 'ERROR' : 'WARNING' })
    }
  }
  return found
}
