/**
 * A map from texts to values, in order of the texts (by code unit), as a value: a B+ tree whose
 * changes copy the few nodes on the way to a leaf and share the rest. Reading, writing and
 * starting to walk anywhere cost O(log n), so a moment of a large table can be kept for nothing.
 *
 * A node is one row, because what a large tree costs is how many pages of memory are touched on the way to a value: each
 * that no cache knows takes longer than all that is computed on it.
 */
export interface OrderedTree<V> {
  readonly root: Node
  /** Levels of branches above the leaves. */
  readonly height: number
  readonly size: number
  /** Never there: what the leaves hold. */
  readonly of?: V
}

/**
 * For each entry a mark, a key, a value and the value's weight; in a branch the node under the key instead of a value. The
 * keys under it are not less than the branch's, but for the first, which also has all that are.
 */
type Node = readonly unknown[]

/** Places of an entry, and what stands in them. */
const WIDTH = 4
const KEY = 1
const VALUE = 2
const WEIGHT = 3

/**
 * Entries of a node. Measured: from 16 to 96 reading is equally fast, in a small tree and in one of a million. What grows
 * with them is what a write copies and a moment keeps: each value in a row that survives is one more place in memory that
 * the collector looks at.
 */
const MOST = 16
const FEWEST = MOST / 2

const EMPTY: OrderedTree<never> = { root: [], height: 0, size: 0 }

export function emptyTree<V>(): OrderedTree<V> {
  return EMPTY
}

export function get<V>(tree: OrderedTree<V>, key: string): V | undefined {
  return lookUp(tree, key, itself)
}

function itself<V>(value: V): V {
  return value
}

/** What is made of the value under the key and of its weight. */
export function lookUp<V, Made>(tree: OrderedTree<V>, key: string, make: (value: V, weight: number) => Made): Made | undefined {
  const mark = markOf(key)
  let node = tree.root
  for (let above = tree.height; above > 0; above--) node = node[childFor(node, key, mark) + VALUE] as Node
  const at = after(node, key, mark) - WIDTH
  return at >= 0 && node[at + KEY] === key ? make(node[at + VALUE] as V, node[at + WEIGHT] as number) : undefined
}

/**
 * The tree with that value under the key, in place of an earlier one.
 * @param weight  a whole number of at most 31 bits that is wanted of a value where the value itself is not looked into
 */
export function set<V>(tree: OrderedTree<V>, key: string, value: V, weight = 0): OrderedTree<V> {
  const { height, size } = tree
  const { node, split, grown } = insert(tree.root, height, key, markOf(key), value, weight)
  if (!split) return { root: node, height, size: size + (grown ? 1 : 0) }
  return { root: [...entry('', node), ...entry(split.from, split.node)], height: height + 1, size: size + 1 }
}

/** The tree without the key; the same tree where it was not there. */
export function remove<V>(tree: OrderedTree<V>, key: string): OrderedTree<V> {
  const { height, size } = tree
  const node = without(tree.root, height, key, markOf(key))
  if (!node) return tree
  return height > 0 && node.length === WIDTH
    ? { root: node[VALUE] as Node, height: height - 1, size: size - 1 }
    : { root: node, height, size: size - 1 }
}

/** Entries from the first key not less than `from`, upwards. */
export function* ascending<V>({ root, height }: OrderedTree<V>, from = ''): Generator<readonly [key: string, value: V], undefined> {
  yield* up<V>(root, height, from)
}

/** Entries from the last key less than `below`, downwards; without `below`, from the end. */
export function* descending<V>(
  { root, height }: OrderedTree<V>,
  below?: string,
): Generator<readonly [key: string, value: V], undefined> {
  yield* down<V>(root, height, below)
}

/** Keys not less than `from` and less than `below`: all that there are without it. */
export interface Range {
  readonly from: string
  readonly below: string | undefined
}

/**
 * Shows the values of a range in order, or backwards, until one is the last: without the objects that a generator makes
 * for each, and without a look at the keys in the midst of the range.
 * @param goesOn  sees a value and its weight; false ends it
 */
export function visit<V>({ root, height }: OrderedTree<V>, { from, below }: Range, forward: boolean, goesOn: GoesOn<V>): void {
  visitIn(root, height, from, below, forward, goesOn)
}

type GoesOn<V> = (value: V, weight: number) => boolean

/** @returns whether it goes on in the next node */
function visitIn<V>(
  node: Node,
  height: number,
  from: string | undefined,
  below: string | undefined,
  forward: boolean,
  goesOn: GoesOn<V>,
): boolean {
  if (height === 0) {
    const first = from === undefined ? 0 : lowerBound(node, from)
    const end = below === undefined ? node.length : lowerBound(node, below)
    for (let i = first; i < end; i += WIDTH) {
      const at = forward ? i : first + end - WIDTH - i
      if (!goesOn(node[at + VALUE] as V, node[at + WEIGHT] as number)) return false
    }
    return true
  }
  const first = from === undefined ? 0 : childFor(node, from, markOf(from))
  const last = below === undefined ? node.length - WIDTH : childFor(node, below, markOf(below))
  for (let i = first; i <= last; i += WIDTH) {
    const at = forward ? i : first + last - i
    const child = node[at + VALUE] as Node
    if (!visitIn(child, height - 1, at === first ? from : undefined, at === last ? below : undefined, forward, goesOn)) return false
  }
  return true
}

function* up<V>(node: Node, height: number, from: string | undefined): Generator<readonly [string, V], undefined> {
  if (height === 0) {
    for (let i = from === undefined ? 0 : lowerBound(node, from); i < node.length; i += WIDTH) {
      yield [node[i + KEY] as string, node[i + VALUE] as V]
    }
    return
  }
  const first = from === undefined ? 0 : childFor(node, from, markOf(from))
  for (let i = first; i < node.length; i += WIDTH) yield* up<V>(node[i + VALUE] as Node, height - 1, i === first ? from : undefined)
}

