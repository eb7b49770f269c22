import { attributeOf, sameItem, setAttribute, type AttributeValue, type Item } from '../attributeValue'
import { itemSize } from '../itemSize'
import type { Mutable } from '../../../kernel/mutable'
import { ascending, remove } from '../../../kernel/orderedTree'
import { withExpiry, type Expiries } from './expiries'
import { itemAt, withItem, type ItemTree, type StoredItem } from './itemTree'
import { attributesOf, indexKey, type KeyAttribute, type KeySchema } from './keySchema'
import type { StreamView } from '../stream/stream'
import type { Reserve, Throughput } from './throughput'

/** A table with all that is in it: a value. */
export interface Table {
  readonly name: string
  readonly arn: string
  readonly id: string
  readonly status: TableStatus
  /** Epoch milliseconds. */
  readonly createdAt: number
  readonly keys: KeySchema
  /** The attributes of all keys, as they were declared. */
  readonly attributes: readonly KeyAttribute[]
  readonly indexes: readonly Index[]
  readonly settings: TableSettings
  /** By `tableKey`. */
  readonly items: ItemTree
  readonly bytes: number
  /** Of a provisioned table, and of one on demand with a limit. */
  readonly reserve: Reserve | undefined
  /** While TTL is on: keys of the items that expire, by when they do. */
  readonly expiries: Expiries | undefined
  /** Its latest stream. */
  readonly stream: TableStream | undefined
}

/** What a table shows of its stream. */
export interface TableStream {
  readonly arn: string
  readonly label: string
  readonly view: StreamView
  readonly enabled: boolean
}

export type TableStatus = 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING'

/** What a table's description shows and its owner may change. */
export interface TableSettings {
  readonly billing: Billing
  readonly tableClass: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS' | undefined
  readonly deletionProtection: boolean
}

/** On demand (with a limit to each, where its owner has set one), or a throughput that is there whether it is used or not. */
export type Billing = { readonly mode: 'PAY_PER_REQUEST'; readonly most?: Throughput } | ({ readonly mode: 'PROVISIONED' } & Throughput)

/** A secondary index. It holds the items themselves and shows of them what it projects. */
export interface Index {
  readonly scope: 'global' | 'local'
  readonly name: string
  readonly arn: string
  readonly status: 'CREATING' | 'ACTIVE' | 'DELETING'
  readonly keys: KeySchema
  readonly projection: Projection
  readonly throughput: Throughput | undefined
  /** Of a global index of a provisioned table. */
  readonly reserve: Reserve | undefined
  /** By `indexKey`; the bytes are those of the whole item. */
  readonly items: ItemTree
  readonly bytes: number
}

export interface Projection {
  readonly type: 'ALL' | 'KEYS_ONLY' | 'INCLUDE'
  /** For INCLUDE: attributes besides the keys of table and index. */
  readonly attributes: readonly string[]
}

/** What a write came to. */
export interface Written {
  readonly table: Table
  /** Bytes written to the table: of the larger of what was there and what is there now. */
  readonly bytes: number
  /** Bytes of each write to an index, by its name: none, one, or two where the item moved in it. */
  readonly indexBytes: ReadonlyMap<string, readonly number[]>
}

/**
 * The table with that item under the key, or with none.
 * @param before  what lies under the key now
 */
export function write(table: Table, key: string, before: StoredItem | undefined, after: StoredItem | undefined): Written {
  const bytes = Math.max(before?.size ?? 0, after?.size ?? 0)
  const { indexes, indexBytes } = table.indexes.length === 0 ? NO_INDEXES : writeIndexes(table, key, before, after)
  const items = after ? withItem(table.items, key, after) : remove(table.items, key)
  const expiries = table.expiries && withExpiry(table.expiries, key, before?.item, after?.item)
  const written = copyOf(table)
  written.items = items
  written.indexes = indexes
  written.bytes = table.bytes + (after?.size ?? 0) - (before?.size ?? 0)
  written.expiries = expiries
  return { table: written, bytes, indexBytes }
}

function copyOf({ name, arn, id, status, createdAt, keys, attributes, indexes, settings, items, bytes, reserve, expiries, stream }: Table): Mutable<Table> {
  return { name, arn, id, status, createdAt, keys, attributes, indexes, settings, items, bytes, reserve, expiries, stream }
}

const NO_INDEXES: { readonly indexes: readonly Index[]; readonly indexBytes: Written['indexBytes'] } = { indexes: [], indexBytes: new Map() }

function writeIndexes(table: Table, key: string, before: StoredItem | undefined, after: StoredItem | undefined): typeof NO_INDEXES {
  const indexBytes = new Map<string, readonly number[]>()
  const indexes = table.indexes.map((index) => {
    const written = writeIndex(table, index, key, before, after)
    if (written.bytes.length > 0) indexBytes.set(index.name, written.bytes)
    return written.index
  })
  return { indexes, indexBytes }
}

function writeIndex(
  table: Table,
  index: Index,
  key: string,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
): { readonly index: Index; readonly bytes: readonly number[] } {
  const from = before && indexKey(index.keys, before.item, key)
  const to = after && indexKey(index.keys, after.item, key)
  if (from === undefined && to === undefined) return { index, bytes: [] }
  const seenBefore = before && from !== undefined ? projected(table, index, before.item) : undefined
  const seenAfter = after && to !== undefined ? projected(table, index, after.item) : undefined
  const sizeBefore = seenBefore ? itemSize(seenBefore) : 0
  const sizeAfter = seenAfter ? itemSize(seenAfter) : 0
  let { items } = index
  if (from !== undefined && from !== to) items = remove(items, from)
  if (after && to !== undefined) items = withItem(items, to, after)
  const changed = { ...index, items, bytes: index.bytes + sizeAfter - sizeBefore }
  if (seenBefore && seenAfter && from === to) {
    const same = sameItem(seenBefore, seenAfter)
    return { index: changed, bytes: same ? [] : [Math.max(sizeBefore, sizeAfter)] }
  }
  return { index: changed, bytes: [...(seenBefore ? [sizeBefore] : []), ...(seenAfter ? [sizeAfter] : [])] }
}

/** What an index shows of an item. */
export function projected(table: Table, index: Index, item: Item): Item {
  if (index.projection.type === 'ALL') return item
  const seen: Record<string, AttributeValue> = {}
  for (const name of projectedNames(table, index)) {
    const value = attributeOf(item, name)
    if (value) setAttribute(seen, name, value)
  }
  return seen
}

/** The attributes an index shows, where it does not show all. */
export function projectedNames(table: Table, index: Index): ReadonlySet<string> {
  const keys = [...attributesOf(table.keys), ...attributesOf(index.keys)].map(({ name }) => name)
  return new Set([...keys, ...index.projection.attributes])
}

/** A new index with what it holds of the items that the table has already. */
export function filled(table: Table, index: Index): Index {
  let full = index
  for (const [key] of ascending(table.items)) full = writeIndex(table, full, key, undefined, itemAt(table.items, key)).index
  return full
}
