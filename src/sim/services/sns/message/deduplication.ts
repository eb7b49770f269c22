import { millisecondsOf } from '../../../../facts/facts'
import { ascending, emptyTree, get, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** What a FIFO topic took in the last five minutes, by deduplication id. */
export interface Recent {
  readonly published: OrderedTree<Published>
  /** The same ids by time. */
  readonly byTime: OrderedTree<string>
}

interface Published {
  readonly id: string
  readonly sequenceNumber: string
  readonly at: VirtualMs
}

const WINDOW = millisecondsOf('sns.deduplication.window')

export const nothingPublished: Recent = { published: emptyTree(), byTime: emptyTree() }

export function publishedBefore({ published }: Recent, key: string, now: VirtualMs): Published | undefined {
  const known = get(published, key)
  return known && now - known.at < WINDOW ? known : undefined
}

/** With one more, and without what is too old. */
export function withPublished({ published, byTime }: Recent, key: string, message: Omit<Published, 'at'>, now: VirtualMs): Recent {
  const over = timeKey(now - WINDOW, '\uffff')
  for (const [time, old] of ascending(byTime)) {
    if (time > over) break
    byTime = remove(byTime, time)
    published = remove(published, old)
  }
  return { published: set(published, key, { ...message, at: now }), byTime: set(byTime, timeKey(now, message.sequenceNumber), key) }
}

function timeKey(at: VirtualMs, then: string): string {
  return `${String(Math.floor(Math.max(at, 0))).padStart(16, '0')} ${then}`
}
