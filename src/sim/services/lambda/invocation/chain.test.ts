import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { Json, JsonObject } from '../../../kernel/json'
import { ARN, queueArn, queueUrl, world, type World } from '../../../cloud/lambdaWorld.testing'
import { lambda } from '../lambda'
import { newFunction } from '../account'
import { chainOf, isLoop, oneMore, withChain } from './chain'

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:t'
const publish = { service: 'sns', action: 'Publish', input: { TopicArn: TOPIC, Message: 'again' } }

/** What a function does to be invoked again. */
const CALLS: { readonly [way: string]: readonly JsonObject[] } = {
  'a queue': [{ service: 'sqs', action: 'SendMessage', input: { QueueUrl: queueUrl('q'), MessageBody: 'again' } }],
  'a topic': [publish],
  'a topic and a queue': [publish],
  'a bucket': [{ service: 's3', action: 'PutObject', input: { Bucket: 'loop-bucket', Key: 'again', Body: '1' } }],
}

/** Functions that invoke one another, each the next in the list and the last one the first. */
async function given(names: readonly string[], InvocationType: string) {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no engine')) }) })
  for (const [i, FunctionName] of names.entries()) {
    const next = names[(i + 1) % names.length] ?? ''
    const Script: Json[] = [{ call: { service: 'lambda', action: 'Invoke', input: { FunctionName: next, InvocationType }, as: 'answer' } }, { return: 1 }]
    await sim.call('lambda', 'CreateFunction', { FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', Timeout: 900, Code: { Script } })
  }
  await sim.runUntilQuiet()
  const told = (type: string, name?: string) => sim.log.filter((event) => event.type === type && (name === undefined || event.detail['functionName'] === name || event.resource === name))
  return { sim, told, start: () => sim.call('lambda', 'Invoke', { FunctionName: names[0] ?? '', InvocationType: 'Event' }) as Promise<JsonObject> }
}

test('LI14 a chain travels behind a trace header, and reads back', () => {
  const chain = oneMore(oneMore(oneMore({}, 'a'), 'b-c_1'), 'a')
  expect(chain).toEqual({ a: 2, 'b-c_1': 1 })
  expect(chainOf(withChain('Root=1-00000000-000000000000000000000000', chain))).toEqual(chain)
  expect(chainOf(withChain(undefined, chain))).toEqual(chain)
  expect(chainOf('Root=1-00000000-000000000000000000000000')).toEqual({})
})

describe('LI14 a loop', () => {
  test('of events ends after 16 invocations; the seventeenth is given up', async () => {
    const { sim, told, start } = await given(['again'], 'Event')
    await start()
    await sim.runUntilQuiet()
    expect(told('InvokeEnded')).toHaveLength(16)
    expect(told('AsyncEventDiscarded').map(({ detail }) => detail['condition'])).toEqual(['RecursiveInvocation'])
  })

  test('counts each function of it', async () => {
    const { sim, told, start } = await given(['ping', 'pong'], 'Event')
    await start()
    await sim.runUntilQuiet()
    expect([told('InvokeEnded', 'ping').length, told('InvokeEnded', 'pong').length]).toEqual([16, 16])
  })

  test('of waiting calls is refused to the one who calls once too often', async () => {
    const { sim, told, start } = await given(['again'], 'RequestResponse')
    await start()
    await sim.runFor(600_000)
    expect(told('EnvironmentStarted')).toHaveLength(16)
    expect(JSON.stringify(told('ApiCallEnded'))).toContain('RecursiveInvocationException')
  })

  test.each<[way: string, loop: (all: World) => Promise<unknown>]>([
    ['a queue', async ({ aws, call }) => {
      await aws('sqs', 'CreateQueue', { QueueName: 'dead' })
      await aws('sqs', 'CreateQueue', { QueueName: 'q', Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('dead'), maxReceiveCount: 2 }) } })
      await call('CreateEventSourceMapping', { FunctionName: 'again', EventSourceArn: queueArn('q') })
    }],
    ['a topic', async ({ aws }) => {
      await aws('sns', 'CreateTopic', { Name: 't' })
      await aws('sns', 'Subscribe', { TopicArn: TOPIC, Protocol: 'lambda', Endpoint: `${ARN}:again` })
    }],
    ['a topic and a queue', async ({ aws, call }) => {
      await aws('sns', 'CreateTopic', { Name: 't' })
      await aws('sqs', 'CreateQueue', { QueueName: 'q' })
      await aws('sns', 'Subscribe', { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: queueArn('q') })
      await call('CreateEventSourceMapping', { FunctionName: 'again', EventSourceArn: queueArn('q') })
    }],
    ['a bucket', async ({ aws }) => {
      await aws('s3', 'CreateBucket', { Bucket: 'loop-bucket' })
      const LambdaFunctionConfigurations = [{ LambdaFunctionArn: `${ARN}:again`, Events: ['s3:ObjectCreated:*'] }]
      await aws('s3', 'PutBucketNotificationConfiguration', { Bucket: 'loop-bucket', NotificationConfiguration: { LambdaFunctionConfigurations } })
    }],
    ['destinations', async ({ call, create }) => {
      await create('other', [{ return: 1 }])
      const onSuccess = (FunctionName: string, next: string) => call('PutFunctionEventInvokeConfig', { FunctionName, DestinationConfig: { OnSuccess: { Destination: `${ARN}:${next}` } } })
      await Promise.all([onSuccess('again', 'other'), onSuccess('other', 'again')])
    }],
  ])('through %s is stopped too, and its event is not lost', async (way, loop) => {
    const all = world()
    const calls = CALLS[way] ?? []
    await all.create('again', [...calls.map((call) => ({ call })), { return: 1 }])
    await all.call('AddPermission', { FunctionName: 'again', StatementId: 'all', Action: 'lambda:InvokeFunction', Principal: '*' })
    await loop(all)
    await all.sim.runUntilQuiet()
    await all.call('Invoke', { FunctionName: 'again', InvocationType: 'Event' })
    await all.sim.runUntilQuiet()
    expect(all.told('InvokeEnded').filter(({ detail }) => detail['functionName'] === 'again')).toHaveLength(16)
    expect(all.told('RecursionStopped').length).toBeGreaterThan(0)
    if (way === 'a queue') expect((await all.aws('sqs', 'ReceiveMessage', { QueueUrl: queueUrl('dead') }))['Messages']).toHaveLength(1)
  })

  test('leaves the other messages of a batch alone', async () => {
    const all = world()
    await all.create('work', [{ return: 1 }])
    await all.aws('sqs', 'CreateQueue', { QueueName: 'q' })
    const header = (count: number) => ({ AWSTraceHeader: { DataType: 'String', StringValue: withChain(undefined, { work: count }) } })
    for (const count of [16, 3]) await all.aws('sqs', 'SendMessage', { QueueUrl: queueUrl('q'), MessageBody: String(count), MessageSystemAttributes: header(count) })
    await all.call('CreateEventSourceMapping', { FunctionName: 'work', EventSourceArn: queueArn('q') })
    await all.sim.runFor(10_000)
    expect(all.told('BatchEnded').map(({ detail }) => detail['succeeded'])).toEqual([1])
    expect(all.told('RecursionStopped').map(({ detail }) => detail['records'])).toEqual([1])
  })

  test('that is allowed meets the limit of the run', async () => {
    const { sim, start } = await given(['again'], 'Event')
    await sim.call('lambda', 'PutFunctionRecursionConfig', { FunctionName: 'again', RecursiveLoop: 'Allow' })
    await start()
    await expect(sim.runUntilQuiet(20_000)).rejects.toMatchObject({ name: 'RunLimitExceeded' })
  })

  test.each<[recursiveLoop: string, count: number, loop: boolean]>([['Terminate', 15, false], ['Terminate', 16, true], ['Allow', 1000, false]])('with %s after %i invocations: %s', (recursiveLoop, count, loop) => {
    const fn = newFunction({ name: 'again', arn: '', configuration: undefined as never, tags: {} })
    expect(isLoop({ again: count, other: 99 }, { ...fn, recursiveLoop })).toBe(loop)
  })
})
