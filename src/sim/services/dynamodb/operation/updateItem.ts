import type { JsonObject } from '../../../kernel/json'
import { asJson, type Item } from '../attributeValue'
import { usableTable, withTable } from '../database'
import { pathsOf, type BoundUpdate } from '../expression/bindUpdate'
import { compileUpdate } from '../expression/compiled'
import { project } from '../expression/projection'
import { checkShape } from '../request/checkShape'
import { enveloped } from '../request/envelope'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import {
  ITEM,
  NAMES,
  RETURN_CONSUMED_CAPACITY,
  RETURN_ITEM_COLLECTION_METRICS,
  RETURN_VALUES,
  RETURN_VALUES_ON_FAILURE,
  STRING,
  TABLE,
  VALUES,
  type Members,
} from '../request/shape'
import { consumedCapacity, writeUnits } from './capacity'
import { charge } from './charge'
import { itemCollectionMetrics } from './itemCollectionMetrics'
import { performWrite, readCondition, type ItemWritten, type Update } from './itemWrite'
import type { Operation } from './operation'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  ReturnValues: RETURN_VALUES,
  ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
  Key: { ...ITEM, required: true },
  UpdateExpression: STRING,
  ConditionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
  ReturnValuesOnConditionCheckFailure: RETURN_VALUES_ON_FAILURE,
}

/** Changes an item, or puts one of only its key and what the update gives it. */
export const updateItem: Operation = (database, input, context) => {
  const asked = enveloped(() => readRequest(input))
  const table = usableTable(database, input['TableName'] as string)
  const written = performWrite(table, asked)
  const returned = returnedItem(input, asked.update, written)
  const units = writeUnits(written)
  return {
    database: charge(withTable(database, written.table), written.table, units, 'Write', context.now),
    output: {
      ...(returned && Object.keys(returned).length > 0 ? { Attributes: asJson(returned) } : {}),
      ...consumedCapacity(table, units, input['ReturnConsumedCapacity']),
      ...itemCollectionMetrics(table, asked.key, input['ReturnItemCollectionMetrics']),
    },
  }
}

function readRequest(input: JsonObject): Update {
  checkShape(input, REQUEST)
  const legacy = ['AttributeUpdates', 'Expected', 'ConditionalOperator']
  refuseLegacy('UpdateItem', input, legacy, ['UpdateExpression', 'ConditionExpression'])
  const { UpdateExpression, ConditionExpression } = input
  const placeholders = readPlaceholders(input, { UpdateExpression, ConditionExpression }, 'current')
  const key = readItem(input['Key'] as JsonObject, 'current')
  const text = (UpdateExpression ?? undefined) as string | undefined
  const update = text === undefined ? undefined : compileUpdate(text, placeholders)
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { kind: 'Update', key, update, condition, onFailure: input['ReturnValuesOnConditionCheckFailure'] }
}

function returnedItem(
  input: JsonObject,
  update: BoundUpdate | undefined,
  { before, after }: ItemWritten,
): Item | undefined {
  switch (input['ReturnValues']) {
    case 'ALL_OLD':
      return before
    case 'ALL_NEW':
      return after
    case 'UPDATED_OLD':
      return before && update && project(before, pathsOf(update))
    case 'UPDATED_NEW':
      return after && update && project(after, pathsOf(update))
    default:
      return undefined
  }
}
