import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  DecreaseStreamRetentionPeriodCommand,
  DeleteStreamCommand,
  DescribeLimitsCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  IncreaseStreamRetentionPeriodCommand,
  KinesisClient,
  ListShardsCommand,
  ListTagsForStreamCommand,
  MergeShardsCommand,
  paginateListStreams,
  PutRecordCommand,
  PutRecordsCommand,
  RegisterStreamConsumerCommand,
  RemoveTagsFromStreamCommand,
  ResourceNotFoundException,
  SplitShardCommand,
  UpdateShardCountCommand,
  UpdateStreamModeCommand,
  waitUntilStreamExists,
  waitUntilStreamNotExists,
} from '@aws-sdk/client-kinesis'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clientConfig, inVirtualTime, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const StreamName = 'clicks'
let cloud: Cloud
let kinesis: KinesisClient
let realTime: () => void

beforeEach(async () => {
  cloud = sdkWorld()
  kinesis = new KinesisClient(clientConfig(cloud))
  realTime = inVirtualTime(cloud)
  await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }))
  await active()
})
afterEach(() => realTime())

async function active(): Promise<void> {
  await waitUntilStreamExists({ client: kinesis, maxWaitTime: 120 }, { StreamName })
}

test('records are put by key and read in order as bytes', async () => {
  const Data = new Uint8Array([0, 1, 255])
  const put = await kinesis.send(new PutRecordCommand({ StreamName, PartitionKey: 'k', Data }))
  const many = await kinesis.send(
    new PutRecordsCommand({ StreamName, Records: [{ PartitionKey: 'k', Data: new TextEncoder().encode('ü') }, { PartitionKey: 'k', Data: new Uint8Array() }] }),
  )
  expect(many).toMatchObject({ FailedRecordCount: 0, Records: [{ ShardId: put.ShardId }, { ShardId: put.ShardId }] })
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand({ StreamName, ShardId: put.ShardId, ShardIteratorType: 'TRIM_HORIZON' }))
  const { Records = [], MillisBehindLatest, NextShardIterator } = await kinesis.send(new GetRecordsCommand({ ShardIterator, Limit: 2 }))
  expect(Records.map(({ Data: data }) => [...(data ?? [])])).toEqual([[0, 1, 255], [0xc3, 0xbc]])
  expect(Records[0]).toMatchObject({ SequenceNumber: put.SequenceNumber, PartitionKey: 'k', ApproximateArrivalTimestamp: expect.any(Date) })
  expect(MillisBehindLatest).toBeTypeOf('number')
  await cloud.runFor(5 * 60_000 + 1)
  await expect(kinesis.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }))).rejects.toBeInstanceOf(ExpiredIteratorException)
})

test('streams are told, tagged, kept longer, listed and deleted', async () => {
  const { StreamDescription } = await kinesis.send(new DescribeStreamCommand({ StreamName }))
  expect(StreamDescription).toMatchObject({ StreamStatus: 'ACTIVE', RetentionPeriodHours: 24, StreamCreationTimestamp: expect.any(Date) })
  await kinesis.send(new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 48 }))
  await kinesis.send(new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 36 }))
  await kinesis.send(new AddTagsToStreamCommand({ StreamName, Tags: { team: 'a', x: '1' } }))
  await kinesis.send(new RemoveTagsFromStreamCommand({ StreamName, TagKeys: ['x'] }))
  expect((await kinesis.send(new ListTagsForStreamCommand({ StreamName }))).Tags).toEqual([{ Key: 'team', Value: 'a' }])
  await active()
  await kinesis.send(new UpdateStreamModeCommand({ StreamARN: StreamDescription?.StreamARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }))
  await active()
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }))
  expect(StreamDescriptionSummary).toMatchObject({ RetentionPeriodHours: 36, OpenShardCount: 2, StreamModeDetails: { StreamMode: 'ON_DEMAND' } })
  expect((await kinesis.send(new DescribeLimitsCommand({}))).OnDemandStreamCount).toBe(1)
  await kinesis.send(new CreateStreamCommand({ StreamName: 'other', ShardCount: 1 }))
  const pages: (readonly string[] | undefined)[] = []
  for await (const page of paginateListStreams({ client: kinesis, pageSize: 1 }, {})) pages.push(page.StreamNames)
  expect(pages).toEqual([['clicks'], ['other']])
  await kinesis.send(new DeleteStreamCommand({ StreamName }))
  await waitUntilStreamNotExists({ client: kinesis, maxWaitTime: 120 }, { StreamName })
  await expect(kinesis.send(new DescribeStreamCommand({ StreamName }))).rejects.toBeInstanceOf(ResourceNotFoundException)
})

test('shards are split, merged and counted anew', async () => {
  const open = async () => (await kinesis.send(new ListShardsCommand({ StreamName, ShardFilter: { Type: 'AT_LATEST' } }))).Shards?.map(({ ShardId }) => ShardId)
  await kinesis.send(new SplitShardCommand({ StreamName, ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '10' }))
  await active()
  expect(await open()).toEqual(['shardId-000000000001', 'shardId-000000000002', 'shardId-000000000003'])
  await kinesis.send(new MergeShardsCommand({ StreamName, ShardToMerge: 'shardId-000000000002', AdjacentShardToMerge: 'shardId-000000000003' }))
  await active()
  const scaled = await kinesis.send(new UpdateShardCountCommand({ StreamName, TargetShardCount: 4, ScalingType: 'UNIFORM_SCALING' }))
  expect(scaled).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 4 })
  await active()
  expect(await open()).toHaveLength(4)
})

test('what is not simulated says so', async () => {
  const consumer = new RegisterStreamConsumerCommand({ StreamARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks', ConsumerName: 'c' })
  await expect(kinesis.send(consumer)).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501, attempts: 1 } })
})
