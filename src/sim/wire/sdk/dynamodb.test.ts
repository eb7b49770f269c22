import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateBackupCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DescribeLimitsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  paginateListTables,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  ScanCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  waitUntilTableNotExists,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, paginateScan, PutCommand, QueryCommand as DocumentQueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let dynamodb: DynamoDBClient
let realTime: () => void

beforeEach(async () => {
  cloud = sdkWorld()
  dynamodb = new DynamoDBClient(clientConfig(cloud))
  realTime = inVirtualTime(cloud)
  await createTable('orders')
})
afterEach(() => realTime())

async function createTable(TableName: string) {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'customer', AttributeType: 'S' }, { AttributeName: 'at', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }, { AttributeName: 'at', KeyType: 'RANGE' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60, minDelay: 1 }, { TableName })
}

const key = (at: number) => ({ customer: { S: 'c1' }, at: { N: String(at) } })

test('an item of every type is put, read, changed and deleted', async () => {
  const Item = {
    ...key(1),
    bytes: { B: new Uint8Array([0, 1, 255]) },
    set: { SS: ['a', 'b'] },
    list: { L: [{ BOOL: true }, { NULL: true }, { M: { S: { S: 'S' } } }] },
  }
  await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item }))
  const read = await dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: key(1), ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }))
  expect(read.Item).toEqual(Item)
  expect(read.ConsumedCapacity).toEqual({ TableName: 'orders', CapacityUnits: 1 })
  const updated = await dynamodb.send(
    new UpdateItemCommand({
      TableName: 'orders', Key: key(1), UpdateExpression: 'SET #n = :n REMOVE bytes',
      ExpressionAttributeNames: { '#n': 'n' }, ExpressionAttributeValues: { ':n': { N: '5' } }, ReturnValues: 'UPDATED_NEW',
    }),
  )
  expect(updated.Attributes).toEqual({ n: { N: '5' } })
  const deleted = await dynamodb.send(new DeleteItemCommand({ TableName: 'orders', Key: key(1), ReturnValues: 'ALL_OLD' }))
  expect(deleted.Attributes?.['n']).toEqual({ N: '5' })
  expect((await dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: key(1) }))).Item).toBeUndefined()
})

test('a failed condition is caught by class, with the item where it was asked for', async () => {
  await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: key(1) }))
  const put = new PutItemCommand({
    TableName: 'orders', Item: key(1), ConditionExpression: 'attribute_not_exists(customer)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  })
  const failed = await dynamodb.send(put).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(ConditionalCheckFailedException)
  expect(failed).toMatchObject({ message: 'The conditional request failed', Item: key(1), $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 1 } })
})

test('errors without a class of their own are told by name', async () => {
  const wrong = dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: { customer: { S: 'c1' } } }))
  await expect(wrong).rejects.toMatchObject({ name: 'ValidationException', message: 'The provided key element does not match the schema' })
  await expect(dynamodb.send(new DescribeTableCommand({ TableName: 'nothing' }))).rejects.toBeInstanceOf(ResourceNotFoundException)
})

test('what is not simulated says so', async () => {
  const backup = dynamodb.send(new CreateBackupCommand({ TableName: 'orders', BackupName: 'b' }))
  await expect(backup).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
  expect(cloud.log.at(-1)).toMatchObject({ service: 'dynamodb', type: 'ApiCallEnded', detail: { action: 'CreateBackup' } })
})

test('batches, transactions and their reasons', async () => {
  const puts = [1, 2, 3].map((at) => ({ PutRequest: { Item: key(at) } }))
  expect((await dynamodb.send(new BatchWriteItemCommand({ RequestItems: { orders: puts } }))).UnprocessedItems).toEqual({})
  const { Responses } = await dynamodb.send(new BatchGetItemCommand({ RequestItems: { orders: { Keys: [key(1), key(9)] } } }))
  expect(Responses).toEqual({ orders: [key(1)] })
  const got = await dynamodb.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName: 'orders', Key: key(2) } }] }))
  expect(got.Responses).toEqual([{ Item: key(2) }])
  const failed = await dynamodb
    .send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: 'orders', Item: key(4) } },
          { Delete: { TableName: 'orders', Key: key(1), ConditionExpression: 'attribute_exists(paid)' } },
        ],
      }),
    )
    .catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(TransactionCanceledException)
  expect((failed as TransactionCanceledException).CancellationReasons).toMatchObject([{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }])
})

