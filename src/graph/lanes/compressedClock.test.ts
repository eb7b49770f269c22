import { expect, test } from 'vitest'
import { compressedClock } from './compressedClock'

test('a millisecond beside an hour still has room, and time never goes back', () => {
  const place = compressedClock([3_600_000, 0, 1, 60_000])
  const places = [0, 0.5, 1, 30_000, 60_000, 2_000_000, 3_600_000].map(place)

  expect(places[0]).toBe(0)
  expect(places.at(-1)).toBe(1)
  expect([...places].sort((a, b) => a - b)).toEqual(places)
  expect(place(1)).toBeGreaterThan(0.03)
})

test.each<[why: string, times: readonly number[], time: number, at: number]>([
  ['before the first is the beginning', [10, 20], 5, 0],
  ['after the last is the end', [10, 20], 25, 1],
  ['between two it runs evenly', [10, 20], 15, 0.5],
  ['where nothing happened there is one place', [], 5, 0],
])('%s', (_why, times, time, at) => {
  expect(compressedClock(times)(time)).toBe(at)
})
