import { expect, test } from 'vitest'
import { mockProblems } from './mockProblems'

const definition = JSON.stringify({
  StartAt: 'Pay',
  States: {
    Pay: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: 'Each' },
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Ship', States: { Ship: { Type: 'Task', Resource: 'r', End: true } } }, End: true },
  },
})

const file = (testCases: object, machine = 'M') =>
  JSON.stringify({ StateMachines: { [machine]: { TestCases: testCases } }, MockedResponses: { R: { '0': { Return: 1 } } } })

function found(configuration: string, testCase = '', machine = definition) {
  return mockProblems({ configuration, testCase }, 'M', machine).map(
    ({ severity, message, offset, length }) => [severity, message, configuration.slice(offset, offset + length)],
  )
}

test.each<[why: string, configuration: string, testCase: string]>([
  ['nothing at all', ' ', ''],
  ['a case of this machine, chosen', file({ Late: { Pay: 'R' } }), 'Late'],
  ['a Task in a Map', file({ Late: { Ship: 'R' } }), 'Late'],
])('nothing is wrong with %s', (_why, configuration, testCase) => {
  expect(found(configuration, testCase)).toEqual([])
})

test.each<[why: string, configuration: string, testCase: string, problem: readonly [severity: string, message: unknown, marked: string]]>([
  ['nothing, of which a case is chosen', '', 'Late', ['ERROR', expect.stringContaining('This is empty'), '']],
  ['what is no JSON', '{ oops', '', ['ERROR', expect.stringContaining('double-quote'), 'o']],
  ['what no file may have', file({ Late: { Pay: 'Gone' } }), '', ['ERROR', expect.stringContaining('MockedResponses has no "Gone"'), '"Gone"']],
  ['another machine', file({}, 'N'), '', ['WARNING', expect.stringContaining('no M here'), '"StateMachines"']],
  ['another machine, of which a case is chosen', file({}, 'N'), 'Late', ['ERROR', expect.stringContaining('no M here'), '"StateMachines"']],
  ['a chosen case that is not there', file({ Early: {} }), 'Late', ['ERROR', 'The test case Late is chosen, and not here.', '"TestCases"']],
  ['a state that is none of the chosen case', file({ Late: { Send: 'R' } }), 'Late', ['ERROR', 'M has no Task named Send.', '"R"']],
  ['a state that is no Task, of another case', file({ Late: {}, Early: { Each: 'R' } }), 'Late', ['WARNING', 'M has no Task named Each.', '"R"']],
])('%s is told at its place', (_why, configuration, testCase, problem) => {
  expect(found(configuration, testCase)[0]).toEqual(problem)
})

test('states are not looked for in a definition that is half written', () => {
  expect(found(file({ Late: { Send: 'R' } }), 'Late', '{')).toEqual([])
})
