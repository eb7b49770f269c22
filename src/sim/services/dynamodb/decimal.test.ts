import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addNumbers, compareNumbers, formatDecimal, parseDecimal, sortableNumber, subtractNumbers } from './decimal'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`decimal: seed ${seed}`)

describe('a number as text', () => {
  test.each<[why: string, text: string, stored: string]>([
    ['DB14 needless zeros go', '0042.1200', '42.12'],
    ['DB14 no point, no plus', '+7.', '7'],
    ['DB14 an exponent is written out', '1.5e3', '1500'],
    ['DB14 a small one too', '25E-4', '0.0025'],
    ['DB14 zero has no sign', '-0.00', '0'],
    ['DB14 zero with an exponent', '0e125', '0'],
    ['DB14 the greatest exponent', '1E125', `1${'0'.repeat(125)}`],
    ['DB14 the smallest exponent', '1E-130', `0.${'0'.repeat(129)}1`],
  ])('%s', (_why, text, stored) => {
    const decimal = parseDecimal(text)
    expect(typeof decimal === 'string' ? decimal : formatDecimal(decimal)).toBe(stored)
  })

  test.each<[why: string, text: string, fault: string]>([
    ['DB14 nothing', '', 'not a number'],
    ['DB14 no digits', '.', 'not a number'],
    ['DB14 two points', '1.2.3', 'not a number'],
    ['DB14 a space', ' 1', 'not a number'],
    ['DB14 no exponent', '1e', 'not a number'],
    ['DB14 hexadecimal', '0x10', 'not a number'],
    ['DB14 an exponent beyond 64 bits', '1e9223372036854775808', 'not a number'],
    ['DB14 too great', '1e126', 'overflow'],
    ['DB14 far too great', '-1e99999999999', 'overflow'],
    ['DB14 too small', '1e-131', 'underflow'],
    ['DB14 zero, too great', '0e126', 'overflow'],
    ['DB14 zero, too small', '0e-131', 'underflow'],
    ['DB14 39 digits', `1${'0'.repeat(37)}1`, 'precision'],
  ])('%s', (_why, text, fault) => {
    expect(parseDecimal(text)).toBe(fault)
  })
})

/** Hundredths as text: what doubles and whole numbers can check. */
const hundredths = fc.integer({ min: -2_000_000, max: 2_000_000 })
const textOf = (count: number) => formatDecimal(parseDecimal(`${count}e-2`) as never)

test('DB52 sums and differences are exact, and DB42 the order of texts is the order of numbers', () => {
  fc.assert(
    fc.property(hundredths, hundredths, (one, other) => {
      const [a, b] = [textOf(one), textOf(other)]
      expect(addNumbers(a, b)).toBe(textOf(one + other))
      expect(subtractNumbers(a, b)).toBe(textOf(one - other))
      expect(Math.sign(compareNumbers(a, b))).toBe(Math.sign(one - other))
      expect(sortableNumber(a) < sortableNumber(b)).toBe(one < other)
    }),
    { seed, numRuns: 2000 },
  )
})

test('DB52 no digit is lost among 38', () => {
  expect(addNumbers('12345678901234567890123456789012345678', '1')).toBe('12345678901234567890123456789012345679')
  expect(subtractNumbers('0.1', '0.3')).toBe('-0.2')
  expect(addNumbers('9'.repeat(38), '1')).toBe(`1${'0'.repeat(38)}`)
  expect(addNumbers('9'.repeat(38), '0.1')).toEqual({ fault: 'precision' })
})
