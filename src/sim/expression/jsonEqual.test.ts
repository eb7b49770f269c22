import { expect, test } from 'vitest'
import type { Json } from '../kernel/json'
import { jsonEqual } from './jsonEqual'

test.each<[why: string, a: Json, b: Json, equal: boolean]>([
  ['scalars', 1, 1, true],
  ['no coercion', 1, '1', false],
  ['null', null, null, true],
  ['null is no object', null, {}, false],
  ['a list is no object', [], {}, false],
  ['lists in order', [1, [2]], [1, [2]], true],
  ['lists in another order', [1, 2], [2, 1], false],
  ['a longer list', [1], [1, 2], false],
  ['members in any order', { a: 1, b: { c: 2 } }, { b: { c: 2 }, a: 1 }, true],
  ['another member', { a: 1 }, { b: 1 }, false],
  ['one member more', { a: 1 }, { a: 1, b: 2 }, false],
  ['a member that only the prototype has', { toString: 1 }, { a: 1 }, false],
])('%s', (_why, a, b, equal) => {
  expect(jsonEqual(a, b)).toBe(equal)
  expect(jsonEqual(b, a)).toBe(equal)
})
