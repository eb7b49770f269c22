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
