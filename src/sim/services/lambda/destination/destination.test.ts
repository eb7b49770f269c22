import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../kernel/json'
import { ARN, queueArn, queueUrl, world } from '../../../cloud/lambdaWorld.testing'

const FAIL = [{ fail: { errorType: 'Error', errorMessage: 'no' } }]

async function given(script: readonly Json[], config: JsonObject, settings: JsonObject = {}) {
  const all = world()
  for (const QueueName of ['ok', 'failed', 'dead']) await all.aws('sqs', 'CreateQueue', { QueueName })
  await all.create('fn', script, settings)
  if (Object.keys(config).length > 0) await all.call('PutFunctionEventInvokeConfig', { FunctionName: 'fn', ...config })
  const send = (input: JsonObject = {}) => all.call('Invoke', { FunctionName: 'fn', InvocationType: 'Event', Payload: '{"n":1}', ...input })
  return { ...all, send }
}
const to = (onSuccess: string | undefined, onFailure: string | undefined): JsonObject => ({
  DestinationConfig: { ...(onSuccess ? { OnSuccess: { Destination: onSuccess } } : {}), ...(onFailure ? { OnFailure: { Destination: onFailure } } : {}) },
})

describe('LI8 LI9 LI10 how often and how long', () => {
  test('MaximumRetryAttempts says how often', async () => {
    const { sim, send, told } = await given(FAIL, { MaximumRetryAttempts: 1 })
    await send()
    await sim.runUntilQuiet()
    expect(told('InvokeEnded')).toHaveLength(2)
    expect(told('AsyncEventDiscarded')[0]?.detail).toMatchObject({ condition: 'RetriesExhausted', approximateInvokeCount: 2 })
  })

  test('what would be too old at its next try is given up at once', async () => {
    const { sim, send, told } = await given(FAIL, { MaximumEventAgeInSeconds: 60 })
    const before = sim.now
    await send()
    await sim.runUntilQuiet()
    expect(told('AsyncEventDiscarded')[0]?.detail).toMatchObject({ condition: 'EventAgeExceeded', approximateInvokeCount: 1 })
    expect(sim.now - before).toBeLessThan(60_000)
  })

  test('put sets all anew, update leaves what is not said, each for its qualifier', async () => {
    const { call } = await given(FAIL, { MaximumRetryAttempts: 0 })
    await call('UpdateFunctionEventInvokeConfig', { FunctionName: 'fn', MaximumEventAgeInSeconds: 90 })
    expect(await call('GetFunctionEventInvokeConfig', { FunctionName: 'fn' })).toMatchObject({ FunctionArn: `${ARN}:fn:$LATEST`, MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 90 })
    const put = await call('PutFunctionEventInvokeConfig', { FunctionName: 'fn', MaximumEventAgeInSeconds: 120 })
    expect(put).not.toHaveProperty('MaximumRetryAttempts')
    await call('PublishVersion', { FunctionName: 'fn' })
    await expect(call('GetFunctionEventInvokeConfig', { FunctionName: 'fn', Qualifier: '1' })).rejects.toMatchObject({ message: `The function ${ARN}:fn:1 doesn't have an EventInvokeConfig` })
  })
})

