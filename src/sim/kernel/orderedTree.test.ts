import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ascending, descending, emptyTree, get, lookUp, remove, set, visit, type OrderedTree, type Range } from './orderedTree'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`orderedTree: seed ${seed}`)

/** Short texts over few letters, so that writes often meet keys that are there. */
const keys = fc.string({ unit: fc.constantFrom('a', 'b', '\u0000', '\u00fe', '\u00ff', '\u0100', '\uffff', '5'), maxLength: 4 })
const changes = fc.array(fc.tuple(fc.constantFrom('set', 'set', 'remove'), keys, fc.integer()), { maxLength: 400 })

function applied(list: readonly (readonly [string, string, number])[]) {
  const model = new Map<string, number>()
  let tree: OrderedTree<number> = emptyTree()
  for (const [change, key, value] of list) {
    if (change === 'set') {
      model.set(key, value)
      tree = set(tree, key, value, weightOf(value))
    } else {
      model.delete(key)
      tree = remove(tree, key)
    }
  }
  const sorted = [...model].sort(([a], [b]) => (a < b ? -1 : 1))
  return { tree, model, sorted }
}

function weightOf(value: number): number {
  return Math.abs(value) % 1000
}

/** What a visit shows to one who has seen enough after so many. */
function seen(tree: OrderedTree<number>, range: Range, forward: boolean, most = Number.POSITIVE_INFINITY): readonly number[] {
  const values: number[] = []
  visit(tree, range, forward, (value, weight) => {
    expect(weight).toBe(weightOf(value))
    return values.push(value) < most
  })
  return values
}

describe('a persistent ordered tree', () => {
  test('after any changes it holds what a map holds, in order, both ways and from anywhere', () => {
    fc.assert(
      fc.property(changes, keys, keys, (list, from, to) => {
        const { tree, model, sorted } = applied(list)
        expect(tree.size).toBe(model.size)
        expect([...ascending(tree)]).toEqual(sorted)
        expect([...descending(tree)]).toEqual(sorted.toReversed())
        expect([...ascending(tree, from)]).toEqual(sorted.filter(([key]) => key >= from))
        expect([...descending(tree, from)]).toEqual(sorted.toReversed().filter(([key]) => key < from))
        for (const below of [undefined, to]) {
          const within = sorted.filter(([key]) => key >= from && (below === undefined || key < below)).map(([, value]) => value)
          expect(seen(tree, { from, below }, true)).toEqual(within)
          expect(seen(tree, { from, below }, false)).toEqual(within.toReversed())
          expect(seen(tree, { from, below }, true, 3)).toEqual(within.slice(0, 3))
          expect(seen(tree, { from, below }, false, 3)).toEqual(within.toReversed().slice(0, 3))
        }
        for (const key of [from, ...model.keys()]) {
          const value = model.get(key)
          expect(get(tree, key)).toBe(value)
          expect(lookUp(tree, key, (found, weight) => [found, weight])).toEqual(value === undefined ? undefined : [value, weightOf(value)])
        }
      }),
      { seed, numRuns: 300 },
    )
  })

  test('thousands of entries in any order, then gone again; an earlier tree stays as it was', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 99_999 }), { minLength: 1500, maxLength: 3000 }), (numbers) => {
        let tree: OrderedTree<number> = emptyTree()
        for (const n of numbers) tree = set(tree, String(n), n)
        const full = tree
        expect([...ascending(tree)].map(([key]) => key)).toEqual(numbers.map(String).sort())
        for (const n of numbers) tree = remove(tree, String(n))
        expect(tree.size).toBe(0)
        expect([...ascending(tree)]).toEqual([])
        expect(full.size).toBe(numbers.length)
        expect(numbers.every((n) => get(full, String(n)) === n)).toBe(true)
      }),
      { seed, numRuns: 10 },
    )
  })

  test('removing a key that is not there gives the same tree', () => {
    const tree = set(emptyTree<number>(), 'a', 1)
    expect(remove(tree, 'b')).toBe(tree)
  })
})
