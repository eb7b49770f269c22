import { expect, test } from 'vitest'
import { cachePrice, connectionPrice, httpPrice, httpUnits, messagePrice, messageUnits, restPrice } from './price'

const million = 1_000_000

test.each<[why: string, dollars: number, expected: number]>([
  ['nothing', restPrice(0), 0],
  ['REST, inside the first tier', restPrice(million), 3.5],
  ['REST, the whole first tier', restPrice(333 * million), 1165.5],
  ['REST, into the second tier', restPrice(334 * million), 1168.3],
  ['REST, into the third tier', restPrice(1001 * million), 1165.5 + 667 * 2.8 + 2.38],
  ['REST, into the last tier', restPrice(20_001 * million), 1165.5 + 667 * 2.8 + 19_000 * 2.38 + 1.51],
  ['HTTP, the whole first tier', httpPrice(300 * million), 300],
  ['HTTP, beyond it', httpPrice(301 * million), 300.9],
  ['messages, the whole first tier', messagePrice(1000 * million), 1000],
  ['messages, beyond it', messagePrice(1001 * million), 1000.8],
  ['connections', connectionPrice(4 * million), 1],
  ['the smallest cache for a day', cachePrice('0.5', 24), 0.48],
  ['the largest for an hour', cachePrice('237', 1), 3.8],
])('PR1 PR2 %s', (_why, dollars, expected) => {
  expect(dollars).toBeCloseTo(expected, 6)
})

test.each([
  [httpUnits(0), 1], [httpUnits(524_288), 1], [httpUnits(524_289), 2], [messageUnits(0), 1], [messageUnits(32_768), 1], [messageUnits(32_769), 2], [messageUnits(131_072), 4],
])('PR1 units: %d is %d', (units, expected) => {
  expect(units).toBe(expected)
})
