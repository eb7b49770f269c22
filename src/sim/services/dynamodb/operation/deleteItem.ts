import type { JsonObject } from '../../../kernel/json'
import { asJson } from '../attributeValue'
import { usableTable, withTable } from '../database'
import { invalid } from '../refusal'
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
import { performWrite, readCondition, type Delete } from './itemWrite'
import type { Operation } from './operation'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  ReturnValues: RETURN_VALUES,
  ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
  Key: { ...ITEM, required: true },
  ConditionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
  ReturnValuesOnConditionCheckFailure: RETURN_VALUES_ON_FAILURE,
}

/** Deletes an item. Deleting what is not there succeeds. */
export const deleteItem: Operation = (database, input, context) => {
  const asked = enveloped(() => readRequest(input))
  const table = usableTable(database, input['TableName'] as string)
  const written = performWrite(table, asked)
  const units = writeUnits(written)
  return {
    database: charge(withTable(database, written.table), written.table, units, 'Write', context.now),
    output: {
      ...(input['ReturnValues'] === 'ALL_OLD' && written.before ? { Attributes: asJson(written.before) } : {}),
      ...consumedCapacity(table, units, input['ReturnConsumedCapacity']),
      ...itemCollectionMetrics(table, asked.key, input['ReturnItemCollectionMetrics']),
    },
  }
}

function readRequest(input: JsonObject): Delete {
  checkShape(input, REQUEST)
  refuseLegacy('DeleteItem', input, ['Expected', 'ConditionalOperator'], ['ConditionExpression'])
  const { ConditionExpression } = input
  const placeholders = readPlaceholders(input, { ConditionExpression }, 'current')
  const key = readItem(input['Key'] as JsonObject, 'current')
  const returned = input['ReturnValues'] ?? 'NONE'
  if (returned !== 'NONE' && returned !== 'ALL_OLD') invalid('ReturnValues can only be ALL_OLD or NONE')
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { kind: 'Delete', key, condition, onFailure: input['ReturnValuesOnConditionCheckFailure'] }
}
