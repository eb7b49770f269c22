import type { JsonObject } from '../../../kernel/json'
import type { Item } from '../attributeValue'
import { pathsOf, type BoundUpdate } from '../expression/bindUpdate'
import { compileUpdate } from '../expression/compiled'
import { project } from '../expression/projection'
import { checkShape } from '../request/checkShape'
import { enveloped } from '../request/envelope'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { refuseLegacy } from '../request/refuseLegacy'
import { ITEM, STRING } from '../request/shape'
import { readCondition, type ItemWritten, type Update } from './itemWrite'
import type { Operation } from './operation'
import { singleWrite, writeRequest } from './singleWrite'

const REQUEST = writeRequest({ Key: { ...ITEM, required: true }, UpdateExpression: STRING })

/** Changes an item, or puts one of only its key and what the update gives it. */
export const updateItem: Operation = (database, input, context) => {
  const asked = enveloped(readRequest, input)
  return singleWrite(database, input, context, asked, asked.key, (written) => returnedItem(input, asked.update, written))
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