function* down<V>(node: Node, height: number, below: string | undefined): Generator<readonly [string, V], undefined> {
  if (height === 0) {
    for (let i = (below === undefined ? node.length : lowerBound(node, below)) - WIDTH; i >= 0; i -= WIDTH) {
      yield [node[i + KEY] as string, node[i + VALUE] as V]
    }
    return
  }
  const last = below === undefined ? node.length - WIDTH : childFor(node, below, markOf(below))
  for (let i = last; i >= 0; i -= WIDTH) yield* down<V>(node[i + VALUE] as Node, height - 1, i === last ? below : undefined)
}

interface Inserted {
  readonly node: Node
  /** The right half, when the node became too full, and its smallest key. */
  readonly split: { readonly from: string; readonly node: Node } | undefined
  readonly grown: boolean
}

function insert(node: Node, height: number, key: string, mark: number, value: unknown, weight: number): Inserted {
  const copy = node.slice()
  if (height === 0) {
    const next = after(node, key, mark)
    const at = next - WIDTH
    if (at >= 0 && node[at + KEY] === key) {
      copy[at + VALUE] = value
      copy[at + WEIGHT] = weight
      return { node: copy, split: undefined, grown: false }
    }
    copy.splice(next, 0, mark, key, value, weight)
    const { node: left, split } = halved(copy)
    return { node: left, split, grown: true }
  }
  const at = childFor(node, key, mark)
  const { node: child, split, grown } = insert(node[at + VALUE] as Node, height - 1, key, mark, value, weight)
  copy[at + VALUE] = child
  if (!split) return { node: copy, split: undefined, grown }
  copy.splice(at + WIDTH, 0, ...entry(split.from, split.node))
  return { ...halved(copy), grown }
}

/** A node that is too full, as two. */
function halved(node: Node): Pick<Inserted, 'node' | 'split'> {
  if (node.length <= MOST * WIDTH) return { node, split: undefined }
  const right = node.slice(FEWEST * WIDTH)
  return { node: node.slice(0, FEWEST * WIDTH), split: { from: right[KEY] as string, node: right } }
}

/** The node without the key; undefined if it is not there. The result may hold too little. */
function without(node: Node, height: number, key: string, mark: number): Node | undefined {
  if (height === 0) {
    const at = after(node, key, mark) - WIDTH
    if (at < 0 || node[at + KEY] !== key) return undefined
    const copy = node.slice()
    copy.splice(at, WIDTH)
    return copy
  }
  const at = childFor(node, key, mark)
  const child = without(node[at + VALUE] as Node, height - 1, key, mark)
  if (!child) return undefined
  if (child.length < FEWEST * WIDTH && node.length > WIDTH) return withJoined(node, height, at, child)
  const copy = node.slice()
  copy[at + VALUE] = child
  return copy
}

/** The branch in which a child that holds too little is joined with a neighbour, and halved again if that is too much. */
function withJoined(node: Node, height: number, at: number, child: Node): Node {
  const first = at > 0 ? at - WIDTH : 0
  const second = first + WIDTH
  const left = at > 0 ? (node[first + VALUE] as Node) : child
  const right = at > 0 ? child : (node[second + VALUE] as Node)
  const from = node[second + KEY] as string
  // What was first in a branch has all that is less, whatever its key: now it needs the true one.
  const { node: joined, split } = halved(height > 1 ? [...left, markOf(from), from, ...right.slice(VALUE)] : [...left, ...right])
  const copy = node.slice()
  copy[first + VALUE] = joined
  copy.splice(second, WIDTH, ...(split ? entry(split.from, split.node) : []))
  return copy
}

function entry(key: string, value: unknown, weight = 0): readonly unknown[] {
  return [markOf(key), key, value, weight]
}

/** The place after all entries whose keys are not greater. */
function after(node: Node, key: string, mark: number): number {
  let low = 0
  let high = node.length / WIDTH
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = node[middle * WIDTH] as number
    if (there < mark || (there === mark && (node[middle * WIDTH + KEY] as string) <= key)) low = middle + 1
    else high = middle
  }
  return low * WIDTH
}

/** The place of the first entry whose key is not less. */
function lowerBound(node: Node, key: string): number {
  const next = after(node, key, markOf(key))
  return next > 0 && node[next - WIDTH + KEY] === key ? next - WIDTH : next
}

/** The place of the child under which a key belongs. */
function childFor(node: Node, key: string, mark: number): number {
  return Math.max(0, after(node, key, mark) - WIDTH)
}

/**
 * A number for the first four code units, in the order of texts. Numbers lie in a row where they are searched; the texts
 * lie all over the memory, which in a large tree costs more than all else. It fits in the 31 bits that every engine keeps
 * in the row itself: the last bit of the fourth unit is left out, and a unit above 254 ends it, as all of them look alike.
 */
function markOf(key: string): number {
  const length = Math.min(key.length, 4)
  let mark = 0
  for (let at = 0; at < length; at++) {
    const unit = key.charCodeAt(at)
    if (unit >= 0xff) return ended(mark, at)
    mark |= unit << (24 - 8 * at)
  }
  // What ends before has the mark of a text that goes on with zeros: then the texts themselves decide.
  return (mark >>> 1) - 2 ** 30
}

/** The mark of a text whose unit at this place is above 254. */
function ended(mark: number, at: number): number {
  return ((mark | (0xff << (24 - 8 * at))) >>> 1) - 2 ** 30
}
