import { expect, test } from 'vitest'
import { retryDelay, type Backoff } from './retryDelay'

const never = () => {
  throw new Error('no jitter, no draw')
}

test.each<[why: string, backoff: Backoff, attempt: number, delay: number]>([
  ['defaults: first retry after one second', {}, 1, 1_000],
  ['defaults: each retry doubles the last', {}, 3, 4_000],
  ['a rate of one waits evenly', { IntervalSeconds: 2, BackoffRate: 1 }, 9, 2_000],
  ['a fractional rate', { IntervalSeconds: 3, BackoffRate: 1.5 }, 3, 6_750],
  ['above the cap, the cap is the delay', { IntervalSeconds: 3, MaxDelaySeconds: 10 }, 3, 10_000],
  ['the cap holds for the interval itself', { IntervalSeconds: 30, MaxDelaySeconds: 10 }, 1, 10_000],
  ['whole milliseconds, rounded down', { IntervalSeconds: 1, BackoffRate: 1.2345 }, 2, 1_234],
  ['many attempts do not overflow', { MaxDelaySeconds: 31_622_400 }, 10_000, 31_622_400_000],
])('RC1 %s', (_why, backoff, attempt, delay) => {
  expect(retryDelay(backoff, attempt, never)).toBe(delay)
})

test('RC1 full jitter is a uniform share of the capped delay', () => {
  const backoff: Backoff = { IntervalSeconds: 4, MaxDelaySeconds: 6, JitterStrategy: 'FULL' }
  expect([0, 0.25, 0.999].map((share) => retryDelay(backoff, 2, () => share))).toEqual([0, 1_500, 5_994])
})

test('RC1 against the formula, for random backoffs', () => {
  let state = 20260101
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296
  for (let i = 0; i < 500; i++) {
    const IntervalSeconds = 1 + Math.floor(next() * 100)
    const BackoffRate = 1 + Math.floor(next() * 16) / 4
    const MaxDelaySeconds = 1 + Math.floor(next() * 1000)
    const attempt = 1 + Math.floor(next() * 8)
    let power = 1
    for (let n = 1; n < attempt; n++) power *= BackoffRate
    const expected = Math.floor(Math.min(IntervalSeconds * power, MaxDelaySeconds) * 1000)
    expect(retryDelay({ IntervalSeconds, BackoffRate, MaxDelaySeconds }, attempt, never)).toBe(expected)
  }
})

test.each([0, -1, 1.5])('there is no retry number %s', (attempt) => {
  expect(() => retryDelay({}, attempt, never)).toThrow(RangeError)
})
