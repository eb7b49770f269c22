import { CreateTableCommand, DynamoDBClient, PutItemCommand, UpdateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb-streams'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const TableName = 'orders'
let cloud: Cloud
let dynamodb: DynamoDBClient
let streams: DynamoDBStreamsClient

beforeEach(async () => {
  cloud = sdkWorld()
  dynamodb = new DynamoDBClient(clientConfig(cloud))
  streams = new DynamoDBStreamsClient(clientConfig(cloud))
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  )
  const realTime = inVirtualTime(cloud)
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60, minDelay: 1 }, { TableName })
  realTime()
})

async function fromTheBeginning() {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }))
  const StreamArn = Streams[0]?.StreamArn
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }))
  return { StreamDescription, ShardIterator }
}

test('a stream is found, described and read', async () => {
  const photo = new Uint8Array([0, 255, 7])
  await dynamodb.send(new PutItemCommand({ TableName, Item: { id: { S: 'a' }, photo: { B: photo } } }))
  const { StreamDescription, ShardIterator } = await fromTheBeginning()
  expect(StreamDescription).toMatchObject({ TableName, StreamStatus: 'ENABLED', StreamViewType: 'NEW_IMAGE', CreationRequestDateTime: new Date('2025-01-01') })
  const { Records, NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }))
  expect(Records).toMatchObject([{ eventName: 'INSERT', dynamodb: { Keys: { id: { S: 'a' } }, NewImage: { id: { S: 'a' }, photo: { B: photo } } } }])
  expect(Records?.[0]?.dynamodb?.ApproximateCreationDateTime).toBeInstanceOf(Date)
  expect((await streams.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }))).Records).toEqual([])
})

test('errors are the SDK’s classes', async () => {
  const StreamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2020-01-01T00:00:00.000'
  await expect(streams.send(new DescribeStreamCommand({ StreamArn }))).rejects.toBeInstanceOf(ResourceNotFoundException)
  const { ShardIterator } = await fromTheBeginning()
  await cloud.runFor(16 * 60_000)
  await expect(streams.send(new GetRecordsCommand({ ShardIterator }))).rejects.toBeInstanceOf(ExpiredIteratorException)
  await expect(streams.send(new GetRecordsCommand({ ShardIterator: 'none' }))).rejects.toMatchObject({ name: 'ValidationException' })
})

test('a stream is turned off, and turned on it is another', async () => {
  await dynamodb.send(new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: false } }))
  await cloud.runFor(10_000)
  const { TableDescription } = await dynamodb.send(
    new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } }),
  )
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName }))
  expect(Streams.map(({ StreamArn }) => StreamArn)).toContain(TableDescription?.LatestStreamArn)
  expect(Streams).toHaveLength(2)
})
