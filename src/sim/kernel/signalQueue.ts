import { EMPTY_LINE, firstOf, withLast, withoutFirst, type Line } from './line'
import { PersistentMap } from './persistentMap'
import type { VirtualMs } from './virtualTime'

/**
 * The future, in order: every signal scheduled and not yet delivered.
 *
 * Ordered by `at`, then what is ahead, then by `seq`, the count of schedulings so far. Two signals due at the same
 * microsecond are therefore delivered in the order they were scheduled. Without the second key a
 * heap may return ties in any order, and a replay could differ from the run it repeats.
 *
 * Most signals are for the present instant and come in the order of their scheduling: they stand in
 * a line. A leftist heap holds the others. Both are values like the rest of the world, so that a
 * moment can keep a queue for nothing.
 */
export interface SignalQueue<Signal> {
  readonly heap: Node<Signal> | undefined
  /** Of one instant; what the heap holds of it was scheduled earlier, or is ahead. */
  readonly line: Line<Scheduled<Signal>>
  /** The instant of the line: when the signal was due that was taken last. */
  readonly at: VirtualMs
  readonly nextSeq: number
  /**
   * Which scheduling a key stands for now, so that it can be replaced or cancelled. What has a key
   * that stands for something else is not to come, and is dropped when it surfaces, without moving the clock.
   */
  readonly keyed: PersistentMap<string, Scheduled<Signal>>
  /** How many live signals are worth waiting for. */
  readonly foreground: number
  /** How many signals are in the heap. */
  readonly held: number
  /** About how many of them are not to come: those cancelled since it was last swept that have not surfaced. Some may stand in the line. */
  readonly dead: number
}

export interface Scheduled<Signal> {
  readonly at: VirtualMs
  readonly seq: number
  readonly signal: Signal
  readonly key: string | undefined
  /** A background signal (upkeep, a default timeout) is delivered when due, but nobody waits for it. */
  readonly background: boolean
  /** Comes before all else that is due at its time. */
  readonly ahead: boolean
}

interface Node<Signal> {
  readonly item: Scheduled<Signal>
  readonly rank: number
  readonly left: Node<Signal> | undefined
  readonly right: Node<Signal> | undefined
}

/** The heap is swept when more than so many in it are not to come, and more than half of it. */
const SWEPT_ABOVE = 16

export interface Scheduling<Signal> {
  readonly at: VirtualMs
  readonly signal: Signal
  readonly key?: string | undefined
  readonly background?: boolean | undefined
  readonly ahead?: boolean | undefined
}

export function emptyQueue<Signal>(): SignalQueue<Signal> {
  return { heap: undefined, line: EMPTY_LINE, at: Number.NEGATIVE_INFINITY, nextSeq: 1, keyed: PersistentMap(), foreground: 0, held: 0, dead: 0 }
}

/** The queue with one signal more. A signal of the same key that is still due is replaced. */
export function schedule<Signal>(queue: SignalQueue<Signal>, scheduling: Scheduling<Signal>): SignalQueue<Signal> {
  const { at, signal, key, background = false, ahead = false } = scheduling
  const rest = key === undefined ? queue : cancel(queue, key)
  const item = { at, seq: rest.nextSeq, signal, key, background, ahead }
  const inLine = at === rest.at && !ahead
  return {
    heap: inLine ? rest.heap : merge(rest.heap, alone(item)),
    line: inLine ? withLast(rest.line, item) : rest.line,
    at: rest.at,
    nextSeq: rest.nextSeq + 1,
    keyed: key === undefined ? rest.keyed : rest.keyed.set(key, item),
    foreground: rest.foreground + (background ? 0 : 1),
    held: rest.held + (inLine ? 0 : 1),
    dead: rest.dead,
  }
}

/** The queue without the signal of that key; unchanged where there is none. */
export function cancel<Signal>(queue: SignalQueue<Signal>, key: string): SignalQueue<Signal> {
  const item = queue.keyed.get(key)
  if (!item) return queue
  const { heap, line, at, nextSeq, keyed, foreground, held, dead } = queue
  return withoutDead(heap, line, at, nextSeq, keyed.delete(key), foreground - (item.background ? 0 : 1), held, dead + 1)
}

