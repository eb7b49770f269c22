import { beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../kernel/json'
import { Account, item } from '../account.testing'

const TableName = 'orders'
const HOUR = 3_600_000
const on = (StreamViewType = 'NEW_AND_OLD_IMAGES') => ({ StreamSpecification: { StreamEnabled: true, StreamViewType } })
const off = { StreamSpecification: { StreamEnabled: false } }

let account: Account
beforeEach(() => {
  account = new Account()
})

const streams = (action: string, input: JsonObject) => account.call(action, input, 'dynamodbstreams')
const refusal = (action: string, input: JsonObject) => account.refusal(action, input, 'dynamodbstreams')
const put = (attributes: Parameters<typeof item>[0]) => account.call('PutItem', { TableName, Item: item(attributes) })
const remove = (pk: string) => account.call('DeleteItem', { TableName, Key: item({ pk }) })
const table = () => account.call('DescribeTable', { TableName }).Table
const described = (StreamArn = table().LatestStreamArn) => streams('DescribeStream', { StreamArn }).StreamDescription

function iterator(ShardIteratorType: string, more: JsonObject = {}): string {
  const { StreamArn, Shards } = described()
  return streams('GetShardIterator', { StreamArn, ShardId: Shards[0].ShardId, ShardIteratorType, ...more }).ShardIterator
}

function records(ShardIterator = iterator('TRIM_HORIZON'), more: JsonObject = {}): any[] {
  return streams('GetRecords', { ShardIterator, ...more }).Records
}

const told = () => records().map(({ eventName, dynamodb }) => `${eventName} ${dynamodb.Keys.pk.S}`)

test('DB100 a table is created with a stream, which is on when the table is active', () => {
  account.call('CreateTable', {
    TableName,
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    ...on('KEYS_ONLY'),
  })
  expect(described().StreamStatus).toBe('ENABLING')
  account.pass(10_000)
  const StreamArn = `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}/stream/2025-01-01T00:00:00.000`
  expect(table()).toMatchObject({
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    LatestStreamArn: StreamArn,
    LatestStreamLabel: '2025-01-01T00:00:00.000',
  })
  expect(described()).toEqual({
    StreamArn,
    StreamLabel: '2025-01-01T00:00:00.000',
    StreamStatus: 'ENABLED',
    StreamViewType: 'KEYS_ONLY',
    CreationRequestDateTime: Date.UTC(2025, 0, 1) / 1000,
    TableName,
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    Shards: [{ ShardId: expect.stringMatching(/^shardId-\d{20}-[\da-f]{8}$/), SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d{21,40}$/) } }],
  })
})

test('DB100 a stream is turned on and off later; neither twice, and the next is another', () => {
  account.createTable(TableName)
  const update = (setting: JsonObject) => account.call('UpdateTable', { TableName, ...setting })
  expect(account.refusal('UpdateTable', { TableName, ...off })).toBe('ValidationException: Table has no stream to disable: TableName: orders')
  put({ pk: 'before' })
  update(on())
  account.pass(10_000)
  expect(account.refusal('UpdateTable', { TableName, ...on('KEYS_ONLY') })).toBe(
    'ValidationException: Table already has an enabled stream: TableName: orders',
  )
  put({ pk: 'while' })
  expect(told()).toEqual(['INSERT while'])
  const first = table().LatestStreamArn
  update(off)
  account.pass(10_000)
  put({ pk: 'after' })
  expect(table()).not.toHaveProperty('StreamSpecification')
  expect(told()).toEqual(['INSERT while'])
  update(on('NEW_IMAGE'))
  account.pass(10_000)
  expect(table().LatestStreamArn).not.toBe(first)
  expect(streams('ListStreams', { TableName }).Streams.map((stream: JsonObject) => stream['StreamArn'])).toEqual([first, table().LatestStreamArn])
  expect([described(first).StreamStatus, described().StreamStatus]).toEqual(['DISABLED', 'ENABLED'])
})

