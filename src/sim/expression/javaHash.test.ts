import { expect, test } from 'vitest'
import type { Json } from '../kernel/json'
import { javaHash } from './javaHash'

/** As documented for String, Boolean, Integer, Long, Double, List and Map of java.lang and java.util. */
test.each<[value: Json, hash: number]>([
  [null, 0],
  [true, 1231],
  [false, 1237],
  ['', 0],
  ['a', 97],
  ['hello', 99162322],
  ['polygenelubricants', -2147483648],
  [7, 7],
  [-7, -7],
  [4294967296, 1],
  [-4294967297, 1],
  [1.5, 1073217536],
  [[], 1],
  [[1, 2], 994],
  [[2, 1], 1024],
  [{}, 0],
  [{ a: 1 }, 96],
  [{ a: 1, b: 2 }, 192],
])('%j has the hash code %d', (value, hash) => {
  expect(javaHash(value)).toBe(hash)
})
