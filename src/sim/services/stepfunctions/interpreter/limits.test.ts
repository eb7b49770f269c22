import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { FUNCTION, given, lambda, machine } from '../states.testing'

const end = { End: true }
const query = { QueryLanguage: 'JSONata' }
const long = (length: number) => `{% $pad('', ${length}, 'x') %}`

function outcome(states: { readonly [name: string]: object }, input: Json = {}): unknown {
  const world = given(machine(states), { lambda: lambda(() => ({ returns: 1 })) })
  const { status, error, output } = world.call('DescribeExecution', { executionArn: world.run(input) })
  return status === 'SUCCEEDED' ? JSON.parse(output) : error
}

test.each<[why: string, assign: object, came: unknown]>([
  ['one variable below 256 KiB', { a: long(262_000) }, {}],
  ['one above', { a: long(262_145) }, 'States.DataLimitExceeded'],
  ['two that are so together', { a: long(140_000), b: long(140_000) }, 'States.DataLimitExceeded'],
])('ST10 one Assign with %s', (_why, Assign, came) => {
  expect(outcome({ A: { Type: 'Pass', ...query, Assign, ...end } })).toEqual(came)
})

test.each([
  [40, 1],
  [60, 'States.DataLimitExceeded'],
])('ST10 %i variables of 200 kB', (count, came) => {
  const names = Array.from({ length: count }, (_, at) => `V${at}`)
  const states = names.map((name, at) => [name, { Type: 'Pass', ...query, Assign: { [name]: long(200_000) }, Output: 1, ...(names[at + 1] ? { Next: names[at + 1] } : end) }])
  expect(outcome(Object.fromEntries(states) as { [name: string]: object })).toBe(came)
})

test.each<[field: string, value: Json, error: string | undefined]>([
  ['TimeoutSeconds', 0, 'States.Runtime'],
  ['TimeoutSeconds', -1, 'States.Runtime'],
  ['TimeoutSeconds', 100_000_000, 'States.Runtime'],
  ['TimeoutSeconds', 1, undefined],
  ['HeartbeatSeconds', 0, 'States.Runtime'],
  ['HeartbeatSeconds', '7', undefined],
])('TA14 %s of a path that gives %j', (field, n, error) => {
  expect(outcome({ A: { Type: 'Task', Resource: FUNCTION, [`${field}Path`]: '$.n', ...end } }, { n })).toEqual(error ?? 1)
})

test('TA14 of an expression it is an error of the expression, which can be caught', () => {
  const task = { Type: 'Task', ...query, Resource: FUNCTION, TimeoutSeconds: '{% 0 %}', ...end }
  expect(outcome({ A: task })).toBe('States.QueryEvaluationError')
  expect(outcome({ A: { ...task, Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Output: 'caught', Next: 'B' }] }, B: { Type: 'Pass', ...end } })).toBe('caught')
})

const processor = { StartAt: 'X', States: { X: { Type: 'Pass', End: true } }, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } }

test.each<[why: string, map: object, output: Json]>([
  ['without an ItemSelector', {}, [{ Key: 'a', Value: 1 }, { Key: 'b', Value: { c: 2 } }]],
  ['by an ItemSelector', { ItemSelector: { 'k.$': '$$.Map.Item.Key', 'v.$': '$$.Map.Item.Value', 'n.$': '$$.Map.Item.Index' } }, [{ k: 'a', v: 1, n: 0 }, { k: 'b', v: { c: 2 }, n: 1 }]],
  ['by an expression', { ...query, ItemSelector: '{% $states.context.Map.Item.Key %}' }, ['a', 'b']],
])('MR10 the members of an object %s', (_why, map, output) => {
  expect(outcome({ Each: { Type: 'Map', ItemProcessor: processor, ...map, ...end } }, { a: 1, b: { c: 2 } })).toEqual(output)
})