test('DB101 each change of an item is one record, in order; what changes nothing is none', () => {
  account.createTable(TableName, on())
  put({ pk: 'a', n: 1 })
  put({ pk: 'a', n: 1 })
  put({ pk: 'a', n: 2 })
  remove('nobody')
  account.refusal('PutItem', { TableName, Item: item({ pk: 'a' }), ConditionExpression: 'attribute_not_exists(pk)' })
  account.call('UpdateItem', { TableName, Key: item({ pk: 'b' }), UpdateExpression: 'SET n = :n', ExpressionAttributeValues: item({ ':n': 1 }) })
  account.call('BatchWriteItem', { RequestItems: { [TableName]: [{ PutRequest: { Item: item({ pk: 'c' }) } }, { DeleteRequest: { Key: item({ pk: 'a' }) } }] } })
  const check = { ConditionCheck: { TableName, Key: item({ pk: 'b' }), ConditionExpression: 'n = :n', ExpressionAttributeValues: item({ ':n': 1 }) } }
  account.call('TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: item({ pk: 'd' }) } }, check, { Delete: { TableName, Key: item({ pk: 'c' }) } }] })
  account.refusal('TransactWriteItems', { TransactItems: [{ Put: { TableName, Item: item({ pk: 'e' }) } }, { Put: { TableName, Item: item({ pk: 'd' }), ConditionExpression: 'attribute_not_exists(pk)' } }] })
  expect(told()).toEqual(['INSERT a', 'MODIFY a', 'INSERT b', 'INSERT c', 'REMOVE a', 'INSERT d', 'REMOVE c'])
})

test.each([
  ['KEYS_ONLY', undefined, undefined],
  ['NEW_IMAGE', undefined, { pk: { S: 'a' }, n: { N: '2' } }],
  ['OLD_IMAGE', { pk: { S: 'a' }, n: { N: '1' } }, undefined],
  ['NEW_AND_OLD_IMAGES', { pk: { S: 'a' }, n: { N: '1' } }, { pk: { S: 'a' }, n: { N: '2' } }],
])('DB102 %s shows the key and of a changed item what its name says', (view, OldImage, NewImage) => {
  account.createTable(TableName, on(view))
  put({ pk: 'a', n: 1 })
  put({ pk: 'a', n: 2 })
  remove('a')
  const [inserted, { dynamodb }, removed] = records()
  expect(dynamodb).toMatchObject({ Keys: { pk: { S: 'a' } }, StreamViewType: view })
  expect([dynamodb.OldImage, dynamodb.NewImage]).toEqual([OldImage, NewImage])
  expect(inserted.dynamodb).not.toHaveProperty('OldImage')
  expect(removed.dynamodb).not.toHaveProperty('NewImage')
})

test('DB103 a record tells what happened, when, and its size as AWS counts it in its example', () => {
  account.call('CreateTable', {
    TableName,
    AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    ...on(),
  })
  account.pass(60_900)
  put({ Id: 101, Message: 'New item!' })
  put({ Id: 101, Message: 'This item has changed' })
  account.call('DeleteItem', { TableName, Key: item({ Id: 101 }) })
  const all = records()
  expect(all[0]).toEqual({
    eventID: expect.stringMatching(/^[\da-f]{32}$/),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Date.UTC(2025, 0, 1) / 1000 + 60,
      Keys: { Id: { N: '101' } },
      NewImage: { Id: { N: '101' }, Message: { S: 'New item!' } },
      SequenceNumber: expect.stringMatching(/^\d{21,40}$/),
      SizeBytes: 26,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  })
  expect(all.map(({ dynamodb }) => dynamodb.SizeBytes)).toEqual([26, 59, 38])
  const numbers = all.map(({ dynamodb }) => BigInt(dynamodb.SequenceNumber))
  expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)))
  expect(numbers[0]).toBeGreaterThan(BigInt(described().Shards[0].SequenceNumberRange.StartingSequenceNumber))
})

