import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../kernel/json'
import { queueArn, world, type World } from '../../../../cloud/lambdaWorld.testing'

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/s'
const FAIL = [{ fail: { errorType: 'Error', errorMessage: 'no' } }]

async function given(script: readonly Json[], mapping: JsonObject = {}, shards = 1) {
  const all = world()
  await all.aws('sqs', 'CreateQueue', { QueueName: 'failed' })
  await all.aws('kinesis', 'CreateStream', { StreamName: 's', ShardCount: shards })
  await all.sim.runUntilQuiet()
  await all.create('fn', script)
  const put = (data: string, PartitionKey = 'k') => all.aws('kinesis', 'PutRecord', { StreamName: 's', PartitionKey, Data: btoa(data) })
  const map = async () => {
    const { UUID: id } = await all.call('CreateEventSourceMapping', { FunctionName: 'fn', EventSourceArn: STREAM, StartingPosition: 'TRIM_HORIZON', ...mapping })
    await all.sim.runUntilQuiet()
    return String(id)
  }
  return { ...all, put, map }
}
const ages = ({ told }: Pick<World, 'told'>) => told('BatchInvoked').map(({ detail }) => detail['iteratorAge'])
const sizes = ({ told }: Pick<World, 'told'>) => told('BatchInvoked').map(({ detail }) => detail['records'])

describe('LM9 where reading starts', () => {
  test.each<[position: JsonObject, records: number]>([
    [{ StartingPosition: 'TRIM_HORIZON' }, 2],
    [{ StartingPosition: 'LATEST' }, 1],
    [{ StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1_735_689_700 }, 1],
  ])('%j', async (position, records) => {
    const all = await given([{ return: 1 }], position)
    await all.put('before')
    await all.sim.runFor(120_000)
    await all.map()
    await all.put('after')
    await all.sim.runUntilQuiet()
    expect((sizes(all) as number[]).reduce((sum, size) => sum + size, 0)).toBe(records)
  })

  test('a batch tells how old its last record is', async () => {
    const all = await given([{ return: 1 }], { StartingPosition: 'TRIM_HORIZON' })
    await all.put('before')
    await all.sim.runFor(120_000)
    await all.map()
    await all.sim.runUntilQuiet()
    const [age, ...more] = ages(all) as number[]
    expect(more).toEqual([])
    expect(age).toBeGreaterThanOrEqual(120_000)
    expect(age).toBeLessThan(180_000)
  })

  test('children are read after the shard they were made of, to its end', async () => {
    const all = await given([{ log: { $: 'event' } }, { return: 1 }])
    await all.map()
    await all.put('1')
    await all.aws('kinesis', 'SplitShard', { StreamName: 's', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '170141183460469231731687303715884105728' })
    await all.sim.runUntilQuiet()
    for (const key of ['a', 'b', 'c', 'd']) await all.put('2', key)
    await all.sim.runUntilQuiet()
    expect((sizes(all) as number[]).reduce((sum, size) => sum + size, 0)).toBe(5)
  })
})

test('LM10 one batch of a shard at a time, or as many as ParallelizationFactor says', async () => {
  const most = async (ParallelizationFactor: number) => {
    const all = await given([{ wait: 2000 }, { return: 1 }], { BatchSize: 1, ParallelizationFactor })
    await all.map()
    for (let i = 0; i < 6; i++) await all.put(String(i), `key-${i}`)
    await all.sim.runUntilQuiet()
    let [running, top] = [0, 0]
    for (const { type } of all.sim.log) {
      if (type === 'BatchInvoked') top = Math.max(top, ++running)
      if (type === 'BatchEnded') running--
    }
    return [top, sizes(all).length]
  }
  expect(await most(1)).toEqual([1, 6])
  const [top, batches] = await most(3)
  expect(batches).toBe(6)
  expect(top).toBeGreaterThan(1)
  expect(top).toBeLessThanOrEqual(3)
})

describe('LM11 LM12 what fails', () => {
  test('holds the shard up, and is given up after so many retries', async () => {
    const all = await given(FAIL, { BatchSize: 1, MaximumRetryAttempts: 2, DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } })
    await all.map()
    await all.put('1')
    await all.put('2')
    await all.sim.runUntilQuiet()
    expect(sizes(all)).toEqual([1, 1, 1, 1, 1, 1])
    const records = await all.bodies('failed')
    expect(records).toMatchObject([
      { requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 }, responseContext: { functionError: 'Unhandled' }, KinesisBatchInfo: { shardId: 'shardId-000000000000', batchSize: 1, streamArn: STREAM } },
      { requestContext: { condition: 'RetryAttemptsExhausted' } },
    ])
    expect(records[0]).not.toHaveProperty('payload')
  })

  test('is halved where that is asked for', async () => {
    const all = await given(FAIL, { BatchSize: 4, MaximumRetryAttempts: 0, BisectBatchOnFunctionError: true })
    for (const data of ['1', '2', '3', '4']) await all.put(data)
    await all.map()
    expect(sizes(all).slice(0, 3)).toEqual([4, 2, 1])
    expect(all.told('BatchDiscarded').map(({ detail }) => detail['records'])).toEqual([1, 1, 1, 1])
  })

  test('and too old is given up without another try', async () => {
    const all = await given(FAIL, { BatchSize: 1, MaximumRecordAgeInSeconds: 60, DestinationConfig: { OnFailure: { Destination: queueArn('failed') } } })
    await all.map()
    await all.put('1')
    await all.sim.runUntilQuiet()
    expect(await all.bodies('failed')).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }])
  })

  test('what came before a reported record is done with', async () => {
    const report = [{ return: { batchItemFailures: [{ itemIdentifier: { $: 'event.Records.1.kinesis.sequenceNumber' } }] } }]
    const all = await given(report, { BatchSize: 2, MaximumRetryAttempts: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] })
    await all.put('1')
    await all.put('2')
    await all.map()
    expect(sizes(all)[0]).toBe(2)
    expect(new Set(sizes(all).slice(1))).toEqual(new Set([1]))
  })
})
