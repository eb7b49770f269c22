import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { Json, JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'
import { billedDuration } from '../rules/billing'
import { onDemandLimit, type ThrottleReason } from '../rules/concurrency'
import { retryAfterError, retryAfterThrottle } from '../rules/asyncRetry'

async function given(script: readonly Json[], settings: JsonObject = {}) {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) })
  const call = (action: string, input: JsonObject) => sim.call('lambda', action, { FunctionName: 'fn', ...input }) as Promise<JsonObject>
  await call('CreateFunction', { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769, Code: { Script: script }, ...settings })
  await sim.runUntilQuiet()
  const from = sim.now
  const told = (type: string) => sim.log.filter((event) => event.type === type && event.at >= from)
  return { sim, call, invoke: (input: JsonObject = {}) => call('Invoke', input), told, seconds: (type: string) => told(type).map(({ at }) => Math.round((at - from) / 1000)) }
}

describe('LI1 LI2 what Invoke answers', () => {
  test.each<[what: string, script: readonly Json[], input: JsonObject, answer: JsonObject]>([
    ['the handler’s answer', [{ return: { $: 'event' } }], { Payload: '{"a":1}' }, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"a":1}' }],
    ['an event that was not given is an empty object', [{ return: { $: 'event' } }], {}, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{}' }],
    ['nothing said is null', [], {}, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: 'null' }],
    [
      'a failure is a 200 too',
      [{ fail: { errorType: 'NoStock', errorMessage: 'none left' } }],
      {},
      { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '{"errorType":"NoStock","errorMessage":"none left","trace":["NoStock: none left"]}', FunctionError: 'Unhandled' },
    ],
    ['DryRun', [{ fail: {} }], { InvocationType: 'DryRun' }, { StatusCode: 204, Payload: '' }],
    ['Event', [{ return: 1 }], { InvocationType: 'Event' }, { StatusCode: 202, Payload: '' }],
    ['by ARN', [{ return: 1 }], { FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:fn:$LATEST' }, { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: '1' }],
  ])('%s', async (_what, script, input, answer) => {
    const { invoke } = await given(script)
    expect(await invoke(input)).toEqual(answer)
  })

  test.each<[what: string, input: JsonObject, error: object]>([
    ['no such function', { FunctionName: 'none' }, { name: 'ResourceNotFoundException', statusCode: 404, message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:none:$LATEST', Type: 'User' }],
    ['no such version', { Qualifier: '7' }, { name: 'ResourceNotFoundException', message: 'Function not found: arn:aws:lambda:us-east-1:123456789012:function:fn:7' }],
    ['an event that is no JSON', { Payload: '{oops' }, { name: 'InvalidRequestContentException', statusCode: 400 }],
    ['LI3 an event of more than 6 MB', { Payload: JSON.stringify('x'.repeat(6_291_456)) }, { name: 'RequestTooLargeException', statusCode: 413 }],
    ['LI3 an asynchronous event of more than 1 MB', { InvocationType: 'Event', Payload: JSON.stringify('x'.repeat(1_048_576)) }, { name: 'RequestTooLargeException', statusCode: 413 }],
    ['an unknown invocation type', { InvocationType: 'Later' }, { name: 'ValidationException', message: "1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]" }],
  ])('refuses %s', async (_what, input, error) => {
    const { invoke } = await given([])
    await expect(invoke(input)).rejects.toMatchObject(error)
  })

  test('LF1 refuses a function that is not active yet', async () => {
    const { call } = await given([])
    await call('CreateFunction', { FunctionName: 'new', Runtime: 'nodejs22.x', Handler: 'i.h', Role: 'arn:aws:iam::123456789012:role/fn', Code: { Script: [] } })
    await expect(call('Invoke', { FunctionName: 'new' })).rejects.toMatchObject({
      name: 'ResourceConflictException', statusCode: 409, message: 'The operation cannot be performed at this time. The function is currently in the following state: Pending',
    })
  })

  test('LI3 an answer of 6 MB passes, a larger one is an error of the function', async () => {
    const { call, invoke } = await given([{ return: 'x'.repeat(6_291_456) }])
    expect(String((await invoke())['Payload'])).toHaveLength(6_291_458)
    await call('UpdateFunctionCode', { Script: [{ return: 'x'.repeat(6_291_600) }], AtOnce: true })
    expect(await invoke()).toMatchObject({ FunctionError: 'Unhandled', Payload: expect.stringContaining('"errorType":"Function.ResponseSizeTooLarge"') })
  })

  test('a runtime without an engine is refused by name, unless it has a script', async () => {
    const { sim, call } = await given([])
    const input = { Runtime: 'python3.13', Handler: 'app.handler', Role: 'arn:aws:iam::123456789012:role/fn' }
    await call('CreateFunction', { ...input, FunctionName: 'files', Code: { Files: { 'app.py': 'def handler(event, context): return 1' } } })
    await call('CreateFunction', { ...input, FunctionName: 'script', Code: { Script: [{ return: 1 }] } })
    await sim.runUntilQuiet()
    await expect(call('Invoke', { FunctionName: 'files' })).rejects.toMatchObject({ name: 'NotSimulated', message: expect.stringContaining('python3.13') })
    expect(await call('Invoke', { FunctionName: 'script' })).toMatchObject({ Payload: '1' })
  })
})

describe('LI5 LI6 LI7 the log', () => {
  test('of a cold and of a warm invocation', async () => {
    const { invoke } = await given([{ log: 'working' }, { compute: 99.5 }, { return: 1 }])
    const tail = async () => atob(String((await invoke({ LogType: 'Tail' }))['LogResult'])).replace(/RequestId: \S+/g, 'RequestId: R')
    const cold = await tail()
    const [, duration, billed, init] = /\tDuration: ([\d.]+) ms\tBilled Duration: (\d+) ms\t.*Init Duration: ([\d.]+) ms/.exec(cold) ?? []
    expect(Number(billed)).toBe(Math.ceil(Number(duration) + Number(init)))
    expect(await tail()).toBe(
      'START RequestId: R Version: $LATEST\nworking\nEND RequestId: R\n' +
        'REPORT RequestId: R\tDuration: 99.50 ms\tBilled Duration: 100 ms\tMemory Size: 1769 MB\tMax Memory Used: 74 MB\t\n',
    )
  })

  test('of a process that ended', async () => {
    const { invoke } = await given([{ exit: 3 }])
    const answer = await invoke({ LogType: 'Tail' })
    const { errorType, errorMessage } = JSON.parse(String(answer['Payload'])) as Record<string, string>
    expect([errorType, errorMessage]).toEqual(['Runtime.ExitError', expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/)])
    expect(atob(String(answer['LogResult']))).toContain(`${errorMessage}\nRuntime.ExitError\nEND RequestId`)
  })

  test('the tail is its last 4 KB', async () => {
    const { invoke } = await given([{ log: 'x'.repeat(5000) }])
    expect(atob(String((await invoke({ LogType: 'Tail' }))['LogResult']))).toHaveLength(4096)
  })

  test.each<[init: number, duration: number, billed: number]>([[0, 0.04, 1], [0, 100, 100], [0, 100.001, 101], [139.2, 120.05, 260]])('billed: INIT of %d ms and %d ms are %i ms', (init, duration, billed) => {
    expect(billedDuration(init, duration)).toBe(billed)
  })
})

describe('LI8 LI9 asynchronous events', () => {
  test('one that the function fails is tried three times with one request id, then discarded', async () => {
    const { sim, invoke, told, seconds } = await given([{ fail: {} }])
    await invoke({ InvocationType: 'Event' })
    await sim.runUntilQuiet()
    expect(seconds('InvokeStarted')).toEqual([0, 60, 180])
    expect(new Set(told('InvokeStarted').map(({ requestId }) => requestId)).size).toBe(1)
    expect(told('AsyncEventDiscarded')[0]?.detail).toEqual({ condition: 'RetriesExhausted', approximateInvokeCount: 3 })
  })

  test('one that succeeds is done with', async () => {
    const { sim, invoke, told } = await given([{ return: 1 }])
    await invoke({ InvocationType: 'Event' })
    await sim.runUntilQuiet()
    expect([told('InvokeEnded').length, told('AsyncRetryScheduled').length, told('AsyncEventDiscarded').length]).toEqual([1, 0, 0])
  })

  test('throttling is no try: it waits longer and longer until there is room', async () => {
    const { sim, call, invoke, told, seconds } = await given([{ wait: 5000 }, { return: 1 }], { Timeout: 30 })
    await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 1 })
    await Promise.all([invoke({ InvocationType: 'Event' }), invoke({ InvocationType: 'Event' })])
    await sim.runUntilQuiet()
    expect(told('AsyncRetryScheduled').map(({ detail }) => detail['after'])).toEqual([1000, 2000, 4000])
    expect(seconds('InvokeEnded')).toEqual([5, 12])
  })

  test('LC3 with reserved concurrency 0 it is discarded without a try', async () => {
    const { sim, call, invoke, told } = await given([{ return: 1 }])
    await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 0 })
    await invoke({ InvocationType: 'Event' })
    await sim.runUntilQuiet()
    expect(told('AsyncEventDiscarded')[0]?.detail).toEqual({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 })
  })

  test.each<[attempt: number, ms: number]>([[1, 60_000], [2, 120_000]])('after attempt %i it waits %i ms', (attempt, ms) => expect(retryAfterError(attempt)).toBe(ms))
  test.each<[throttles: number, ms: number]>([[1, 1000], [2, 2000], [9, 256_000], [10, 300_000], [50, 300_000]])('after %i throttles it waits %i ms', (throttles, ms) =>
    expect(retryAfterThrottle(throttles)).toBe(ms))
})

