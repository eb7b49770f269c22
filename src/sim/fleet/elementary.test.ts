import { describe, expect, test } from 'vitest'
import { exponential, naturalLog } from './elementary'

describe('against the engine’s own', () => {
  const points = [1e-300, 5.5e-17, 1e-9, 0.1, 0.7071, 0.70711, 0.9999999, 1, 1.0000001, 1.41421, 1.41422, 2, 3, 10, 12345.678, 1e300]

  test.each(points)('the logarithm of %d', (x) => {
    const known = Math.log(x)
    expect(Math.abs(naturalLog(x) - known)).toBeLessThanOrEqual(3e-16 + 1e-15 * Math.abs(known))
  })

  test.each([-700, -40.5, -1, -0.3466, -1e-12, 0, 1e-12, 0.3465, 0.3467, 1, 5.5, 700])('e to the power of %d', (x) => {
    expect(exponential(x) / Math.exp(x)).toBeCloseTo(1, 13)
  })
})
