import { PersistentMap } from './persistentMap'
import type { VirtualMs } from './virtualTime'

/**
 * The future, in order: every signal scheduled and not yet delivered.
 *
 * Ordered by `at`, then what is ahead, then by `seq`, the count of schedulings so far. Two signals due at the same
 * microsecond are therefore delivered in the order they were scheduled. Without the second key a
 * heap may return ties in any order, and a replay could differ from the run it repeats.
 *
 * A leftist heap: a value like the rest of the world, so that a moment can keep one for nothing.
 */
export interface SignalQueue<Signal> {
  readonly heap: Node<Signal> | undefined
  readonly nextSeq: number
  /** Which scheduling a key stands for now, so that it can be replaced or cancelled. */
  readonly keyed: PersistentMap<string, Scheduled<Signal>>
  /** Scheduled signals that were cancelled; they are dropped when they surface, without moving the clock. */
  readonly cancelled: PersistentMap<number, true>
  /** How many live signals are worth waiting for. */
  readonly foreground: number
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

export interface Scheduling<Signal> {
  readonly at: VirtualMs
  readonly signal: Signal
  readonly key?: string | undefined
  readonly background?: boolean | undefined
  readonly ahead?: boolean | undefined
}

export function emptyQueue<Signal>(): SignalQueue<Signal> {
  return { heap: undefined, nextSeq: 1, keyed: PersistentMap(), cancelled: PersistentMap(), foreground: 0 }
}

/** The queue with one signal more. A signal of the same key that is still due is replaced. */
export function schedule<Signal>(queue: SignalQueue<Signal>, scheduling: Scheduling<Signal>): SignalQueue<Signal> {
  const { key } = scheduling
  const rest = key === undefined ? queue : cancel(queue, key)
  const background = scheduling.background ?? false
  const ahead = scheduling.ahead ?? false
  const item = { at: scheduling.at, seq: rest.nextSeq, signal: scheduling.signal, key, background, ahead }
  return {
    heap: merge(rest.heap, { item, rank: 1, left: undefined, right: undefined }),
    nextSeq: rest.nextSeq + 1,
    keyed: key === undefined ? rest.keyed : rest.keyed.set(key, item),
    cancelled: rest.cancelled,
    foreground: rest.foreground + (background ? 0 : 1),
  }
}

/** The queue without the signal of that key; unchanged where there is none. */
export function cancel<Signal>(queue: SignalQueue<Signal>, key: string): SignalQueue<Signal> {
  const item = queue.keyed.get(key)
  if (!item) return queue
  return withoutCancelled({
    ...queue,
    keyed: queue.keyed.delete(key),
    cancelled: queue.cancelled.set(item.seq, true),
    foreground: queue.foreground - (item.background ? 0 : 1),
  })
}

/** The signal that is due next, if any. */
export function next<Signal>(queue: SignalQueue<Signal>): Scheduled<Signal> | undefined {
  return queue.heap?.item
}

/**
 * The queue after its next signal was taken.
 * @throws {RangeError} if nothing is due: our bug
 */
export function withoutNext<Signal>(queue: SignalQueue<Signal>): SignalQueue<Signal> {
  if (!queue.heap) throw new RangeError('the queue is empty')
  const { item, left, right } = queue.heap
  return withoutCancelled({
    heap: merge(left, right),
    nextSeq: queue.nextSeq,
    keyed: item.key === undefined ? queue.keyed : queue.keyed.delete(item.key),
    cancelled: queue.cancelled,
    foreground: queue.foreground - (item.background ? 0 : 1),
  })
}

/** Keeps the invariant that the top of the heap is live. */
function withoutCancelled<Signal>(queue: SignalQueue<Signal>): SignalQueue<Signal> {
  let { heap, cancelled } = queue
  if (!heap || cancelled.size === 0 || !cancelled.has(heap.item.seq)) return queue
  while (heap && cancelled.has(heap.item.seq)) {
    cancelled = cancelled.delete(heap.item.seq)
    heap = merge(heap.left, heap.right)
  }
  return { ...queue, heap, cancelled }
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