test('pages of a query and a scan are followed', async () => {
  for (let at = 1; at <= 5; at++) await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item: key(at) }))
  const query = { TableName: 'orders', KeyConditionExpression: 'customer = :c', ExpressionAttributeValues: { ':c': { S: 'c1' } } }
  const pages: (number | undefined)[] = []
  for await (const page of paginateQuery({ client: dynamodb, pageSize: 2 }, { ...query })) pages.push(page.Count)
  expect(pages).toEqual([2, 2, 1])
  expect((await dynamodb.send(new QueryCommand({ ...query, ScanIndexForward: false, Limit: 1 }))).Items).toEqual([key(5)])
  expect((await dynamodb.send(new ScanCommand({ TableName: 'orders', Select: 'COUNT' }))).Count).toBe(5)
})

test('tables are described, changed, listed in pages and deleted', async () => {
  await createTable('bills')
  await createTable('cards')
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'orders' }))
  expect(Table).toMatchObject({ TableStatus: 'ACTIVE', TableArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders' })
  expect(Table?.CreationDateTime).toEqual(new Date('2025-01-01T00:00:00Z'))
  expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual(['bills', 'cards', 'orders'])
  const pages: number[] = []
  for await (const page of paginateListTables({ client: dynamodb, pageSize: 2 }, {})) pages.push(page.TableNames?.length ?? 0)
  expect(pages).toEqual([2, 1])
  await dynamodb.send(new UpdateTimeToLiveCommand({ TableName: 'bills', TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } }))
  const described = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: 'bills' }))
  expect(described.TimeToLiveDescription?.AttributeName).toBe('ttl')
  await dynamodb.send(new UpdateTableCommand({ TableName: 'bills', DeletionProtectionEnabled: true }))
  await expect(dynamodb.send(new DeleteTableCommand({ TableName: 'bills' }))).rejects.toBeInstanceOf(ResourceInUseException)
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60, minDelay: 1 }, { TableName: 'bills' })
  await expect(dynamodb.send(new DeleteTableCommand({ TableName: 'bills' }))).rejects.toMatchObject({ name: 'ValidationException' })
  await dynamodb.send(new DeleteTableCommand({ TableName: 'cards' }))
  await waitUntilTableNotExists({ client: dynamodb, maxWaitTime: 60, minDelay: 1 }, { TableName: 'cards' })
  expect((await dynamodb.send(new DescribeLimitsCommand({}))).TableMaxReadCapacityUnits).toBeGreaterThan(0)
})

test('the document client marshals', async () => {
  const document = DynamoDBDocumentClient.from(dynamodb, { marshallOptions: { removeUndefinedValues: true } })
  const Item = { customer: 'c1', at: 7, amount: 12.5, tags: new Set(['a']), lines: [{ sku: 'x', n: 1 }], gone: undefined, none: null, raw: new Uint8Array([1, 2]) }
  await document.send(new PutCommand({ TableName: 'orders', Item }))
  const { gone: _gone, ...stored } = Item
  expect((await document.send(new GetCommand({ TableName: 'orders', Key: { customer: 'c1', at: 7 } }))).Item).toEqual(stored)
  await document.send(
    new UpdateCommand({ TableName: 'orders', Key: { customer: 'c1', at: 7 }, UpdateExpression: 'ADD amount :one', ExpressionAttributeValues: { ':one': 1 } }),
  )
  const found = await document.send(
    new DocumentQueryCommand({ TableName: 'orders', KeyConditionExpression: 'customer = :c', ExpressionAttributeValues: { ':c': 'c1' }, ProjectionExpression: 'amount' }),
  )
  expect(found.Items).toEqual([{ amount: 13.5 }])
  const pages = []
  for await (const page of paginateScan({ client: document }, { TableName: 'orders' })) pages.push(...(page.Items ?? []))
  expect(pages).toHaveLength(1)
})

test('the SDK retries what is throttled, and waits in virtual time', async () => {
  cloud.mock('dynamodb', 'GetItem', () => ({
    error: { name: 'ProvisionedThroughputExceededException', message: 'The level of configured provisioned throughput for the table was exceeded.', statusCode: 400 },
  }))
  const before = cloud.now
  const failed = await dynamodb.send(new GetItemCommand({ TableName: 'orders', Key: key(1) })).catch((error: unknown) => error)
  expect(failed).toMatchObject({ name: 'ProvisionedThroughputExceededException' })
  const { attempts = 0, totalRetryDelay = 0 } = (failed as { $metadata: { attempts?: number; totalRetryDelay?: number } }).$metadata
  expect(attempts).toBeGreaterThanOrEqual(3)
  expect(cloud.now - before).toBeCloseTo(totalRetryDelay, 0)
  const calls = cloud.log.filter(({ type, detail }) => type === 'ApiCallStarted' && (detail as { action?: string }).action === 'GetItem')
  expect(calls).toHaveLength(attempts)
})
