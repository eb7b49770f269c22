import type { JsonObject } from '../../../kernel/json'
import { sameValue, attributeOf, type AttributeValue, type Item } from '../attributeValue'
import { usableTable } from '../database'
import type { BoundCondition } from '../expression/bindCondition'
import { compileCondition } from '../expression/compiled'
import { keyConditions, keyQuery, type KeyCondition, type KeyQuery } from '../expression/keyCondition'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { readPlaceholders } from '../request/readPlaceholders'
import { refuseLegacy } from '../request/refuseLegacy'
import {
  BOOLEAN,
  ITEM,
  NAMES,
  NEW_NAME,
  RETURN_CONSUMED_CAPACITY,
  SELECT,
  STRING,
  TABLE,
  VALUES,
  type Members,
} from '../request/shape'
import { isWithin, rangeOfQuery, type KeyRange } from '../table/keyRange'
import { attributesOf } from '../table/keySchema'
import type { Index, Table } from '../table/table'
import type { Operation } from './operation'
import { indexRead, namesIn, needsFetch, pageOutcome, readReading, type Reading } from './reading'
import { readPage } from './readPage'
import { readStartKey, startText } from './startKey'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  IndexName: NEW_NAME,
  Select: SELECT,
  Limit: { type: 'Integer' },
  ConsistentRead: BOOLEAN,
  ScanIndexForward: BOOLEAN,
  ExclusiveStartKey: ITEM,
  KeyConditionExpression: STRING,
  FilterExpression: STRING,
  ProjectionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
}

interface QueryRequest extends Reading {
  readonly conditions: readonly KeyCondition[]
  readonly filter: BoundCondition | undefined
  readonly start: Item | undefined
}

/** Reads the items of one partition in the order of their sort keys, a page at a time. */
export const query: Operation = (database, input, context) => {
  const asked = readRequest(input)
  const table = usableTable(database, input['TableName'] as string)
  const index = indexRead(table, input['IndexName'], asked.consistent)
  const keys = (index ?? table).keys
  const wanted = keyQuery(asked.conditions, keys)
  refuseKeysInFilter(index ?? table, asked.filter)
  const range = rangeOfQuery(wanted, index !== undefined)
  const page = readPage({
    table,
    index,
    range,
    startAfter: asked.start && startOf(table, index, asked.start, wanted, range),
    forward: input['ScanIndexForward'] !== false,
    limit: (input['Limit'] ?? Number.POSITIVE_INFINITY) as number,
    filter: asked.filter,
    fetch: needsFetch(table, index, asked, asked.filter),
  })
  return pageOutcome(database, { table, index }, asked, page, input['ReturnConsumedCapacity'], context.now)
}

function readRequest(input: JsonObject): QueryRequest {
  checkShape(input, REQUEST)
  const limit = input['Limit'] ?? undefined
  if (limit !== undefined && (limit as number) < 1) {
    invalid(
      "1 validation error detected: Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    )
  }
  const { KeyConditionExpression, FilterExpression, ProjectionExpression } = input
  const expressions = { KeyConditionExpression, FilterExpression, ProjectionExpression }
  refuseLegacy(
    'Query',
    input,
    ['KeyConditions', 'QueryFilter', 'ConditionalOperator', 'AttributesToGet'],
    Object.keys(expressions),
  )
  const placeholders = readPlaceholders(input, expressions, 'current')
  const start = readStartKey(input['ExclusiveStartKey'], 'current')
  if ((KeyConditionExpression ?? undefined) === undefined) {
    invalid('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.')
  }
  const conditions = keyConditions(
    compileCondition('KeyConditionExpression', KeyConditionExpression as string, placeholders),
  )
  const filter =
    (FilterExpression ?? undefined) === undefined
      ? undefined
      : compileCondition('FilterExpression', FilterExpression as string, placeholders)
  const reading = readReading(input, placeholders)
  placeholders.refuseUnused()
  const { select, projection, consistent } = reading
  return { select, projection, consistent, conditions, filter, start }
}

function refuseKeysInFilter({ keys }: Table | Index, filter: BoundCondition | undefined): void {
  if (!filter) return
  const primary = attributesOf(keys).map(({ name }) => name)
  const used = namesIn(filter).find((name) => primary.includes(name))
  if (used !== undefined) {
    invalid(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${used}`)
  }
}

function startOf(table: Table, index: Index | undefined, start: Item, wanted: KeyQuery, range: KeyRange): string {
  const text = startText(table, index, start, 'The provided starting key is invalid')
  const { name } = (index ?? table).keys.partition
  if (!sameValue(attributeOf(start, name) as AttributeValue, wanted.partition)) {
    invalid('The provided starting key is outside query boundaries based on provided conditions')
  }
  if (!isWithin(text, range)) invalid('The provided starting key does not match the range key predicate')
  return text
}
