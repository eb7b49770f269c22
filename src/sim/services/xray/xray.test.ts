import { beforeEach, describe, expect, test } from 'vitest'
import { readTraceHeader, segmentId, traceHeader } from '../../aws/trace/trace'
import { sample, type Reservoir } from '../../aws/trace/sampling'
import { cloudOf, createSimulation, type Cloud } from '../../cloud/cloud'
import { services } from '../../cloud/services'
import { createGuestHost } from '../../handlers/handlers'
import { segmentDocument } from './segment/segment'
import { tracesOf } from './traces'

let cloud: Cloud
beforeEach(() => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no engine')) }) }))
})

const ROOT = '1-67748580-0123456789abcdef01234567'
const queue = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs'
const put = { call: { service: 'dynamodb', action: 'PutItem', input: { TableName: 'orders', Item: { id: { S: 'a' } } } } }
const send = { call: { service: 'sqs', action: 'SendMessage', input: { QueueUrl: queue, MessageBody: 'a' } } }
const invoke = (name: string) => ({ call: { service: 'lambda', action: 'Invoke', input: { FunctionName: name } } })

async function makeFunction(name: string, script: object[], tracing = 'Active'): Promise<void> {
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: name, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/r', Code: { Script: script }, TracingConfig: { Mode: tracing },
  })
  await cloud.runFor(1000)
}

/** Each trace as lines: segments by name and kind, what is in them and what they called indented below. */
function drawn(): readonly (readonly string[])[] {
  return tracesOf(cloud.log).map(({ segments }) => {
    const lines: string[] = []
    const flags = (of: { error?: boolean; fault?: boolean; throttle?: boolean }) => [of.error && ' error', of.fault && ' fault', of.throttle && ' throttle'].filter(Boolean).join('')
    const show = (id: string | undefined, depth: number): void => {
      for (const segment of segments.filter(({ parentId }) => parentId === id)) {
        lines.push(`${' '.repeat(depth)}${segment.name} ${segment.origin}${flags(segment)}`)
        below(segment, depth + 1)
        show(segment.id, depth + 1)
      }
    }
    const below = (of: { readonly subsegments: (typeof segments)[0]['subsegments'] }, depth: number): void => {
      for (const part of of.subsegments) {
        lines.push(`${' '.repeat(depth)}- ${part.name}${flags(part)}`)
        below(part, depth + 1)
        show(part.id, depth + 1)
      }
    }
    const known = new Set(segments.flatMap((segment) => [segment.id, ...ids(segment)]))
    show(undefined, 0)
    for (const { parentId } of segments) if (parentId !== undefined && !known.has(parentId)) show(parentId, 0)
    return lines
  })
}

function ids({ subsegments }: { readonly subsegments: readonly { readonly id: string; readonly subsegments: readonly any[] }[] }): readonly string[] {
  return subsegments.flatMap((part) => [part.id, ...ids(part)])
}

describe('the header', () => {
  test.each([
    ['all of it', `Root=${ROOT};Parent=53995c3f42cd8ad8;Sampled=1`, { root: ROOT, parent: '53995c3f42cd8ad8', sampled: true }],
    ['not kept', `Root=${ROOT};Sampled=0`, { root: ROOT, parent: undefined, sampled: false }],
    ['to be decided', `Root=${ROOT}; Self=1-2-3`, { root: ROOT, parent: undefined, sampled: undefined }],
    ['no trace', 'Root=2-1', undefined],
    ['none', undefined, undefined],
  ])('XR1 %s', (_why, header, read) => {
    expect(readTraceHeader(header)).toEqual(read)
    if (read && header && !header.includes('Self')) expect(traceHeader(read)).toBe(header)
  })

  test('XR1 ids have the digits that X-Ray wants, and differ', () => {
    const made = Array.from({ length: 1000 }, (_, i) => segmentId(`call-${i}`))
    expect(new Set(made).size).toBe(1000)
    expect(made.filter((id) => !/^[0-9a-f]{16}$/.test(id))).toEqual([])
  })
})

test('XR2 the first request of each second is kept, and one of twenty others', () => {
  let reservoir: Reservoir | undefined
  const at = (now: number, draw: number) => {
    const decided = sample(reservoir, now, () => draw)
    reservoir = decided.reservoir
    return decided.sampled
  }
  expect([at(0, 0.9), at(10, 0.9), at(999, 0.049), at(1000, 0.9), at(1001, 0.05)]).toEqual([true, false, true, true, false])
})

