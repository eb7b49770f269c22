import { describe, expect, test } from 'vitest'
import type { Json } from '../../kernel/json'
import { compileEventPattern, matchesEvent } from './eventPattern'

function matched(pattern: Json, event: Json): boolean {
  const { pattern: compiled, fault } = compileEventPattern(JSON.stringify(pattern))
  if (!compiled) throw new Error(fault.reason)
  return matchesEvent(compiled, event)
}

type Row = [why: string, tests: Json[], value: Json, expected: boolean]

/** One field `x`: its tests, its value in the event. */
function table(rule: string, rows: readonly Row[]): void {
  test.each(rows)(`${rule} %s: %j of %j is %j`, (_why, tests, value, expected) => {
    expect(matched({ x: tests }, { x: value, y: 1 })).toBe(expected)
  })
}

describe('exact values', () => {
  table('EP1', [
    ['a text', ['a'], 'a', true],
    ['another text', ['a'], 'b', false],
    ['case counts', ['a'], 'A', false],
    ['one of several', ['a', 'b'], 'b', true],
    ['none of several', ['a', 'b'], 'c', false],
    ['an empty text', [''], '', true],
    ['an empty text is not null', [''], null, false],
    ['an empty text is no part', [''], 'a', false],
    ['blanks count', ['a '], 'a', false],
    ['an emoji', ['🚀'], '🚀', true],
    ['a number', [1], 1, true],
    ['a number written otherwise', [300], 300.0, true],
    ['a fraction', [0.5], 0.5, true],
    ['a number is no text', [1], '1', false],
    ['a text is no number', ['1'], 1, false],
    ['below zero', [-1], -1, true],
    ['an account number', [123456789012], 123456789012, true],
    ['true', [true], true, true],
    ['true is not false', [true], false, false],
    ['false', [false], false, true],
    ['false is no text', [false], 'false', false],
    ['null', [null], null, true],
    ['null is no text', [null], 'null', false],
    ['null is not missing values', [null], [], false],
    ['mixed kinds', ['a', 1, true, null], null, true],
    ['a value of an array', ['a'], ['b', 'a'], true],
    ['no value of an array', ['a'], ['b', 'c'], false],
    ['an empty array has no value', ['a'], [], false],
    ['arrays inside arrays', ['a'], [['b'], ['a']], true],
    ['an object is not a value', ['a'], { z: 'a' }, false],
    ['an IPv6 address written otherwise', ['2001:db8::1'], '2001:0db8:0:0:0:0:0:1', true],
    ['the old word for it', [{ exactly: 'a' }], 'a', true],
  ])
})

describe('prefix and suffix', () => {
  table('EP2', [
    ['a prefix', [{ prefix: 'us-' }], 'us-east-1', true],
    ['the whole text', [{ prefix: 'us' }], 'us', true],
    ['another beginning', [{ prefix: 'us-' }], 'eu-us-', false],
    ['case counts', [{ prefix: 'US-' }], 'us-east-1', false],
    ['an empty prefix', [{ prefix: '' }], 'anything', true],
    ['an empty prefix and null', [{ prefix: '' }], null, false],
    ['a prefix and a number', [{ prefix: '1' }], 12, false],
    ['a prefix in an array', [{ prefix: 'b' }], ['a', 'bc'], true],
    ['a prefix or a value', [{ prefix: 'b' }, 'x'], 'x', true],
    ['a suffix', [{ suffix: '.png' }], 'a.png', true],
    ['case counts at the end too', [{ suffix: '.PNG' }], 'a.png', false],
    ['a suffix in the middle', [{ suffix: '.png' }], 'a.png.txt', false],
    ['an empty suffix', [{ suffix: '' }], 'a', true],
    ['a suffix and a boolean', [{ suffix: 'e' }], true, false],
    ['a suffix of several characters', [{ suffix: 'é🚀' }], 'caf' + 'é🚀', true],
    ['a prefix in any case', [{ prefix: { 'equals-ignore-case': 'EventB' } }], 'eventbridge', true],
    ['a prefix in any case that is not', [{ prefix: { 'equals-ignore-case': 'EventB' } }], 'event', false],
    ['a suffix in any case', [{ suffix: { 'equals-ignore-case': '.PnG' } }], 'a.pNg', true],
    ['a suffix in any case that is not', [{ suffix: { 'equals-ignore-case': '.PnG' } }], 'a.jpg', false],
    ['a prefix in any case and a number', [{ prefix: { 'equals-ignore-case': '1' } }], 1, false],
  ])
})

