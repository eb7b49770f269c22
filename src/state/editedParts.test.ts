import { expect, test } from 'vitest'
import type { LabWorld } from '../sim/cloud/labs/stepfunctions/lab'
import { editedParts } from './editedParts'

const ran: LabWorld = {
  name: 'M',
  definition: '{}',
  input: '{}',
  functions: [{ name: 'f', code: '1' }],
  tables: [{ name: 't', partitionKey: 'id', items: '[]' }],
  seed: 1,
}

test.each<[why: string, now: Partial<LabWorld>, parts: string[]]>([
  ['nothing', {}, []],
  ['texts', { definition: '{ }', input: '1' }, ['Definition', 'Input']],
  ['a handler', { functions: [{ name: 'f', code: '2' }] }, ['function f']],
  ['a function more, one less', { functions: [{ name: 'g', code: '1' }] }, ['function f', 'function g']],
  ['items of a table', { tables: [{ name: 't', partitionKey: 'id', items: '[1]' }] }, ['table t']],
  ['the seed', { seed: 2 }, ['seed']],
  ['the type', { type: 'EXPRESS' }, ['type']],
  ['no type, which is Standard', { type: 'STANDARD' }, []],
  ['a test case', { mocks: { configuration: '{}', testCase: 'Late' } }, ['Mocks']],
])('edited since the run: %s', (_why, now, parts) => {
  expect(editedParts(ran, { ...ran, ...now })).toEqual(parts)
})
