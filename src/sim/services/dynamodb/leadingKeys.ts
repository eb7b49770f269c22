import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Database } from './database'

/**
 * What policies ask for as `dynamodb:LeadingKeys`: the partition keys that a request is about. A
 * Query tells its own in the key condition.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function leadingKeys(database: Database, { action, input }: { readonly action: string; readonly input: JsonObject }): readonly string[] {
  if (action === 'BatchGetItem' || action === 'BatchWriteItem') return batchKeys(database, input)
  if (action === 'TransactGetItems' || action === 'TransactWriteItems') return transactKeys(database, input)
  const name = partitionKeyOf(database, input['TableName'], input['IndexName'])
  if (name === undefined) return []
  if (action === 'Query') return queriedKey(name, input)
  const keyed = isJsonObject(input['Key']) ? input['Key'] : input['Item']
  return isJsonObject(keyed) ? plain(keyed[name]) : []
}

function batchKeys(database: Database, { RequestItems: items }: JsonObject): readonly string[] {
  if (!isJsonObject(items)) return []
  return Object.entries(items).flatMap(([table, request]) => {
    const name = partitionKeyOf(database, table, undefined)
    if (name === undefined) return []
    const asked = isJsonObject(request) ? request['Keys'] : request
    const list = Array.isArray(asked) ? (asked as readonly Json[]) : []
    return list.flatMap((each) => (isJsonObject(each) ? keyIn(each, name) : []))
  })
}

function transactKeys(database: Database, { TransactItems: items }: JsonObject): readonly string[] {
  const requests = (Array.isArray(items) ? (items as readonly Json[]) : []).flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))
  return requests.flatMap((request) => (isJsonObject(request) ? leadingKeys(database, { action: 'GetItem', input: request }) : []))
}

/** A key itself, or a put or delete with one. */
function keyIn(each: JsonObject, name: string): readonly string[] {
  const [put, removal] = [each['PutRequest'], each['DeleteRequest']]
  if (isJsonObject(put) && isJsonObject(put['Item'])) return plain(put['Item'][name])
  if (isJsonObject(removal) && isJsonObject(removal['Key'])) return plain(removal['Key'][name])
  return plain(each[name])
}

function queriedKey(name: string, input: JsonObject): readonly string[] {
  const { KeyConditionExpression: condition, ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input
  if (typeof condition !== 'string' || !isJsonObject(values)) return []
  for (const [, attribute = '', value = ''] of condition.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    const meant = isJsonObject(names) && attribute.startsWith('#') ? names[attribute] : attribute
    if (meant === name) return plain(values[value])
  }
  return []
}

function partitionKeyOf({ tables }: Database, table: Json | undefined, index: Json | undefined): string | undefined {
  if (typeof table !== 'string') return undefined
  const found = tables.get(table.split('/').at(-1)!)
  const keys = index === undefined ? found?.keys : found?.indexes.find(({ name }) => name === index)?.keys
  return keys?.partition.name
}

function plain(value: Json | undefined): readonly string[] {
  if (!isJsonObject(value)) return []
  const text = value['S'] ?? value['N'] ?? value['B']
  return typeof text === 'string' ? [text] : []
}
