import { describe, expect, test } from 'vitest'
import { world } from '../../../../cloud/lambdaWorld.testing'
import type { Json, JsonObject } from '../../../../kernel/json'

const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/s'
/** Shows the log what it was invoked with. */
const TELLS: Json = { call: { service: 'sts', action: 'GetCallerIdentity', input: { event: { $: 'event' } } } }
/** Keeps the state that it was given in the one that it returns. */
const COUNTS: readonly Json[] = [TELLS, { return: { state: { last: { $: 'event.shardId' }, before: { $: 'event.state' } } } }]

/** A stream that is read in windows of a minute by a function that logs its events; the clock stands at the start of one. */
async function given(script: readonly Json[] = COUNTS, mapping: JsonObject = {}) {
  const all = world()
  await all.aws('kinesis', 'CreateStream', { StreamName: 's', ShardCount: 1 })
  await all.create('sum', script)
  await all.call('CreateEventSourceMapping', { FunctionName: 'sum', EventSourceArn: STREAM, StartingPosition: 'LATEST', TumblingWindowInSeconds: 60, ...mapping })
  await all.sim.runFor(120_000 - (all.sim.now % 60_000))
  const put = (data: string) => all.aws('kinesis', 'PutRecord', { StreamName: 's', PartitionKey: 'k', Data: btoa(data) })
  const events = () => all.told('ApiCallStarted').flatMap(({ detail: { action, input } }) =>
    action === 'GetCallerIdentity' ? [(input as JsonObject)['event'] as JsonObject & { Records: readonly JsonObject[]; window: JsonObject }] : [])
  return { ...all, put, events }
}

describe('LM14 a tumbling window', () => {
  test('hands its state on, and ends with an invocation without records when a later record is there', async () => {
    const { put, events, sim } = await given()
    await put('1')
    await sim.runFor(10_000)
    await put('2')
    await sim.runFor(60_000)
    await put('3')
    await sim.runFor(10_000)
    const [first, second, final, next] = events()
    expect(first).toMatchObject({ state: {}, shardId: 'shardId-000000000000', eventSourceARN: STREAM, isFinalInvokeForWindow: false, isWindowTerminatedEarly: false })
    expect(Date.parse(String(first?.window['end'])) - Date.parse(String(first?.window['start']))).toBe(60_000)
    expect(second).toMatchObject({ state: { before: {} }, window: first?.window })
    expect(final).toMatchObject({ Records: [], state: { before: { before: {} } }, window: first?.window, isFinalInvokeForWindow: true })
    expect(next).toMatchObject({ state: {}, isFinalInvokeForWindow: false, window: { start: first?.window['end'] } })
  })

  test('ends two minutes after its time where nothing more comes, and none follows', async () => {
    const { put, events, sim } = await given()
    const from = sim.now
    await put('1')
    await sim.runUntilQuiet()
    expect(events().map(({ isFinalInvokeForWindow: isFinal }) => isFinal)).toEqual([false, true])
    expect(Math.floor((sim.now - from) / 1000)).toBe(180)
  })

  test('parts records by the time they came, in one batch or not', async () => {
    const { put, events, sim } = await given(COUNTS, { BatchSize: 100, MaximumBatchingWindowInSeconds: 120 })
    await put('1')
    await sim.runFor(50_000)
    await put('2')
    await sim.runFor(20_000)
    await put('3')
    await sim.runUntilQuiet()
    expect(events().map(({ Records: records }) => records.length)).toEqual([2, 0, 1, 0])
  })

  test('is closed early where the state is past 1 MB', async () => {
    const { put, events, sim } = await given([TELLS, { return: { state: { big: 'x'.repeat(1_048_576) } } }])
    await put('1')
    await sim.runFor(10_000)
    await put('2')
    await sim.runFor(10_000)
    expect(events().slice(0, 3).map((event) => [event['isFinalInvokeForWindow'], event['isWindowTerminatedEarly']])).toEqual([[false, false], [false, true], [false, false]])
  })

  test('takes an answer without a state for a failure', async () => {
    const { put, sim, told } = await given([{ return: { sum: 1 } }], { MaximumRetryAttempts: 1 })
    await put('1')
    await sim.runUntilQuiet()
    expect(told('BatchInvoked').map(({ detail }) => detail['records'])).toEqual([1, 1, 0, 0])
  })

  test('holds the shard up where its last invocation fails, and is given up when its records would be too old', async () => {
    const { put, sim, told } = await given([{ fail: { errorType: 'Error', errorMessage: 'no' } }], { MaximumRecordAgeInSeconds: 60, MaximumRetryAttempts: 0 })
    await put('1')
    await sim.runUntilQuiet()
    expect(told('BatchInvoked').map(({ detail }) => detail['records'])).toEqual([1])
    expect(told('BatchDiscarded')).toHaveLength(1)
  })

  test('ends with its shard', async () => {
    const { put, events, sim, aws } = await given()
    await put('1')
    await sim.runFor(5000)
    await aws('kinesis', 'SplitShard', { StreamName: 's', ShardToSplit: 'shardId-000000000000', NewStartingHashKey: '170141183460469231731687303715884105728' })
    await sim.runFor(10_000)
    await put('2')
    await sim.runFor(20_000)
    expect(events().map(({ isFinalInvokeForWindow: isFinal, shardId }) => [isFinal, shardId === 'shardId-000000000000'])).toEqual([[false, true], [true, true], [false, false]])
  })
})

test('LM13 more than one batch of a shard at a time is refused by name', async () => {
  await expect(given(COUNTS, { ParallelizationFactor: 2 })).rejects.toThrow('ParallelizationFactor')
})
