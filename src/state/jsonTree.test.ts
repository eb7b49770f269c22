import { expect, test } from 'vitest'
import type { Json } from '../sim/kernel/json'
import { memberPath, members } from './jsonTree'

test.each<[why: string, value: Json, before: Json | undefined, told: string[]]>([
  ['nothing to compare with', { a: 1, b: 2 }, undefined, ['a', 'b']],
  ['added, changed, dropped, same', { same: 1, new: 2, other: 3 }, { same: 1, other: 4, gone: 5 }, ['same', 'new added', 'other changed', 'gone dropped']],
  ['the order of members is no change', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, ['a']],
  ['deep inside', { a: { b: [1, 2] } }, { a: { b: [1, 3] } }, ['a changed']],
  ['null is a value', { a: null }, { a: null, b: null }, ['a', 'b dropped']],
  ['another kind: nothing is compared member by member', { a: 1 }, [1], ['a']],
  ['arrays by index', [1, 2, 3], [1, 5], ['0', '1 changed', '2 added']],
  ['a value without members', 'text', 'text', []],
])('members: %s', (_why, value, before, told) => {
  expect(members(value, '$', before).map(({ key, change }) => (change ? `${key} ${change}` : String(key)))).toEqual(told)
})

test.each<[key: string | number, path: string]>([
  ['orderId', '$.orderId'],
  [0, '$[0]'],
  ['unit price', "$['unit price']"],
  ["it's", "$['it\\'s']"],
  ['0', "$['0']"],
])('the path of %s', (key, path) => expect(memberPath('$', key)).toBe(path))
