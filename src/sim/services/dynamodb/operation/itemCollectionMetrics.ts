import type { Json, JsonObject } from '../../../kernel/json'
import { attributeOf, type Item } from '../attributeValue'
import type { Table } from '../table/table'

/**
 * The member ItemCollectionMetrics of an answer: only tables with a local secondary index have item
 * collections. Nothing near AWS's first gigabyte fits into this simulation, so the estimate is always the lowest.
 */
export function itemCollectionMetrics(table: Table, key: Item, wanted: Json | undefined): JsonObject | undefined {
  return wanted === 'SIZE' ? collectionOf(table, key) : undefined
}

export function collectionOf(table: Table, key: Item): JsonObject | undefined {
  if (!table.indexes.some(({ scope }) => scope === 'local')) return undefined
  const { name } = table.keys.partition
  return { ItemCollectionKey: { [name]: attributeOf(key, name) as unknown as Json }, SizeEstimateRangeGB: [0, 1] }
}
