/**
 * A hash trie of keys and values, as a value: a write copies the nodes on the way to its entry and shares the rest.
 *
 * Each node takes four bits of a key's hash, so that a copy is of at most sixteen places: reading would be a little
 * faster with five, but here as much is written as read. In a node's `slots` come its entries, key and value in turn,
 * then the nodes below, each in the order of their bits; the two maps tell which bits there are. Where hashes are
 * equal to the end, entries lie in a node without maps.
 */
export interface Node {
  readonly entries: number
  readonly nodes: number
  readonly slots: readonly unknown[]
}

export type Key = string | number

/** Whether a write has brought one entry more, besides what it gives: told here, as two results would need an object. */
export interface Change {
  grown: boolean
}

export const EMPTY_NODE: Node = { entries: 0, nodes: 0, slots: [] }

const BITS = 4
const MASK = (1 << BITS) - 1
const HASH_BITS = 32

/** The value of a key; `otherwise` where there is none. */
export function found(root: Node, key: Key, otherwise: unknown): unknown {
  const hash = hashOf(key)
  let node = root
  for (let depth = 0; depth < HASH_BITS; depth += BITS) {
    const bit = bitAt(hash, depth)
    if ((node.entries & bit) !== 0) {
      const at = entryPlace(node, bit)
      return node.slots[at] === key ? node.slots[at + 1] : otherwise
    }
    if ((node.nodes & bit) === 0) return otherwise
    node = node.slots[nodePlace(node, bit)] as Node
  }
  const at = placeIn(node.slots, key)
  return at < 0 ? otherwise : node.slots[at + 1]
}

/** The trie with that value under the key; the same where it was there. */
export function withEntry(root: Node, key: Key, value: unknown, change: Change): Node {
  return set(root, hashOf(key), 0, key, value, change)
}

/** The trie without the key; the same where it was not there. */
export function withoutEntry(root: Node, key: Key): Node {
  return remove(root, hashOf(key), 0, key)
}

/** Keys and values in turn, in the order of the hashes. */
export function* entriesOf({ nodes, slots }: Node): Generator<readonly [unknown, unknown], undefined> {
  const end = slots.length - bitsIn(nodes)
  for (let i = 0; i < end; i += 2) yield [slots[i], slots[i + 1]]
  for (let i = end; i < slots.length; i++) yield* entriesOf(slots[i] as Node)
}

/** The same, without the objects that a generator makes. */
export function forEachEntry({ nodes, slots }: Node, show: (value: unknown, key: unknown) => void): void {
  const end = slots.length - bitsIn(nodes)
  for (let i = 0; i < end; i += 2) show(slots[i + 1], slots[i])
  for (let i = end; i < slots.length; i++) forEachEntry(slots[i] as Node, show)
}

/** Whether any is so. */
export function someEntry({ nodes, slots }: Node, is: (value: unknown, key: unknown) => boolean): boolean {
  const end = slots.length - bitsIn(nodes)
  for (let i = 0; i < end; i += 2) if (is(slots[i + 1], slots[i])) return true
  for (let i = end; i < slots.length; i++) if (someEntry(slots[i] as Node, is)) return true
  return false
}

/** Where a key lies in a row of keys and values; -1 where it does not. */
export function placeIn(row: readonly unknown[], key: Key): number {
  for (let i = 0; i < row.length; i += 2) if (row[i] === key) return i
  return -1
}

function set(node: Node, hash: number, depth: number, key: Key, value: unknown, change: Change): Node {
  const { entries, nodes, slots } = node
  if (depth >= HASH_BITS) return setInRow(slots, key, value, change)
  const bit = bitAt(hash, depth)
  if ((nodes & bit) !== 0) {
    const at = nodePlace(node, bit)
    const below = slots[at] as Node
    const after = set(below, hash, depth + BITS, key, value, change)
    return after === below ? node : { entries, nodes, slots: replaced(slots, at, after) }
  }
  const at = entryPlace(node, bit)
  if ((entries & bit) === 0) {
    change.grown = true
    return { entries: entries | bit, nodes, slots: withPair(slots, at, key, value) }
  }
  const other = slots[at] as Key
  if (other === key) return slots[at + 1] === value ? node : { entries, nodes, slots: replaced(slots, at + 1, value) }
  change.grown = true
  const both = nodeOfTwo(other, slots[at + 1], hashOf(other), key, value, hash, depth + BITS)
  const left = { entries: entries & ~bit, nodes, slots: without(slots, at, 2) }
  return { entries: left.entries, nodes: nodes | bit, slots: withOne(left.slots, nodePlace(left, bit), both) }
}

function setInRow(slots: readonly unknown[], key: Key, value: unknown, change: Change): Node {
  const at = placeIn(slots, key)
  if (at < 0) change.grown = true
  return { entries: 0, nodes: 0, slots: at < 0 ? [...slots, key, value] : replaced(slots, at + 1, value) }
}

