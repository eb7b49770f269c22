import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../kernel/json'
import { queueArn, queueUrl, world, type World } from '../../../../cloud/lambdaWorld.testing'
import { batchesAllowed, nextAllowedAfter } from '../../rules/queueScaling'
import { batchItemFailures } from '../batchItemFailures'
import { passesFilters } from '../filters'

async function given(script: readonly Json[], mapping: JsonObject = {}, queue: JsonObject = {}) {
  const all = world()
  await all.aws('sqs', 'CreateQueue', { QueueName: 'dead' })
  await all.aws('sqs', 'CreateQueue', { QueueName: 'q', Attributes: queue })
  await all.create('fn', script)
  const { UUID: id } = await all.call('CreateEventSourceMapping', { FunctionName: 'fn', EventSourceArn: queueArn('q'), ...mapping })
  await all.sim.runFor(5000)
  return { ...all, id: String(id), send: (body: string) => all.aws('sqs', 'SendMessage', { QueueUrl: queueUrl('q'), MessageBody: body }) }
}
const sizes = ({ told }: Pick<World, 'told'>) => told('BatchInvoked').map(({ detail }) => detail['records'])
const left = async ({ aws }: Pick<World, 'aws'>) => {
  const { Attributes: counts } = await aws('sqs', 'GetQueueAttributes', { QueueUrl: queueUrl('q'), AttributeNames: ['All'] })
  const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } = counts as JsonObject
  return Number(visible) + Number(hidden)
}

