import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import { usableTable } from '../database'
import { compileCondition } from '../expression/compiled'
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
import { EVERYWHERE, isWithin, rangeOfSegment, type KeyRange } from '../table/keyRange'
import type { Operation } from './operation'
import { indexRead, needsFetch, pageOutcome, readReading } from './reading'
import { readPage } from './readPage'
import { readStartKey, startText } from './startKey'

const MOST_SEGMENTS = numberOf('dynamodb.scan.segments.limit')

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  IndexName: NEW_NAME,
  Select: SELECT,
  Limit: { type: 'Integer', min: 1 },
  ConsistentRead: BOOLEAN,
  Segment: { type: 'Integer', min: 0, max: MOST_SEGMENTS - 1 },
  TotalSegments: { type: 'Integer', min: 1, max: MOST_SEGMENTS },
  ExclusiveStartKey: ITEM,
  FilterExpression: STRING,
  ProjectionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
}

/** Reads all items, or those of one segment, in the order of their partitions' hashes, a page at a time. */
export const scan: Operation = (database, input, context) => {
  const { reading, filter, start, range } = readRequest(input)
  const table = usableTable(database, input['TableName'] as string)
  const index = indexRead(table, input['IndexName'], reading.consistent)
  const mismatch = 'The provided starting key is invalid: The provided key element does not match the schema'
  const startAfter = start && startText(table, index, start, mismatch)
  if (startAfter !== undefined && !isWithin(startAfter, range)) refuseStart(input)
  const page = readPage({
    table,
    index,
    range,
    startAfter,
    forward: true,
    limit: (input['Limit'] ?? Number.POSITIVE_INFINITY) as number,
    filter,
    fetch: needsFetch(table, index, reading, filter),
  })
  return pageOutcome(database, { table, index }, reading, page, input['ReturnConsumedCapacity'], context.now)
}

function readRequest(input: JsonObject) {
  checkShape(input, REQUEST)
  const range = readSegment(input)
  const { FilterExpression, ProjectionExpression } = input
  const expressions = { FilterExpression, ProjectionExpression }
  refuseLegacy('Scan', input, ['ScanFilter', 'ConditionalOperator', 'AttributesToGet'], Object.keys(expressions))
  const placeholders = readPlaceholders(input, expressions, 'older')
  const start = readStartKey(input['ExclusiveStartKey'], 'older')
  const filter =
    (FilterExpression ?? undefined) === undefined
      ? undefined
      : compileCondition('FilterExpression', FilterExpression as string, placeholders)
  const reading = readReading(input, placeholders)
  placeholders.refuseUnused()
  return { reading, filter, start, range }
}

function readSegment(input: JsonObject): KeyRange {
  const segment = (input['Segment'] ?? undefined) as number | undefined
  const total = (input['TotalSegments'] ?? undefined) as number | undefined
  if (segment === undefined && total === undefined) return EVERYWHERE
  if (total === undefined) {
    invalid(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    )
  }
  if (segment === undefined) {
    invalid(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    )
  }
  if (segment >= total) {
    const ranks = `Segment: ${segment} is not less than TotalSegments: ${total}`
    invalid(`The Segment parameter is zero-based and must be less than parameter TotalSegments: ${ranks}`)
  }
  return rangeOfSegment(segment, total)
}

function refuseStart({ TotalSegments, Segment }: JsonObject): never {
  const segment = `TotalSegments: ${String(TotalSegments)} Segment: ${String(Segment)}`
  invalid(
    'The provided starting key is invalid: ' +
      `Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. ${segment}`,
  )
}