describe('equals-ignore-case', () => {
  table('EP3', [
    ['the same case', [{ 'equals-ignore-case': 'abc' }], 'abc', true],
    ['another case', [{ 'equals-ignore-case': 'aBc' }], 'AbC', true],
    ['another text', [{ 'equals-ignore-case': 'abc' }], 'abcd', false],
    ['nothing', [{ 'equals-ignore-case': '' }], '', true],
    ['nothing and something', [{ 'equals-ignore-case': '' }], 'a', false],
    ['umlauts', [{ 'equals-ignore-case': 'ÄÖ' }], 'äö', true],
    ['a number', [{ 'equals-ignore-case': '1' }], 1, false],
    ['null', [{ 'equals-ignore-case': 'null' }], null, false],
    ['in an array', [{ 'equals-ignore-case': 'B' }], ['a', 'b'], true],
  ])
})

describe('anything-but', () => {
  const but = (value: Json): Json[] => [{ 'anything-but': value }]
  table('EP4', [
    ['another text', but('a'), 'b', true],
    ['that text', but('a'), 'a', false],
    ['another case is another text', but('a'), 'A', true],
    ['a number is not the text', but('1'), 1, true],
    ['null is not the text', but('a'), null, true],
    ['a boolean is not the text', but('true'), true, true],
    ['another number', but(1), 2, true],
    ['that number', but(1), 1, false],
    ['zero', but(0), 1, true],
    ['a text is not the number', but(1), '1', true],
    ['none of a list', but(['a', 'b']), 'c', true],
    ['one of a list', but(['a', 'b']), 'b', false],
    ['null is not of a list', but(['a', 'b']), null, true],
    ['none of some numbers', but([1, 2]), 3, true],
    ['one of some numbers', but([1, 2]), 2, false],
    ['an array with another value', but('a'), ['a', 'b'], true],
    ['an array of that value only', but('a'), ['a', 'a'], false],
    ['an empty array', but('a'), [], false],
    ['an object has no value here', but('a'), { z: 'b' }, false],
    ['no such prefix', but({ prefix: 'in' }), 'out', true],
    ['such a prefix', but({ prefix: 'in' }), 'inside', false],
    ['a number has no prefix', but({ prefix: '1' }), 12, true],
    ['none of the prefixes', but({ prefix: ['a', 'b'] }), 'c', true],
    ['one of the prefixes', but({ prefix: ['a', 'b'] }), 'bc', false],
    ['no such suffix', but({ suffix: '.txt' }), 'a.png', true],
    ['such a suffix', but({ suffix: '.txt' }), 'a.txt', false],
    ['one of the suffixes', but({ suffix: ['.txt', '.rtf'] }), 'a.rtf', false],
    ['none of the suffixes', but({ suffix: ['.txt', '.rtf'] }), 'a.png', true],
    ['another text in any case', but({ 'equals-ignore-case': 'a' }), 'b', true],
    ['that text in any case', but({ 'equals-ignore-case': 'a' }), 'A', false],
    ['one of some in any case', but({ 'equals-ignore-case': ['a', 'b'] }), 'B', false],
    ['none of some in any case', but({ 'equals-ignore-case': ['a', 'b'] }), 'c', true],
    ['no such wildcard', but({ wildcard: '*/in/*' }), '/a/out/b', true],
    ['such a wildcard', but({ wildcard: '*/in/*' }), '/a/in/b', false],
    ['one of the wildcards', but({ wildcard: ['*/in/*', '*.txt'] }), 'a.txt', false],
    ['none of the wildcards', but({ wildcard: ['*/in/*', '*.txt'] }), 'a.png', true],
    ['null has no wildcard', but({ wildcard: '*' }), null, true],
  ])
  test('EP4 what is missing is not anything', () => expect(matched({ x: but('a') }, { y: 1 })).toBe(false))
})

