import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../kernel/json'
import { Account, item } from './account.testing'

const seed = Number(process.env['SEED'] ?? 20260101)
console.info(`anyRequest: seed ${seed}`)

const TableName = 'tab'
const Key = item({ pk: 'a', sk: 1 })
const condition = {
  ConditionExpression: 'attribute_not_exists(#n) OR size(a.b[0]) BETWEEN :v AND :w',
  ExpressionAttributeNames: { '#n': 'name' },
  ExpressionAttributeValues: { ':v': { N: '1' }, ':w': { N: '2' } },
}
const index = { IndexName: 'byX', KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }], Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['y'] } }

/** A request of each action that is taken. */
const requests: { readonly [action: string]: JsonObject } = {
  CreateTable: {
    TableName: 'new',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }, { AttributeName: 'x', AttributeType: 'B' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
    GlobalSecondaryIndexes: [{ ...index, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }],
    StreamSpecification: { StreamEnabled: false },
  },
  UpdateTable: {
    TableName,
    AttributeDefinitions: [{ AttributeName: 'y', AttributeType: 'N' }],
    GlobalSecondaryIndexUpdates: [{ Create: { ...index, IndexName: 'byY', KeySchema: [{ AttributeName: 'y', KeyType: 'HASH' }] } }],
  },
  DeleteTable: { TableName },
  DescribeTable: { TableName },
  ListTables: { ExclusiveStartTableName: 'abc', Limit: 3 },
  UpdateTimeToLive: { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } },
  PutItem: { TableName, Item: { ...Key, m: { M: { s: { SS: ['a'] }, l: { L: [{ NULL: true }, { BS: ['AQID'] }] } } } }, ReturnValues: 'ALL_OLD', ...condition },
  DeleteItem: { TableName, Key, ReturnConsumedCapacity: 'INDEXES', ReturnItemCollectionMetrics: 'SIZE', ...condition },
  UpdateItem: { TableName, Key, UpdateExpression: 'SET a = if_not_exists(a, :v) + :w REMOVE d ADD e :v', ...condition },
  GetItem: { TableName, Key, ProjectionExpression: 'a.b[1], #n', ExpressionAttributeNames: { '#n': 'name' }, ConsistentRead: true },
  Query: {
    TableName,
    IndexName: 'byX',
    KeyConditionExpression: 'x = :x',
    FilterExpression: 'contains(y, :v)',
    ExpressionAttributeValues: { ':x': { B: 'AQID' }, ':v': { S: 'a' } },
    Select: 'COUNT',
    Limit: 5,
    ExclusiveStartKey: { ...Key, x: { B: 'AQID' } },
  },
  Scan: { TableName, Segment: 0, TotalSegments: 1, FilterExpression: 'a = :v', ExpressionAttributeValues: { ':v': { N: '1' } }, ExclusiveStartKey: Key },
  BatchGetItem: { RequestItems: { tab: { Keys: [Key, item({ pk: 'b', sk: 2 })], ProjectionExpression: 'a' } }, ReturnConsumedCapacity: 'TOTAL' },
  BatchWriteItem: { RequestItems: { tab: [{ PutRequest: { Item: Key } }, { DeleteRequest: { Key: item({ pk: 'b', sk: 2 }) } }] } },
  TransactGetItems: { TransactItems: [{ Get: { TableName, Key } }] },
  TransactWriteItems: {
    ClientRequestToken: 'token',
    TransactItems: [
      { Put: { TableName, Item: item({ pk: 'p', sk: 1 }) } },
      { Update: { TableName, Key, UpdateExpression: 'DELETE s :s', ExpressionAttributeValues: { ':s': { SS: ['a'] } } } },
      { ConditionCheck: { TableName, Key: item({ pk: 'c', sk: 3 }), ...condition } },
    ],
  },
}

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e300, '', 'a', '#n', ':v', 'HASH', 'SET a = :v', '((', 'a.b[', [], {}, [null], { a: null }, [[]], { S: 'x' }, { N: 'x' }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.string({ maxLength: 12 }),
)

/** The value with one of its members, anywhere inside, replaced or left out. */
function mutated(value: Json, path: number, by: Json | undefined): Json {
  if (typeof value !== 'object' || value === null || path % 7 === 0) return by ?? null
  if (Array.isArray(value)) {
    const at = path % (value.length + 1)
    return [...value.slice(0, at), mutated(value[at] ?? null, Math.floor(path / 3), by), ...value.slice(at + 1)]
  }
  const names = Object.keys(value)
  const name = names[path % (names.length + 1)] ?? 'new'
  const { [name]: member = null, ...rest } = value as JsonObject
  return by === undefined && path % 2 === 0 ? rest : { ...rest, [name]: mutated(member, Math.floor(path / 3), by) }
}

const account = () =>
  new Account().createTable(TableName, {
    sort: 'N',
    AttributeDefinitions: [{ AttributeName: 'x', AttributeType: 'B' }],
    GlobalSecondaryIndexes: [index],
  })

test.each(Object.entries(requests))('DB11 the request of %s is taken as it is', (action, request) => {
  expect(account().refusal(action, request)).toMatch(/^answered /)
})

test('DB11 whatever a request holds, it is answered or refused by one of AWS\'s names, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(requests)),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.option(anything, { nil: undefined })), { minLength: 1, maxLength: 3 }),
      (action, mutations) => {
        const request = mutations.reduce<Json>((value, [path, by]) => mutated(value, path, by), requests[action] as JsonObject)
        fc.pre(typeof request === 'object' && request !== null && !Array.isArray(request))
        const world = account()
        const { error } = world.result(action, request as JsonObject)
        expect(error?.name ?? 'answered').toMatch(/^(answered|NotSimulated|SerializationException|[A-Z]\w+Exception)$/)
        world.pass(60_000)
      },
    ),
    { seed, numRuns: 4000 },
  )
})
