import { describe, expect, test } from 'vitest'
import { periodStart } from './quotaPeriod'
import { refilled, taken, type Rate, type TokenBucket } from './tokenBucket'

/** How many of these arrivals (ms) a bucket lets through. */
function admitted(rate: Rate, arrivals: readonly number[]): number {
  let bucket: TokenBucket | undefined
  let count = 0
  for (const at of arrivals) {
    const full = refilled(bucket, rate, at)
    const left = taken(full)
    bucket = left ?? full
    if (left) count++
  }
  return count
}

describe('TB1 a steady stream gets the burst and then the rate, to the request', () => {
  test.each([
    [{ rateLimit: 10, burstLimit: 5 }, 20, 100],
    [{ rateLimit: 10, burstLimit: 1 }, 50, 500],
    [{ rateLimit: 100, burstLimit: 200 }, 1_000, 3_000],
    [{ rateLimit: 1, burstLimit: 1 }, 8, 80],
    [{ rateLimit: 50, burstLimit: 10 }, 25, 200],
  ])('%j under %i a second', (rate, perSecond, count) => {
    const arrivals = Array.from({ length: count }, (_none, at) => (at * 1000) / perSecond)
    // While the stream is faster than the rate, what has been let through by t is floor(burst + rate × t).
    const last = (arrivals.at(-1)! * rate.rateLimit) / 1000
    const expected = perSecond <= rate.rateLimit ? count : Math.min(count, Math.floor(rate.burstLimit + last + 1e-6))
    expect(admitted(rate, arrivals)).toBe(expected)
  })
})

test('TB2 what comes at once gets the burst, and after a long wait the burst again, not more', () => {
  const at = (ms: number) => Array.from({ length: 50 }, () => ms)
  expect(admitted({ rateLimit: 5, burstLimit: 20 }, [...at(0), ...at(3_600_000)])).toBe(40)
  expect(admitted({ rateLimit: 5, burstLimit: 20 }, [...at(0), ...at(1_000)])).toBe(25)
})

/** The same by whole numbers: in thousandths of a token, at whole milliseconds. */
function countedExactly({ rateLimit, burstLimit }: Rate, arrivals: readonly number[]): number {
  let tokens = burstLimit * 1000
  let before = arrivals[0] ?? 0
  let count = 0
  for (const at of arrivals) {
    tokens = Math.min(burstLimit * 1000, tokens + (at - before) * rateLimit)
    before = at
    if (tokens < 1000) continue
    tokens -= 1000
    count++
  }
  return count
}

test('TB3 random streams under random plans: the same as counted in whole numbers', () => {
  const seed = Number(process.env['SEED'] ?? 20_261_125)
  console.log(`seed ${seed}`)
  let state = seed
  const draw = () => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32)
  for (let round = 0; round < 300; round++) {
    const rate = { rateLimit: 1 + Math.floor(draw() * 200), burstLimit: 1 + Math.floor(draw() * 100) }
    const mean = 1 + draw() * 40
    let at = 0
    const arrivals = Array.from({ length: 500 }, () => (at += Math.round(-Math.log(1 - draw()) * mean)))
    expect(admitted(rate, arrivals), `round ${round}: ${JSON.stringify(rate)}`).toBe(countedExactly(rate, arrivals))
  }
})

test.each([
  ['DAY', '2026-11-25T13:00:00Z', '2026-11-25T00:00:00Z'],
  ['WEEK', '2026-11-25T13:00:00Z', '2026-11-22T00:00:00Z'],
  ['WEEK', '2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z'],
  ['MONTH', '2026-02-28T23:59:59Z', '2026-02-01T00:00:00Z'],
] as const)('TB4 the %s of %s began at %s', (period, now, start) => {
  expect(new Date(periodStart(period, Date.parse(now))).toISOString()).toBe(new Date(start).toISOString())
})
