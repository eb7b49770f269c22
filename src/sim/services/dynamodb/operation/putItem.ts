import type { JsonObject } from '../../../kernel/json'
import { itemSize, MOST_ITEM_BYTES } from '../itemSize'
import { invalid } from '../refusal'
import { checkShape } from '../request/checkShape'
import { enveloped } from '../request/envelope'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import { ITEM } from '../request/shape'
import { readCondition, type Put } from './itemWrite'
import type { Operation } from './operation'
import { oldItem, refuseOtherThanOld, singleWrite, writeRequest } from './singleWrite'

const REQUEST = writeRequest({ Item: { ...ITEM, required: true } })

export const putItem: Operation = (database, input, context) => {
  const asked = enveloped(readRequest, input)
  return singleWrite(database, input, context, asked, asked.item, (written) => oldItem(input, written))
}

function readRequest(input: JsonObject): Put {
  checkShape(input, REQUEST)
  refuseLegacy('PutItem', input, ['Expected', 'ConditionalOperator'], ['ConditionExpression'])
  const { ConditionExpression } = input
  const placeholders = readPlaceholders(input, { ConditionExpression }, 'current')
  const item = readItem(input['Item'] as JsonObject, 'current')
  refuseOtherThanOld(input)
  const size = itemSize(item)
  if (size > MOST_ITEM_BYTES) invalid('Item size has exceeded the maximum allowed size')
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { kind: 'Put', item, size, condition, onFailure: input['ReturnValuesOnConditionCheckFailure'] }
}
