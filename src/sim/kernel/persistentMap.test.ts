import { expect, test } from 'vitest'
import { hashOf } from './hashTrie'
import { PersistentMap } from './persistentMap'
import { RandomStream, seededStream } from './randomStream'

const SEED = 20261125

/** Keys whose hashes share many bits are among them: short texts, long ones that differ at one place, numbers. */
const KEYS = [
  ...Array.from({ length: 600 }, (_, i) => `arn:aws:states:us-east-1:123456789012:execution:orders:${i}/retry`),
  ...Array.from({ length: 200 }, (_, i) => String.fromCharCode(i)),
]

test(`a map holds what a plain one holds, and its past stays as it was: seed ${SEED}`, () => {
  const stream = new RandomStream(seededStream(SEED, 'maps'))
  for (let round = 0; round < 20; round++) {
    const kinds = round % 2 === 0 ? 8 : KEYS.length
    const plain = new Map<string, number>()
    let map = PersistentMap<string, number>()
    const past: { map: typeof map; entries: readonly (readonly [string, number])[] }[] = []
    for (let i = 0; i < 2000; i++) {
      const key = KEYS[Math.floor(stream.draw() * kinds)]!
      if (stream.draw() < 0.55) {
        map = map.set(key, i)
        plain.set(key, i)
      } else {
        map = map.delete(key)
        plain.delete(key)
      }
      expect(map.size).toBe(plain.size)
      expect(map.get(key)).toBe(plain.get(key))
      if (i % 400 === 0) past.push({ map, entries: [...plain] })
    }
    past.push({ map, entries: [...plain] })
    for (const then of past) expect(sorted(then.map)).toEqual(sorted(then.entries))
    for (const key of KEYS) expect(map.has(key)).toBe(plain.has(key))
  }
})

test('numbers are keys like texts, fractions too', () => {
  const keys = [0, 1, -1, 0.1, 0.2, 1e21, ...Array.from({ length: 100 }, (_, i) => i * 1000 + 0.5)]
  const map = PersistentMap(keys.map((key) => [key, `${key}`] as const))
  expect(map.size).toBe(keys.length)
  for (const key of keys) expect(map.get(key)).toBe(`${key}`)
})

test('texts of one hash are told apart', () => {
  const [one, other] = ofOneHash()
  expect(hashOf(one)).toBe(hashOf(other))
  expect(one).not.toBe(other)
  const many = PersistentMap(KEYS.map((key, i) => [key, i] as const))
  const both = many.set(one, -1).set(other, -2)
  expect([both.get(one), both.get(other), both.size]).toEqual([-1, -2, many.size + 2])
  expect(both.set(other, -3).get(one)).toBe(-1)
  expect(both.delete(one).get(other)).toBe(-2)
  expect(sorted(both.delete(one).delete(other))).toEqual(sorted(many))
})

test('what changes nothing gives the same map', () => {
  for (const count of [0, 3, 100]) {
    const map = PersistentMap(KEYS.slice(0, count).map((key, i) => [key, i] as const))
    expect(map.delete('nowhere')).toBe(map)
    if (count > 0) expect(map.set(KEYS[1]!, 1)).toBe(map)
    expect(map.filter(() => true)).toBe(map)
  }
})

test('a few entries are told in the order in which they came', () => {
  const three: readonly [string, number][] = [['z', 1], ['a', 2], ['m', 3]]
  const map = PersistentMap(three)
    .delete('a')
    .set('b', 4)
    .set('z', 5)
  expect([...map]).toEqual([['z', 5], ['m', 3], ['b', 4]])
})

function sorted(entries: Iterable<readonly [string, number]>): readonly (readonly [string, number])[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Two texts of four code units: the second half of the other undoes what its first half does. */
function ofOneHash(): readonly [string, string] {
  const start = 0x811c9dc5 ^ 4
  const after = (half: number) => Math.imul(start ^ half, 0x01000193)
  const [half, otherHalf] = [0x00620061, 0x00640063]
  const end = 0x00660065
  return [half, otherHalf].map((first) => {
    const second = after(first) ^ after(half) ^ end
    return String.fromCharCode(first & 0xffff, first >>> 16, second & 0xffff, second >>> 16)
  }) as [string, string]
}
