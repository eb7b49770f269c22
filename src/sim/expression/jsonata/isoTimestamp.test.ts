import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseIsoTimestamp } from './isoTimestamp'

test.each<[why: string, text: string, millis: number]>([
  ['a date', '2025-01-02', Date.UTC(2025, 0, 2)],
  ['a year', '2025', Date.UTC(2025, 0)],
  ['in UTC', '2025-01-02T03:04:05.678Z', Date.UTC(2025, 0, 2, 3, 4, 5, 678)],
  ['without a zone, in UTC', '2025-01-02T03:04:05', Date.UTC(2025, 0, 2, 3, 4, 5)],
  ['with an offset', '2025-01-02T03:04:05+01:30', Date.UTC(2025, 0, 2, 1, 34, 5)],
  ['with an offset without a colon', '2025-01-02T03:04:05-0130', Date.UTC(2025, 0, 2, 4, 34, 5)],
  ['digits after the millisecond', '2025-01-02T03:04:05.67891Z', Date.UTC(2025, 0, 2, 3, 4, 5, 678)],
  ['the end of a day', '2025-01-02T24:00:00Z', Date.UTC(2025, 0, 3)],
  ['a month of no year', '2025-13-01', NaN],
  ['a minute of no hour', '2025-01-02T03:60:00Z', NaN],
  ['an hour past the end', '2025-01-02T24:00:01Z', NaN],
  ['a month given twice', '2025-01-01-01', NaN],
])('JA10 %s: %s', (_why, text, millis) => {
  expect(parseIsoTimestamp(text)).toBe(millis)
})

test('JA10 timestamps with a zone are read as this engine reads them', () => {
  const two = (max: number) => fc.integer({ min: 0, max }).map((part) => String(part).padStart(2, '0'))
  const zone = fc.oneof(fc.constant('Z'), fc.tuple(fc.constantFrom('+', '-'), two(23), two(59)).map(([sign, hour, minute]) => `${sign}${hour}:${minute}`))
  const text = fc
    .tuple(fc.integer({ min: 1, max: 9999 }), two(13), two(28), two(24), two(59), two(59), fc.integer({ min: 0, max: 999 }), zone)
    .map(([year, month, day, hour, minute, second, milli, at]) => `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}.${String(milli).padStart(3, '0')}${at}`)
  fc.assert(
    fc.property(text, (timestamp) => {
      expect(parseIsoTimestamp(timestamp)).toBe(Date.parse(timestamp))
    }),
    { numRuns: 2_000 },
  )
})