test('DB104 an iterator begins at the oldest record, after the latest, at a record or after it', () => {
  account.createTable(TableName, on('KEYS_ONLY'))
  const early = iterator('LATEST')
  for (const pk of ['a', 'b', 'c']) put({ pk })
  const latest = iterator('LATEST')
  const SequenceNumber = records()[1].dynamodb.SequenceNumber
  const keys = (from: string) => records(from).map(({ dynamodb }) => dynamodb.Keys.pk.S).join('')
  expect(keys(iterator('TRIM_HORIZON'))).toBe('abc')
  expect(keys(early)).toBe('abc')
  expect(keys(iterator('AT_SEQUENCE_NUMBER', { SequenceNumber }))).toBe('bc')
  expect(keys(iterator('AFTER_SEQUENCE_NUMBER', { SequenceNumber }))).toBe('c')
  const { StartingSequenceNumber } = described().Shards[0].SequenceNumberRange
  expect(keys(iterator('AT_SEQUENCE_NUMBER', { SequenceNumber: StartingSequenceNumber }))).toBe('abc')
  expect(keys(latest)).toBe('')
  put({ pk: 'd' })
  expect(keys(latest)).toBe('d')
})

test('DB105 a call gives up to Limit records, 1,000 or 1 MB, and the iterator for what follows', () => {
  account.createTable(TableName, on('NEW_IMAGE'))
  for (let i = 0; i < 1001; i++) put({ pk: `p${i}` })
  const first = streams('GetRecords', { ShardIterator: iterator('TRIM_HORIZON') })
  expect(first.Records).toHaveLength(1000)
  const second = streams('GetRecords', { ShardIterator: first.NextShardIterator })
  expect(second.Records).toHaveLength(1)
  expect(records(iterator('TRIM_HORIZON'), { Limit: 3 })).toHaveLength(3)
  const text = 'x'.repeat(300_000)
  for (let i = 0; i < 4; i++) put({ pk: `large${i}`, text })
  expect(records(second.NextShardIterator)).toHaveLength(3)
})

describe('in time', () => {
  beforeEach(() => {
    account.createTable(TableName, on('KEYS_ONLY'))
    put({ pk: 'a' })
  })

  test('DB106 a record is kept for 24 hours, and who comes later is told', () => {
    const SequenceNumber = records()[0].dynamodb.SequenceNumber
    account.pass(24 * HOUR - 60_000)
    const before = iterator('AT_SEQUENCE_NUMBER', { SequenceNumber })
    expect(told()).toEqual(['INSERT a'])
    account.pass(60_000)
    expect(told()).toEqual([])
    const { StreamArn, Shards } = described()
    const at = { StreamArn, ShardId: Shards[0].ShardId, ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber }
    const late = 'TrimmedDataAccessException: The data you are trying to access has been trimmed.'
    expect([refusal('GetRecords', { ShardIterator: before }), refusal('GetShardIterator', at)]).toEqual([late, late])
    put({ pk: 'b' })
    expect(told()).toEqual(['INSERT b'])
    expect(account.database.streams.get(StreamArn)?.records.size).toBe(1)
  })

  test('DB106 an iterator lives for a quarter of an hour', () => {
    const ShardIterator = iterator('LATEST')
    account.pass(15 * 60_000)
    expect(records(ShardIterator)).toEqual([])
    account.pass(1)
    expect(refusal('GetRecords', { ShardIterator })).toMatch(/^ExpiredIteratorException/)
  })

  test.each([
    ['turned off', () => account.call('UpdateTable', { TableName, ...off })],
    ['of a deleted table', () => account.call('DeleteTable', { TableName })],
  ])('DB107 a stream %s is read to its end, and gone after 24 hours', (_how, end) => {
    const StreamArn = table().LatestStreamArn
    end()
    account.pass(10_000)
    const shard = described(StreamArn).Shards[0]
    expect(described(StreamArn).StreamStatus).toBe('DISABLED')
    const { ShardIterator } = streams('GetShardIterator', { StreamArn, ShardId: shard.ShardId, ShardIteratorType: 'TRIM_HORIZON' })
    const { Records, NextShardIterator } = streams('GetRecords', { ShardIterator })
    expect(Records).toHaveLength(1)
    expect(Records[0].dynamodb.SequenceNumber).toBe(shard.SequenceNumberRange.EndingSequenceNumber)
    expect(NextShardIterator).toBeUndefined()
    account.pass(24 * HOUR)
    expect(refusal('DescribeStream', { StreamArn })).toBe(`ResourceNotFoundException: Requested resource not found: Stream: ${StreamArn} not found`)
    expect(streams('ListStreams', {}).Streams).toEqual([])
  })

  test('DB108 what TTL deletes is told as done by the service', () => {
    account.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
    put({ pk: 'short', until: Math.floor(account.now / 1000) + 60 })
    account.pass(3 * HOUR)
    remove('a')
    const [, , expired, deleted] = records()
    expect(expired).toMatchObject({ eventName: 'REMOVE', dynamodb: { Keys: { pk: { S: 'short' } } }, userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } })
    expect(deleted).not.toHaveProperty('userIdentity')
  })
})

