import {
  EMPTY_NODE,
  entriesOf,
  forEachEntry,
  found,
  placeIn,
  someEntry,
  withEntry,
  without,
  withoutEntry,
  withPair,
  type Change,
  type Node,
} from './hashTrie'

export { List as PersistentList } from 'immutable'

/** Up to eight entries are found as fast in a row. */
const LONGEST_ROW = 2 * 8

const ABSENT = {}

/**
 * The map in which services keep what can grow: items, environments, executions, frames.
 *
 * A world is a value, and a moment keeps one; a copy with the size of the map on each write would make a step in a
 * large world slower than in an empty one. A few entries lie in one row, in the order in which they came; more are in
 * a hash trie and are told in the order of their hashes: always the same for the same story. Why it is not a
 * library's: decision 0001.
 */
class HashMap<Key extends string | number, Value> implements Iterable<[Key, Value]> {
  readonly size: number
  /** Keys and values in turn; undefined where they are in the trie. */
  readonly #row: readonly unknown[] | undefined
  readonly #root: Node

  constructor(size: number, row: readonly unknown[] | undefined, root: Node) {
    this.size = size
    this.#row = row
    this.#root = root
  }

  get(key: Key): Value | undefined
  get(key: Key, otherwise: Value): Value
  get(key: Key, otherwise?: Value): Value | undefined {
    const row = this.#row
    if (!row) return found(this.#root, key, otherwise) as Value | undefined
    const at = placeIn(row, key)
    return at < 0 ? otherwise : (row[at + 1] as Value)
  }

  has(key: Key): boolean {
    return this.#row ? placeIn(this.#row, key) >= 0 : found(this.#root, key, ABSENT) !== ABSENT
  }

  set(key: Key, value: Value): HashMap<Key, Value> {
    const row = this.#row
    if (!row) return this.#grown(key, value)
    const at = placeIn(row, key)
    if (at < 0)
      return row.length < LONGEST_ROW
        ? new HashMap(this.size + 1, withPair(row, row.length, key, value), EMPTY_NODE)
        : this.#planted(row).#grown(key, value)
    if (row[at + 1] === value) return this
    const copy = row.slice()
    copy[at + 1] = value
    return new HashMap(this.size, copy, EMPTY_NODE)
  }

  /** The map without the key; the same map where it is not there. */
  delete(key: Key): HashMap<Key, Value> {
    const row = this.#row
    if (!row) {
      const root = withoutEntry(this.#root, key)
      if (root === this.#root) return this
      return this.size === 1 ? PersistentMap() : new HashMap(this.size - 1, undefined, root)
    }
    const at = placeIn(row, key)
    if (at < 0) return this
    if (this.size === 1) return PersistentMap()
    return new HashMap(this.size - 1, without(row, at, 2), EMPTY_NODE)
  }

  filter(keeps: (value: Value, key: Key) => boolean): HashMap<Key, Value> {
    return this.deleteAll([...this].filter(([key, value]) => !keeps(value, key)).map(([key]) => key))
  }

  map<Other>(made: (value: Value, key: Key) => Other): HashMap<Key, Other> {
    let map = PersistentMap<Key, Other>()
    for (const [key, value] of this) map = map.set(key, made(value, key))
    return map
  }

  some(is: (value: Value, key: Key) => boolean): boolean {
    const row = this.#row
    if (!row) return someEntry(this.#root, is as (value: unknown, key: unknown) => boolean)
    for (let i = 0; i < row.length; i += 2) if (is(row[i + 1] as Value, row[i] as Key)) return true
    return false
  }

  find(is: (value: Value, key: Key) => boolean): Value | undefined {
    return this.findEntry(is)?.[1]
  }

  findEntry(is: (value: Value, key: Key) => boolean): [Key, Value] | undefined {
    for (const entry of this) if (is(entry[1], entry[0])) return entry
    return undefined
  }

  /** Shows all values, in their order. */
  forEach(show: (value: Value, key: Key) => void): void {
    const row = this.#row
    if (!row) return forEachEntry(this.#root, show as (value: unknown, key: unknown) => void)
    for (let i = 0; i < row.length; i += 2) show(row[i + 1] as Value, row[i] as Key)
  }

  /** The map with these entries set. */
  merge(entries: Iterable<readonly [Key, Value]>): HashMap<Key, Value> {
    return [...entries].reduce<HashMap<Key, Value>>((map, [key, value]) => map.set(key, value), this)
  }

  deleteAll(keys: Iterable<Key>): HashMap<Key, Value> {
    return [...keys].reduce<HashMap<Key, Value>>((map, key) => map.delete(key), this)
  }

  /** Plain data, for a test or a hash to look at. */
  toJSON(): { readonly [key: string]: Value } {
    return Object.fromEntries(this) as { readonly [key: string]: Value }
  }

  entries(): Generator<[Key, Value], undefined> {
    return this[Symbol.iterator]()
  }

  *keys(): Generator<Key, undefined> {
    for (const [key] of this) yield key
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this) yield value
  }

  *[Symbol.iterator](): Generator<[Key, Value], undefined> {
    const row = this.#row
    if (!row) return yield* entriesOf(this.#root) as Generator<[Key, Value], undefined>
    for (let i = 0; i < row.length; i += 2) yield [row[i] as Key, row[i + 1] as Value]
  }

  #grown(key: Key, value: Value): HashMap<Key, Value> {
    const change: Change = { grown: false }
    const root = withEntry(this.#root, key, value, change)
    return root === this.#root ? this : new HashMap(change.grown ? this.size + 1 : this.size, undefined, root)
  }

  /** The same entries in a trie. */
  #planted(row: readonly unknown[]): HashMap<Key, Value> {
    const change: Change = { grown: false }
    let root = EMPTY_NODE
    for (let i = 0; i < row.length; i += 2) root = withEntry(root, row[i] as Key, row[i + 1], change)
    return new HashMap(this.size, undefined, root)
  }
}

const EMPTY = new HashMap<never, never>(0, [], EMPTY_NODE)

export type PersistentMap<Key extends string | number, Value> = HashMap<Key, Value>

/** A map of these entries. */
export function PersistentMap<Key extends string | number, Value>(
  entries?: Iterable<readonly [Key, Value]>,
): HashMap<Key, Value> {
  const empty = EMPTY as unknown as HashMap<Key, Value>
  return entries ? empty.merge(entries) : empty
}
