import { millisecondsOf } from '../../../../facts/facts'
import { ascending, emptyTree, get, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { keyOf } from './timeKey'

/** What was sent to a FIFO queue in the last five minutes, by deduplication id. */
export interface Deduplication {
  readonly sent: OrderedTree<Sent>
  /** The same ids by time. */
  readonly byTime: OrderedTree<string>
  readonly count: number
}

interface Sent {
  readonly messageId: string
  readonly sequenceNumber: string
}

export const nothingSent: Deduplication = { sent: emptyTree(), byTime: emptyTree(), count: 0 }

export const DEDUPLICATION_MS = millisecondsOf('sqs.deduplication.window')

export function sentBefore({ sent }: Deduplication, id: string): Sent | undefined {
  return get(sent, id)
}

export function withSent(deduplication: Deduplication, id: string, message: Sent, now: VirtualMs): Deduplication {
  const { sent, byTime, count } = deduplication
  return { sent: set(sent, id, message), byTime: set(byTime, keyOf(now, count), id), count: count + 1 }
}

/** Without what was sent five minutes ago or earlier. */
export function stillRemembered(deduplication: Deduplication, now: VirtualMs): Deduplication {
  let { sent, byTime } = deduplication
  const from = keyOf(now - DEDUPLICATION_MS, Number.MAX_SAFE_INTEGER)
  for (const [key, id] of ascending(deduplication.byTime)) {
    if (key > from) break
    byTime = remove(byTime, key)
    sent = remove(sent, id)
  }
  return { ...deduplication, sent, byTime }
}
