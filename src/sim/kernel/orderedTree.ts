/**
 * A map from texts to values, in order of the texts (by code unit), as a value: a B+ tree whose
 * changes copy the few nodes on the way to a leaf and share the rest. Reading, writing and
 * starting to walk anywhere cost O(log n), so a moment of a large table can be kept for nothing.
 */
export interface OrderedTree<V> {
  readonly root: Node<V>
  readonly size: number
}

type Node<V> = Leaf<V> | Branch<V>

interface Keys {
  readonly keys: readonly string[]
  /** How each of them begins, as a number: searching looks at the texts themselves only where two begin alike. */
  readonly marks: readonly number[]
}

interface Leaf<V> extends Keys {
  readonly values: readonly V[]
  readonly children?: undefined
}

/** The keys of a branch are the smallest under each child but the first: one fewer than children. */
interface Branch<V> extends Keys {
  readonly children: readonly Node<V>[]
}

/**
 * Entries of a leaf, or children of a branch. Measured: in a small tree 16 to 96 are equally fast; in one of a million
 * entries 32 to 96 are a tenth faster than 24, as the way to a leaf is shorter, and moments take more memory the more they are.
 */
const MOST = 32
const FEWEST = MOST / 2

const EMPTY: OrderedTree<never> = { root: { keys: [], marks: [], values: [] }, size: 0 }

export function emptyTree<V>(): OrderedTree<V> {
  return EMPTY
}

export function get<V>(tree: OrderedTree<V>, key: string): V | undefined {
  const mark = markOf(key)
  let node = tree.root
  while (node.children) node = node.children[childFor(node, key, mark)] as Node<V>
  const at = lowerBound(node, key, mark)
  return node.keys[at] === key ? node.values[at] : undefined
}

/** The tree with that value under the key, in place of an earlier one. */
export function set<V>(tree: OrderedTree<V>, key: string, value: V): OrderedTree<V> {
  const { node, split, grown } = insert(tree.root, key, markOf(key), value)
  const root = split ? { keys: [split.from], marks: [markOf(split.from)], children: [node, split.node] } : node
  return { root, size: tree.size + (grown ? 1 : 0) }
}

/** The tree without the key; the same tree where it was not there. */
export function remove<V>(tree: OrderedTree<V>, key: string): OrderedTree<V> {
  const node = without(tree.root, key, markOf(key))
  if (!node) return tree
  const only = node.children?.length === 1 ? node.children[0] : undefined
  return { root: only ?? node, size: tree.size - 1 }
}

/** Entries from the first key not less than `from`, upwards. */
export function* ascending<V>(tree: OrderedTree<V>, from = ''): Generator<readonly [key: string, value: V], undefined> {
  yield* up(tree.root, from)
}

/** Entries from the last key less than `below`, downwards; without `below`, from the end. */
export function* descending<V>(
  tree: OrderedTree<V>,
  below?: string,
): Generator<readonly [key: string, value: V], undefined> {
  yield* down(tree.root, below)
}

/** Keys not less than `from` and less than `below`: all that there are without it. */
export interface Range {
  readonly from: string
  readonly below: string | undefined
}

/**
 * Shows the values of a range in order, or backwards, until one is the last: without the objects that a generator makes
 * for each, and without a look at the keys in the midst of the range.
 * @param goesOn  sees a value; false ends it
 */
export function visit<V>(tree: OrderedTree<V>, { from, below }: Range, forward: boolean, goesOn: (value: V) => boolean): void {
  visitIn(tree.root, from, below, forward, goesOn)
}

/** @returns whether it goes on in the next node */
function visitIn<V>(node: Node<V>, from: string | undefined, below: string | undefined, forward: boolean, goesOn: (value: V) => boolean): boolean {
  const { keys, children } = node
  if (!children) {
    const first = from === undefined ? 0 : lowerBound(node, from, markOf(from))
    const end = below === undefined ? keys.length : lowerBound(node, below, markOf(below))
    for (let i = first; i < end; i++) if (!goesOn(node.values[forward ? i : first + end - 1 - i] as V)) return false
    return true
  }
  const first = from === undefined ? 0 : childFor(node, from, markOf(from))
  const last = below === undefined ? keys.length : childFor(node, below, markOf(below))
  for (let i = first; i <= last; i++) {
    const at = forward ? i : first + last - i
    if (!visitIn(children[at] as Node<V>, at === first ? from : undefined, at === last ? below : undefined, forward, goesOn)) return false
  }
  return true
}

function* up<V>(node: Node<V>, from: string | undefined): Generator<readonly [string, V], undefined> {
  if (!node.children) {
    const { keys, values } = node
    for (let i = from === undefined ? 0 : lowerBound(node, from, markOf(from)); i < keys.length; i++) {
      yield [keys[i] as string, values[i] as V]
    }
    return
  }
  const first = from === undefined ? 0 : childFor(node, from, markOf(from))
  for (let i = first; i < node.children.length; i++) yield* up(node.children[i] as Node<V>, i === first ? from : undefined)
}

function* down<V>(node: Node<V>, below: string | undefined): Generator<readonly [string, V], undefined> {
  if (!node.children) {
    const { keys, values } = node
    for (let i = (below === undefined ? keys.length : lowerBound(node, below, markOf(below))) - 1; i >= 0; i--) {
      yield [keys[i] as string, values[i] as V]
    }
    return
  }
  const last = below === undefined ? node.children.length - 1 : childFor(node, below, markOf(below))
  for (let i = last; i >= 0; i--) yield* down(node.children[i] as Node<V>, i === last ? below : undefined)
}

