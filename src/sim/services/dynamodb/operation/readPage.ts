import { bytesOf } from '../../../../facts/facts'
import type { Item } from '../attributeValue'
import type { BoundCondition } from '../expression/bindCondition'
import { holds } from '../expression/evaluateCondition'
import { itemSize } from '../itemSize'
import { visit } from '../../../kernel/orderedTree'
import { justAfter, type KeyRange } from '../table/keyRange'
import { projected, type Index, type Table } from '../table/table'

/** The most bytes a Query or Scan goes through: the page ends with the item that reaches it. */
const MOST_PAGE_BYTES = bytesOf('dynamodb.page.size.limit')

export interface PageRequest {
  readonly table: Table
  /** The index that is read; undefined: the table itself. */
  readonly index: Index | undefined
  readonly range: KeyRange
  /** The key after which the page starts, as the text of it. */
  readonly startAfter: string | undefined
  readonly forward: boolean
  readonly limit: number
  readonly filter: BoundCondition | undefined
  /** Items are fetched from the table, because the index does not show all that is wanted. */
  readonly fetch: boolean
}

export interface Page {
  /** What is left by the filter, as the index or the table shows it. */
  readonly items: readonly Item[]
  readonly scanned: number
  /** Bytes gone through, those in the index where one is read. */
  readonly bytes: number
  /** Bytes of each item fetched from the table. */
  readonly fetched: readonly number[]
  /** Where the page ended before the range did. */
  readonly last: Item | undefined
}

/** Reads items in order until the limit or the page's size is reached, or the range is at its end. */
export function readPage(request: PageRequest): Page {
  const { table, index, filter, fetch, limit } = request
  const items: Item[] = []
  const fetched: number[] = []
  let scanned = 0
  let bytes = 0
  let last: Item | undefined
  visit(index?.items ?? table.items, rest(request), request.forward, (item, size) => {
    const shown = index ? projected(table, index, item) : item
    bytes += shown === item ? size : itemSize(shown)
    scanned++
    if (fetch) fetched.push(size)
    const seen = fetch ? item : shown
    if (!filter || holds(filter, seen)) items.push(seen)
    if (scanned === limit || bytes >= MOST_PAGE_BYTES) last = item
    return last === undefined
  })
  return { items, scanned, bytes, fetched, last }
}

/** What of the range comes after the page before. */
function rest({ range, startAfter, forward }: PageRequest): KeyRange {
  if (startAfter === undefined) return range
  const { from, below } = range
  if (forward) return { from: larger(from, justAfter(startAfter)), below }
  return { from, below: below === undefined ? startAfter : smaller(below, startAfter) }
}

function larger(one: string, other: string): string {
  return one > other ? one : other
}

function smaller(one: string, other: string): string {
  return one < other ? one : other
}
