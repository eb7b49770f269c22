import { expect, test } from 'vitest'
import { parseTimestamp } from './timestamp'

test.each<[text: string, at: number | undefined]>([
  ['2016-12-05T21:29:29Z', 1480973369000],
  ['2016-12-05T21:29Z', 1480973340000],
  ['2016-12-05T21:29:29.5Z', 1480973369500],
  ['2016-12-05T21:29:29.000001Z', 1480973369000.001],
  ['2016-12-05T21:29:29+01:00', 1480969769000],
  ['2016-12-05T21:29:29-00:30', 1480975169000],
  ['2024-02-29T00:00:00Z', 1709164800000],
  ['2023-02-29T00:00:00Z', undefined],
  ['2016-13-05T21:29:29Z', undefined],
  ['2016-12-05T25:29:29Z', undefined],
  ['2016-12-05T21:29:29', undefined],
  ['05-12-2016T21:29:29Z', undefined],
  ['2016-12-05 21:29:29Z', undefined],
])('%s', (text, at) => {
  expect(parseTimestamp(text)).toBe(at)
})