interface Inserted<V> {
  readonly node: Node<V>
  /** The right half, when the node became too full, and its smallest key. */
  readonly split: { readonly from: string; readonly node: Node<V> } | undefined
  readonly grown: boolean
}

function insert<V>(node: Node<V>, key: string, mark: number, value: V): Inserted<V> {
  const { keys, marks } = node
  if (!node.children) {
    const at = lowerBound(node, key, mark)
    if (keys[at] === key) {
      const values = node.values.slice()
      values[at] = value
      return { node: { keys, marks, values }, split: undefined, grown: false }
    }
    const leaf = { keys: inserted(keys, at, key), marks: inserted(marks, at, mark), values: inserted(node.values, at, value) }
    const { node: left, split } = halved(leaf)
    return { node: left, split, grown: true }
  }
  const at = childFor(node, key, mark)
  const { node: child, split, grown } = insert(node.children[at] as Node<V>, key, mark, value)
  const children = node.children.slice()
  children[at] = child
  if (!split) return { node: { keys, marks, children }, split: undefined, grown }
  children.splice(at + 1, 0, split.node)
  return { ...halved({ keys: inserted(keys, at, split.from), marks: inserted(marks, at, markOf(split.from)), children }), grown }
}

/** A node that is too full, as two. */
function halved<V>(node: Node<V>): Pick<Inserted<V>, 'node' | 'split'> {
  const { keys, marks } = node
  if (!node.children) {
    if (keys.length <= MOST) return { node, split: undefined }
    const right = { keys: keys.slice(FEWEST), marks: marks.slice(FEWEST), values: node.values.slice(FEWEST) }
    const left = { keys: keys.slice(0, FEWEST), marks: marks.slice(0, FEWEST), values: node.values.slice(0, FEWEST) }
    return { node: left, split: { from: right.keys[0] as string, node: right } }
  }
  if (node.children.length <= MOST) return { node, split: undefined }
  const right = { keys: keys.slice(FEWEST), marks: marks.slice(FEWEST), children: node.children.slice(FEWEST) }
  const left = { keys: keys.slice(0, FEWEST - 1), marks: marks.slice(0, FEWEST - 1), children: node.children.slice(0, FEWEST) }
  return { node: left, split: { from: keys[FEWEST - 1] as string, node: right } }
}

/** The node without the key; undefined if it is not there. The result may hold too little. */
function without<V>(node: Node<V>, key: string, mark: number): Node<V> | undefined {
  const { keys, marks } = node
  if (!node.children) {
    const at = lowerBound(node, key, mark)
    if (keys[at] !== key) return undefined
    return { keys: removed(keys, at), marks: removed(marks, at), values: removed(node.values, at) }
  }
  const at = childFor(node, key, mark)
  const child = without(node.children[at] as Node<V>, key, mark)
  if (!child) return undefined
  const count = child.children ? child.children.length : child.keys.length
  if (count >= FEWEST || node.children.length === 1) {
    const children = node.children.slice()
    children[at] = child
    return { keys, marks, children }
  }
  return withJoined(node, at, child)
}

/** The branch in which a child that holds too little is joined with a neighbour, and halved again if that is too much. */
function withJoined<V>(node: Branch<V>, at: number, child: Node<V>): Branch<V> {
  const first = at > 0 ? at - 1 : 0
  const left = at > 0 ? (node.children[first] as Node<V>) : child
  const right = at > 0 ? child : (node.children[1] as Node<V>)
  const { node: joined, split } = halved(joinedOf(left, node.keys[first] as string, right))
  const children = node.children.slice()
  const keys = node.keys.slice()
  const marks = node.marks.slice()
  if (split) {
    children.splice(first, 2, joined, split.node)
    keys[first] = split.from
    marks[first] = markOf(split.from)
  } else {
    children.splice(first, 2, joined)
    keys.splice(first, 1)
    marks.splice(first, 1)
  }
  return { keys, marks, children }
}

function joinedOf<V>(left: Node<V>, between: string, right: Node<V>): Node<V> {
  if (!left.children || !right.children) {
    return {
      keys: [...left.keys, ...right.keys],
      marks: [...left.marks, ...right.marks],
      values: [...(left as Leaf<V>).values, ...(right as Leaf<V>).values],
    }
  }
  return {
    keys: [...left.keys, between, ...right.keys],
    marks: [...left.marks, markOf(between), ...right.marks],
    children: [...left.children, ...right.children],
  }
}

/** The first place whose key is not less than this one. */
function lowerBound({ keys, marks }: Keys, key: string, mark: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = marks[middle] as number
    if (there < mark || (there === mark && (keys[middle] as string) < key)) low = middle + 1
    else high = middle
  }
  return low
}

/** The child under which a key belongs: after all separators that are not greater. */
function childFor({ keys, marks }: Keys, key: string, mark: number): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const there = marks[middle] as number
    if (there < mark || (there === mark && (keys[middle] as string) <= key)) low = middle + 1
    else high = middle
  }
  return low
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

function inserted<T>(list: readonly T[], at: number, member: T): T[] {
  const copy = list.slice()
  copy.splice(at, 0, member)
  return copy
}

function removed<T>(list: readonly T[], at: number): T[] {
  const copy = list.slice()
  copy.splice(at, 1)
  return copy
}