describe('LM1 LM2 what can be mapped, and when it may be changed', () => {
  test('a queue that is not there, one that hides messages too shortly, and a second mapping are refused', async () => {
    const { aws, call, create } = await given([])
    const map = (name: string, fn = 'fn') => call('CreateEventSourceMapping', { FunctionName: fn, EventSourceArn: queueArn(name) })
    await expect(map('none')).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
    await expect(map('q')).rejects.toMatchObject({ name: 'ResourceConflictException', statusCode: 409 })
    await aws('sqs', 'CreateQueue', { QueueName: 'short', Attributes: { VisibilityTimeout: '10' } })
    await create('slow', [], { Timeout: 60 })
    await expect(map('short', 'slow')).rejects.toMatchObject({ message: 'Queue visibility timeout: 10 seconds is less than Function timeout: 60 seconds' })
  })

  test('a mapping on its way to a state cannot be changed', async () => {
    const { sim, call, id } = await given([])
    expect(await call('UpdateEventSourceMapping', { UUID: id, Enabled: false })).toMatchObject({ State: 'Disabling' })
    await expect(call('DeleteEventSourceMapping', { UUID: id })).rejects.toMatchObject({ name: 'ResourceInUseException' })
    await sim.runUntilQuiet()
    expect(await call('GetEventSourceMapping', { UUID: id })).toMatchObject({ State: 'Disabled' })
    await call('DeleteEventSourceMapping', { UUID: id })
    await sim.runUntilQuiet()
    await expect(call('GetEventSourceMapping', { UUID: id })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

test('LM3 an empty queue leaves the world quiet, and a message sets the poller off', async () => {
  const all = await given([{ return: 1 }])
  const before = all.sim.now
  await all.sim.runUntilQuiet()
  expect(all.sim.now).toBe(before)
  await all.send('one')
  await all.sim.runUntilQuiet()
  expect([sizes(all), await left(all)]).toEqual([[1], 0])
})

describe('LM4 filters', () => {
  test('messages that do not match are deleted', async () => {
    const all = await given([{ return: 1 }], { FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] } })
    for (const body of ['{"kind":"order"}', '{"kind":"other"}', 'text']) await all.send(body)
    await all.sim.runUntilQuiet()
    expect([sizes(all), await left(all)]).toEqual([[1], 0])
  })

  test.each<[why: string, filter: string, record: JsonObject, passes: boolean]>([
    ['data of Kinesis is parsed', '{"data":{"n":[1]}}', { kinesis: { data: btoa('{"n":1}') } }, true],
    ['what is not parsed is text', '{"body":["text"]}', { body: 'text' }, true],
    ['the rest stands as it is', '{"eventName":["INSERT"]}', { eventName: 'MODIFY' }, false],
  ])('%s', (_why, filter, record, passes) => {
    expect(passesFilters([filter], record)).toBe(passes)
  })
})

describe('LM5 batches', () => {
  test('are what one receive gives', async () => {
    const all = await given([{ return: 1 }], { BatchSize: 2 })
    for (const body of ['1', '2', '3']) await all.send(body)
    await all.sim.runUntilQuiet()
    expect((sizes(all) as number[]).reduce((sum, size) => sum + size, 0)).toBe(3)
    expect(Math.max(...(sizes(all) as number[]))).toBeLessThanOrEqual(2)
  })

  test('are gathered while the window is open, or until they are full', async () => {
    const all = await given([{ return: 1 }], { BatchSize: 15, MaximumBatchingWindowInSeconds: 10 })
    const from = all.sim.now
    for (let i = 0; i < 17; i++) await all.send(String(i))
    await all.sim.runUntilQuiet()
    expect(sizes(all)).toEqual([15, 2])
    expect(all.told('BatchInvoked').map(({ at }) => Math.round(at - from))).toEqual([0, 10_000])
  })
})

describe('LM6 scaling', () => {
  test.each<[busySeconds: number, most: number | undefined, allowed: number]>([
    [0, undefined, 5], [1, undefined, 10], [60, undefined, 305], [600, undefined, 1250], [60, 20, 20], [0, 2, 2],
  ])('after %s s of work, at most %s: %s', (busy, most, allowed) => {
    expect(batchesAllowed(busy * 1000, most)).toBe(allowed)
  })

  test('the next one comes when its share of the minute is over', () => {
    expect([nextAllowedAfter(0), nextAllowedAfter(100), nextAllowedAfter(0, 5)]).toEqual([200, 100, undefined])
  })

  test('no more batches are at work than are allowed', async () => {
    const all = await given([{ wait: 2000 }, { return: 1 }], { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } })
    for (let i = 0; i < 6; i++) await all.send(String(i))
    await all.sim.runUntilQuiet()
    let [running, most] = [0, 0]
    for (const { type } of all.sim.log) {
      if (type === 'BatchInvoked') most = Math.max(most, ++running)
      if (type === 'BatchEnded') running--
    }
    expect([most, sizes(all).length]).toEqual([2, 6])
  })
})

describe('LM7 LM8 what fails', () => {
  const FAIL = [{ fail: { errorType: 'Error', errorMessage: 'no' } }]

  test('comes again when it is visible again, until the queue moves it away', async () => {
    const policy = JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 })
    const all = await given(FAIL, {}, { VisibilityTimeout: '30', RedrivePolicy: policy })
    await all.send('{}')
    await all.sim.runUntilQuiet()
    const at = all.told('BatchInvoked').map((event) => event.at)
    expect([at.length, Math.round((at[1] ?? 0) - (at[0] ?? 0))]).toEqual([2, 30_000])
    expect(await all.bodies('dead')).toEqual([{}])
  })

  test('while the function is throttled the poller rests', async () => {
    const all = await given([{ return: 1 }], {}, { VisibilityTimeout: '5' })
    await all.call('PutFunctionConcurrency', { FunctionName: 'fn', ReservedConcurrentExecutions: 0 })
    await all.send('1')
    await all.sim.runFor(60_000)
    const refused = all.told('BatchRefused').length
    expect(refused).toBeGreaterThan(2)
    await all.call('DeleteFunctionConcurrency', { FunctionName: 'fn' })
    await all.sim.runUntilQuiet()
    expect(await left(all)).toBe(0)
  })

  test.each<[returned: Json, failed: readonly string[] | 'all']>([
    [null, []], [{}, []], [[], []], [{ batchItemFailures: [] }, []], [{ batchItemFailures: null }, []], [{ other: 1 }, []],
    [{ batchItemFailures: [{ itemIdentifier: 'a' }] }, ['a']],
    [{ batchItemFailures: [{ itemIdentifier: 'c' }] }, 'all'],
    [{ batchItemFailures: [{ itemIdentifier: '' }] }, 'all'],
    [{ batchItemFailures: [{ itemIdentifier: null }] }, 'all'],
    [{ batchItemFailures: [{ foo: 'a' }] }, 'all'],
    ['text', 'all'],
  ])('of a, b: %j reports %j', (returned, failed) => {
    const reported = batchItemFailures(JSON.stringify(returned), new Set(['a', 'b']))
    expect(reported === 'all' ? 'all' : [...reported]).toEqual(failed)
  })
})

test('LM13 what is not simulated is refused by name', async () => {
  const { call } = await given([])
  const map = (input: JsonObject) => call('CreateEventSourceMapping', { FunctionName: 'fn', EventSourceArn: queueArn('other'), ...input })
  await expect(map({ ProvisionedPollerConfig: { MinimumPollers: 2 } })).rejects.toMatchObject({ name: 'NotSimulated' })
})
