import { expect, test } from 'vitest'
import { testCasesOf } from './mockTestCases'

test.each<[why: string, configuration: unknown, names: readonly string[]]>([
  ['of this machine', { StateMachines: { M: { TestCases: { Sad: {}, Happy: {}, '': {} } }, N: { TestCases: { Other: {} } } } }, ['Sad', 'Happy']],
  ['of no machine', { StateMachines: { N: { TestCases: { Other: {} } } } }, []],
  ['by a name that every object has', { StateMachines: { toString: 1 } }, []],
  ['of another form', { StateMachines: [{ M: 1 }] }, []],
  ['of anything', 7, []],
])('the names %s', (_why, configuration, names) => {
  expect(testCasesOf(JSON.stringify(configuration), 'M')).toEqual(names)
})

test('half a file has none yet', () => {
  expect(testCasesOf('{ "StateMachines": ', 'M')).toEqual([])
})
