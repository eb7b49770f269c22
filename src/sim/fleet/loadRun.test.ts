import { describe, expect, test } from 'vitest'
import { CHUNK, LoadRun, type Load } from './loadRun'

const SHORT: Load = {
  runtime: 'nodejs22.x', architecture: 'x86_64', memoryMb: 1024, moduleScope: 50,
  handler: { kind: 'const', value: 20.5 },
  traffic: [{ kind: 'ramp', duration: 60_000, from: 0, to: 200 }, { kind: 'burst', duration: 20_000, requests: 300 }, { kind: 'ramp', duration: 1_500_000, from: 5, to: 5 }],
}

function resultOf(change: Partial<Load> = {}) {
  const run = new LoadRun({ ...SHORT, ...change })
  while (!run.advance());
  return run.result()
}

const sum = (values: Float64Array) => values.reduce((all, one) => all + one, 0)

describe('a load', () => {
  test('is the same in one go, in chunks, and again; another seed is another run', () => {
    const inOne = new LoadRun(SHORT)
    inOne.advance(Infinity)
    const inChunks = new LoadRun(SHORT)
    const progress: number[] = []
    while (!inChunks.advance(1000)) progress.push(inChunks.progress)
    expect(inChunks.result()).toEqual(inOne.result())
    expect(progress.length).toBeGreaterThan(10)
    expect(progress).toEqual(progress.toSorted((a, b) => a - b))
    expect(resultOf({ seed: 2 }).invocations).not.toBe(inOne.result().invocations)
  })

  test('tells of all its requests over time what it tells of them in all', () => {
    const { invocations, coldStarts, throttles, overTime } = resultOf({ reserved: 40 })
    const throttled = throttles.concurrency + throttles.requestRate + throttles.scaling
    expect([sum(overTime.requests), sum(overTime.coldStarts), sum(overTime.throttles)]).toEqual([invocations + throttled, coldStarts, throttled])
    expect(throttles.concurrency).toBeGreaterThan(0)
    // 6,000 of the ramp, 300 at once, 7,500 of the rest.
    expect(Math.abs(invocations + throttled - 13_800)).toBeLessThan(500)
  })

  test('environments grow with the burst and end when they have idled', () => {
    const { overTime, peakEnvironments, coldStarts } = resultOf()
    const peak = Math.max(...overTime.environments)
    expect(peakEnvironments).toBeGreaterThanOrEqual(300)
    expect(peakEnvironments).toBeLessThanOrEqual(coldStarts)
    expect(peak).toBeLessThanOrEqual(peakEnvironments)
    expect(overTime.environments.at(-1)).toBeLessThan(10)
    expect(Math.min(...overTime.running)).toBeGreaterThanOrEqual(0)
  })

  test('percentiles are those of the warm answers, and at the top of the cold ones', () => {
    const { latency } = resultOf()
    for (const known of [latency.p50, latency.p90]) expect(Math.abs(known / 20.5 - 1)).toBeLessThan(0.004)
    expect(latency.p999).toBeGreaterThan(20.5 + 50 + 75 + 100)
    expect(latency.max).toBeGreaterThanOrEqual(latency.p999)
  })

  test('costs what is billed: rounded up to a millisecond, INIT included', () => {
    const { invocations, coldStarts, billed, price } = resultOf()
    // Warm ones are 21 ms; a cold one has module scope, the runtime’s start and the first invocation on top.
    expect(billed).toBeGreaterThan(invocations * 21 + coldStarts * (50 + 100))
    expect(billed).toBeLessThan(invocations * 21 + coldStarts * (50 + 320))
    expect(price.onDemand).toBeCloseTo((billed / 1000) * 0.0000166667 + invocations * 2e-7, 12)
    expect(price.provisioned).toBe(0)
  })

  test('what is provisioned takes requests without a cold start, and is paid for all the time', () => {
    const { invocations, coldStarts, price, overTime } = resultOf({ provisioned: 400 })
    expect(coldStarts).toBe(0)
    expect(price.provisioned).toBeCloseTo(400 * 1580 * 0.0000041667 + invocations * 0.021 * 0.0000097222, 9)
    expect(overTime.environments[0]).toBe(400)
  })

  test('past the account’s limit requests are throttled, and after ten idle minutes all starts are cold again', () => {
    const { throttles, coldStarts } = resultOf({ traffic: [{ kind: 'burst', duration: 100, requests: 1000 }, { kind: 'burst', duration: 2_000_000, requests: 10 }, { kind: 'burst', duration: 1000, requests: 1000 }], handler: { kind: 'const', value: 1 } })
    expect(coldStarts).toBe(2000)
    expect(throttles).toEqual({ requestRate: 0, concurrency: 10, scaling: 0 })
  })

  test.each<[what: string, change: Partial<Load>]>([
    ['memoryMb is 0', { memoryMb: 0 }],
    ['reserved is 5', { reserved: 5, provisioned: 6 }],
    ['reserved is 901', { reserved: 901, othersReserved: 100 }],
    ['there is no traffic', { traffic: [] }],
    ['duration of a phase is 0', { traffic: [{ kind: 'ramp', duration: 0, from: 1, to: 1 }] }],
    ['mean of a distribution is -1', { handler: { kind: 'exp', mean: -1 } }],
  ])('refuses: %s', (what, change) => {
    expect(() => new LoadRun({ ...SHORT, ...change })).toThrow(new RangeError(what))
  })

  test('a chunk is fewer requests than a long run has', () => expect(CHUNK).toBeLessThan(1_000_000))
})
