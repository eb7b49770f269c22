import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LeastFirst } from './leastFirst'

const seed = Number(process.env['SEED'] ?? 20261127)
console.info(`leastFirst: seed ${seed}`)

/** Keys of which many are equal. -1 takes one out. */
const operations = fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 9 }) }, { weight: 2, arbitrary: fc.constant(-1) }), { minLength: 100, maxLength: 300, size: 'max' })

test('it goes as in a list that is sorted after each change, whether few or many are in it', () => {
  let most = 0
  fc.assert(
    fc.property(operations, (list) => {
      const some = new LeastFirst()
      const model: { key: number; item: number }[] = []
      list.forEach((key, item) => {
        if (key >= 0) {
          some.add(key, item)
          model.push({ key, item })
          // As a sort is stable, of equal ones the earlier stays first.
          model.sort((a, b) => a.key - b.key)
        } else if (model.length > 0) {
          expect(some.first).toBe(model[0]?.item)
          expect(some.take()).toBe(model.shift()?.item)
        }
        expect([some.size, some.least]).toEqual([model.length, model[0]?.key ?? Infinity])
        most = Math.max(most, model.length)
      })
      while (model.length > 0) expect(some.take()).toBe(model.shift()?.item)
      expect([some.size, some.least]).toEqual([0, Infinity])
    }),
    { seed, numRuns: 300 },
  )
  expect(most).toBeGreaterThan(40)
})

test('hundreds grow out of a row, and come back to one', () => {
  const some = new LeastFirst()
  for (let i = 0; i < 500; i++) some.add((i * 7919) % 500, i)
  const taken = Array.from({ length: 495 }, () => some.take())
  expect(taken.map((item) => (item * 7919) % 500)).toEqual(Array.from({ length: 495 }, (_, i) => i))
  some.add(3, 900)
  expect(Array.from({ length: 6 }, () => some.take()).map((item) => (item === 900 ? 3 : (item * 7919) % 500))).toEqual([3, 495, 496, 497, 498, 499])
})
