import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import type { JsonObject } from '../../kernel/json'
import { kinesis } from './kinesis'

const ARN = 'arn:aws:kinesis:us-east-1:123456789012:stream/orders'
const FIRST = 'shardId-000000000000'
const SECOND = 'shardId-000000000001'
const TOP = String(2n ** 128n - 1n)
const MIDDLE = String(2n ** 127n)
const HOUR = 3_600_000

let sim: Simulation
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('kinesis', action, input)
const on = (action: string, input: JsonObject = {}) => call(action, { StreamName: 'orders', ...input })
const settled = () => sim.runUntilQuiet()
const text = (data: string) => btoa(data)
const put = (data: string, key = 'k', more: JsonObject = {}) => on('PutRecord', { Data: text(data), PartitionKey: key, ...more })
const iterator = async (ShardIteratorType: string, more: JsonObject = {}): Promise<string> =>
  (await on('GetShardIterator', { ShardId: FIRST, ShardIteratorType, ...more })).ShardIterator
const get = (ShardIterator: string, more: JsonObject = {}) => call('GetRecords', { ShardIterator, ...more })
const datas = ({ Records }: any) => Records.map(({ Data }: any) => atob(Data)).join(' ')
const shards = async () =>
  (await on('ListShards')).Shards.map((shard: any) => [shard.ShardId.slice(-1), shard.ParentShardId?.slice(-1), shard.AdjacentParentShardId?.slice(-1)].filter(Boolean).join('<'))
const refusal = (name: string, message: string | RegExp) => expect.objectContaining({ name, message: typeof message === 'string' ? message : expect.stringMatching(message) })

beforeEach(async () => {
  sim = createSimulation({ services: [kinesis], guests: { run: async () => undefined, reset() {} } })
  await call('CreateStream', { StreamName: 'orders', ShardCount: 1 })
  await settled()
})

