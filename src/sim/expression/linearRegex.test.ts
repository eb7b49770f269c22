import { expect, test } from 'vitest'
import { compileRegex, RegexError } from './linearRegex'

test.each<[source: string, flags: string, text: string, found: string | undefined, groups: (string | undefined)[]]>([
  ['a(b)?c', '', 'xxac', 'ac', [undefined]],
  ['(\\d{4})-(\\d\\d)', '', 'on 2025-01-01', '2025-01', ['2025', '01']],
  ['(?<year>\\d{4})', '', '2025', '2025', ['2025']],
  ['hello', 'i', 'HELLO', 'HELLO', []],
  ['^b', 'm', 'a\nb', 'b', []],
  ['^b', '', 'a\nb', undefined, []],
  ['a.b', 's', 'a\nb', 'a\nb', []],
  ['a.b', '', 'a\nb', undefined, []],
  ['[(?=]x', '', '=x', '=x', []],
  ['\\(?=', '', '(=', '(=', []],
  ['a|ab', '', 'ab', 'a', []],
  ['a+?', '', 'aaa', 'a', []],
  ['😀', '', 'x😀', '😀', []],
])('/%s/%s in %j', (source, flags, text, found, groups) => {
  const match = compileRegex(source, flags).find(text, 0)
  expect(match?.text).toBe(found)
  expect(match?.groups ?? []).toEqual(groups)
})

test('a search goes on where it is told to', () => {
  const regex = compileRegex('a.')
  expect(regex.find('a1a2', 1)).toMatchObject({ text: 'a2', start: 2, end: 4 })
  expect(regex.find('a1a2', 3)).toBeUndefined()
  expect(regex.find('a1', 9)).toBeUndefined()
})

test('all of the text, or not', () => {
  expect(compileRegex('a+').matchesAll('aaa')).toBe(true)
  expect(compileRegex('a+').matchesAll('aab')).toBe(false)
})

test.each<[source: string, named: string]>([
  ['a(?=b)', 'look-ahead (?=…)'],
  ['a(?!b)', 'look-ahead (?!…)'],
  ['(?<=a)b', 'look-behind (?<=…)'],
  ['(?<!a)b', 'look-behind (?<!…)'],
  ['(a)\\1', 'back reference \\1'],
  ['(?<x>a)\\k<x>', 'back reference \\k'],
])('JP16 JA8 /%s/ is refused by name', (source, named) => {
  expect(() => compileRegex(source)).toThrow(RegexError)
  expect(() => compileRegex(source)).toThrow(`${named} is not supported: patterns run in linear time`)
})

test('what is no pattern is refused', () => {
  expect(() => compileRegex('a(')).toThrow(RegexError)
})

test('JP16 JA8 a pattern that takes exponential time elsewhere is quick', () => {
  expect(compileRegex('(a*)*b').matchesAll('a'.repeat(5_000))).toBe(false)
})
