import type { Json } from '../../../kernel/json'
import { attributeOf, typeOf, type Item } from '../attributeValue'
import { invalid } from '../refusal'
import { readItem, type Wording } from '../request/readValue'
import { attributesOf, indexKey, tableKey } from '../table/keySchema'
import type { Index, Table } from '../table/table'

export function readStartKey(key: Json | undefined, wording: Wording): Item | undefined {
  return (key ?? undefined) === undefined ? undefined : readItem(key as Json, wording)
}

/**
 * The text of an ExclusiveStartKey: where a page goes on.
 * @throws {Refusal} ValidationException where it is not a key of the table, and of the index that is read
 */
export function startText(table: Table, index: Index | undefined, start: Item, reason: string): string {
  const attributes = new Map(
    [table.keys, ...(index ? [index.keys] : [])].flatMap(attributesOf).map(({ name, type }) => [name, type]),
  )
  const fits = [...attributes].every(([name, type]) => {
    const value = attributeOf(start, name)
    return value !== undefined && typeOf(value) === type
  })
  if (!fits || Object.keys(start).length !== attributes.size) invalid(reason)
  const key = tableKey(table.keys, start)
  return index ? (indexKey(index.keys, start, key) as string) : key
}