describe('numeric', () => {
  const numeric = (...terms: Json[]): Json[] => [{ numeric: terms }]
  table('EP5', [
    ['equal', numeric('=', 5), 5, true],
    ['not equal', numeric('=', 5), 5.000001, false],
    ['equal, written otherwise', numeric('=', 3.018e2), 301.8, true],
    ['below', numeric('<', 10), 9.999999, true],
    ['not below', numeric('<', 10), 10, false],
    ['at most', numeric('<=', 10), 10, true],
    ['more than at most', numeric('<=', 10), 11, false],
    ['above', numeric('>', 0), 1, true],
    ['not above', numeric('>', 0), 0, false],
    ['at least', numeric('>=', 0), 0, true],
    ['less than at least', numeric('>=', 0), -1, false],
    ['inside, ends out', numeric('>', 0, '<', 5), 3, true],
    ['lower end out', numeric('>', 0, '<=', 5), 0, false],
    ['upper end in', numeric('>', 0, '<=', 5), 5, true],
    ['lower end in', numeric('>=', 0, '<', 5), 0, true],
    ['upper end out', numeric('>=', 0, '<', 5), 5, false],
    ['above the range', numeric('>=', 0, '<=', 5), 6, false],
    ['a text that reads as a number', numeric('>', 0), '1', false],
    ['null', numeric('>=', 0), null, false],
    ['a boolean', numeric('>=', 0), true, false],
    ['in an array', numeric('>', 5), [1, 9], true],
    ['beyond what is compared', numeric('>', 0), 6e9, false],
    ['the largest', numeric('>', 0), 5e9, true],
    ['one of two ranges', [{ numeric: ['<', 0] }, { numeric: ['>', 10] }], 11, true],
    ['none of two ranges', [{ numeric: ['<', 0] }, { numeric: ['>', 10] }], 5, false],
  ])
})

describe('exists', () => {
  table('EP6', [
    ['a value', [{ exists: true }], 'a', true],
    ['an empty text', [{ exists: true }], '', true],
    ['null', [{ exists: true }], null, true],
    ['an object is no leaf', [{ exists: true }], { z: 1 }, false],
    ['an array of values', [{ exists: true }], [1], true],
    ['an empty array', [{ exists: true }], [], false],
    ['a value there', [{ exists: false }], 'a', false],
    ['null there', [{ exists: false }], null, false],
    ['only an object there', [{ exists: false }], { z: 1 }, true],
    ['nothing in the array', [{ exists: false }], [], true],
  ])
  test.each<[why: string, pattern: Json, event: Json, expected: boolean]>([
    ['missing', { x: [{ exists: true }] }, { y: 1 }, false],
    ['missing, as asked', { x: [{ exists: false }] }, { y: 1 }, true],
    ['missing with its parent', { a: { b: [{ exists: false }] } }, {}, true],
    ['its parent is a value', { a: { b: [{ exists: false }] } }, { a: 1 }, true],
    ['missing or another value', { x: [{ exists: false }, 'a'] }, { x: 'a' }, true],
    ['neither missing nor that value', { x: [{ exists: false }, 'a'] }, { x: 'b' }, false],
    ['missing or anything but', { x: [{ 'anything-but': 'a' }, { exists: false }] }, {}, true],
  ])('EP6 %s', (_why, pattern, event, expected) => expect(matched(pattern, event)).toBe(expected))
})

