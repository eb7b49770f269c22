import type { Json, JsonObject } from '../../src/sim/kernel/json'
import type { Ending } from './peer'
import { TABLES } from './tables'

/** An ending in a form in which two that agree are equal: an error's name, or the answer without what has no order. */
export function comparable(action: string, input: JsonObject, { error, output }: Ending): Json {
  if (error !== undefined) return error
  switch (action) {
    case 'CreateTable':
    case 'DescribeTable': {
      const { TableName, TableStatus, KeySchema, AttributeDefinitions } = output.Table ?? output.TableDescription
      return normal({ TableName, TableStatus, KeySchema, AttributeDefinitions: inAnyOrder(AttributeDefinitions) })
    }
    case 'BatchGetItem': {
      const responses = Object.entries(output.Responses as { [table: string]: Json[] })
      return normal({
        ...output,
        Responses: Object.fromEntries(responses.map(([table, items]) => [table, inAnyOrder(items)])),
        ConsumedCapacity: inAnyOrder(output.ConsumedCapacity ?? []),
      })
    }
    case 'BatchWriteItem':
      return normal({ ...output, ConsumedCapacity: inAnyOrder((output.ConsumedCapacity ?? []).flatMap(tableWrites)) })
    case 'Query':
    case 'Scan':
      return normal(page(action, input, output))
    case 'GetItem':
      return normal(output)
    default:
      return normal({ ...output, ConsumedCapacity: tableWrites(output.ConsumedCapacity) })
  }
}

function page(action: string, input: JsonObject, output: { [member: string]: any }): JsonObject {
  const { Items = [], ConsumedCapacity, ...rest } = output
  const ordered = action === 'Query' && input['IndexName'] === undefined
  const units = ConsumedCapacity ? { ConsumedCapacity: { ...ConsumedCapacity, Table: undefined } } : {}
  return { ...rest, ...units, Items: ordered ? Items : inAnyOrder(Items), Order: ordered ? null : sortValues(input, Items) }
}

/** Of a query of an index: what its items are ordered by, in their order. Items equal in that may stand as they like. */
function sortValues(input: JsonObject, items: readonly JsonObject[]): Json {
  const index = TABLES.flatMap(({ indexes }) => indexes).find(({ name }) => name === input['IndexName'])
  const sort = index?.keys[1]?.name
  if (sort === undefined || input['KeyConditionExpression'] === undefined) return null
  return items.map((item) => item[sort] ?? null)
}

/** What a write consumed, of tables without indexes: dynalite does not charge for those. */
function tableWrites(consumed: { [member: string]: any } | undefined): JsonObject[] {
  const indexed = TABLES.find(({ name }) => name === consumed?.['TableName'])?.indexes.length !== 0
  return !consumed || indexed ? [] : [consumed]
}

function inAnyOrder(list: readonly Json[]): Json[] {
  return list.map((member) => JSON.stringify(normal(member))).sort()
}

const SETS = new Set(['SS', 'NS', 'BS'])

/** Members in one order, those of sets too. */
function normal(value: Json): Json {
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value as JsonObject).filter(([, member]) => member !== undefined)
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, SETS.has(name) && Array.isArray(member) ? [...member].map((each) => String(each)).sort() : normal(member)]),
  )
}
