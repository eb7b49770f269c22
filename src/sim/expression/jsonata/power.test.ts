import fc from 'fast-check'
import { expect, test } from 'vitest'
import { power } from './power'

const SPECIAL = [NaN, 0, -0, 1, -1, 2, -2, 3, 0.5, -0.5, 1.5, Infinity, -Infinity]

test('JA10 special cases are those of the language', () => {
  for (const base of SPECIAL) for (const exponent of SPECIAL) {
    const [own, engine] = [power(base, exponent), Math.pow(base, exponent)]
    // What is neither zero nor infinite may differ in its last place: 2 to the power of -0.5 does.
    if (Number.isFinite(engine) && engine !== 0) expect(Math.abs(own - engine)).toBeLessThanOrEqual(Math.abs(engine) * 2 ** -52)
    else expect([base, exponent, own]).toEqual([base, exponent, engine])
  }
})

test('JA10 powers of ten are the numbers written so', () => {
  for (let exponent = -307; exponent <= 308; exponent++) expect(power(10, exponent)).toBe(Number(`1e${exponent}`))
})

test('JA10 whole powers of whole numbers are exact, then rounded once', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 50 }), (base, exponent) => {
      expect(power(base, exponent) + 0).toBe(Number(BigInt(base) ** BigInt(exponent)))
    }),
  )
})

test('JA10 any power is at most one last place from this engine’s', () => {
  const bases = fc.double({ min: 1e-20, max: 1e20, noNaN: true })
  fc.assert(
    fc.property(bases, fc.double({ min: -15, max: 15, noNaN: true }), (base, exponent) => {
      const [own, engine] = [power(base, exponent), Math.pow(base, exponent)]
      expect(Math.abs(own - engine)).toBeLessThanOrEqual(Math.abs(engine) * 2 ** -52)
    }),
    { numRuns: 5_000 },
  )
})

test.each<[base: number, exponent: number, result: number]>([
  [4, 0.5, 2],
  [8, 1 / 3, 2],
  [2, -1074, 5e-324],
  [2, 1024, Infinity],
  [2, -0.5, 0.7071067811865476],
  [1.0000001, 1e7, 2.7182816941320818],
  [5e-324, 0.5, 2.2227587494850775e-162],
  [0.1, 20, 1.0000000000000011e-20],
])('JA10 %d to the power of %d', (base, exponent, result) => {
  expect(power(base, exponent)).toBe(result)
})
