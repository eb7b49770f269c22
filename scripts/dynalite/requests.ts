import type { Json, JsonObject } from '../../src/sim/kernel/json'
import type { Dice } from './dice'
import { attributes, Expressions, spoiled } from './expressions'
import { createTable, TABLES, type IndexShape, type Key, type TableShape } from './tables'
import { anyValue, valueOf } from './values'

export interface Request {
  readonly action: string
  readonly input: JsonObject
}

/** A random request, mostly a right one. */
export function request(dice: Dice): Request {
  const made = anyRequest(dice)
  return dice.onceIn(80) ? { ...made, input: mangled(dice, made.input) } : made
}

function anyRequest(dice: Dice): Request {
  const table = dice.pick(TABLES)
  switch (dice.below(22)) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
      return { action: 'PutItem', input: put(dice, table) }
    case 5:
    case 6:
      return { action: 'GetItem', input: get(dice, table) }
    case 7:
    case 8:
      return { action: 'DeleteItem', input: remove(dice, table) }
    case 9:
    case 10:
    case 11:
    case 12:
      return { action: 'UpdateItem', input: update(dice, table) }
    case 13:
    case 14:
    case 15:
    case 16:
      return { action: 'Query', input: query(dice, table) }
    case 17:
    case 18:
      return { action: 'Scan', input: scan(dice, table) }
    case 19:
      return { action: 'BatchGetItem', input: batchGet(dice) }
    case 20:
      return { action: 'BatchWriteItem', input: batchWrite(dice) }
    default:
      if (dice.onceIn(3)) return { action: 'CreateTable', input: tableToCreate(dice, table) }
      return dice.onceIn(2)
        ? { action: 'ListTables', input: { ...(dice.onceIn(2) ? { Limit: dice.below(4) } : {}), ...(dice.onceIn(2) ? { ExclusiveStartTableName: dice.pick(['plain', 'a', 'numbered', '..']) } : {}) } }
        : { action: 'DescribeTable', input: { TableName: named(dice, table) } }
  }
}

const named = (dice: Dice, { name }: TableShape) => (dice.onceIn(100) ? dice.pick(['nowhere', 'a b', '']) : name)

/** Keys are few, so that requests meet. */
function keyValue(dice: Dice, { type }: Key): JsonObject {
  if (dice.onceIn(120)) return anyValue(dice)
  if (type === 'S') return { S: dice.pick(['a', 'b', 'ab', 'é']) }
  return type === 'N' ? { N: dice.pick(['1', '2', '-1', '10', '1.5']) } : { B: dice.pick(['AQ==', 'AQI=', '/w==']) }
}

function key(dice: Dice, { keys }: Pick<TableShape, 'keys'>): Record<string, JsonObject> {
  const made = Object.fromEntries(keys.map((attribute) => [attribute.name, keyValue(dice, attribute)]))
  if (dice.onceIn(150)) delete made[dice.pick(keys).name]
  if (dice.onceIn(200)) made['more'] = anyValue(dice)
  return made
}

const capacity = (dice: Dice) => (dice.onceIn(3) ? { ReturnConsumedCapacity: dice.pick(['TOTAL', 'INDEXES', 'NONE']) } : {})

const expression = (dice: Dice, made: string) => (dice.onceIn(30) ? spoiled(dice, made) : made)

function conditional(dice: Dice, expressions: Expressions): JsonObject {
  return dice.onceIn(3) ? { ConditionExpression: expression(dice, expressions.condition()) } : {}
}

function put(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const condition = conditional(dice, expressions)
  return {
    TableName: named(dice, table),
    Item: { ...attributes(dice), ...key(dice, table) },
    ...condition,
    ...expressions.members(),
    ...(dice.onceIn(3) ? { ReturnValues: dice.onceIn(20) ? 'ALL_NEW' : dice.pick(['ALL_OLD', 'NONE', 'ALL_OLD']) } : {}),
    ...capacity(dice),
  }
}

function remove(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const condition = conditional(dice, expressions)
  return {
    TableName: named(dice, table),
    Key: key(dice, table),
    ...condition,
    ...expressions.members(),
    ...(dice.onceIn(2) ? { ReturnValues: dice.onceIn(20) ? 'UPDATED_NEW' : dice.pick(['ALL_OLD', 'NONE', 'ALL_OLD']) } : {}),
    ...capacity(dice),
  }
}

