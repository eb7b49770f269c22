import { simulateFleet, type FleetSet } from './fleet'

const QUANTITIES = ['pCold', 'pReject', 'meanInstances', 'meanRunning', 'meanResponse', 'meanLifespan'] as const
export type Quantity = (typeof QUANTITIES)[number]

/** A mean over replications and its 99 % confidence interval. */
export interface Interval {
  readonly mean: number
  readonly ci99: readonly [number, number]
}

/** A set of parameters with the results that others got for it. */
export interface ReferenceSet extends FleetSet {
  readonly id: string
  readonly reference: { readonly [Q in Quantity]: Interval }
}

/** Independent replications of a set, and what they come to. */
export function intervalsOf(set: FleetSet, replications: number): { readonly [Q in Quantity]: Interval } {
  const runs = Array.from({ length: replications }, (_, i) => simulateFleet({ ...set, seed: 1000 + i }))
  return Object.fromEntries(QUANTITIES.map((quantity) => [quantity, interval(runs.map((run) => run[quantity]))])) as { [Q in Quantity]: Interval }
}

/** Quantity by quantity, ours beside the reference. */
export function overlap(ours: { readonly [Q in Quantity]: Interval }, { reference }: ReferenceSet) {
  return QUANTITIES.map((quantity) => {
    const [low, high] = ours[quantity].ci99
    const [least, most] = reference[quantity].ci99
    return { quantity, ours: ours[quantity], reference: reference[quantity], overlaps: low <= most && least <= high }
  })
}

function interval(values: readonly number[]): Interval {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1)
  const half = studentT99(n - 1) * Math.sqrt(variance / n)
  return { mean, ci99: [mean - half, mean + half] }
}

/** The 99.5 % quantile of Student's distribution, by its expansion around the normal one; to 0.1 % from 19 degrees on. */
function studentT99(degrees: number): number {
  const z = 2.5758293
  const cube = z * z * z
  return z + (cube + z) / (4 * degrees) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * degrees * degrees)
}
