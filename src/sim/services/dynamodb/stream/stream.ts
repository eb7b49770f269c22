import { millisecondsOf } from '../../../../facts/facts'
import { ascending, emptyTree, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Item } from '../attributeValue'
import type { KeySchema } from '../table/keySchema'

/**
 * What has been changed in a table since its stream was turned on. It has one shard, open as long
 * as the stream is on: AWS has as many as it likes, and closes and opens them as it likes.
 */
export interface Stream {
  readonly arn: string
  /** When it was turned on, as ISO text: what tells a table's streams apart. */
  readonly label: string
  readonly table: string
  readonly keys: KeySchema
  readonly view: StreamView
  readonly createdAt: VirtualMs
  readonly status: 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED'
  /** When its shard was closed. */
  readonly closedAt: VirtualMs | undefined
  readonly shard: string
  /** By their places, as texts of one length. */
  readonly records: OrderedTree<StreamRecord>
  /** The last record's place: how many it ever had, and one for the shard's beginning. */
  readonly lastPlace: number
}

export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'

/** One change of one item. */
export interface StreamRecord {
  readonly id: string
  readonly at: VirtualMs
  readonly kind: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly key: Item
  /** As far as the stream shows them. */
  readonly before?: Item
  readonly after?: Item
  /** Bytes of key and images. */
  readonly size: number
  /** TTL did it. */
  readonly expired?: true
}

/** How long records are kept. */
export const RETENTION_MS = millisecondsOf('dynamodb.stream.retention')

/** The place where a shard begins: no record lies there. */
export const BEGINNING = 1

export function newStream(
  table: { readonly name: string; readonly arn: string; readonly keys: KeySchema },
  view: StreamView,
  now: VirtualMs,
  digits: string,
): Stream {
  const label = new Date(Math.floor(now)).toISOString().slice(0, -1)
  return {
    arn: `${table.arn}/stream/${label}`,
    label,
    table: table.name,
    keys: table.keys,
    view,
    createdAt: now,
    status: 'ENABLING',
    closedAt: undefined,
    shard: `shardId-${String(Math.floor(now)).padStart(20, '0')}-${digits}`,
    records: emptyTree(),
    lastPlace: BEGINNING,
  }
}

/** The stream with a record at its end, without those that were kept long enough. */
export function appended(stream: Stream, record: StreamRecord): Stream {
  let { records } = stream
  for (const [place, { at }] of ascending(records)) {
    if (at > record.at - RETENTION_MS) break
    records = remove(records, place)
  }
  const lastPlace = stream.lastPlace + 1
  return { ...stream, records: set(records, placeText(lastPlace), record), lastPlace }
}

/** The first place whose record is kept still, or will be put. */
export function firstPlace({ records, lastPlace }: Stream, now: VirtualMs): number {
  for (const [place, { at }] of ascending(records)) if (at > now - RETENTION_MS) return Number(place)
  return lastPlace + 1
}

/** Whether there is nothing left of it: its shard has been closed for as long as records are kept. */
export function isGone({ closedAt }: Stream, now: VirtualMs): boolean {
  return closedAt !== undefined && closedAt <= now - RETENTION_MS
}

export function placeText(place: number): string {
  return String(place).padStart(16, '0')
}
