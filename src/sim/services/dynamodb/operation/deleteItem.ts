import type { JsonObject } from '../../../kernel/json'
import { checkShape } from '../request/checkShape'
import { enveloped } from '../request/envelope'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import { ITEM } from '../request/shape'
import { readCondition, type Delete } from './itemWrite'
import type { Operation } from './operation'
import { oldItem, refuseOtherThanOld, singleWrite, writeRequest } from './singleWrite'

const REQUEST = writeRequest({ Key: { ...ITEM, required: true } })

/** Deletes an item. Deleting what is not there succeeds. */
export const deleteItem: Operation = (database, input, context) => {
  const asked = enveloped(readRequest, input)
  return singleWrite(database, input, context, asked, asked.key, (written) => oldItem(input, written))
}

function readRequest(input: JsonObject): Delete {
  checkShape(input, REQUEST)
  refuseLegacy('DeleteItem', input, ['Expected', 'ConditionalOperator'], ['ConditionExpression'])
  const { ConditionExpression } = input
  const placeholders = readPlaceholders(input, { ConditionExpression }, 'current')
  const key = readItem(input['Key'] as JsonObject, 'current')
  refuseOtherThanOld(input)
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { kind: 'Delete', key, condition, onFailure: input['ReturnValuesOnConditionCheckFailure'] }
}
