import { asJson } from '../attributeValue'
import { usableTable } from '../database'
import { compileProjection } from '../expression/compiled'
import { project } from '../expression/projection'
import type { JsonObject } from '../../../kernel/json'
import type { Mutable } from '../../../kernel/mutable'
import { checkShape } from '../request/checkShape'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import { BOOLEAN, ITEM, NAMES, RETURN_CONSUMED_CAPACITY, STRING, TABLE, type Members } from '../request/shape'
import { keyGiven } from '../table/checkKey'
import { itemAt } from '../table/itemTree'
import { refuseInsideKeys } from '../table/keyPaths'
import { capacityOf, readUnits } from './capacity'
import { charge } from './charge'
import type { Operation } from './operation'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TableName: { ...TABLE, required: true },
  Key: { ...ITEM, required: true },
  ConsistentRead: BOOLEAN,
  ProjectionExpression: STRING,
  ExpressionAttributeNames: NAMES,
}

export const getItem: Operation = (database, input, context) => {
  checkShape(input, REQUEST)
  refuseLegacy('GetItem', input, ['AttributesToGet'], ['ProjectionExpression'])
  const { ProjectionExpression } = input
  const placeholders = readPlaceholders(input, { ProjectionExpression }, 'current')
  const key = readItem(input['Key'] ?? null, 'current')
  const text = (ProjectionExpression ?? undefined) as string | undefined
  const projection = text === undefined ? undefined : compileProjection(text, placeholders)
  placeholders.refuseUnused()
  const table = usableTable(database, input['TableName'] as string)
  const found = itemAt(table.items, keyGiven(table, key))
  if (projection) refuseInsideKeys(table, projection)
  const units = readUnits(found?.size ?? 0, input['ConsistentRead'] === true ? 'strong' : 'eventual')
  const output: Mutable<JsonObject> = {}
  if (found) output['Item'] = asJson(projection ? project(found.item, projection) : found.item)
  const capacity = capacityOf(table.name, units, input['ReturnConsumedCapacity'])
  if (capacity) output['ConsumedCapacity'] = capacity
  return { database: charge(database, table, units, 'Read', context.now), output }
}