describe('streams', () => {
  test('KS1 KS3 a stream is made, shown, and deleted, and each takes its time', async () => {
    await call('CreateStream', { StreamName: 'new', ShardCount: 2 })
    expect((await call('DescribeStream', { StreamName: 'new' })).StreamDescription).toMatchObject({ StreamStatus: 'CREATING', Shards: [] })
    await expect(call('PutRecord', { StreamName: 'new', Data: '', PartitionKey: 'k' })).rejects.toEqual(
      refusal('ResourceNotFoundException', 'Stream new under account 123456789012 not found.'),
    )
    await settled()
    expect((await call('DescribeStream', { StreamName: 'new' })).StreamDescription).toMatchObject({
      StreamName: 'new', StreamStatus: 'ACTIVE', RetentionPeriodHours: 24, StreamModeDetails: { StreamMode: 'PROVISIONED' }, EncryptionType: 'NONE', HasMoreShards: false,
      Shards: [
        { ShardId: FIRST, HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(2n ** 127n - 1n) }, SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^49\d{54}$/) } },
        { ShardId: SECOND, HashKeyRange: { StartingHashKey: MIDDLE, EndingHashKey: TOP } },
      ],
    })
    await call('DeleteStream', { StreamName: 'new' })
    await call('PutRecord', { StreamName: 'new', Data: '', PartitionKey: 'k' })
    expect((await call('DescribeStreamSummary', { StreamName: 'new' })).StreamDescriptionSummary).toMatchObject({ StreamStatus: 'DELETING', OpenShardCount: 2, ConsumerCount: 0, MaxRecordSizeInKiB: 1024 })
    await settled()
    await expect(call('DescribeStream', { StreamName: 'new' })).rejects.toEqual(refusal('ResourceNotFoundException', /not found/))
  })

  test('KS2 one change at a time', async () => {
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    for (const [action, input] of [['DeleteStream', {}], ['SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: '5' }], ['IncreaseStreamRetentionPeriod', { RetentionPeriodHours: 48 }]] as const) {
      await expect(on(action, input)).rejects.toEqual(refusal('ResourceInUseException', 'Stream orders under account 123456789012 not ACTIVE, instead in state UPDATING'))
    }
    expect((await put('while it changes')).ShardId).toBe(FIRST)
  })

  test('KS4 a stream is named by its ARN, too', async () => {
    expect((await call('DescribeStreamSummary', { StreamARN: ARN })).StreamDescriptionSummary.StreamName).toBe('orders')
    await expect(call('DescribeStreamSummary', { StreamARN: `${ARN}2`, StreamName: 'orders' })).rejects.toEqual(refusal('InvalidArgumentException', /different streams/))
    await expect(call('DescribeStreamSummary', {})).rejects.toEqual(refusal('InvalidArgumentException', /must be provided/))
  })

  test('KS5 on-demand streams have four shards, and five streams are made at a time', async () => {
    for (let i = 0; i < 5; i++) await call('CreateStream', { StreamName: `d${i}`, StreamModeDetails: { StreamMode: 'ON_DEMAND' } })
    await expect(call('CreateStream', { StreamName: 'd5', ShardCount: 1 })).rejects.toEqual(refusal('LimitExceededException', /CREATING/))
    await settled()
    expect((await call('ListShards', { StreamName: 'd0' })).Shards).toHaveLength(4)
    expect(await call('DescribeLimits')).toEqual({ ShardLimit: 20_000, OpenShardCount: 1, OnDemandStreamCount: 5, OnDemandStreamCountLimit: 50 })
    await expect(call('CreateStream', { StreamName: 'huge', ShardCount: 20_000 })).rejects.toEqual(
      refusal('LimitExceededException', /^This request would exceed the shard limit for the account 123456789012 in us-east-1\. Current shard count for the account: 1\. Limit: 20000\./),
    )
  })

  test('KS6 KS33 the mode changes twice a day, and an on-demand stream scales by itself', async () => {
    const mode = async (StreamMode: string) => {
      await call('UpdateStreamMode', { StreamARN: ARN, StreamModeDetails: { StreamMode } })
      await settled()
    }
    await mode('ON_DEMAND')
    await expect(on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })).rejects.toEqual(refusal('ValidationException', /ON_DEMAND/))
    await mode('PROVISIONED')
    await expect(mode('ON_DEMAND')).rejects.toEqual(refusal('LimitExceededException', /2 times/))
    await sim.runFor(24 * HOUR)
    await mode('ON_DEMAND')
    expect(await shards()).toEqual(['0'])
  })

  test('KS7 streams and shards come in pages', async () => {
    await call('CreateStream', { StreamName: 'a', ShardCount: 3 })
    await settled()
    expect(await call('ListStreams', { Limit: 1 })).toMatchObject({ StreamNames: ['a'], HasMoreStreams: true, StreamSummaries: [{ StreamName: 'a', StreamStatus: 'ACTIVE' }] })
    expect(await call('ListStreams', { ExclusiveStartStreamName: 'a' })).toMatchObject({ StreamNames: ['orders'], HasMoreStreams: false })
    const { StreamDescription } = await call('DescribeStream', { StreamName: 'a', Limit: 2, ExclusiveStartShardId: FIRST })
    expect([StreamDescription.Shards.map(({ ShardId }: any) => ShardId.at(-1)), StreamDescription.HasMoreShards]).toEqual([['1', '2'], false])

    const first = await call('ListShards', { StreamName: 'a', MaxResults: 2, ShardFilter: { Type: 'AFTER_SHARD_ID', ShardId: FIRST } })
    expect(first.NextToken).toBeUndefined()
    const { Shards, NextToken } = await call('ListShards', { StreamName: 'a', MaxResults: 2 })
    expect(Shards).toHaveLength(2)
    await expect(call('ListShards', { StreamName: 'a', NextToken })).rejects.toEqual(refusal('InvalidArgumentException', 'NextToken and StreamName cannot be provided together.'))
    expect((await call('ListShards', { NextToken })).Shards.map(({ ShardId }: any) => ShardId)).toEqual(['shardId-000000000002'])
    await sim.runFor(300_001)
    await expect(call('ListShards', { NextToken })).rejects.toEqual(refusal('ExpiredNextTokenException', /expired/))
  })

  test('KS7 filters show the shards that were open at a time, or later', async () => {
    const before = sim.now / 1000
    await on('UpdateShardCount', { TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING' })
    await settled()
    const filtered = async (ShardFilter: JsonObject) => (await on('ListShards', { ShardFilter })).Shards.map(({ ShardId }: any) => ShardId.at(-1)).join('')
    expect(await filtered({ Type: 'AT_LATEST' })).toBe('12')
    expect(await filtered({ Type: 'AT_TRIM_HORIZON' })).toBe('0')
    expect(await filtered({ Type: 'FROM_TRIM_HORIZON' })).toBe('012')
    expect(await filtered({ Type: 'AT_TIMESTAMP', Timestamp: before })).toBe('0')
    expect(await filtered({ Type: 'FROM_TIMESTAMP', Timestamp: before + 60 })).toBe('12')
  })

  test('KS8 tags are added, listed and removed, and encryption is shown', async () => {
    await on('AddTagsToStream', { Tags: { team: 'blue', cost: '1' } })
    expect(await on('ListTagsForStream', { Limit: 1 })).toEqual({ Tags: [{ Key: 'cost', Value: '1' }], HasMoreTags: true })
    await on('RemoveTagsFromStream', { TagKeys: ['cost'] })
    expect(await on('ListTagsForStream')).toEqual({ Tags: [{ Key: 'team', Value: 'blue' }], HasMoreTags: false })
    await expect(on('AddTagsToStream', { Tags: Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}`, ''])) })).rejects.toEqual(refusal('InvalidArgumentException', /more than 50 tags/))

    await on('StartStreamEncryption', { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })
    await settled()
    expect((await put('secret')).EncryptionType).toBe('KMS')
    expect((await on('DescribeStream')).StreamDescription).toMatchObject({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })
    await on('StopStreamEncryption', { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })
    await settled()
    expect((await put('open')).EncryptionType).toBe('NONE')
    expect((await get(await iterator('TRIM_HORIZON'))).Records.map(({ EncryptionType }: any) => EncryptionType)).toEqual(['KMS', undefined])
  })

  test.each<[why: string, action: string, input: JsonObject, name: string, message: RegExp]>([
    ['a name that is taken', 'CreateStream', { StreamName: 'orders', ShardCount: 1 }, 'ResourceInUseException', /^Stream orders under account 123456789012 already exists\.$/],
    ['a name', 'CreateStream', { StreamName: 'a b', ShardCount: 1 }, 'ValidationException', /streamName/],
    ['no number of shards', 'CreateStream', { StreamName: 'a' }, 'InvalidArgumentException', /ShardCount/],
    ['a record size', 'CreateStream', { StreamName: 'a', ShardCount: 1, MaxRecordSizeInKiB: 100 }, 'ValidationException', /1024/],
    ['enhanced fan-out', 'RegisterStreamConsumer', {}, 'NotSimulated', /kinesis:RegisterStreamConsumer/],
    ['warm throughput', 'CreateStream', { StreamName: 'a', WarmThroughputMiBps: 5 }, 'NotSimulated', /WarmThroughputMiBps/],
  ])('KS5 refused: %s', async (_why, action, input, name, message) => {
    await expect(call(action, input)).rejects.toEqual(refusal(name, message))
  })
})

describe('records', () => {
  test('KS10 the MD5 of the partition key decides, unless an explicit hash key does', async () => {
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    await settled()
    // MD5('a') begins with 0c, MD5('b') with 92.
    const to = async (key: string, more: JsonObject = {}) => (await put('x', key, more)).ShardId.at(-1)
    expect([await to('a'), await to('b'), await to('a', { ExplicitHashKey: TOP }), await to('b', { ExplicitHashKey: '0' })]).toEqual(['1', '2', '2', '1'])
    await expect(put('x', 'a', { ExplicitHashKey: String(2n ** 128n) })).rejects.toEqual(
      refusal('InvalidArgumentException', `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${2n ** 128n}`),
    )
  })

  test('KS11 sequence numbers have AWS’s form and grow, in a shard and from it to its children', async () => {
    const numbers = [(await put('a')).SequenceNumber, (await put('b')).SequenceNumber]
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    await settled()
    const { Shards } = await on('ListShards')
    numbers.push(Shards[0].SequenceNumberRange.EndingSequenceNumber, Shards[1].SequenceNumberRange.StartingSequenceNumber, (await put('c')).SequenceNumber)
    for (const number of numbers) expect(number).toMatch(/^49\d{54}$/)
    expect(numbers.map(BigInt)).toEqual(numbers.map(BigInt).sort((one, other) => (one < other ? -1 : 1)))
    expect(new Set(numbers).size).toBe(5)
    await put('d', 'k', { SequenceNumberForOrdering: numbers[4] })
    await expect(put('d', 'k', { SequenceNumberForOrdering: '7' })).rejects.toEqual(
      refusal('InvalidArgumentException', 'ExclusiveMinimumSequenceNumber 7 used in PutRecord on stream orders under account 123456789012 is invalid.'),
    )
  })

  test('KS12 a record has a greatest size, which can be set', async () => {
    const large = 'x'.repeat(1_048_576)
    await expect(put(large)).rejects.toEqual(refusal('InvalidArgumentException', /1048577 bytes of 1048576/))
    await call('UpdateMaxRecordSize', { StreamARN: ARN, MaxRecordSizeInKiB: 2048 })
    await put(large)
    await expect(put('x', '')).rejects.toEqual(refusal('ValidationException', /partitionKey/))
    await expect(on('PutRecord', { Data: '%', PartitionKey: 'k' })).rejects.toEqual(refusal('SerializationException', /base64/))
    await expect(on('PutRecords', { Records: [] })).rejects.toEqual(refusal('ValidationException', /records/))
  })

  test('KS13 a shard takes a mebibyte a second, and makes up for a larger record', async () => {
    const half = 'x'.repeat(524_287)
    await put(half)
    await put(half)
    await expect(put('y')).rejects.toEqual(refusal('ProvisionedThroughputExceededException', `Rate exceeded for shard ${FIRST} in stream orders under account 123456789012.`))
    await sim.runFor(500)
    await put(half)
    await call('UpdateMaxRecordSize', { StreamARN: ARN, MaxRecordSizeInKiB: 10_240 })
    await sim.runFor(999)
    const large = 'x'.repeat(5 * 1_048_576 - 1)
    await expect(put(large)).rejects.toEqual(refusal('ProvisionedThroughputExceededException', /Rate exceeded/))
    await sim.runFor(1)
    await put(large)
    await sim.runFor(4000)
    await expect(put('y')).rejects.toEqual(refusal('ProvisionedThroughputExceededException', /Rate exceeded/))
    await sim.runFor(1)
    await put('y')
  })

  test('KS13 KS14 a batch past a thousand records a second fails in part', async () => {
    const batch = () => on('PutRecords', { Records: Array.from({ length: 500 }, (_, i) => ({ Data: text(String(i)), PartitionKey: `k${i}` })) })
    await batch()
    await sim.runFor(100)
    await batch()
    const { FailedRecordCount, Records } = await batch()
    expect(FailedRecordCount).toBe(400)
    expect(Records.slice(99, 101)).toEqual([
      { ShardId: FIRST, SequenceNumber: expect.any(String) },
      { ErrorCode: 'ProvisionedThroughputExceededException', ErrorMessage: `Rate exceeded for shard ${FIRST} in stream orders under account 123456789012.` },
    ])
    expect((await get(await iterator('TRIM_HORIZON'))).Records).toHaveLength(1100)
  })

  test('KS15 records and closed shards are kept for the retention period, in the background', async () => {
    await put('old')
    await sim.runFor(HOUR)
    await put('younger')
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    await settled()
    await sim.runFor(23 * HOUR - 10_000)
    expect(datas(await get(await iterator('TRIM_HORIZON')))).toBe('younger')
    await on('IncreaseStreamRetentionPeriod', { RetentionPeriodHours: 48 })
    await sim.runFor(2 * HOUR)
    expect(datas(await get(await iterator('TRIM_HORIZON')))).toBe('younger')
    const closed = await iterator('TRIM_HORIZON')
    await on('DecreaseStreamRetentionPeriod', { RetentionPeriodHours: 24 })
    await sim.runFor(0)
    expect(await shards()).toEqual(['1<0', '2<0'])
    await expect(get(closed)).rejects.toEqual(refusal('ResourceNotFoundException', `Shard ${FIRST} in stream orders under account 123456789012 does not exist`))
  })

  test.each<[action: string, hours: number, message: string]>([
    ['Increase', 23, 'Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.'],
    ['Increase', 8761, 'Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.'],
    ['Decrease', 25, 'Requested retention period (25 hours) for stream orders can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.'],
  ])('KS15 %sStreamRetentionPeriod to %d hours is refused', async (action, RetentionPeriodHours, message) => {
    await expect(on(`${action}StreamRetentionPeriod`, { RetentionPeriodHours })).rejects.toEqual(refusal('InvalidArgumentException', message))
  })
})

describe('reading', () => {
  test('KS20 an iterator begins where it is told to', async () => {
    await put('a')
    await sim.runFor(1000)
    const { SequenceNumber } = await put('b')
    const at = sim.now / 1000
    await sim.runFor(1000)
    await put('c')
    const latest = await iterator('LATEST')
    await put('d')
    const StartingSequenceNumber = SequenceNumber as string
    const read = async (given: string) => {
      await sim.runFor(1000)
      return datas(await get(given))
    }
    expect(await read(latest)).toBe('d')
    expect(await read(await iterator('TRIM_HORIZON'))).toBe('a b c d')
    expect(await read(await iterator('AT_SEQUENCE_NUMBER', { StartingSequenceNumber }))).toBe('b c d')
    expect(await read(await iterator('AFTER_SEQUENCE_NUMBER', { StartingSequenceNumber }))).toBe('c d')
    expect(await read(await iterator('AT_TIMESTAMP', { Timestamp: at }))).toBe('b c d')
    expect(await read(await iterator('AT_TIMESTAMP', { Timestamp: at + 0.001 }))).toBe('c d')
    expect(await read(await iterator('AT_TIMESTAMP', { Timestamp: 0 }))).toBe('a b c d')
  })

  test.each<[why: string, input: () => Promise<JsonObject> | JsonObject, name: string, message: string | RegExp]>([
    ['no such shard', () => ({ ShardId: SECOND, ShardIteratorType: 'LATEST' }), 'ResourceNotFoundException', `Shard ${SECOND} in stream orders under account 123456789012 does not exist`],
    ['a number too many', () => ({ ShardIteratorType: 'LATEST', StartingSequenceNumber: '1' }), 'InvalidArgumentException', /^Must either specify .* Request specified LATEST and also a StartingSequenceNumber\.$/],
    ['no number', () => ({ ShardIteratorType: 'AT_SEQUENCE_NUMBER' }), 'InvalidArgumentException', /Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber\.$/],
    ['a number that is none', () => ({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: '1' }), 'InvalidArgumentException', /^StartingSequenceNumber 1 used in GetShardIterator on shard .* is invalid\.$/],
    ['a time to come', () => ({ ShardIteratorType: 'AT_TIMESTAMP', Timestamp: 4_000_000_000 }), 'InvalidArgumentException', /^The timestampInMillis parameter cannot be greater than/],
    ['a type', () => ({ ShardIteratorType: 'NEWEST' }), 'ValidationException', /enum value set/],
    [
      'a number of another stream',
      async () => {
        await sim.runFor(5000)
        await call('CreateStream', { StreamName: 'other', ShardCount: 1 })
        await settled()
        const { SequenceNumber } = await call('PutRecord', { StreamName: 'other', Data: '', PartitionKey: 'k' })
        return { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: SequenceNumber }
      },
      'InvalidArgumentException',
      /is invalid because it did not come from this stream\.$/,
    ],
  ])('KS20 refused: %s', async (_why, input, name, message) => {
    await expect(on('GetShardIterator', { ShardId: FIRST, ...(await input()) })).rejects.toEqual(refusal(name, message))
  })

  test('KS21 an iterator lives for five minutes', async () => {
    const given = await iterator('TRIM_HORIZON')
    await sim.runFor(300_000)
    expect((await get(given)).NextShardIterator).not.toBe(given)
    await sim.runFor(1)
    await expect(get(given)).rejects.toEqual(
      refusal(
        'ExpiredIteratorException',
        'Iterator expired. The iterator was created at time Wed Jan 01 00:00:10 UTC 2025 while right now it is Wed Jan 01 00:05:10 UTC 2025 ' +
          'which is further in the future than the tolerated delay of 300000 milliseconds.',
      ),
    )
    await expect(get('bm9uZQ==')).rejects.toEqual(refusal('InvalidArgumentException', 'Invalid ShardIterator.'))
  })

  test('KS22 KS24 a call reads up to Limit, and says how far behind it is', async () => {
    for (const data of ['a', 'b', 'c']) {
      await put(data)
      await sim.runFor(1000)
    }
    const first = await get(await iterator('TRIM_HORIZON'), { Limit: 2 })
    expect([datas(first), first.MillisBehindLatest]).toEqual(['a b', 1000])
    expect(first.Records[0]).toEqual({ SequenceNumber: expect.any(String), ApproximateArrivalTimestamp: 1_735_689_610, Data: 'YQ==', PartitionKey: 'k' })
    const second = await get(first.NextShardIterator)
    expect([datas(second), second.MillisBehindLatest]).toEqual(['c', 0])
    expect(datas(await get(second.NextShardIterator))).toBe('')
  })

  test('KS22 KS23 a shard answers five calls a second, and rests after ten mebibytes', async () => {
    const given = await iterator('LATEST')
    for (let i = 0; i < 5; i++) await get(given)
    await expect(get(given)).rejects.toEqual(refusal('ProvisionedThroughputExceededException', /Rate exceeded/))
    await sim.runFor(200)
    await get(given)

    for (let i = 0; i < 11; i++) {
      await sim.runFor(1000)
      await put('x'.repeat(1_048_575))
    }
    const { Records, NextShardIterator } = await get(given)
    expect(Records).toHaveLength(10)
    await sim.runFor(4999)
    await expect(get(NextShardIterator)).rejects.toEqual(refusal('ProvisionedThroughputExceededException', /Rate exceeded/))
    await sim.runFor(1)
    expect((await get(NextShardIterator)).Records).toHaveLength(1)
  })

  test('KS25 a closed shard is read to its end, where its children are told', async () => {
    await put('a')
    await put('b')
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    await settled()
    const first = await get(await iterator('TRIM_HORIZON'), { Limit: 1 })
    expect([first.ChildShards, datas(first)]).toEqual([undefined, 'a'])
    const last = await get(first.NextShardIterator)
    expect([datas(last), last.NextShardIterator]).toEqual(['b', undefined])
    expect(last.ChildShards).toEqual([
      { ShardId: SECOND, ParentShards: [FIRST], HashKeyRange: { StartingHashKey: '0', EndingHashKey: String(2n ** 127n - 1n) } },
      { ShardId: 'shardId-000000000002', ParentShards: [FIRST], HashKeyRange: { StartingHashKey: MIDDLE, EndingHashKey: TOP } },
    ])
  })
})

describe('resharding', () => {
  test('KS30 KS31 a split is undone by a merge', async () => {
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: '1000' })
    await settled()
    await on('MergeShards', { ShardToMerge: 'shardId-000000000002', AdjacentShardToMerge: SECOND })
    await settled()
    expect(await shards()).toEqual(['0', '1<0', '2<0', '3<1<2'])
    const { Shards } = await on('ListShards')
    expect(Shards.map(({ HashKeyRange }: any) => HashKeyRange.StartingHashKey)).toEqual(['0', '0', '1000', '0'])
    expect(Shards.map(({ SequenceNumberRange }: any) => SequenceNumberRange.EndingSequenceNumber !== undefined)).toEqual([true, true, true, false])
  })

  test.each<[why: string, action: string, input: JsonObject, name: string, message: string]>([
    ['at the first hash key but one', 'SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: '1' }, 'InvalidArgumentException',
      `NewStartingHashKey 1 used in SplitShard() on shard ${FIRST} in stream orders under account 123456789012 is not both greater than one plus the shard's StartingHashKey 0 and less than the shard's EndingHashKey ${TOP}.`],
    ['no such shard', 'SplitShard', { ShardToSplit: SECOND, NewStartingHashKey: '1' }, 'ResourceNotFoundException', `Could not find shard ${SECOND} in stream orders under account 123456789012.`],
    ['a shard with itself', 'MergeShards', { ShardToMerge: FIRST, AdjacentShardToMerge: FIRST }, 'InvalidArgumentException',
      `Shards ${FIRST} and ${FIRST} in stream orders under account 123456789012 are not an adjacent pair of shards eligible for merging`],
    ['more than double', 'UpdateShardCount', { TargetShardCount: 3, ScalingType: 'UNIFORM_SCALING' }, 'LimitExceededException',
      'UpdateShardCount cannot scale up over double your current open shard count. Current open shard count: 1, Target shard count: 3'],
  ])('KS30 KS31 KS32 refused: %s', async (_why, action, input, name, message) => {
    await expect(on(action, input)).rejects.toEqual(refusal(name, message))
  })

  test('KS30 a closed shard is not split again', async () => {
    await on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: MIDDLE })
    await settled()
    await expect(on('SplitShard', { ShardToSplit: FIRST, NewStartingHashKey: '9' })).rejects.toEqual(
      refusal('InvalidArgumentException', `Shard ${FIRST} in stream orders under account 123456789012 has already been merged or split, and thus is not eligible for merging or splitting.`),
    )
  })

  test('KS32 the number of shards is changed by splits and merges, ten times a day', async () => {
    const scaleTo = async (TargetShardCount: number) => {
      const answer = await on('UpdateShardCount', { TargetShardCount, ScalingType: 'UNIFORM_SCALING' })
      await settled()
      return answer
    }
    expect(await scaleTo(2)).toEqual({ StreamName: 'orders', StreamARN: ARN, CurrentShardCount: 1, TargetShardCount: 2 })
    await scaleTo(3)
    expect(await shards()).toEqual(['0', '1<0', '2<0', '3<1', '4<1', '5<2', '6<2', '7<4<5'])
    const open = (await on('ListShards', { ShardFilter: { Type: 'AT_LATEST' } })).Shards
    const third = 2n ** 128n / 3n
    expect(open.map(({ HashKeyRange }: any) => HashKeyRange.StartingHashKey).sort()).toEqual(['0', String(third), String((2n ** 129n) / 3n)].sort())
    for (let i = 0; i < 4; i++) for (const count of [2, 3]) await scaleTo(count)
    await expect(scaleTo(2)).rejects.toEqual(refusal('LimitExceededException', /10 times/))
    await sim.runFor(24 * HOUR)
    await scaleTo(2)
  })
})