describe('wildcard', () => {
  const like = (text: string): Json[] => [{ wildcard: text }]
  table('EP7', [
    ['in the middle', like('a*c'), 'abc', true],
    ['for nothing', like('a*c'), 'ac', true],
    ['another end', like('a*c'), 'abd', false],
    ['at the beginning', like('*.png'), 'dir/a.png', true],
    ['at the end', like('dir/*'), 'dir/', true],
    ['alone', like('*'), '', true],
    ['none', like('abc'), 'abc', true],
    ['none, and longer', like('abc'), 'abcd', false],
    ['nothing at all', like(''), '', true],
    ['nothing and something', like(''), 'a', false],
    ['several', like('/Users/*/dir/*.txt'), '/Users/ann/dir/x/y.txt', true],
    ['several in the wrong order', like('*b*a*'), 'ab', false],
    ['a part twice', like('*aa*aa*'), 'aaa', false],
    ['a part twice, enough', like('*aa*aa*'), 'aaaa', true],
    ['ends that overlap', like('aba*aba'), 'aba', false],
    ['ends that do not', like('aba*aba'), 'abaaba', true],
    ['a star itself', like('a\\*c'), 'a*c', true],
    ['a star itself only', like('a\\*c'), 'abc', false],
    ['a backslash', like('a\\\\*'), 'a\\b', true],
    ['a question mark is itself', like('a?c'), 'abc', false],
    ['a dot is itself', like('a.c'), 'abc', false],
    ['case counts', like('A*'), 'abc', false],
    ['a number', like('*'), 1, false],
    ['null', like('*'), null, false],
  ])
  test('EP7 takes no time that grows with the number of ways', () => {
    expect(matched({ x: like('*a'.repeat(50) + '*b') }, { x: 'a'.repeat(20_000) })).toBe(false)
  })
})

describe('cidr', () => {
  const block = (text: string): Json[] => [{ cidr: text }]
  table('EP8', [
    ['the first address', block('10.0.0.0/24'), '10.0.0.0', true],
    ['the last address', block('10.0.0.0/24'), '10.0.0.255', true],
    ['the one after', block('10.0.0.0/24'), '10.0.1.0', false],
    ['the one before', block('10.0.0.0/24'), '9.255.255.255', false],
    ['bits behind the mask do not count', block('10.0.0.77/24'), '10.0.0.1', true],
    ['an odd mask', block('10.0.0.0/9'), '10.127.255.255', true],
    ['beyond an odd mask', block('10.0.0.0/9'), '10.128.0.0', false],
    ['two addresses', block('10.0.0.2/31'), '10.0.0.3', true],
    ['all addresses', block('0.0.0.0/0'), '255.255.255.255', true],
    ['no address', block('10.0.0.0/8'), 'host', false],
    ['too large a byte', block('10.0.0.0/8'), '10.0.0.256', false],
    ['a number', block('0.0.0.0/0'), 1, false],
    ['IPv6', block('2001:db8::/32'), '2001:db8:ffff::1', true],
    ['IPv6 outside', block('2001:db8::/32'), '2001:db9::1', false],
    ['IPv6 is not IPv4', block('::/0'), '10.0.0.1', false],
    ['IPv4 is not IPv6', block('0.0.0.0/0'), '::1', false],
    ['in an array', block('10.0.0.0/24'), ['host', '10.0.0.9'], true],
    ['two abbreviations', block('::/0'), '1::2::3', false],
  ])
})

