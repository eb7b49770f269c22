import { expect, test } from 'vitest'
import type { Json } from '../../../kernel/json'
import { byteLength } from './byteLength'

const values: Json[] = [
  null,
  true,
  -12.5,
  1e21,
  'a"b\\c\n\t\u0001\u001f',
  'ü€😀',
  [],
  {},
  [1, [2, 'three'], { four: null }],
  { 'ключ "€"': { nested: ['x'.repeat(300), 'y'.repeat(300)] } },
]

test('EX6 a value is as long as its JSON text in UTF-8', () => {
  for (const value of values) expect(byteLength(value, 1e9)).toBe(new TextEncoder().encode(JSON.stringify(value)).length)
  // A second time, from what is known by now.
  for (const value of values) expect(byteLength(value, 1e9)).toBe(new TextEncoder().encode(JSON.stringify(value)).length)
})

test('EX6 counting stops when it is enough', () => {
  const long = Array.from({ length: 1000 }, () => 'x'.repeat(100))
  expect(byteLength(long, 500)).toBeLessThan(1000)
  expect(byteLength(long, 500)).toBeGreaterThan(500)
})

test('EX6 what was stopped early is not remembered as its whole length', () => {
  const long = Array.from({ length: 1000 }, () => 'x'.repeat(100))
  byteLength(long, 500)
  expect(byteLength(long, 1e9)).toBe(JSON.stringify(long).length)
})
