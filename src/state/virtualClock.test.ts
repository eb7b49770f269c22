import { expect, test } from 'vitest'
import { clockText, dateText, durationText } from './virtualClock'

test.each([
  [0, '0.000 s'],
  [13.25, '0.013 s'],
  [999.999, '0.999 s'],
  [2014, '2.014 s'],
  [59_999.9, '59.999 s'],
  [62_000, '1 min 02.000 s'],
  [3_600_000 * 3 + 7500, '3 h 00 min 07.500 s'],
  [86_400_000 * 2, '2 d 00 h 00 min 00.000 s'],
])('the clock at %s ms reads %s', (offset, text) => expect(clockText(offset)).toBe(text))

test.each([
  [0, '0 ms'],
  [13.25, '13.25 ms'],
  [2000, '2 s'],
  [2013.5, '2.01 s'],
  [12_340, '12.3 s'],
  [120_000, '2 min'],
  [90_000, '1 min 30 s'],
  [5_400_000, '1 h 30 min'],
  [86_400_000 * 3, '3 d'],
])('%s ms take %s', (ms, text) => expect(durationText(ms)).toBe(text))

test('a date is cut to the millisecond', () => {
  expect(dateText(Date.UTC(2025, 0, 1) + 2014.9)).toBe('2025-01-01 00:00:02.014')
  expect(dateText(0)).toBe('')
})
