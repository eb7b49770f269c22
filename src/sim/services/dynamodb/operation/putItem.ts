import type { JsonObject } from '../../../kernel/json'
import { asJson } from '../attributeValue'
import { usableTable, withTable } from '../database'
import { itemSize, MOST_ITEM_BYTES } from '../itemSize'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { enveloped } from '../request/envelope'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
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
import { refuseLegacy } from '../request/refuseLegacy'
import { consumedCapacity, writeUnits } from './capacity'
import { charge } from './charge'
import { itemCollectionMetrics } from './itemCollectionMetrics'
import { performWrite, readCondition, type Put } from './itemWrite'
import type { Operation } from './operation'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  ReturnValues: RETURN_VALUES,
  ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
  Item: { ...ITEM, required: true },
  ConditionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
  ReturnValuesOnConditionCheckFailure: RETURN_VALUES_ON_FAILURE,
}

export const putItem: Operation = (database, input, context) => {
  const asked = enveloped(() => readRequest(input))
  const table = usableTable(database, input['TableName'] as string)
  const written = performWrite(table, asked)
  const units = writeUnits(written)
  return {
    database: charge(withTable(database, written.table), written.table, units, 'Write', context.now),
    output: {
      ...(input['ReturnValues'] === 'ALL_OLD' && written.before ? { Attributes: asJson(written.before) } : {}),
      ...consumedCapacity(table, units, input['ReturnConsumedCapacity']),
      ...itemCollectionMetrics(table, asked.item, input['ReturnItemCollectionMetrics']),
    },
  }
}

function readRequest(input: JsonObject): Put {
  checkShape(input, REQUEST)
  refuseLegacy('PutItem', input, ['Expected', 'ConditionalOperator'], ['ConditionExpression'])
  const { ConditionExpression } = input
  const placeholders = readPlaceholders(input, { ConditionExpression }, 'current')
  const item = readItem(input['Item'] as JsonObject, 'current')
  const returned = input['ReturnValues'] ?? 'NONE'
  if (returned !== 'NONE' && returned !== 'ALL_OLD') invalid('ReturnValues can only be ALL_OLD or NONE')
  if (itemSize(item) > MOST_ITEM_BYTES) invalid('Item size has exceeded the maximum allowed size')
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { kind: 'Put', item, condition, onFailure: input['ReturnValuesOnConditionCheckFailure'] }
}
