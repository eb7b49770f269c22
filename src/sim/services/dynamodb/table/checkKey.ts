import { bytesOf } from '../../../../facts/facts'
import { attributeOf, typeOf, type AttributeValue, type Item } from '../attributeValue'
import { valueSize } from '../itemSize'
import { invalid, invalidParameter } from '../refusal'
import { attributesOf, tableKey, type KeyAttribute, type KeyAttributeType } from './keySchema'
import type { Index, Table } from './table'

/** The most bytes a partition key and a sort key may have. */
const MOST_PARTITION_KEY_BYTES = bytesOf('dynamodb.key.partition.limit')
const MOST_SORT_KEY_BYTES = bytesOf('dynamodb.key.sort.limit')

/**
 * The text under which an item lies, for a key given on its own.
 * @throws {Refusal} ValidationException where it is not exactly the table's key
 */
export function keyGiven(table: Table, key: Item): string {
  const text = keyTarget(table, key)
  if (text === undefined || countOf(key) !== (table.keys.sort ? 2 : 1)) {
    invalid('The provided key element does not match the schema')
  }
  checkKeyValues(table, key)
  return text
}

/**
 * The text under which a whole item will lie.
 * @throws {Refusal} ValidationException where a key attribute is missing or of a wrong type
 */
export function keyOfNewItem(table: Table, item: Item): string {
  for (const { name, type } of attributesOf(table.keys)) {
    const value = attributeOf(item, name)
    if (!value) invalidParameter(`Missing the key ${name} in the item`)
    const actual = typeOf(value)
    if (actual !== type) invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${actual}`)
  }
  checkKeyValues(table, item)
  return tableKey(table.keys, item)
}

/**
 * Checks what an item holds in the key attributes of indexes; where it holds nothing, it is not in the index.
 * @throws {Refusal} ValidationException
 */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const index of table.indexes) {
    for (const { name, type } of attributesOf(index.keys)) {
      const value = attributeOf(item, name)
      if (!value) continue
      const actual = typeOf(value)
      if (actual !== type) {
        invalidParameter(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${actual} IndexName: ${index.name}`,
        )
      }
      if (isEmpty(value)) emptyIndexKey(index, name, type)
    }
    checkSizes(index.keys.partition, index.keys.sort, item)
  }
}

/** The text under which an item would lie that has these attributes; undefined where they are no key. */
export function keyTarget(table: Table, keyed: Item): string | undefined {
  const { partition, sort } = table.keys
  return fits(keyed, partition) && (!sort || fits(keyed, sort)) ? tableKey(table.keys, keyed) : undefined
}

function fits(keyed: Item, { name, type }: KeyAttribute): boolean {
  const value = attributeOf(keyed, name)
  return value !== undefined && typeOf(value) === type
}

function countOf(item: Item): number {
  let count = 0
  for (const _ in item) count++
  return count
}

/** @throws {Refusal} ValidationException where a key attribute holds an empty text or no bytes */
export function refuseEmptyKey(table: Table, keyed: Item): void {
  const { partition, sort } = table.keys
  refuseEmpty(keyed, partition)
  if (sort) refuseEmpty(keyed, sort)
}

function refuseEmpty(keyed: Item, { name, type }: KeyAttribute): void {
  const value = attributeOf(keyed, name)
  if (value && isEmpty(value)) emptyKey(name, type)
}

/** @throws {Refusal} ValidationException in AWS's words for an empty key value */
export function emptyKey(name: string, type: KeyAttributeType): never {
  const reason = `The AttributeValue for a key attribute cannot contain an empty ${kindOf(type)} value. Key: ${name}`
  invalid(`One or more parameter values are not valid. ${reason}`)
}

function checkKeyValues(table: Table, item: Item): void {
  refuseEmptyKey(table, item)
  checkSizes(table.keys.partition, table.keys.sort, item)
}

function checkSizes(partition: KeyAttribute, sort: KeyAttribute | undefined, item: Item): void {
  if (sizeAt(item, partition) > MOST_PARTITION_KEY_BYTES) {
    // Without the space, as AWS has it.
    invalidParameter(`Size of hashkey has exceeded the maximum size limit of${MOST_PARTITION_KEY_BYTES} bytes`)
  }
  if (sort && sizeAt(item, sort) > MOST_SORT_KEY_BYTES) {
    invalidParameter(`Aggregated size of all range keys has exceeded the size limit of ${MOST_SORT_KEY_BYTES} bytes`)
  }
}

function sizeAt(item: Item, { name }: KeyAttribute): number {
  const value = attributeOf(item, name)
  return value ? valueSize(value) : 0
}

export function isEmpty(value: AttributeValue): boolean {
  return ('S' in value && value.S === '') || ('B' in value && value.B === '')
}

function emptyIndexKey(index: Index, name: string, type: KeyAttributeType): never {
  const reason =
    'A value specified for a secondary index key is not supported. ' +
    `The AttributeValue for a key attribute cannot contain an empty ${kindOf(type)} value. IndexName: ${index.name}, IndexKey: ${name}`
  invalid(`One or more parameter values are not valid. ${reason}`)
}

function kindOf(type: KeyAttributeType): string {
  return type === 'B' ? 'binary' : 'string'
}