describe('LC1 to LC4 concurrency', () => {
  test.each<[why: string, reservedTotal: number, fn: { reserved: number | undefined; provisioned?: number }, limit: number, reason: ThrottleReason]>([
    ['all of the account', 0, { reserved: undefined }, 1000, 'ConcurrentInvocationLimitExceeded'],
    ['what others have reserved is not there', 300, { reserved: undefined }, 700, 'ConcurrentInvocationLimitExceeded'],
    ['its own share', 300, { reserved: 200 }, 200, 'ReservedFunctionConcurrentInvocationLimitExceeded'],
    ['its own share without what is provisioned', 300, { reserved: 200, provisioned: 50 }, 150, 'ReservedFunctionConcurrentInvocationLimitExceeded'],
    ['a limit of nothing', 0, { reserved: 0 }, 0, 'ReservedFunctionConcurrentInvocationLimitExceeded'],
  ])('%s', (_why, reservedTotal, fn, limit, reason) => {
    expect(onDemandLimit(reservedTotal, fn)).toEqual({ limit, reason })
  })

  test('past the limit Invoke is refused, and those let in are served', async () => {
    const { invoke, told } = await given([{ compute: 100 }])
    const answers = await Promise.allSettled(Array.from({ length: 1002 }, () => invoke()))
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    expect(refused).toHaveLength(2)
    expect(refused[0]).toMatchObject({ name: 'TooManyRequestsException', statusCode: 429, message: 'Rate Exceeded.', Reason: 'ConcurrentInvocationLimitExceeded', Type: 'User' })
    expect(told('EnvironmentStarted')).toHaveLength(1000)
    await invoke()
    expect(told('EnvironmentStarted')).toHaveLength(1000)
  })

  test('reserved concurrency that is taken back counts what runs', async () => {
    const { call, invoke } = await given([{ wait: 1000 }])
    await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 1 })
    const running = invoke()
    await expect(invoke()).rejects.toMatchObject({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' })
    await call('DeleteFunctionConcurrency', {})
    await Promise.all([running, invoke()])
    expect(await call('GetFunctionConcurrency', {})).toEqual({})
    await expect(call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 901 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
  })
})
