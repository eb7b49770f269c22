import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COLD_START_MODEL } from '../../../../content/lambda/coldStartModel'
import { RandomStream, seededStream } from '../../../kernel/randomStream'
import { runtimeStart, type Architecture } from './coldStart'
import { MEASURED_STARTS } from './measuredColdStarts'

const DATA = new URL('../../../../../../shared/data/cold-starts.json', import.meta.url)
const DRAWS = 20_000

/** What so many draws have at their middle, and at 95 % of them. */
function drawn(runtime: string, architecture: Architecture): { p50: number; p95: number } {
  const stream = new RandomStream(seededStream(1, `${runtime}/${architecture}`))
  const times = Float64Array.from({ length: DRAWS }, () => runtimeStart(runtime, architecture, stream.draw())).sort()
  return { p50: times[DRAWS * 0.5] ?? 0, p95: times[DRAWS * 0.95] ?? 0 }
}

/** The slug under which a runtime was measured. */
function slugOf(runtime: string): string {
  if (runtime.startsWith('provided.')) return `go_on_${runtime.replace('.', '_')}`
  return runtime === 'java8.al2' ? 'java8_al2' : runtime.startsWith('dotnet') || runtime.startsWith('java') ? runtime : runtime.replace('.', '')
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

describe.runIf(existsSync(DATA))('LE3 draws against what was measured (skipped where ../shared is not there)', () => {
  const { columns, cells } = JSON.parse(readFileSync(DATA, 'utf8')) as { columns: readonly string[]; cells: readonly (readonly (string | number)[])[] }
  const measured = cells.map((cell) => Object.fromEntries(columns.map((name, i) => [name, cell[i]])) as Record<string, string & number>)
  const errors = Object.keys(MEASURED_STARTS).flatMap((runtime) =>
    (['x86_64', 'arm64'] as const).flatMap((architecture) => {
      const { p50, p95 } = drawn(runtime, architecture)
      return measured
        .filter((cell) => cell['runtime'] === slugOf(runtime) && cell['arch'] === architecture && cell['packaging'] === 'zip' && cell['snapstart'] === 0)
        .map((cell) => ({ p50: Math.abs(p50 / (cell['p50'] ?? 0) - 1), p95: Math.abs(p95 / (cell['p95'] ?? 0) - 1) }))
    }),
  )

  test('each runtime was measured on both architectures with four sizes of memory', () => {
    expect(errors).toHaveLength(Object.keys(MEASURED_STARTS).length * 2 * 4)
  })

  test('in the median over the groups the middle is within 2 %, and the 95th percentile within 10 %', () => {
    expect(median(errors.map(({ p50 }) => p50))).toBeLessThan(0.02)
    expect(median(errors.map(({ p95 }) => p95))).toBeLessThan(0.1)
  })

  test('the model tells its errors as they are', () => {
    const percent = (quantile: 'p50' | 'p95', of: (values: readonly number[]) => number) => Math.round(1000 * of(errors.map((error) => error[quantile]))) / 10
    const worst = (values: readonly number[]) => Math.max(...values)
    expect(COLD_START_MODEL.errors).toEqual({ groups: errors.length, p50: { median: percent('p50', median), worst: percent('p50', worst) }, p95: { median: percent('p95', median), worst: percent('p95', worst) } })
  })
})

test('LE3 a runtime that was not measured starts as nodejs22.x', () => {
  expect(runtimeStart('nodejs99.x', 'arm64', 0.5)).toBe(runtimeStart('nodejs22.x', 'arm64', 0.5))
})
