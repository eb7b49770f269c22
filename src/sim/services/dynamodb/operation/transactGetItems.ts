import type { Json, JsonObject } from '../../../kernel/json'
import { asJson } from '../attributeValue'
import { usableTable } from '../database'
import { compileProjection } from '../expression/compiled'
import type { DocumentPath } from '../expression/documentPath'
import { project } from '../expression/projection'
import { checkShape } from '../request/checkShape'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import { ITEM, NAMES, RETURN_CONSUMED_CAPACITY, STRING, TABLE, type Members } from '../request/shape'
import { keyGiven } from '../table/checkKey'
import { itemAt } from '../table/itemTree'
import { addUnits, readUnits, type Units } from './capacity'
import type { Operation } from './operation'
import { attempt, cancelIfAny, capacities, chargeAll, checkTargets, checkTransactionSize, MOST_ACTIONS, type Target } from './transaction'

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  TransactItems: {
    type: 'List',
    min: 1,
    max: MOST_ACTIONS,
    required: true,
    of: {
      type: 'Structure',
      name: 'TransactGetItem',
      members: {
        Get: {
          type: 'Structure',
          name: 'Get',
          required: true,
          members: {
            TableName: { ...TABLE, required: true },
            Key: { ...ITEM, required: true },
            ProjectionExpression: STRING,
            ExpressionAttributeNames: NAMES,
          },
        },
      },
    },
  },
}

type TransactGet = Target & { readonly projection: readonly DocumentPath[] | undefined }

/** Gets up to 100 items as they all are at one moment. */
export const transactGetItems: Operation = (database, input, context) => {
  const gets = readRequest(input)
  checkTargets(database, gets)
  const responses: Json[] = []
  const units = new Map<string, Units>()
  let bytes = 0
  const attempts = gets.map(({ name, keyed, projection }) =>
    attempt(() => {
      const table = usableTable(database, name)
      const found = itemAt(table.items, keyGiven(table, keyed))
      bytes += found?.size ?? 0
      const read = readUnits(found?.size ?? 0, 'transactional')
      const before = units.get(table.name)
      units.set(table.name, before ? addUnits(before, read) : read)
      responses.push(found ? { Item: asJson(projection ? project(found.item, projection) : found.item) } : {})
    }),
  )
  cancelIfAny(attempts)
  checkTransactionSize(bytes)
  const shown = capacities(units, input['ReturnConsumedCapacity'], 'Read')
  const charged = chargeAll(database, units, 'Read', context.now)
  return {
    database: charged,
    output: { Responses: responses, ...(shown.length > 0 ? { ConsumedCapacity: shown } : {}) },
  }
}

function readRequest(input: JsonObject): readonly TransactGet[] {
  checkShape(input, REQUEST)
  return (input['TransactItems'] as readonly JsonObject[]).map((action) => {
    const asked = action['Get'] as JsonObject
    const { ProjectionExpression } = asked
    const placeholders = readPlaceholders(asked, { ProjectionExpression }, 'older')
    const text = (ProjectionExpression ?? undefined) as string | undefined
    const projection = text === undefined ? undefined : compileProjection(text, placeholders)
    placeholders.refuseUnused()
    return { name: asked['TableName'] as string, keyed: readItem(asked['Key'] as Json, 'older'), projection }
  })
}
