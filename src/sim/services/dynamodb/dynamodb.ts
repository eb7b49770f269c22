import { operationOf, refuse, succeed } from '../../aws/answer'
import { faultOf } from '../../aws/refusal'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { emptyDatabase, policyOf, type Database } from './database'
import { leadingKeys } from './leadingKeys'
import { batchGetItem } from './operation/batchGetItem'
import { batchWriteItem } from './operation/batchWriteItem'
import { minuteEffects, minuteOver } from './operation/consumption'
import { createTable } from './operation/createTable'
import { deleteItem } from './operation/deleteItem'
import { deleteTable } from './operation/deleteTable'
import { describeLimits } from './operation/describeLimits'
import { describeTable } from './operation/describeTable'
import { expire, expiryEffects } from './operation/expiry'
import { getItem } from './operation/getItem'
import { listTables } from './operation/listTables'
import type { Operation } from './operation/operation'
import { putItem } from './operation/putItem'
import { query } from './operation/query'
import { deleteResourcePolicy, getResourcePolicy, putResourcePolicy } from './operation/resourcePolicy'
import { scan } from './operation/scan'
import { settled } from './operation/tableSettled'
import { describeTimeToLive, updateTimeToLive } from './operation/timeToLive'
import { transactGetItems } from './operation/transactGetItems'
import { transactWriteItems } from './operation/transactWriteItems'
import { updateItem } from './operation/updateItem'
import { updateTable } from './operation/updateTable'
import { valueTypeFault } from './request/valueTypes'
import type { DynamoSignal } from './signals'
import { describeStream } from './stream/describeStream'
import { getRecords } from './stream/getRecords'
import { getShardIterator } from './stream/getShardIterator'
import { listStreams } from './stream/listStreams'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  CreateTable: createTable,
  DeleteItem: deleteItem,
  DeleteTable: deleteTable,
  DeleteResourcePolicy: deleteResourcePolicy,
  DescribeLimits: describeLimits,
  DescribeTable: describeTable,
  DescribeTimeToLive: describeTimeToLive,
  GetItem: getItem,
  GetResourcePolicy: getResourcePolicy,
  ListTables: listTables,
  PutItem: putItem,
  PutResourcePolicy: putResourcePolicy,
  Query: query,
  Scan: scan,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  UpdateItem: updateItem,
  UpdateTable: updateTable,
  UpdateTimeToLive: updateTimeToLive,
}

/** Likewise of the API of DynamoDB Streams. */
const STREAM_OPERATIONS: typeof OPERATIONS = {
  DescribeStream: describeStream,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  ListStreams: listStreams,
}

/** DynamoDB and its streams in one account and Region. Every call is answered within its own signal. */
export const dynamodb: Service<Database, DynamoSignal> = {
  id: 'dynamodb',
  alsoAnswers: ['dynamodbstreams'],
  initial: emptyDatabase,
  react,
  holdsPolicies: ({ policies }) => policies.size > 0,
  policyOn: (database, arn) => policyOf(database, arn),
  conditionKeysOf(database, call): { readonly [key: string]: readonly string[] } {
    const keys = leadingKeys(database, call)
    return keys.length === 0 ? {} : { 'dynamodb:LeadingKeys': keys }
  },
}

function react(
  database: Database,
  signal: DynamoSignal | FrontDoorSignal,
  context: Context,
): Reaction<Database, DynamoSignal> {
  const reaction = reactTo(database, signal, context)
  const expiry = expiryEffects(database, reaction.state, context.now)
  const minute = minuteEffects(database, reaction.state, context)
  if (expiry.length === 0 && minute.length === 0) return reaction
  return { ...reaction, effects: [...(reaction.effects ?? []), ...expiry, ...minute] }
}

function reactTo(
  database: Database,
  signal: DynamoSignal | FrontDoorSignal,
  context: Context,
): Reaction<Database, DynamoSignal> {
  switch (signal.type) {
    case 'Call':
      return answer(database, signal.call, context)
    case 'Reply':
      throw new RangeError('DynamoDB calls no other service')
    case 'TableSettled':
      return settle(database, signal.table)
    case 'TokenExpired':
      return { state: { ...database, tokens: database.tokens.delete(signal.token) } }
    case 'MinuteOver':
      return minuteOver(database, context)
    case 'ItemsExpire': {
      const { database: state, events } = expire(database, signal.table, context)
      return { state, events }
    }
  }
}

function answer(database: Database, call: ApiCall, context: Context): Reaction<Database, DynamoSignal> {
  const operations = call.service === 'dynamodbstreams' ? STREAM_OPERATIONS : OPERATIONS
  try {
    const { database: state, output, fault, events = NONE, effects = NONE } = operationOf(operations, call)(database, call.input, context)
    const reply = fault ? refuse(call, fault) : succeed(call, output)
    return { state, events, effects: effects.length === 0 ? [reply] : [reply, ...effects] }
  } catch (error) {
    const fault = faultOf(error)
    const first = fault.name === 'ValidationException' ? valueTypeFault(call.input) : undefined
    return { state: database, effects: [refuse(call, first ?? fault)] }
  }
}

const NONE: readonly never[] = []

function settle(database: Database, name: string): Reaction<Database, DynamoSignal> {
  const done = settled(database, name)
  if (!done) return { state: database }
  return { state: done.database, events: [{ service: 'dynamodb', resource: name, type: done.told, detail: {} }] }
}
