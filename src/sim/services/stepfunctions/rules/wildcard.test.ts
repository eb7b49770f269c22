import { expect, test } from 'vitest'
import { matchesWildcard } from './wildcard'

test.each<[pattern: string, text: string, matches: boolean]>([
  ['log-*.txt', 'log-1.txt', true],
  ['log-*.txt', 'log-.txt', true],
  ['log-*.txt', 'log-1.txt.gz', false],
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['a\\\\*', 'a\\b', true],
  ['?', 'a', false],
])('%s over %s', (pattern, text, matches) => {
  expect(matchesWildcard(pattern, text)).toBe(matches)
})

test('many stars over a long text take no longer than their product', () => {
  expect(matchesWildcard(`${'a*'.repeat(50)}b`, 'a'.repeat(20_000))).toBe(false)
})
