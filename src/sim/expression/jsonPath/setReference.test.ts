import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { parsePath } from './parsePath'
import { setReference } from './setReference'

function set(text: string, target: Json, value: Json) {
  const parsed = parsePath(text)
  if ('error' in parsed) throw new Error(parsed.error.message)
  return setReference(parsed.path, target, value)
}

test.each<[why: string, path: string, target: Json, result: Json]>([
  ['all of it', '$', { a: 1 }, 'new'],
  ['a new member', '$.b', { a: 1 }, { a: 1, b: 'new' }],
  ['a member that is there', '$.a', { a: 1, b: 2 }, { a: 'new', b: 2 }],
  ['objects on the way are created', '$.a.b.c', {}, { a: { b: { c: 'new' } } }],
  ['beside what is there', '$.a.c', { a: { b: 1 } }, { a: { b: 1, c: 'new' } }],
  ['an item', '$.a[1]', { a: [1, 2, 3] }, { a: [1, 'new', 3] }],
  ['the last item', '$.a[-1]', { a: [1, 2] }, { a: [1, 'new'] }],
  ['in an item', '$.a[0].b', { a: [{ c: 1 }] }, { a: [{ c: 1, b: 'new' }] }],
  ['a list at the root', '$[0]', [1], ['new']],
])('JP14 %s', (_why, path, target, result) => {
  expect(set(path, target, 'new')).toEqual({ value: result })
})

test.each<[why: string, path: string, target: Json]>([
  ['a member of a text', '$.someTaskResult', 'input1'],
  ['a member of a list', '$.a', [1]],
  ['a member of null', '$.a', null],
  ['a scalar on the way', '$.a.b', { a: 1 }],
  ['an index past the end', '$.a[1]', { a: [1] }],
  ['an index of nothing', '$.a[0]', {}],
  ['a path that forks', '$.a[*]', { a: [1] }],
  ['a path over the Context object', '$$.a', {}],
])('JP15 %s', (_why, path, target) => {
  const message = `Unable to apply ReferencePath ${path} to input ${JSON.stringify(target)}`
  expect(set(path, target, 'new')).toEqual({ error: { name: 'States.ReferencePathConflict', message } })
})

test('JP14 what lies beside the path is shared, and the target is as it was', () => {
  const target = { a: { b: 1 }, beside: { c: 2 } }
  const result = set('$.a.b', target, 9) as { value: JsonObject }
  expect(result.value['beside']).toBe(target.beside)
  expect(target).toEqual({ a: { b: 1 }, beside: { c: 2 } })
})

test('JP13 a member named __proto__ is defined as data', () => {
  const { value } = set('$.__proto__', {}, 1) as { value: JsonObject }
  expect(Object.keys(value)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})
