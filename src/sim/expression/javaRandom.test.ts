import { expect, test } from 'vitest'
import { seededDraw, seededInteger } from './javaRandom'

test('JA6 the draw of a seed is the one recorded on AWS', () => {
  expect(seededDraw(77)).toBe(0.7240700207191966)
})

test.each<[seed: number, bound: number, drawn: number]>([
  [42, 99, 62],
  [1, 999, 105],
  [2, 999, 805],
  [-10, 9, 0],
  [42, 4, 2],
  [1, 7, 4],
])('IN16 seed %d below %d gives %d, as recorded on AWS', (seed, bound, drawn) => {
  expect(seededInteger(seed, bound)).toBe(drawn)
})

test('a seeded whole number is below its bound', () => {
  for (let seed = -50; seed < 50; seed++) {
    for (const bound of [1, 2, 3, 1000, 2 ** 30, 2 ** 30 + 1, 2 ** 31 - 1]) {
      const drawn = seededInteger(seed, bound)
      expect(drawn >= 0 && drawn < bound && Number.isInteger(drawn)).toBe(true)
    }
  }
})
