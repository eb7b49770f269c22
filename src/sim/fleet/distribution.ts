import type { RandomStream } from '../kernel/randomStream'
import { exponential, naturalLog } from './elementary'
import { exponentialDraw } from './exponentialDraw'

/** How a time is drawn. All its numbers have one unit, the caller's. */
export type Distribution =
  | { readonly kind: 'const'; readonly value: number }
  | { readonly kind: 'exp'; readonly mean: number }
  /** `mean` and `cv`, the coefficient of variation, are those of the value itself, not of its logarithm. */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly cv: number }
  | { readonly kind: 'sum'; readonly parts: readonly Distribution[] }

/** Draws the next value. */
export type Sampler = (stream: RandomStream) => number

/** @throws {RangeError} where the parameters are no distribution of times */
export function sampler(distribution: Distribution): Sampler {
  switch (distribution.kind) {
    case 'const': {
      const value = time('value', distribution.value)
      return () => value
    }
    case 'exp': {
      const mean = time('mean', distribution.mean)
      return (stream) => mean * exponentialDraw(stream)
    }
    case 'lognormal':
      return lognormal(time('mean', distribution.mean), time('cv', distribution.cv))
    case 'sum': {
      const parts = distribution.parts.map(sampler)
      return (stream) => {
        let sum = 0
        for (const part of parts) sum += part(stream)
        return sum
      }
    }
  }
}

function time(name: string, value: number): number {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} of a distribution is ${value}`)
  return value
}

function lognormal(mean: number, cv: number): Sampler {
  if (mean === 0) return () => 0
  const variance = naturalLog(1 + cv * cv)
  const sigma = Math.sqrt(variance)
  const mu = naturalLog(mean) - variance / 2
  return (stream) => exponential(mu + sigma * normal(stream))
}

/** A standard normal value, by Marsaglia's polar method. The second one of each pair is left: a draw stands for itself. */
function normal(stream: RandomStream): number {
  for (;;) {
    const x = 2 * stream.draw() - 1
    const y = 2 * stream.draw() - 1
    const size = x * x + y * y
    if (size > 0 && size < 1) return x * Math.sqrt((-2 * naturalLog(size)) / size)
  }
}