function update(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const changes = dice.onceIn(25) ? {} : { UpdateExpression: expression(dice, expressions.update()) }
  const condition = conditional(dice, expressions)
  return {
    TableName: named(dice, table),
    Key: key(dice, table),
    ...changes,
    ...condition,
    ...expressions.members(),
    ...(dice.onceIn(4) ? {} : { ReturnValues: dice.pick(['ALL_NEW', 'ALL_NEW', 'ALL_OLD', 'UPDATED_OLD', 'UPDATED_NEW', 'NONE']) }),
    ...capacity(dice),
  }
}

function get(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const projection = dice.onceIn(2) ? { ProjectionExpression: expression(dice, expressions.projection()) } : {}
  const { ExpressionAttributeNames } = expressions.members()
  return {
    TableName: named(dice, table),
    Key: key(dice, table),
    ...projection,
    ...(ExpressionAttributeNames ? { ExpressionAttributeNames } : {}),
    ...(dice.onceIn(2) ? { ConsistentRead: dice.onceIn(2) } : {}),
    ...capacity(dice),
  }
}

function keyCondition(dice: Dice, keys: readonly Key[], expressions: Expressions): string {
  const [partition, sort] = keys as readonly [Key, Key | undefined]
  const value = (attribute: Key) => expressions.value(dice.onceIn(60) ? anyValue(dice) : keyValue(dice, attribute))
  const first = `${expressions.name(partition.name)} ${dice.onceIn(80) ? '>' : '='} ${value(partition)}`
  if (!sort || dice.onceIn(3)) return first
  const name = expressions.name(sort.name)
  const second = () => {
    switch (dice.below(7)) {
      case 0:
        return `${name} BETWEEN ${value(sort)} AND ${value(sort)}`
      case 1:
        return `begins_with(${name}, ${value(sort)})`
      default:
        return `${name} ${dice.pick(['=', '<', '<=', '>', '>=', '=', '<', dice.onceIn(9) ? '<>' : '>'])} ${value(sort)}`
    }
  }
  return dice.onceIn(4) ? `${second()} AND ${first}` : `${first} AND ${second()}`
}

function paged(dice: Dice, table: TableShape, index: IndexShape | undefined): JsonObject {
  const keys = { keys: [...table.keys, ...(index?.keys ?? [])] }
  return {
    ...(dice.onceIn(2) ? { Limit: dice.onceIn(30) ? 0 : 1 + dice.below(5) } : {}),
    ...(dice.onceIn(12) ? { ExclusiveStartKey: key(dice, keys) } : {}),
  }
}

function selected(dice: Dice, index: IndexShape | undefined, expressions: Expressions): JsonObject {
  const projection = dice.onceIn(4) ? { ProjectionExpression: expression(dice, expressions.projection()) } : {}
  const select = ['COUNT', 'ALL_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', ...(index ? ['ALL_PROJECTED_ATTRIBUTES'] : []), ...(dice.onceIn(9) ? ['ALL_PROJECTED_ATTRIBUTES', 'X'] : [])]
  return { ...projection, ...(dice.onceIn(4) ? { Select: dice.pick(select) } : {}) }
}

function query(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const index = table.indexes.length > 0 && dice.onceIn(2) ? dice.pick(table.indexes) : undefined
  const KeyConditionExpression = expression(dice, keyCondition(dice, (index ?? table).keys, expressions))
  const filter = dice.onceIn(3) ? { FilterExpression: expression(dice, expressions.condition()) } : {}
  const select = selected(dice, index, expressions)
  return {
    TableName: named(dice, table),
    ...(index ? { IndexName: dice.onceIn(60) ? 'unknown' : index.name } : {}),
    KeyConditionExpression,
    ...filter,
    ...select,
    ...expressions.members(),
    ...paged(dice, table, index),
    ...(dice.onceIn(2) ? { ScanIndexForward: dice.onceIn(2) } : {}),
    ...(dice.onceIn(4) ? { ConsistentRead: dice.onceIn(3) } : {}),
    ...capacity(dice),
  }
}