describe('fields', () => {
  test.each<[rule: string, pattern: Json, event: Json, expected: boolean]>([
    ['EP9 all fields count', { a: [1], b: [2] }, { a: 1, b: 2 }, true],
    ['EP9 one field of two is not enough', { a: [1], b: [2] }, { a: 1, b: 3 }, false],
    ['EP9 others do not matter', { a: [1] }, { a: 1, z: 9 }, true],
    ['EP9 names are exact', { A: [1] }, { a: 1 }, false],
    ['EP9 nested', { a: { b: { c: [1] } } }, { a: { b: { c: 1 } } }, true],
    ['EP9 nested elsewhere', { a: { b: [1] } }, { b: 1 }, false],
    ['EP9 a missing parent', { a: { b: [1] } }, {}, false],
    ['EP9 dots in the pattern', { 'a.b': [1] }, { a: { b: 1 } }, true],
    ['EP9 dots in the event', { a: { b: [1] } }, { 'a.b': 1 }, true],
    ['EP9 a step too many', { a: { b: [1] } }, { 'a.b': { b: 1 } }, false],
    ['EP9 names of prototypes', { constructor: [{ exists: true }] }, {}, false],
    ['EP10 objects in arrays', { a: { b: [1] } }, { a: [{ b: 0 }, { b: 1 }] }, true],
    ['EP10 two fields of one item', { a: { b: [1], c: [2] } }, { a: [{ b: 1, c: 2 }, { b: 3, c: 4 }] }, true],
    ['EP10 two fields of two items', { a: { b: [1], c: [4] } }, { a: [{ b: 1, c: 2 }, { b: 3, c: 4 }] }, false],
    ['EP10 beside the array', { a: { b: [3] }, z: [1] }, { a: [{ b: 1 }, { b: 3 }], z: 1 }, true],
    ['EP10 two arrays', { a: { b: [3] }, c: { d: [1] } }, { a: [{ b: 1 }, { b: 3 }], c: [{ d: 1 }, { d: 2 }] }, true],
    ['EP10 an outer item', { a: { b: { c: [1] }, d: [2] } }, { a: [{ b: [{ c: 1 }], d: 2 }] }, true],
    ['EP10 another outer item', { a: { b: { c: [1] }, d: [2] } }, { a: [{ b: [{ c: 1 }], d: 0 }, { b: [{ c: 0 }], d: 2 }] }, false],
    ['EP10 a second choice', { a: { b: [1], c: [2], d: [3] } }, { a: [{ b: 1, c: 2 }, { b: 1, c: 2, d: 3 }] }, true],
    ['EP11 the first of $or', { $or: [{ a: [1] }, { b: [2] }] }, { a: 1 }, true],
    ['EP11 the second of $or', { $or: [{ a: [1] }, { b: [2] }] }, { b: 2 }, true],
    ['EP11 none of $or', { $or: [{ a: [1] }, { b: [2] }] }, { a: 2, b: 1 }, false],
    ['EP11 $or and a field', { s: ['x'], $or: [{ a: [1] }, { b: [2] }] }, { s: 'x', b: 2 }, true],
    ['EP11 $or without the field', { s: ['x'], $or: [{ a: [1] }, { b: [2] }] }, { s: 'y', b: 2 }, false],
    ['EP11 all fields of an alternative', { $or: [{ a: [1], c: [3] }, { b: [2] }] }, { a: 1 }, false],
    ['EP11 nested $or', { d: { $or: [{ a: [1] }, { $or: [{ b: [2] }, { c: [3] }] }] } }, { d: { c: 3 } }, true],
    ['EP11 two $or', { $or: [{ a: [1] }, { b: [2] }], d: { $or: [{ e: [1] }, { f: [2] }] } }, { b: 2, d: { e: 1 } }, true],
    ['EP11 two $or, one not met', { $or: [{ a: [1] }, { b: [2] }], d: { $or: [{ e: [1] }, { f: [2] }] } }, { b: 2, d: { e: 2 } }, false],
  ])('%s', (_rule, pattern, event, expected) => expect(matched(pattern, event)).toBe(expected))

  test('EP10 many arrays that have nothing to do with each other take no time', () => {
    const names = Array.from({ length: 12 }, (_, i) => `f${i}`)
    const pattern = Object.fromEntries(names.map((name, i) => [name, { v: [i === 11 ? -1 : { exists: true }] }]))
    const event = Object.fromEntries(names.map((name) => [name, Array.from({ length: 50 }, (_, v) => ({ v }))]))
    expect(matched(pattern, event)).toBe(false)
  })
})
