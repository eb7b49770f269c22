import { millisecondsOf, numberOf } from '../../../../facts/facts'
import type { Context, Effect } from '../../../aws/service'
import { contentHash } from '../../../kernel/contentHash'
import type { Json, JsonObject } from '../../../kernel/json'
import { usableTable, type Database } from '../database'
import { compileUpdate } from '../expression/compiled'
import { itemSize, MOST_ITEM_BYTES } from '../itemSize'
import { invalid, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { readPlaceholders } from '../request/readPlaceholders'
import { readItem } from '../request/readValue'
import {
  ITEM,
  NAMES,
  RETURN_CONSUMED_CAPACITY,
  RETURN_ITEM_COLLECTION_METRICS,
  RETURN_VALUES_ON_FAILURE,
  STRING,
  TABLE,
  VALUES,
  type Members,
} from '../request/shape'
import type { DynamoSignal } from '../signals'
import { withWrite } from '../stream/recordWrite'
import { addUnits, writeUnits, type Units } from './capacity'
import { performWrite, readCondition, type ItemWrite } from './itemWrite'
import type { Operation } from './operation'
import { attempt, cancelIfAny, capacities, chargeAll, checkTargets, checkTransactionSize, MOST_ACTIONS, type Attempt, type Target } from './transaction'

/** How long a request is known by its token. */
const TOKEN_MS = millisecondsOf('dynamodb.transaction.token.life')

const ACTION: Members = {
  TableName: { ...TABLE, required: true },
  ConditionExpression: STRING,
  ExpressionAttributeNames: NAMES,
  ExpressionAttributeValues: VALUES,
  ReturnValuesOnConditionCheckFailure: RETURN_VALUES_ON_FAILURE,
}
const KEY = { ...ITEM, required: true } as const

const REQUEST: Members = {
  ReturnConsumedCapacity: RETURN_CONSUMED_CAPACITY,
  ReturnItemCollectionMetrics: RETURN_ITEM_COLLECTION_METRICS,
  ClientRequestToken: { type: 'String', min: 1, max: numberOf('dynamodb.transaction.token.longest') },
  TransactItems: {
    type: 'List',
    min: 1,
    max: MOST_ACTIONS,
    required: true,
    of: {
      type: 'Structure',
      name: 'TransactWriteItem',
      members: {
        ConditionCheck: {
          type: 'Structure',
          name: 'ConditionCheck',
          members: { ...ACTION, Key: KEY, ConditionExpression: { ...STRING, required: true } },
        },
        Put: { type: 'Structure', name: 'Put', members: { ...ACTION, Item: KEY } },
        Delete: { type: 'Structure', name: 'Delete', members: { ...ACTION, Key: KEY } },
        Update: {
          type: 'Structure',
          name: 'Update',
          members: { ...ACTION, Key: KEY, UpdateExpression: { ...STRING, required: true } },
        },
      },
    },
  },
}

type TransactWrite = Target & { readonly write: ItemWrite }

/** Does up to 100 writes all together or not at all. */
export const transactWriteItems: Operation = (database, input, context) => {
  const writes = readRequest(input)
  const token = (input['ClientRequestToken'] ?? undefined) as string | undefined
  const hash = contentHash(JSON.stringify(input['TransactItems']))
  const known = token === undefined ? undefined : database.tokens.get(token)
  if (known !== undefined) return { database, output: repeated(known, hash) }
  const { written, units } = perform(database, writes, context)
  const shown = capacities(units, input['ReturnConsumedCapacity'], 'Write')
  return {
    database: token === undefined ? written : { ...written, tokens: written.tokens.set(token, hash) },
    output: { ...(shown.length > 0 ? { ConsumedCapacity: shown } : {}) },
    effects: token === undefined ? [] : [forgetLater(token)],
  }
}

function perform(database: Database, writes: readonly TransactWrite[], context: Context) {
  checkTargets(database, writes)
  let written = database
  const units = new Map<string, Units>()
  const attempts: Attempt[] = writes.map(({ name, write }) =>
    attempt(() => {
      const done = performWrite(usableTable(written, name), write)
      written = withWrite(written, done, context)
      const consumed = writeUnits(done, true)
      const before = units.get(done.table.name)
      units.set(done.table.name, before ? addUnits(before, consumed) : consumed)
    }),
  )
  cancelIfAny(attempts)
  return { written: chargeAll(written, units, 'Write', context.now), units }
}

/** The answer to a request that was done before: nothing is done again. */
function repeated(known: string, hash: string): JsonObject {
  if (known !== hash) {
    refused(
      'IdempotentParameterMismatchException',
      'The request was repeated with the same client request token but other parameters.',
    )
  }
  return {}
}

function forgetLater(token: string): Effect<DynamoSignal> {
  return { type: 'schedule', signal: { type: 'TokenExpired', token }, after: TOKEN_MS, background: true }
}

function readRequest(input: JsonObject): readonly TransactWrite[] {
  checkShape(input, REQUEST)
  const writes = (input['TransactItems'] as readonly JsonObject[]).map(readAction)
  const bytes = writes.reduce((sum, { write }) => sum + (write.kind === 'Put' ? write.size : 0), 0)
  checkTransactionSize(bytes)
  return writes
}

const ACTIONS = ['ConditionCheck', 'Put', 'Delete', 'Update'] as const

function readAction(action: JsonObject): TransactWrite {
  const given = ACTIONS.filter((kind) => (action[kind] ?? undefined) !== undefined)
  const [kind, another] = given
  if (another) invalid('TransactItems can only contain one of Check, Put, Update or Delete')
  if (!kind) invalid('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request')
  const asked = action[kind] as JsonObject
  const { UpdateExpression, ConditionExpression } = asked
  const placeholders = readPlaceholders(asked, { UpdateExpression, ConditionExpression }, 'older')
  const onFailure = asked['ReturnValuesOnConditionCheckFailure']
  const keyed = readItem(asked[kind === 'Put' ? 'Item' : 'Key'] as Json, 'older')
  const update = kind === 'Update' ? compileUpdate(UpdateExpression as string, placeholders) : undefined
  const condition = readCondition(asked, placeholders)
  placeholders.refuseUnused()
  const name = asked['TableName'] as string
  if (kind === 'Put') {
    const size = itemSize(keyed)
    if (size > MOST_ITEM_BYTES) invalid('Item size has exceeded the maximum allowed size')
    return { name, keyed, write: { kind, item: keyed, size, condition, onFailure } }
  }
  const write: ItemWrite =
    kind === 'Update' ? { kind, key: keyed, update, condition, onFailure } : { kind, key: keyed, condition, onFailure }
  return { name, keyed, write }
}