/** The signal that is due next, if any. */
export function next<Signal>({ heap, line, at }: SignalQueue<Signal>): Scheduled<Signal> | undefined {
  return first(heap, line, at)
}

/**
 * The queue after its next signal was taken.
 * @throws {RangeError} if nothing is due: our bug
 */
export function withoutNext<Signal>(queue: SignalQueue<Signal>): SignalQueue<Signal> {
  const { heap, line, at, nextSeq, keyed, held, dead } = queue
  const item = first(heap, line, at)
  if (!item) throw new RangeError('the queue is empty')
  const foreground = queue.foreground - (item.background ? 0 : 1)
  const left = item.key === undefined ? keyed : keyed.delete(item.key)
  return item === heap?.item
    ? withoutDead(merge(heap.left, heap.right), line, firstOf(line) ? at : item.at, nextSeq, left, foreground, held - 1, dead)
    : withoutDead(heap, withoutFirst(line), at, nextSeq, left, foreground, held, dead)
}

function first<Signal>(heap: Node<Signal> | undefined, line: Line<Scheduled<Signal>>, at: VirtualMs): Scheduled<Signal> | undefined {
  return heap && (heap.item.at <= at || !firstOf(line)) ? heap.item : firstOf(line)
}

/** The queue of these parts. Keeps the invariant that what is next in it is live, and what is not from piling up. */
function withoutDead<Signal>(
  heap: SignalQueue<Signal>['heap'],
  line: SignalQueue<Signal>['line'],
  at: VirtualMs,
  nextSeq: number,
  keyed: SignalQueue<Signal>['keyed'],
  foreground: number,
  held: number,
  dead: number,
): SignalQueue<Signal> {
  let due = first(heap, line, at)
  while (due && !isLive(due, keyed)) {
    if (due === heap?.item) {
      heap = merge(heap.left, heap.right)
      held--
    } else {
      line = withoutFirst(line)
    }
    due = first(heap, line, at)
    dead = dead > 0 ? dead - 1 : 0
  }
  if (dead <= SWEPT_ABOVE || dead * 2 <= held) return { heap, line, at, nextSeq, keyed, foreground, held, dead }
  const live = liveIn(heap, keyed)
  const swept = live.reduce<SignalQueue<Signal>['heap']>((rest, item) => merge(rest, alone(item)), undefined)
  // Those that stand in the line are left out of the count, or the heap would be swept again and again until they surface.
  return { heap: swept, line, at, nextSeq, keyed, foreground, held: live.length, dead: 0 }
}

function isLive<Signal>(item: Scheduled<Signal>, keyed: SignalQueue<Signal>['keyed']): boolean {
  return item.key === undefined || keyed.get(item.key) === item
}

/** What in the heap is to come. Most timeouts are not, and would make all that comes after them deeper until then. */
function liveIn<Signal>(heap: SignalQueue<Signal>['heap'], keyed: SignalQueue<Signal>['keyed']): Scheduled<Signal>[] {
  const live: Scheduled<Signal>[] = []
  // A heap that grew in falling order is as deep on its left as it is long: no recursion.
  const nodes = [heap]
  while (nodes.length > 0) {
    const node = nodes.pop()
    if (!node) continue
    nodes.push(node.left, node.right)
    if (isLive(node.item, keyed)) live.push(node.item)
  }
  return live
}

function alone<Signal>(item: Scheduled<Signal>): Node<Signal> {
  return { item, rank: 1, left: undefined, right: undefined }
}

function before<Signal>(a: Scheduled<Signal>, b: Scheduled<Signal>): boolean {
  if (a.at !== b.at) return a.at < b.at
  return a.ahead !== b.ahead ? a.ahead : a.seq < b.seq
}

function merge<Signal>(a: Node<Signal> | undefined, b: Node<Signal> | undefined): Node<Signal> | undefined {
  if (!a) return b
  if (!b) return a
  const [top, other] = before(a.item, b.item) ? [a, b] : [b, a]
  const merged = merge(top.right, other)
  const left = top.left
  if (left && merged && left.rank >= merged.rank) {
    return { item: top.item, rank: merged.rank + 1, left, right: merged }
  }
  return { item: top.item, rank: (left?.rank ?? 0) + 1, left: merged, right: left }
}