describe('refusals', () => {
  const unknown = `arn:aws:dynamodb:us-east-1:123456789012:table/${TableName}/stream/2024-01-01T00:00:00.000`
  beforeEach(() => {
    account.createTable(TableName, on('KEYS_ONLY'))
  })

  test.each([
    ['a view that is none', 'UpdateTable', { TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: 'Fish' } }, 'ValidationException'],
    ['no view', 'CreateTable', { TableName: 'other', AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamEnabled: true } }, 'ValidationException'],
  ])('DB109 %s', (_why, action, input, name) => {
    expect(account.refusal(action, input)).toMatch(new RegExp(`^${name}: `))
  })

  test.each([
    ['an unknown stream', 'DescribeStream', { StreamArn: unknown }, 'ResourceNotFoundException'],
    ['an ARN that is none', 'DescribeStream', { StreamArn: 'x'.repeat(40) }, 'ValidationException'],
    ['a short ARN', 'DescribeStream', { StreamArn: 'x' }, 'ValidationException'],
    ['an ARN of another form to go on from', 'ListStreams', { ExclusiveStartStreamArn: 'x'.repeat(40) }, 'ValidationException'],
    ['no streams wanted', 'ListStreams', { Limit: 0 }, 'ValidationException'],
    ['more streams than there are on a page', 'ListStreams', { Limit: 101 }, 'ValidationException'],
    ['streams of an unknown table', 'ListStreams', { TableName: 'nowhere' }, 'ResourceNotFoundException'],
    ['an iterator that is none', 'GetRecords', { ShardIterator: 'abc' }, 'ValidationException'],
    ['too many records', 'GetRecords', { ShardIterator: 'abc', Limit: 1001 }, 'ValidationException'],
    ['another operation', 'PutRecord', {}, 'NotSimulated'],
  ])('DB109 %s', (_why, action, input, name) => {
    expect(refusal(action, input)).toMatch(new RegExp(`^${name}: `))
  })

  test.each([
    ['an unknown shard', { ShardId: 'shardId-00000000000000000000-00000000', ShardIteratorType: 'LATEST' }, 'ResourceNotFoundException: Requested resource not found: Shard does not exist'],
    ['another type', { ShardIteratorType: 'AT_TIMESTAMP' }, 'ValidationException'],
    ['no number where one is wanted', { ShardIteratorType: 'AT_SEQUENCE_NUMBER' }, 'ValidationException'],
    ['a number where none is wanted', { ShardIteratorType: 'LATEST', SequenceNumber: '1'.repeat(21) }, 'ValidationException'],
    ['a number that the shard has not given', { ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: '1'.repeat(21) }, 'ValidationException'],
  ])('DB109 %s', (_why, more, text) => {
    const { StreamArn, Shards } = described()
    expect(refusal('GetShardIterator', { StreamArn, ShardId: Shards[0].ShardId, ...more })).toContain(text)
  })
})

test('DB104 streams are listed a page at a time', () => {
  for (const name of ['one', 'three', 'two']) account.createTable(name, on('KEYS_ONLY'))
  const page = streams('ListStreams', { Limit: 2 })
  expect(page.Streams.map((stream: JsonObject) => stream['TableName'])).toEqual(['one', 'three'])
  const rest = streams('ListStreams', { ExclusiveStartStreamArn: page.LastEvaluatedStreamArn })
  expect(rest.Streams.map((stream: JsonObject) => stream['TableName'])).toEqual(['two'])
  expect(rest).not.toHaveProperty('LastEvaluatedStreamArn')
})