describe('LI11 destinations', () => {
  test('success', async () => {
    const { sim, send, bodies } = await given([{ return: { got: { $: 'event.n' } } }], to(queueArn('ok'), queueArn('failed')))
    await send()
    await sim.runUntilQuiet()
    expect(await bodies('failed')).toEqual([])
    expect(await bodies('ok')).toEqual([{
      version: '1.0', timestamp: expect.any(String),
      requestContext: { requestId: expect.any(String), functionArn: `${ARN}:fn:$LATEST`, condition: 'Success', approximateInvokeCount: 1 },
      requestPayload: { n: 1 }, responseContext: { statusCode: 200, executedVersion: '$LATEST' }, responsePayload: { got: 1 },
    }])
  })

  test('failure, to a function, an event bus and a bucket', async () => {
    for (const destination of ['lambda', 'events', 's3']) {
      const all = await given(FAIL, { MaximumRetryAttempts: 0 })
      await all.create('next', [{ return: 1 }])
      await all.aws('s3', 'CreateBucket', { Bucket: 'records' })
      const arn = { lambda: `${ARN}:next`, events: 'arn:aws:events:us-east-1:123456789012:event-bus/default', s3: 'arn:aws:s3:::records' }[destination]
      await all.call('UpdateFunctionEventInvokeConfig', { FunctionName: 'fn', ...to(undefined, arn) })
      await all.send()
      await all.sim.runUntilQuiet()
      expect(all.told('DestinationDelivered').map(({ detail }) => detail['destination'])).toEqual([arn])
      if (destination === 'lambda') expect(all.told('InvokeEnded').map(({ detail }) => detail['functionName'])).toEqual(['fn', 'next'])
      if (destination === 's3') {
        const { Contents: objects } = await all.aws('s3', 'ListObjectsV2', { Bucket: 'records' })
        expect((objects as JsonObject[])[0]?.['Key']).toMatch(/^aws\/lambda\/async\/fn\/2025\/01\/01\/2025-01-01T00\.\d\d\.\d\d-[0-9a-f-]{36}$/)
      }
    }
  })

  test('a destination that is gone is told, and the record lost', async () => {
    const { sim, aws, send, told } = await given(FAIL, { MaximumRetryAttempts: 0, ...to(undefined, queueArn('failed')) })
    await aws('sqs', 'DeleteQueue', { QueueUrl: queueUrl('failed') })
    await send()
    await sim.runUntilQuiet()
    expect(told('DestinationDeliveryFailed')).toHaveLength(1)
  })

  test('what is no destination is refused', async () => {
    const { call } = await given(FAIL, {})
    for (const arn of [queueArn('q.fifo'), `${ARN}:fn`, `${ARN}:none`]) {
      await expect(call('PutFunctionEventInvokeConfig', { FunctionName: 'fn', ...to(undefined, arn) })).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
    }
  })
})

test('LI12 a dead-letter queue gets the event as it is', async () => {
  const { sim, aws, send } = await given(FAIL, { MaximumRetryAttempts: 0 }, { DeadLetterConfig: { TargetArn: queueArn('dead') } })
  await send()
  await sim.runUntilQuiet()
  const { Messages: messages } = await aws('sqs', 'ReceiveMessage', { QueueUrl: queueUrl('dead'), MessageAttributeNames: ['All'] })
  expect(messages).toMatchObject([{
    Body: '{"n":1}',
    MessageAttributes: { RequestID: { DataType: 'String' }, ErrorCode: { DataType: 'Number', StringValue: '200' }, ErrorMessage: { StringValue: 'no' } },
  }])
})

test('LI12 CW10 a dead-letter queue that is gone is a DeadLetterError, and each try tells how old the event was', async () => {
  const { sim, aws, send, told } = await given(FAIL, { MaximumRetryAttempts: 1 }, { DeadLetterConfig: { TargetArn: queueArn('dead') } })
  await aws('sqs', 'DeleteQueue', { QueueUrl: queueUrl('dead') })
  await send()
  await sim.runUntilQuiet()
  expect(told('DestinationDeliveryFailed')).toMatchObject([{ detail: { destination: queueArn('dead'), deadLetter: true } }])
  const queuedAt = told('AsyncEventQueued')[0]?.at ?? 0
  const tries = told('InvokeStarted')
  expect(tries).toHaveLength(2)
  for (const { at, detail } of tries) expect(detail['eventAge']).toBeCloseTo(at - queuedAt, 3)
  const read = async (MetricName: string, Statistic: string) => {
    const between = { StartTime: sim.now / 1000 - 3600, EndTime: sim.now / 1000 + 60 }
    const input = { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: 'fn' }], ...between, Period: 86_400, Statistics: [Statistic] }
    const { Datapoints } = (await aws('cloudwatch', 'GetMetricStatistics', input)) as { Datapoints: readonly JsonObject[] }
    return Datapoints[0]?.[Statistic]
  }
  expect([await read('DeadLetterErrors', 'Sum'), await read('DestinationDeliveryFailures', 'Sum'), await read('AsyncEventAge', 'SampleCount')]).toEqual([1, undefined, 2])
})