function scan(dice: Dice, table: TableShape): JsonObject {
  const expressions = new Expressions(dice)
  const index = table.indexes.length > 0 && dice.onceIn(3) ? dice.pick(table.indexes) : undefined
  const filter = dice.onceIn(2) ? { FilterExpression: expression(dice, expressions.condition()) } : {}
  const select = selected(dice, index, expressions)
  const { ExclusiveStartKey: _, ...limit } = paged(dice, table, index)
  return {
    TableName: named(dice, table),
    ...(index ? { IndexName: index.name } : {}),
    ...filter,
    ...select,
    ...expressions.members(),
    ...limit,
    ...(dice.onceIn(20) ? { Segment: dice.below(3) } : {}),
    ...(dice.onceIn(20) ? { TotalSegments: 2 } : {}),
    ...capacity(dice),
  }
}

function batchGet(dice: Dice): JsonObject {
  const RequestItems: Record<string, Json> = {}
  for (const table of dice.some(dice.onceIn(20) ? 0 : 1, 3, () => dice.pick(TABLES))) {
    const expressions = new Expressions(dice)
    const projection = dice.onceIn(3) ? { ProjectionExpression: expression(dice, expressions.projection()) } : {}
    const { ExpressionAttributeNames } = expressions.members()
    RequestItems[named(dice, table)] = {
      Keys: keysOf(dice, table),
      ...projection,
      ...(ExpressionAttributeNames ? { ExpressionAttributeNames } : {}),
      ...(dice.onceIn(2) ? { ConsistentRead: dice.onceIn(2) } : {}),
    }
  }
  return { RequestItems, ...capacity(dice) }
}

function keysOf(dice: Dice, table: TableShape): JsonObject[] {
  const keys = dice.some(dice.onceIn(40) ? 0 : 1, 5, () => key(dice, table))
  return dice.onceIn(12) ? keys : [...new Map(keys.map((made) => [JSON.stringify(made), made])).values()]
}

function batchWrite(dice: Dice): JsonObject {
  const RequestItems: Record<string, Json> = {}
  for (const table of dice.some(dice.onceIn(20) ? 0 : 1, 3, () => dice.pick(TABLES))) {
    RequestItems[named(dice, table)] = keysOf(dice, table).map((made) => {
      if (dice.onceIn(100)) return dice.pick<JsonObject>([{}, { PutRequest: {} }, { DeleteRequest: { Key: made }, PutRequest: { Item: made } }])
      return dice.onceIn(3) ? { DeleteRequest: { Key: made } } : { PutRequest: { Item: { ...attributes(dice), ...made } } }
    })
  }
  return { RequestItems, ...capacity(dice) }
}

/** A definition of a table that there is, mostly with a mistake in it: which of the two is told? */
function tableToCreate(dice: Dice, table: TableShape): JsonObject {
  const made: JsonObject = { ...createTable(table), TableName: dice.pick(['plain', 'plain', 'a']) }
  switch (dice.below(8)) {
    case 0:
      return { ...made, AttributeDefinitions: (made['AttributeDefinitions'] as Json[]).slice(1) }
    case 1:
      return { ...made, AttributeDefinitions: [...(made['AttributeDefinitions'] as Json[]), { AttributeName: 'z', AttributeType: dice.pick(['S', 'X']) }] }
    case 2:
      return { ...made, KeySchema: [...(made['KeySchema'] as Json[])].reverse() }
    case 3:
      return { ...made, ProvisionedThroughput: { ReadCapacityUnits: dice.below(2), WriteCapacityUnits: 1 } }
    case 4:
      return { ...made, BillingMode: dice.pick(['PROVISIONED', 'FREE']) }
    case 5:
      return { ...made, LocalSecondaryIndexes: [{ IndexName: dice.pick(['localAll', 'other']), KeySchema: [...(made['KeySchema'] as Json[])], Projection: dice.pick([{ ProjectionType: 'ALL' }, { ProjectionType: 'INCLUDE' }, {}, { ProjectionType: 'KEYS_ONLY', NonKeyAttributes: ['q'] }]) }] }
    case 6:
      return { ...made, GlobalSecondaryIndexes: [] }
    default:
      return made
  }
}

/** The request with one of its members left out, or of another type. */
function mangled(dice: Dice, input: JsonObject): JsonObject {
  const member = dice.pick(Object.keys(input))
  const { [member]: _, ...rest } = input
  return dice.onceIn(2) ? rest : { ...rest, [member]: dice.pick<Json>([5, 'text', true, [], {}, [{}], { S: 'a' }, valueOf(dice, 'M')]) }
}
