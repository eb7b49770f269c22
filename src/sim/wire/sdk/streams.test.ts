import { CreateTableCommand, DynamoDBClient, PutItemCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb-streams'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let streams: DynamoDBStreamsClient
let realTime: () => void

beforeEach(() => {
  cloud = sdkWorld()
  streams = new DynamoDBStreamsClient(clientConfig(cloud))
  realTime = inVirtualTime(cloud)
})
afterEach(() => realTime())

test('a table’s changes are read from its stream, bytes and all', async () => {
  const dynamodb = new DynamoDBClient(clientConfig(cloud))
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'orders', BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 60, minDelay: 1 }, { TableName: 'orders' })
  const Item = { id: { S: '1' }, raw: { B: new Uint8Array([0, 255]) } }
  await dynamodb.send(new PutItemCommand({ TableName: 'orders', Item }))
  await cloud.runFor(5000)
  const { Streams: [listed] = [] } = await streams.send(new ListStreamsCommand({ TableName: 'orders' }))
  const StreamArn = listed?.StreamArn
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  expect(StreamDescription).toMatchObject({ StreamStatus: 'ENABLED', StreamViewType: 'NEW_AND_OLD_IMAGES', TableName: 'orders', CreationRequestDateTime: expect.any(Date) })
  const found = []
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const { ShardIterator } = await streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }))
    found.push(...((await streams.send(new GetRecordsCommand({ ShardIterator }))).Records ?? []))
  }
  expect(found).toMatchObject([{ eventName: 'INSERT', dynamodb: { Keys: { id: { S: '1' } }, NewImage: Item, ApproximateCreationDateTime: expect.any(Date) } }])
})

test('errors are caught by class', async () => {
  const StreamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/none/stream/2025-01-01T00:00:00.000'
  await expect(streams.send(new DescribeStreamCommand({ StreamArn }))).rejects.toBeInstanceOf(ResourceNotFoundException)
})
