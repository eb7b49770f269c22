import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { simulateFleet, type FleetSet } from './fleet'
import { intervalsOf, overlap, type ReferenceSet } from './reference.testing'

const STEADY: FleetSet = { rate: 20, warm: { kind: 'exp', mean: 0.2 }, cold: { kind: 'exp', mean: 0.5 }, expiry: 600, maxConcurrency: 1000, policy: 'newest', warmup: 1000, measure: 5000 }

describe('what always holds', () => {
  test.each(['newest', 'mru', 'lru'] as const)('as many run as come in the time of a response: %s', (policy) => {
    const { pReject, meanRunning, meanResponse } = simulateFleet({ ...STEADY, policy, maxConcurrency: 5, expiry: 2 })
    expect(pReject).toBeGreaterThan(0)
    expect(meanRunning / (20 * (1 - pReject) * meanResponse)).toBeGreaterThan(0.98)
    expect(meanRunning / (20 * (1 - pReject) * meanResponse)).toBeLessThan(1.02)
  })

  test.each<[kind: string, warm: FleetSet['warm']]>([
    ['exp', { kind: 'exp', mean: 0.2 }],
    ['lognormal', { kind: 'lognormal', mean: 0.2, cv: 2 }],
    ['const', { kind: 'const', value: 0.2 }],
    ['sum', { kind: 'sum', parts: [{ kind: 'const', value: 0.1 }, { kind: 'exp', mean: 0.1 }] }],
  ])('with warm as cold, rejections are Erlang’s loss formula, whatever the distribution: %s', (_kind, warm) => {
    const { pReject } = simulateFleet({ ...STEADY, rate: 30, warm, cold: warm, maxConcurrency: 8, measure: 10_000 })
    // 0.1219 for 6 erlangs on 8 servers; 300,000 requests are within 0.004 of it.
    expect(Math.abs(pReject - 0.12187578)).toBeLessThan(0.006)
  })

  test('equal seeds give equal figures, others others', () => {
    expect(simulateFleet({ ...STEADY, seed: 7 })).toEqual(simulateFleet({ ...STEADY, seed: 7 }))
    expect(simulateFleet({ ...STEADY, seed: 8 }).requests).not.toBe(simulateFleet({ ...STEADY, seed: 7 }).requests)
  })

  test.each([['rate', 0], ['expiry', -1], ['measure', Number.NaN], ['warmup', -1]] as const)('refuses %s of %d', (name, value) => {
    expect(() => simulateFleet({ ...STEADY, [name]: value })).toThrow(RangeError)
  })
})

const REFERENCE = new URL('../../../../shared/data/faas-reference.json', import.meta.url)

describe.runIf(existsSync(REFERENCE))('against the reference results (skipped where ../shared is not there)', () => {
  test.each(['single', 'erlang-b-8', 'limit-6'])('%s: 99 %% intervals overlap', (id) => {
    const { sets } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { sets: readonly ReferenceSet[] }
    const set = sets.find((one) => one.id === id)
    if (!set) throw new Error(`no set ${id}`)
    const ours = intervalsOf({ ...set, warmup: 2000, measure: set.measure / 100 }, 20)
    expect(overlap(ours, set).filter(({ overlaps }) => !overlaps)).toEqual([])
  })
})
