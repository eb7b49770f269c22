/**
 * A hash trie of keys and values, as a value: a write copies the nodes on the way to its entry and shares the rest.
 *
 * Each node takes four bits of a key's hash, so that a copy is of at most sixteen places: reading would be a little
 * faster with five, but here as much is written as read. A node is one row, as two would be copied for each: first
 * the two maps that tell which bits there are, of its entries and of the nodes below; then its entries, key and value
 * in turn, and the nodes, each in the order of their bits. Where hashes are equal to the end, entries lie in a node
 * with empty maps.
 */
export type Node = readonly unknown[]

export type Key = string | number

/** Whether a write has brought one entry more, besides what it gives: told here, as two results would need an object. */
export interface Change {
  grown: boolean
}

const BITS = 4
const MASK = (1 << BITS) - 1
const HASH_BITS = 32
/** The places of a node's maps. */
const ENTRIES = 0
const NODES = 1
/** Where its entries begin. */
const FIRST = 2

export const EMPTY_NODE: Node = [0, 0]

/** The value of a key; `otherwise` where there is none. */
export function found(root: Node, key: Key, otherwise: unknown): unknown {
  const hash = hashOf(key)
  let node = root
  for (let depth = 0; depth < HASH_BITS; depth += BITS) {
    const bit = bitAt(hash, depth)
    const entries = node[ENTRIES] as number
    if ((entries & bit) !== 0) {
      const at = entryPlace(entries, bit)
      return node[at] === key ? node[at + 1] : otherwise
    }
    const nodes = node[NODES] as number
    if ((nodes & bit) === 0) return otherwise
    node = node[nodePlace(node, nodes, bit)] as Node
  }
  const at = placeIn(node, key, FIRST)
  return at < 0 ? otherwise : node[at + 1]
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
export function* entriesOf(node: Node): Generator<readonly [unknown, unknown], undefined> {
  const end = endOfEntries(node)
  for (let i = FIRST; i < end; i += 2) yield [node[i], node[i + 1]]
  for (let i = end; i < node.length; i++) yield* entriesOf(node[i] as Node)
}

/** The same, without the objects that a generator makes. */
export function forEachEntry(node: Node, show: (value: unknown, key: unknown) => void): void {
  const end = endOfEntries(node)
  for (let i = FIRST; i < end; i += 2) show(node[i + 1], node[i])
  for (let i = end; i < node.length; i++) forEachEntry(node[i] as Node, show)
}

/** Whether any is so. */
export function someEntry(node: Node, is: (value: unknown, key: unknown) => boolean): boolean {
  const end = endOfEntries(node)
  for (let i = FIRST; i < end; i += 2) if (is(node[i + 1], node[i])) return true
  for (let i = end; i < node.length; i++) if (someEntry(node[i] as Node, is)) return true
  return false
}

/** Where a key lies in a row of keys and values that begin at `first`; -1 where it does not. */
export function placeIn(row: readonly unknown[], key: Key, first = 0): number {
  for (let i = first; i < row.length; i += 2) if (row[i] === key) return i
  return -1
}

function set(node: Node, hash: number, depth: number, key: Key, value: unknown, change: Change): Node {
  if (depth >= HASH_BITS) return setInRow(node, key, value, change)
  const bit = bitAt(hash, depth)
  const nodes = node[NODES] as number
  if ((nodes & bit) !== 0) {
    const at = nodePlace(node, nodes, bit)
    const below = node[at] as Node
    const after = set(below, hash, depth + BITS, key, value, change)
    return after === below ? node : replaced(node, at, after)
  }
  const entries = node[ENTRIES] as number
  const at = entryPlace(entries, bit)
  if ((entries & bit) === 0) {
    change.grown = true
    const grown = withPair(node, at, key, value)
    grown[ENTRIES] = entries | bit
    return grown
  }
  const other = node[at] as Key
  if (other === key) return node[at + 1] === value ? node : replaced(node, at + 1, value)
  change.grown = true
  const both = nodeOfTwo(other, node[at + 1], hashOf(other), key, value, hash, depth + BITS)
  return pushedDown(node, at, bit, both)
}

/** The node in which an entry has gone into a node below. */
function pushedDown(node: Node, at: number, bit: number, below: Node): Node {
  const nodes = node[NODES] as number
  // Where it comes in the row from which the entry is gone.
  const to = node.length - 2 - bitsIn(nodes & ~(bit - 1))
  const copy = new Array<unknown>(node.length - 1)
  for (let i = 0; i < at; i++) copy[i] = node[i]
  for (let i = at; i < to; i++) copy[i] = node[i + 2]
  copy[to] = below
  for (let i = to + 1; i < copy.length; i++) copy[i] = node[i + 1]
  copy[ENTRIES] = (node[ENTRIES] as number) & ~bit
  copy[NODES] = nodes | bit
  return copy
}

/** The node in which the one entry that is left in a node below has come up. */
function takenUp(node: Node, from: number, bit: number, key: unknown, value: unknown): Node {
  const entries = node[ENTRIES] as number
  const at = entryPlace(entries, bit)
  const copy = new Array<unknown>(node.length + 1)
  for (let i = 0; i < at; i++) copy[i] = node[i]
  copy[at] = key
  copy[at + 1] = value
  for (let i = at; i < from; i++) copy[i + 2] = node[i]
  for (let i = from + 1; i < node.length; i++) copy[i + 1] = node[i]
  copy[ENTRIES] = entries | bit
  copy[NODES] = (node[NODES] as number) & ~bit
  return copy
}

function setInRow(node: Node, key: Key, value: unknown, change: Change): Node {
  const at = placeIn(node, key, FIRST)
  if (at < 0) change.grown = true
  return at < 0 ? [...node, key, value] : replaced(node, at + 1, value)
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
  if (depth >= HASH_BITS) return [0, 0, one, its, other, others]
  const bit = bitAt(hash, depth)
  const otherBit = bitAt(otherHash, depth)
  if (bit === otherBit) return [0, bit, nodeOfTwo(one, its, hash, other, others, otherHash, depth + BITS)]
  const entries = bit | otherBit
  return bit < otherBit ? [entries, 0, one, its, other, others] : [entries, 0, other, others, one, its]
}

function remove(node: Node, hash: number, depth: number, key: Key): Node {
  if (depth >= HASH_BITS) {
    const at = placeIn(node, key, FIRST)
    return at < 0 ? node : without(node, at, 2)
  }
  const bit = bitAt(hash, depth)
  const entries = node[ENTRIES] as number
  if ((entries & bit) !== 0) {
    const at = entryPlace(entries, bit)
    if (node[at] !== key) return node
    const left = without(node, at, 2)
    left[ENTRIES] = entries & ~bit
    return left
  }
  const nodes = node[NODES] as number
  if ((nodes & bit) === 0) return node
  const at = nodePlace(node, nodes, bit)
  const below = node[at] as Node
  const after = remove(below, hash, depth + BITS, key)
  if (after === below) return node
  // A node is not left with a single entry: that one comes up, so that a shrunken trie is as flat as a new one.
  if (after[NODES] !== 0 || after.length > FIRST + 2) return replaced(node, at, after)
  return takenUp(node, at, bit, after[FIRST], after[FIRST + 1])
}

function bitAt(hash: number, depth: number): number {
  return 1 << ((hash >>> depth) & MASK)
}

function entryPlace(entries: number, bit: number): number {
  return FIRST + 2 * bitsIn(entries & (bit - 1))
}

function nodePlace(node: Node, nodes: number, bit: number): number {
  return node.length - bitsIn(nodes & ~(bit - 1))
}

function endOfEntries(node: Node): number {
  return node.length - bitsIn(node[NODES] as number)
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

function replaced(node: Node, at: number, slot: unknown): Node {
  const copy = node.slice()
  copy[at] = slot
  return copy
}

/** A row with a key and its value more. Written out, as `splice` makes an array of what it takes out. */
export function withPair(row: readonly unknown[], at: number, key: unknown, value: unknown): unknown[] {
  const copy = new Array<unknown>(row.length + 2)
  for (let i = 0; i < at; i++) copy[i] = row[i]
  copy[at] = key
  copy[at + 1] = value
  for (let i = at; i < row.length; i++) copy[i + 2] = row[i]
  return copy
}

/** A row without `count` of its places. */
export function without(row: readonly unknown[], at: number, count: number): unknown[] {
  const copy = new Array<unknown>(row.length - count)
  for (let i = 0; i < at; i++) copy[i] = row[i]
  for (let i = at + count; i < row.length; i++) copy[i - count] = row[i]
  return copy
}
