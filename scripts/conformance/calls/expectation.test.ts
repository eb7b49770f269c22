import { describe, expect, test } from 'vitest'
import { match } from './expectation'

const matches = (want: unknown, got: unknown, unordered = false) => match(want, got, { names: new Map(), unordered }).difference === undefined

describe('what conforms, and what does not', () => {
  test.each<[why: string, want: unknown, conforming: unknown, other: unknown]>([
    ['a member', { a: 1 }, { a: 1, more: true }, { a: 2 }],
    ['a member that is missing', { a: '<any>' }, { a: 'x' }, {}],
    ['null', { a: null }, { a: null }, {}],
    ['what must not be there', { a: { $absent: true } }, {}, { a: null }],
    ['what may be null', { a: { $nullOrAbsent: true } }, { a: null }, { a: 0 }],
    ['a pattern', { $regex: 'b$' }, 'ab', 'ba'],
    ['a part', { $contains: 'b' }, 'abc', 'ac'],
    ['JSON in a text', { $json: { a: 1 } }, '{"a":1}', '{"a":2}'],
    ['a text that the recording tool had parsed', { a: [1] }, '{"a":[1]}', 'no JSON'],
    ['a placeholder', '<uuid:1>', 17, undefined],
    ['a placeholder in a text', 'arn:<name:1>:x', 'arn:y:x', 'arn::x'],
    ['one that stands twice', '<a:1>/<a:1>', 'x/x', 'x/y'],
    ['one that stands in two members', { a: '<a:1>', b: 'is <a:1>' }, { a: 'x', b: 'is x' }, { a: 'x', b: 'is y' }],
    ['one without a number', '<a>/<a>', 'x/y', 'x'],
    ['an enumeration', 'not in enum value set: [a, b]', 'not in enum value set: [b, c]', 'in enum value set: [a, b]'],
    ['a list', [1, 2], [1, 2], [2, 1]],
    ['its length', [1], [1], [1, 1]],
    ['what differs between runs', { Role: 'a' }, { Role: 'b' }, {}],
  ])('%s', (_why, want, conforming, other) => {
    expect([matches(want, conforming), matches(want, other)]).toEqual([true, false])
  })

  test('without regard to order objects are found wherever they stand, and placeholders decide', () => {
    const want = [{ a: '<x:1>', n: 1 }, { b: '<x:1>' }]
    expect(matches(want, [{ b: 'k' }, { a: 'k', n: 1 }], true)).toBe(true)
    expect(matches(want, [{ b: 'k' }, { a: 'l', n: 1 }], true)).toBe(false)
    expect(matches(want, [{ b: 'k' }, { a: 'k', n: 1 }])).toBe(false)
    expect(matches(['a', 'b'], ['b', 'a'], true)).toBe(false)
  })
})
