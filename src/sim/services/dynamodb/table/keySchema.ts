import { attributeOf, type AttributeValue, type Item } from '../attributeValue'
import { hashText, partitionHash, sortableText, terminated } from '../sortableText'

/** The types a key attribute may have. */
export type KeyAttributeType = 'S' | 'N' | 'B'

export interface KeyAttribute {
  readonly name: string
  readonly type: KeyAttributeType
}

/** What identifies an item of a table, or orders it in an index. */
export interface KeySchema {
  readonly partition: KeyAttribute
  readonly sort?: KeyAttribute
}

export function attributesOf({ partition, sort }: KeySchema): readonly KeyAttribute[] {
  return sort ? [partition, sort] : [partition]
}

/** What all keys of one partition begin with: partitions lie in the order of their hashes. */
export function partitionText(value: AttributeValue): string {
  const text = sortableText(value)
  return hashText(partitionHash(text)) + terminated(text)
}

/**
 * The text under which an item lies in its table: partitions in the order of their hashes, within a
 * partition the order of the sort key. The key attributes were checked to be there.
 */
export function tableKey({ partition, sort }: KeySchema, item: Item): string {
  const inPartition = partitionText(attributeOf(item, partition.name) as AttributeValue)
  return sort ? inPartition + sortableText(attributeOf(item, sort.name) as AttributeValue) : inPartition
}

/**
 * The text under which an item lies in an index; undefined for an item that the index does not hold
 * because one of its key attributes is missing. Items with equal index keys lie in the table's order.
 *
 * @param key  under which the item lies in its table
 */
export function indexKey({ partition, sort }: KeySchema, item: Item, key: string): string | undefined {
  const value = attributeOf(item, partition.name)
  if (!value) return undefined
  if (!sort) return partitionText(value) + key
  const sortValue = attributeOf(item, sort.name)
  return sortValue && partitionText(value) + terminated(sortableText(sortValue)) + key
}

/** The key attributes of an item alone. */
export function keyOf(schema: KeySchema, item: Item): Item {
  const key: Record<string, AttributeValue> = {}
  for (const { name } of attributesOf(schema)) {
    const value = attributeOf(item, name)
    if (value) key[name] = value
  }
  return key
}
