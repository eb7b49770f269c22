import type { AwsFault } from '../../../aws/awsError'
import { faultOf, Refusal } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { Mutable } from '../../../kernel/mutable'
import { asJson, type Item } from '../attributeValue'
import { usableTable, type Database } from '../database'
import { invalid } from '../refusal'
import {
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
import { withWrite } from '../stream/recordWrite'
import type { Table } from '../table/table'
import { capacityOf, writeUnits } from './capacity'
import { charge } from './charge'
import { itemCollectionMetrics } from './itemCollectionMetrics'
import { performWrite, type ItemWrite, type ItemWritten } from './itemWrite'
import type { Outcome } from './operation'
import { refusedWriteUnits } from './refusedWrite'

/** What PutItem, UpdateItem and DeleteItem take, their own members where AWS names them. */
export function writeRequest(own: Members): Members {
  return {
    ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
    TableName: { ...TABLE, required: true },
    ReturnValues: RETURN_VALUES,
    ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
    ...own,
    ConditionExpression: STRING,
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: VALUES,
    ReturnValuesOnConditionCheckFailure: RETURN_VALUES_ON_FAILURE,
  }
}

/** PutItem and DeleteItem can only give back what was there. */
export function refuseOtherThanOld({ ReturnValues }: JsonObject): void {
  const returned = ReturnValues ?? 'NONE'
  if (returned !== 'NONE' && returned !== 'ALL_OLD') invalid('ReturnValues can only be ALL_OLD or NONE')
}

/** What was there before, for ALL_OLD. */
export function oldItem({ ReturnValues }: JsonObject, { before }: ItemWritten): Item | undefined {
  return ReturnValues === 'ALL_OLD' ? before : undefined
}

/** A condition that does not hold costs what looking at it takes; all else that is wrong costs nothing. */
function refusedWrite(database: Database, table: Table, asked: ItemWrite, fault: AwsFault, { now }: Context): Outcome {
  if (fault.name !== 'ConditionalCheckFailedException') throw new Refusal(fault)
  return { database: charge(database, table, refusedWriteUnits(table, asked), 'Write', now), output: null, fault }
}

/**
 * Does one write and answers with what was asked for of it.
 * @param named     the item, or its key, by which its collection is found
 * @param returned  what ReturnValues asks for; nothing is told of an empty one
 */
export function singleWrite(
  database: Database,
  input: JsonObject,
  context: Context,
  asked: ItemWrite,
  named: Item,
  returned: (written: ItemWritten) => Item | undefined,
): Outcome {
  const table = usableTable(database, input['TableName'] as string)
  let written: ItemWritten
  try {
    written = performWrite(table, asked)
  } catch (error) {
    return refusedWrite(database, table, asked, faultOf(error), context)
  }
  const attributes = returned(written)
  const units = writeUnits(written)
  const output: Mutable<JsonObject> = {}
  if (attributes && Object.keys(attributes).length > 0) output['Attributes'] = asJson(attributes)
  const capacity = capacityOf(table.name, units, input['ReturnConsumedCapacity'])
  if (capacity) output['ConsumedCapacity'] = capacity
  const metrics = itemCollectionMetrics(table, named, input['ReturnItemCollectionMetrics'])
  if (metrics) output['ItemCollectionMetrics'] = metrics
  return { database: charge(withWrite(database, written, context), written.table, units, 'Write', context.now), output }
}