function nodeOfTwo(
  one: Key,
  its: unknown,
  hash: number,
  other: Key,
  others: unknown,
  otherHash: number,
  depth: number,
): Node {
  if (depth >= HASH_BITS) return { entries: 0, nodes: 0, slots: [one, its, other, others] }
  const bit = bitAt(hash, depth)
  const otherBit = bitAt(otherHash, depth)
  if (bit === otherBit)
    return { entries: 0, nodes: bit, slots: [nodeOfTwo(one, its, hash, other, others, otherHash, depth + BITS)] }
  return {
    entries: bit | otherBit,
    nodes: 0,
    slots: bit < otherBit ? [one, its, other, others] : [other, others, one, its],
  }
}

function remove(node: Node, hash: number, depth: number, key: Key): Node {
  const { entries, nodes, slots } = node
  if (depth >= HASH_BITS) {
    const at = placeIn(slots, key)
    return at < 0 ? node : { entries, nodes, slots: without(slots, at, 2) }
  }
  const bit = bitAt(hash, depth)
  if ((entries & bit) !== 0) {
    const at = entryPlace(node, bit)
    return slots[at] === key ? { entries: entries & ~bit, nodes, slots: without(slots, at, 2) } : node
  }
  if ((nodes & bit) === 0) return node
  const at = nodePlace(node, bit)
  const below = slots[at] as Node
  const after = remove(below, hash, depth + BITS, key)
  if (after === below) return node
  // A node is not left with a single entry: that one comes up, so that a shrunken trie is as flat as a new one.
  if (after.nodes !== 0 || after.slots.length > 2) return { entries, nodes, slots: replaced(slots, at, after) }
  return {
    entries: entries | bit,
    nodes: nodes & ~bit,
    slots: withPair(without(slots, at, 1), entryPlace(node, bit), after.slots[0], after.slots[1]),
  }
}

function bitAt(hash: number, depth: number): number {
  return 1 << ((hash >>> depth) & MASK)
}

function entryPlace({ entries }: Node, bit: number): number {
  return 2 * bitsIn(entries & (bit - 1))
}

function nodePlace({ nodes, slots }: Node, bit: number): number {
  return slots.length - bitsIn(nodes & ~(bit - 1))
}

/** Of at most sixteen. */
function bitsIn(map: number): number {
  const pairs = map - ((map >>> 1) & 0x5555)
  const fours = (pairs & 0x3333) + ((pairs >>> 2) & 0x3333)
  const bytes = (fours + (fours >>> 4)) & 0x0f0f
  return (bytes + (bytes >>> 8)) & 0x1f
}

/** Texts hashed last, by the end of their lengths: what is read is often written next, and ids of one kind are equally long. */
const MEMOS = 8
const lastTexts = Array.from({ length: MEMOS }, () => '')
const lastHashes = Array.from({ length: MEMOS }, () => hashOfText(''))

/** FNV's way over two code units at a time, its upper half mixed into the lower, which is looked at first. */
export function hashOf(key: Key): number {
  if (typeof key === 'number') return Number.isInteger(key) ? mixed(Math.imul(key, 0x9e3779b1)) : hashOf(String(key))
  const memo = key.length & (MEMOS - 1)
  if (key !== lastTexts[memo]) {
    lastTexts[memo] = key
    lastHashes[memo] = hashOfText(key)
  }
  return lastHashes[memo]!
}

function hashOfText(key: string): number {
  const { length } = key
  let hash = 0x811c9dc5 ^ length
  let i = 0
  for (; i + 1 < length; i += 2)
    hash = Math.imul(hash ^ (key.charCodeAt(i) | (key.charCodeAt(i + 1) << 16)), 0x01000193)
  if (i < length) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

function mixed(hash: number): number {
  const folded = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return folded ^ (folded >>> 13)
}

// Copies

function replaced(slots: readonly unknown[], at: number, slot: unknown): readonly unknown[] {
  const copy = slots.slice()
  copy[at] = slot
  return copy
}

function withOne(slots: readonly unknown[], at: number, slot: unknown): readonly unknown[] {
  const copy = spaced(slots, at, 1)
  copy[at] = slot
  return copy
}

/** A row with a key and its value more. */
export function withPair(slots: readonly unknown[], at: number, key: unknown, value: unknown): readonly unknown[] {
  const copy = spaced(slots, at, 2)
  copy[at] = key
  copy[at + 1] = value
  return copy
}

/** Written out, as `splice` makes an array of what it takes out. */
function spaced(slots: readonly unknown[], at: number, space: number): unknown[] {
  const copy = new Array<unknown>(slots.length + space)
  for (let i = 0; i < at; i++) copy[i] = slots[i]
  for (let i = at; i < slots.length; i++) copy[i + space] = slots[i]
  return copy
}

/** A row without `count` of its places. */
export function without(slots: readonly unknown[], at: number, count: number): readonly unknown[] {
  const copy = new Array<unknown>(slots.length - count)
  for (let i = 0; i < at; i++) copy[i] = slots[i]
  for (let i = at + count; i < slots.length; i++) copy[i - count] = slots[i]
  return copy
}
