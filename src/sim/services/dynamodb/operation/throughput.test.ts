import { expect, test } from 'vitest'
import { Account, item } from '../account.testing'

const TableName = 'slow'
const exceeded = (what: string, resource: string) => ({
  name: 'ProvisionedThroughputExceededException',
  message: expect.stringContaining('provisioned throughput'),
  statusCode: 400,
  members: { ThrottlingReasons: [{ reason: what, resource }] },
})
const arn = `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}`

function givenSlowTable(): Account {
  return new Account().createTable(TableName, {
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
  })
}

const put = (account: Account, i: number) => account.result('PutItem', { TableName, Item: item({ pk: `p${i}` }) })

test('DB97 a provisioned table takes what it saved up in five minutes, then as much a second as was provisioned', () => {
  const account = givenSlowTable()
  for (let i = 0; i < 300; i++) expect(put(account, i).error).toBeUndefined()
  expect(put(account, 300).error).toEqual(exceeded('TableWriteProvisionedThroughputExceeded', arn))
  expect(account.call('Scan', { TableName }).Count).toBe(300)
  account.pass(2000)
  expect([0, 1, 2].map((i) => put(account, i).error?.name)).toEqual([undefined, undefined, 'ProvisionedThroughputExceededException'])
})

test('DB97 a batch leaves out what the throughput does not suffice for', () => {
  const account = givenSlowTable()
  for (let i = 0; i < 290; i++) put(account, i)
  const requests = Array.from({ length: 15 }, (_, i) => ({ PutRequest: { Item: item({ pk: `b${i}` }) } }))
  expect(account.call('BatchWriteItem', { RequestItems: { [TableName]: requests } })).toEqual({
    UnprocessedItems: { [TableName]: requests.slice(10) },
  })
  expect(account.result('BatchWriteItem', { RequestItems: { [TableName]: requests } }).error?.name).toBe(
    'ProvisionedThroughputExceededException',
  )
})

test('DB97 reads have a throughput of their own, and an index too', () => {
  const account = new Account().createTable(TableName, {
    AttributeDefinitions: [{ AttributeName: 'kind', AttributeType: 'S' }],
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 100 },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byKind',
        KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      },
    ],
  })
  const get = { TableName, Key: item({ pk: 'a' }), ConsistentRead: true }
  for (let i = 0; i < 300; i++) account.call('GetItem', get)
  expect(account.result('GetItem', get).error).toEqual(exceeded('TableReadProvisionedThroughputExceeded', arn))
  for (let i = 0; i < 300; i++) account.call('PutItem', { TableName, Item: item({ pk: `p${i}`, kind: 'k' }) })
  const last = account.result('PutItem', { TableName, Item: item({ pk: 'last', kind: 'k' }) })
  expect(last.error).toEqual(exceeded('IndexWriteProvisionedThroughputExceeded', `${arn}/index/byKind`))
})

test('DB98 a limit on demand is what a second takes; without one nothing throttles', () => {
  const account = new Account().createTable(TableName, { BillingMode: 'PAY_PER_REQUEST', OnDemandThroughput: { MaxWriteRequestUnits: 3, MaxReadRequestUnits: -1 } })
  expect(account.call('DescribeTable', { TableName }).Table.OnDemandThroughput).toEqual({ MaxReadRequestUnits: -1, MaxWriteRequestUnits: 3 })
  for (let i = 0; i < 3; i++) expect(put(account, i).error).toBeUndefined()
  expect(put(account, 3).error).toEqual({
    name: 'ThrottlingException',
    message: 'Throughput exceeds the maximum OnDemandThroughput configured on table or index',
    statusCode: 400,
    members: { throttlingReasons: [{ reason: 'TableWriteMaxOnDemandThroughputExceeded', resource: arn }] },
  })
  for (let i = 0; i < 1000; i++) account.call('GetItem', { TableName, Key: item({ pk: 'p0' }) })
  account.pass(60_000)
  expect([0, 1, 2, 3].map((i) => put(account, i).error?.name)).toEqual([undefined, undefined, undefined, 'ThrottlingException'])
  account.call('UpdateTable', { TableName, OnDemandThroughput: { MaxWriteRequestUnits: -1 } })
  account.pass(10_000)
  for (let i = 0; i < 5000; i++) expect(put(account, i).error).toBeUndefined()
  expect(account.call('DescribeTable', { TableName }).Table.OnDemandThroughput).toBeUndefined()
})

test.each([
  ['for a provisioned table', { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, { MaxReadRequestUnits: 1 }, 'ValidationException'],
  ['of none', { BillingMode: 'PAY_PER_REQUEST' }, { MaxReadRequestUnits: 0 }, 'ValidationException'],
  ['less than none', { BillingMode: 'PAY_PER_REQUEST' }, { MaxWriteRequestUnits: -2 }, 'ValidationException'],
])('DB98 refused: a limit %s', (_why, billing, OnDemandThroughput, name) => {
  const table = { TableName, AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] }
  expect(new Account().result('CreateTable', { ...table, ...billing, OnDemandThroughput }).error?.name).toBe(name)
})

test('DB99 a condition that fails costs what the item is worth, at least one unit; what is wrong costs nothing', () => {
  const account = givenSlowTable()
  account.call('PutItem', { TableName, Item: item({ pk: 'big', text: 'a'.repeat(9_000) }) })
  const fails = { TableName, ConditionExpression: 'attribute_not_exists(pk)' }
  const refused = (pk: string) => account.result('PutItem', { ...fails, Item: item({ pk }) }).error?.name
  // 9 KB are there already: each look at it costs as much.
  for (let i = 0; i < 32; i++) expect(refused('big')).toBe('ConditionalCheckFailedException')
  for (let i = 0; i < 3; i++) expect(put(account, i).error).toBeUndefined()
  expect(put(account, 3).error?.name).toBe('ProvisionedThroughputExceededException')
  account.pass(1000)
  expect(account.result('DeleteItem', { TableName, Key: item({ pk: 'none' }), ConditionExpression: 'attribute_exists(pk)' }).error?.name).toBe('ConditionalCheckFailedException')
  expect(put(account, 0).error?.name).toBe('ProvisionedThroughputExceededException')
  account.pass(1000)
  expect(account.result('PutItem', { TableName, Item: {} }).error?.name).toBe('ValidationException')
  expect(put(account, 0).error).toBeUndefined()
})

test('DB120 what was consumed is told at the end of each minute, of tables and of global indexes', () => {
  const account = new Account().createTable(TableName, {
    AttributeDefinitions: [{ AttributeName: 'kind', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [{ IndexName: 'byKind', KeySchema: [{ AttributeName: 'kind', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
  })
  account.pass(120_000)
  account.told.length = 0
  for (let i = 0; i < 3; i++) account.call('PutItem', { TableName, Item: item({ pk: `p${i}`, kind: 'k' }) })
  account.call('Scan', { TableName })
  account.pass(60_000)
  account.pass(600_000)
  expect(account.told.filter((line) => line.includes('CapacityConsumed'))).toHaveLength(2)
})