describe('functions', () => {
  test('XR3 XR5 an active function is traced with what it calls, and whom it invokes goes on with the trace', async () => {
    await cloud.call('dynamodb', 'CreateTable', { TableName: 'orders', AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' })
    await cloud.runFor(10_000)
    await makeFunction('worker', [{ compute: 5 }, { return: 1 }], 'PassThrough')
    await makeFunction('shop', [put, invoke('worker'), send, { return: 1 }])

    await cloud.call('lambda', 'Invoke', { FunctionName: 'shop' })

    // There is no such queue.
    expect(drawn()).toEqual([[
      'shop AWS::Lambda', ' shop AWS::Lambda::Function fault', '  - Initialization', '  - Invocation fault',
      '   - DynamoDB',
      '   - Lambda', '    worker AWS::Lambda', '     worker AWS::Lambda::Function', '      - Initialization', '      - Invocation',
      '   - SQS error',
    ]])
  })

  test('XR4 without active tracing and without a header there is no trace', async () => {
    await makeFunction('plain', [{ return: 1 }], 'PassThrough')
    await cloud.call('lambda', 'Invoke', { FunctionName: 'plain' })
    expect(drawn()).toEqual([])
  })

  test('XR3 of a burst a share is kept', async () => {
    await makeFunction('busy', [{ return: 1 }])
    await Promise.all(Array.from({ length: 40 }, () => cloud.call('lambda', 'Invoke', { FunctionName: 'busy' })))
    expect(tracesOf(cloud.log).length).toBeGreaterThanOrEqual(1)
    expect(tracesOf(cloud.log).length).toBeLessThan(10)
  })

  test('XR6 an event waits, and each try of it is told', async () => {
    await makeFunction('flaky', [{ fail: { errorType: 'Error', errorMessage: 'no' } }])
    await cloud.call('lambda', 'Invoke', { FunctionName: 'flaky', InvocationType: 'Event' })
    await cloud.runUntilQuiet()
    expect(drawn()).toEqual([[
      'flaky AWS::Lambda', ' - Dwell Time',
      ' - Attempt #1 fault', '  flaky AWS::Lambda::Function fault', '   - Initialization', '   - Invocation fault',
      ' - Attempt #2 fault', '  flaky AWS::Lambda::Function fault', '   - Invocation fault',
      ' - Attempt #3 fault', '  flaky AWS::Lambda::Function fault', '   - Invocation fault',
    ]])
  })

  test('XR7 a message carries its trace; who takes it off the queue begins one that is linked to it', async () => {
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'jobs' })
    await makeFunction('sender', [{ wait: 1500 }, send, { return: 1 }])
    await makeFunction('taker', [{ return: 1 }])
    await cloud.call('lambda', 'CreateEventSourceMapping', { FunctionName: 'taker', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs' })
    await cloud.runFor(60_000)
    await cloud.call('lambda', 'Invoke', { FunctionName: 'sender' })
    await cloud.runUntilQuiet()
    const [first, second] = tracesOf(cloud.log)
    expect([first?.segments[0]?.name, second?.segments[0]?.name]).toEqual(['sender', 'taker'])
    expect(second?.segments[0]?.links).toEqual([first?.id])
  })

  test('XR8 the report names the trace and the segment', async () => {
    await makeFunction('shop', [{ return: 1 }])
    await cloud.call('lambda', 'Invoke', { FunctionName: 'shop' })
    const [trace] = tracesOf(cloud.log)
    const lines = cloud.log.flatMap(({ type, detail }) => (type === 'LogLine' ? [String(detail['text'])] : []))
    expect(lines.at(-1)).toContain(`\nXRAY TraceId: ${trace?.id}\tSegmentId: ${trace?.segments[1]?.id}\tSampled: true\t\n`)
  })
})

test('XR9 a topic and a bus hand a trace on', async () => {
  await makeFunction('heard', [{ return: 1 }], 'PassThrough')
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:heard'
  const { TopicArn } = await cloud.call('sns', 'CreateTopic', { Name: 'news' })
  await cloud.call('sns', 'Subscribe', { TopicArn, Protocol: 'lambda', Endpoint: arn })
  await cloud.call('events', 'PutRule', { Name: 'all', EventPattern: '{"source":["shop"]}' })
  await cloud.call('events', 'PutTargets', { Rule: 'all', Targets: [{ Id: '1', Arn: arn }] })
  await makeFunction('teller', [
    { call: { service: 'sns', action: 'Publish', input: { TopicArn, Message: 'a' } } },
    { call: { service: 'events', action: 'PutEvents', input: { Entries: [{ Source: 'shop', DetailType: 'a', Detail: '{}' }] } } },
    { return: 1 },
  ])
  await cloud.call('lambda', 'Invoke', { FunctionName: 'teller' })
  await cloud.runUntilQuiet()
  expect(drawn().map((lines) => lines.filter((line) => line.includes('heard AWS::Lambda') || /- (SNS|Ev)/.test(line)).map((line) => line.trim()))).toEqual([
    ['- SNS', '- EventBridge', 'heard AWS::Lambda', 'heard AWS::Lambda::Function', 'heard AWS::Lambda', 'heard AWS::Lambda::Function'],
  ])
})

describe('API Gateway', () => {
  const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:back/invocations'

  async function makeApi(script: object[]): Promise<string> {
    await makeFunction('back', script, 'PassThrough')
    const { id: restApiId, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'shop' })
    await cloud.call('apigateway', 'PutMethod', { restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' })
    await cloud.call('apigateway', 'PutIntegration', { restApiId, resourceId, httpMethod: 'GET', type: 'AWS_PROXY', uri, integrationHttpMethod: 'POST' })
    await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev', tracingEnabled: true })
    return restApiId
  }
  const get = (id: string, headers: Record<string, string> = {}) => cloud.request({ method: 'GET', url: `https://${id}.execute-api.us-east-1.amazonaws.com/dev/`, headers })

  test('XR10 a traced stage is the root of what a function behind it does', async () => {
    const id = await makeApi([{ return: { statusCode: 200, body: { $: 'event.headers.X-Amzn-Trace-Id' } } }])
    const { body } = await get(id)
    expect(drawn()).toEqual([['shop/dev AWS::ApiGateway::Stage', ' - Lambda', '  back AWS::Lambda', '   back AWS::Lambda::Function', '    - Initialization', '    - Invocation']])
    const [trace] = tracesOf(cloud.log)
    expect(new TextDecoder().decode(body)).toBe(`Root=${trace?.id};Parent=${trace?.segments[0]?.id};Sampled=1`)
  })

  test('XR10 what the client has decided holds', async () => {
    const id = await makeApi([{ return: { statusCode: 500 } }])
    await get(id, { 'X-Amzn-Trace-Id': `Root=${ROOT};Parent=53995c3f42cd8ad8;Sampled=0` })
    expect(drawn()).toEqual([])
    await get(id, { 'X-Amzn-Trace-Id': `Root=${ROOT};Parent=53995c3f42cd8ad8;Sampled=1` })
    expect(drawn().map(([first]) => first)).toEqual(['shop/dev AWS::ApiGateway::Stage fault'])
    expect(tracesOf(cloud.log)[0]).toMatchObject({ id: ROOT, segments: [{ parentId: '53995c3f42cd8ad8', status: 500 }, {}, {}] })
  })
})

describe('the API', () => {
  test('XR11 summaries by time, and traces with their segments as documents', async () => {
    await makeFunction('shop', [{ compute: 100 }, { return: 1 }])
    await cloud.call('lambda', 'Invoke', { FunctionName: 'shop' })
    const { TraceSummaries } = await cloud.call('xray', 'GetTraceSummaries', { StartTime: new Date(0), EndTime: new Date(cloud.now) })
    expect(TraceSummaries).toMatchObject([{ HasFault: false, HasError: false, IsPartial: false, EntryPoint: { Name: 'shop', Type: 'AWS::Lambda' }, StartTime: expect.any(Date) }])
    expect((await cloud.call('xray', 'GetTraceSummaries', { StartTime: new Date(0), EndTime: new Date(1) })).TraceSummaries).toEqual([])
    const { Traces, UnprocessedTraceIds } = await cloud.call('xray', 'BatchGetTraces', { TraceIds: [TraceSummaries[0].Id, ROOT] })
    expect(UnprocessedTraceIds).toEqual([ROOT])
    const [lambda, fn] = Traces[0].Segments.map(({ Document }: { Document: string }) => JSON.parse(Document))
    expect(lambda).toEqual(segmentDocument(tracesOf(cloud.log)[0]!.segments[0]!))
    expect(fn).toMatchObject({ name: 'shop', origin: 'AWS::Lambda::Function', parent_id: lambda.id, trace_id: TraceSummaries[0].Id, subsegments: [{ name: 'Initialization' }, { name: 'Invocation' }] })
    expect(fn.subsegments[1].end_time - fn.subsegments[1].start_time).toBeGreaterThan(0.09)
  })

  test.each([
    ['no time', 'GetTraceSummaries', { EndTime: new Date(1) }, 'InvalidRequestException'],
    ['no ids', 'BatchGetTraces', { TraceIds: [] }, 'InvalidRequestException'],
    ['too many ids', 'BatchGetTraces', { TraceIds: Array(6).fill(ROOT) }, 'InvalidRequestException'],
    ['a filter', 'GetTraceSummaries', { StartTime: new Date(0), EndTime: new Date(1), FilterExpression: 'fault' }, 'NotSimulated'],
    ['another action', 'GetServiceGraph', {}, 'NotSimulated'],
  ])('XR12 refused: %s', async (_why, action, input, name) => {
    await expect(cloud.call('xray', action, input)).rejects.toMatchObject({ name })
  })
})
