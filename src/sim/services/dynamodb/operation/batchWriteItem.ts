import { numberOf } from '../../../../facts/facts'
import type { AwsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import { tableName, usableTable } from '../database'
import { itemSize, MOST_ITEM_BYTES } from '../itemSize'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { readItem } from '../request/readValue'
import { ITEM, RETURN_CONSUMED_CAPACITY, RETURN_ITEM_COLLECTION_METRICS, type Members } from '../request/shape'
import { withWrite } from '../stream/recordWrite'
import { keyGiven } from '../table/checkKey'
import { keyOf } from '../table/keySchema'
import type { Table } from '../table/table'
import { addUnits, capacityOf, writeUnits, type Units } from './capacity'
import { tryCharge } from './charge'
import { collectionOf } from './itemCollectionMetrics'
import { performWrite, type Delete, type Put } from './itemWrite'
import type { Operation } from './operation'
import { checkTableNames } from './requestItems'

const MOST_WRITES = numberOf('dynamodb.batch.writes.limit')

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
  RequestItems: {
    type: 'Map',
    required: true,
    of: {
      type: 'List',
      of: {
        type: 'Structure',
        name: 'WriteRequest',
        members: {
          PutRequest: { type: 'Structure', name: 'PutRequest', members: { Item: { ...ITEM, required: true } } },
          DeleteRequest: { type: 'Structure', name: 'DeleteRequest', members: { Key: { ...ITEM, required: true } } },
        },
      },
    },
  },
}

type BatchWrite = Put | Delete

/** Puts and deletes up to 25 items of any tables, each on its own and without conditions. */
export const batchWriteItem: Operation = (database, input, context) => {
  const requests = readRequest(input)
  let written = database
  let exceeded: AwsFault | undefined
  const capacities: JsonObject[] = []
  const metrics: Record<string, Json> = {}
  const unprocessed: Record<string, Json> = {}
  // All is checked before anything is written: what is wrong with one request refuses the batch.
  for (const { name, writes } of requests) checkKeys(usableTable(database, name), writes)
  for (const { name, asked, writes } of requests) {
    let units: Units | undefined
    const left: Json[] = []
    for (const [i, write] of writes.entries()) {
      const done = performWrite(usableTable(written, name), write)
      const consumed = writeUnits(done)
      const charged = tryCharge(withWrite(written, done, context), done.table, consumed, 'Write', context.now)
      if ('exceeded' in charged) {
        exceeded = charged.exceeded
        left.push(asked[i] as Json)
        continue
      }
      units = units ? addUnits(units, consumed) : consumed
      written = charged.database
    }
    const table = usableTable(written, name)
    if (left.length > 0) unprocessed[name] = left
    const capacity = units && capacityOf(table.name, units, input['ReturnConsumedCapacity'])
    if (capacity) capacities.push(capacity)
    const collections = input['ReturnItemCollectionMetrics'] === 'SIZE' ? collectionsOf(table, writes) : []
    if (collections.length > 0) metrics[table.name] = collections
  }
  if (exceeded && written === database) throw new Refusal(exceeded)
  return {
    database: written,
    output: {
      UnprocessedItems: unprocessed,
      ...(Object.keys(metrics).length > 0 ? { ItemCollectionMetrics: metrics } : {}),
      ...(capacities.length > 0 ? { ConsumedCapacity: capacities } : {}),
    },
  }
}

interface TableRequest {
  readonly name: string
  readonly asked: readonly JsonObject[]
  readonly writes: readonly BatchWrite[]
}

function readRequest(input: JsonObject): readonly TableRequest[] {
  checkShape(input, REQUEST)
  const requestItems = input['RequestItems'] as JsonObject
  const tables = Object.entries(requestItems) as [string, readonly JsonObject[]][]
  if (tables.length === 0) {
    invalid(
      "1 validation error detected: Value at 'RequestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  }
  checkTableNames(requestItems)
  checkCounts(tables)
  return tables.map(([name, asked]) => ({ name: tableName(name), asked, writes: asked.map(readWrite) }))
}

function checkCounts(tables: readonly [string, readonly JsonObject[]][]): void {
  for (const [name, writes] of tables) {
    if (writes.length > MOST_WRITES) {
      const constraint = `failed to satisfy constraint: Member must have length less than or equal to ${MOST_WRITES}`
      invalid(`1 validation error detected: Value at 'RequestItems.${name}.member' ${constraint}`)
    }
    if (writes.length === 0) {
      const constraint = `Member must have length less than or equal to ${MOST_WRITES}, Member must have length greater than or equal to 1`
      invalid(
        `1 validation error detected: Value '{${name}=[]}' at 'requestItems' ` +
          `failed to satisfy constraint: Map value must satisfy constraint: [${constraint}]`,
      )
    }
  }
  const total = tables.reduce((sum, [, writes]) => sum + writes.length, 0)
  if (total > MOST_WRITES) invalid('Too many items requested for the BatchWriteItem call')
}

function readWrite(request: JsonObject): BatchWrite {
  const put = (request['PutRequest'] ?? undefined) as JsonObject | undefined
  const deletion = (request['DeleteRequest'] ?? undefined) as JsonObject | undefined
  if (put && deletion) {
    invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  }
  if (put) {
    const item = readItem(put['Item'] as Json, 'older')
    const size = itemSize(item)
    if (size > MOST_ITEM_BYTES) invalid('Item size has exceeded the maximum allowed size')
    return { kind: 'Put', item, size }
  }
  if (!deletion) {
    invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  }
  return { kind: 'Delete', key: readItem(deletion['Key'] as Json, 'older') }
}

function checkKeys(table: Table, writes: readonly BatchWrite[]): void {
  const keys = writes.map((write) => keyGiven(table, write.kind === 'Put' ? keyOf(table.keys, write.item) : write.key))
  if (new Set(keys).size < keys.length) invalid('Provided list of item keys contains duplicates')
}

function collectionsOf(table: Table, writes: readonly BatchWrite[]): readonly JsonObject[] {
  return writes.flatMap((write) => {
    const collection = collectionOf(table, write.kind === 'Put' ? write.item : write.key)
    return collection ? [collection] : []
  })
}
