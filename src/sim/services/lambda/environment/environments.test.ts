import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import { createGuestHost } from '../../../handlers/handlers'
import type { Json, JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'
import { firstInvocation, PLACEMENT, runtimeStart } from '../rules/coldStart'

const ROLE = 'arn:aws:iam::123456789012:role/fn'
const noWasm = () => Promise.reject(new Error('scripts need no engine'))

/** A world with one active function, a script. */
async function given(script: readonly Json[], settings: JsonObject = {}) {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: noWasm }) })
  await sim.call('lambda', 'CreateFunction', { FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, MemorySize: 1769, Code: { Script: script }, ...settings })
  await sim.runUntilQuiet()
  const from = sim.now
  const invoke = (input: JsonObject = {}) => sim.call('lambda', 'Invoke', { FunctionName: 'fn', ...input }) as Promise<JsonObject>
  return { sim, from, invoke, told: (...types: string[]) => brief(sim, from, types) }
}

/** Events of Lambda's own in short, times in whole milliseconds since the function was active. */
function brief(sim: Simulation, from: number, types: readonly string[]): string[] {
  return sim.log
    .filter(({ at, type }) => at >= from && types.includes(type))
    .map(({ at, resource, type }) => `${Math.round(at - from)} ${resource} ${type}`)
}

const logOf = (sim: Simulation) => sim.log.flatMap(({ type, detail }) => (type === 'LogLine' ? [String(detail['text'])] : []))
const report = (sim: Simulation) => logOf(sim).filter((line) => line.startsWith('REPORT')).map((line) => line.replace(/RequestId: \S+\t/, ''))

describe('LE1 LE2 who is served by which environment', () => {
  test('one that finds none idle starts its own; a later one is served warm, by the one frozen last', async () => {
    const { sim, invoke, told } = await given([{ compute: 400 }, { return: null }])
    await Promise.all([invoke(), invoke()])
    await sim.runFor(1000)
    await invoke()
    const served = told('InvokeEnded').map((line) => line.split(' ')[1])
    const frozenLast = served[1]
    expect(new Set(served.slice(0, 2))).toEqual(new Set(['env-1', 'env-2']))
    expect(served[2]).toBe(frozenLast)
  })

  test('an environment that is busy takes no second invocation', async () => {
    const { invoke, told } = await given([{ compute: 100 }])
    await invoke()
    await Promise.all([invoke(), invoke(), invoke()])
    expect(told('EnvironmentStarted')).toHaveLength(3)
  })
})

describe('LE3 LE4 a cold start', () => {
  test('is placement, the runtime’s start, module scope, and the first invocation’s share', async () => {
    const { sim, invoke } = await given([{ init: 250 }, { compute: 100 }, { return: 1 }])
    const before = sim.now
    await invoke()
    const drawn = (sim.log.find(({ type }) => type === 'InitEnded')?.detail['duration'] as number) - 250
    expect(drawn).toBeGreaterThanOrEqual(runtimeStart('nodejs22.x', 'x86_64', 0))
    expect(drawn).toBeLessThanOrEqual(runtimeStart('nodejs22.x', 'x86_64', 1))
    expect(sim.now - before).toBeCloseTo(PLACEMENT + drawn + 250 + firstInvocation('nodejs22.x', 'x86_64', 1769) + 100, 1)
    const warm = sim.now
    await invoke()
    expect(sim.now - warm).toBeCloseTo(100, 2)
  })

  test('differs from environment to environment, and is the same in the same world', async () => {
    const starts = async () => {
      const { sim, invoke } = await given([{ compute: 1 }])
      await Promise.all([1, 2, 3, 4, 5].map(() => invoke()))
      return sim.log.flatMap(({ type, detail }) => (type === 'InitEnded' ? [detail['duration']] : []))
    }
    const drawn = await starts()
    expect(new Set(drawn).size).toBe(5)
    expect(await starts()).toEqual(drawn)
  })

  test.each<[why: string, u: number, ms: number]>([
    ['the least that was measured', 0, 100.4],
    ['the median', 0.5, 144.8],
    ['between two levels, on the line between them', 0.175, (130.2 + 137.1) / 2],
    ['the most', 1, 308.5],
  ])('the runtime’s start is %s', (_why, u, ms) => {
    expect(runtimeStart('nodejs22.x', 'x86_64', u)).toBeCloseTo(ms, 6)
  })

  test.each<[memoryMb: number, ms: number]>([[128, 12.5], [192, (12.5 + 3.6) / 2], [1024, 3.4], [10240, 3.4]])('the first invocation with %i MB', (memoryMb, ms) => {
    expect(firstInvocation('nodejs22.x', 'x86_64', memoryMb)).toBeCloseTo(ms, 6)
  })
})

describe('LI7 START is written', () => {
  const timesOf = (sim: Simulation, type: string, text = '') =>
    sim.log.flatMap((event) => (event.type === type && String(event.detail['text'] ?? '').startsWith(text) ? [event.at] : []))

  test('when the invocation begins, also the first of an environment, whose handler is called later', async () => {
    const { sim, invoke } = await given([{ compute: 100 }])
    await invoke()
    await invoke()
    expect(timesOf(sim, 'LogLine', 'START')).toEqual(timesOf(sim, 'InvokeStarted'))
  })

  test('after an INIT that runs in the invocation', async () => {
    const { sim, invoke } = await given([{ init: 12_000 }, { return: 1 }], { Timeout: 20 })
    await invoke()
    expect(timesOf(sim, 'LogLine', 'START')).toEqual(timesOf(sim, 'InitEnded').slice(1))
  })
})

describe('LE5 an INIT that fails', () => {
  test('is stopped at ten seconds and tried once more under the function’s timeout', async () => {
    const { sim, from, invoke, told } = await given([{ init: 60_000 }, { return: 1 }], { Timeout: 20 })
    const answer = await invoke()
    expect(told('InitStarted', 'InitEnded', 'InvokeStarted', 'InvokeEnded', 'EnvironmentReset')).toEqual([
      '75 env-1 InitStarted',
      '10075 env-1 InitEnded',
      '10075 env-1 InvokeStarted',
      '30075 env-1 InitEnded',
      '30075 env-1 InvokeEnded',
      '30075 env-1 EnvironmentReset',
    ])
    expect(sim.now - from).toBeCloseTo(30_075, 2)
    expect(JSON.parse(String(answer['Payload']))).toMatchObject({ errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('Task timed out after 20.00 seconds') })
    expect(logOf(sim).map((line) => line.replace(/RequestId: \S+/, 'RequestId: R').trim())).toEqual([
      expect.stringMatching(/^INIT_START Runtime Version: nodejs:22\.v60\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/),
      'INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout',
      'INIT_REPORT Init Duration: 20000.00 ms\tPhase: invoke\tStatus: timeout',
      'START RequestId: R Version: $LATEST',
      'END RequestId: R',
      'REPORT RequestId: R\tDuration: 20000.00 ms\tBilled Duration: 20000 ms\tMemory Size: 1769 MB\tMax Memory Used: 74 MB\tStatus: timeout',
    ])
  })

  test('with an error is told twice in the log and once to the caller, and again at the next invocation', async () => {
    const { sim, invoke } = await given([{ nonsense: true }])
    const [first, second] = [await invoke(), await invoke()]
    for (const answer of [first, second]) expect(answer).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled', Payload: expect.stringContaining('Runtime.UserCodeSyntaxError') })
    const reports = logOf(sim).filter((line) => line.startsWith('INIT_REPORT')).map((line) => line.replace(/[\d.]+ ms/, 'N ms').trim())
    expect(reports).toEqual([
      'INIT_REPORT Init Duration: N ms\tPhase: init\tStatus: error\tError Type: Runtime.UserCodeSyntaxError',
      'INIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: error\tError Type: Runtime.UserCodeSyntaxError',
      'INIT_REPORT Init Duration: N ms\tPhase: invoke\tStatus: error\tError Type: Runtime.UserCodeSyntaxError',
    ])
    expect(report(sim)[0]).toMatch(/Status: error\tError Type: Runtime\.UserCodeSyntaxError\n$/)
  })
})

describe('LE6 what ends the process', () => {
  test.each<[how: string, script: readonly Json[], reset: boolean]>([
    ['an error that the handler throws does not', [{ fail: { errorType: 'NoStock', errorMessage: 'none' } }], false],
    ['process.exit does', [{ exit: 1 }], true],
    ['a timeout does', [{ wait: 5000 }], true],
  ])('%s', async (_how, script, reset) => {
    const { invoke, told } = await given(script)
    await invoke()
    await invoke()
    expect(told('EnvironmentStarted')).toHaveLength(1)
    expect(told('InitEnded')).toHaveLength(reset ? 2 : 1)
    expect(told('EnvironmentReset')).toHaveLength(reset ? 2 : 0)
  })

  test('a process that starts anew takes its time from the invocation, and has no Init Duration', async () => {
    const { sim, invoke } = await given([{ exit: 0 }])
    await invoke()
    await invoke()
    const [cold, again] = report(sim)
    expect(cold).toMatch(/Init Duration: \d+\.\d\d ms\tStatus: error\tError Type: Runtime\.ExitError\n$/)
    expect(again).not.toContain('Init Duration')
    expect(Number(/Duration: ([\d.]+)/.exec(again ?? '')?.[1])).toBeGreaterThan(100)
  })
})

describe('LE8 an idle environment', () => {
  test('is shut down after ten minutes, which nobody waits for', async () => {
    const { sim, invoke, told } = await given([{ compute: 1 }])
    await invoke()
    await sim.runUntilQuiet()
    expect(told('EnvironmentShutDown')).toEqual([])
    await sim.runFor(599_999)
    expect(told('EnvironmentShutDown')).toEqual([])
    await sim.runFor(2)
    expect(told('EnvironmentShutDown')).toHaveLength(1)
    await invoke()
    expect(told('EnvironmentStarted')).toHaveLength(2)
  })

  test('that is used again has its ten minutes anew', async () => {
    const { sim, invoke, told } = await given([{ compute: 1 }])
    await invoke()
    await sim.runFor(500_000)
    await invoke()
    await sim.runFor(500_000)
    await invoke()
    expect(told('EnvironmentStarted')).toHaveLength(1)
  })
})

describe('LF2 LF3 LF4 a function that changes', () => {
  test('serves the old until the update is through, then starts environments of the new', async () => {
    const { sim, invoke, told } = await given([{ return: 'old' }])
    await invoke()
    await sim.call('lambda', 'UpdateFunctionCode', { FunctionName: 'fn', Script: [{ return: 'new' }] })
    expect(await invoke()).toMatchObject({ Payload: '"old"' })
    await sim.runUntilQuiet()
    expect(told('EnvironmentShutDown')).toHaveLength(1)
    expect(await invoke()).toMatchObject({ Payload: '"new"' })
    expect(told('EnvironmentStarted')).toHaveLength(2)
  })

  test('an invocation that runs meanwhile ends as it began, and its environment after it', async () => {
    const { sim, invoke, told } = await given([{ wait: 2500 }, { return: 'old' }])
    const running = invoke()
    await sim.call('lambda', 'UpdateFunctionCode', { FunctionName: 'fn', Script: [{ return: 'new' }] })
    expect(await running).toMatchObject({ Payload: '"old"' })
    expect(told('EnvironmentShutDown')).toHaveLength(1)
  })

  test('one that is deleted too', async () => {
    const { sim, invoke, told } = await given([{ wait: 1000 }, { return: 'done' }])
    const running = invoke()
    await sim.call('lambda', 'DeleteFunction', { FunctionName: 'fn' })
    expect(told('InvokeStarted')).toEqual([])
    expect(await running).toMatchObject({ Payload: '"done"' })
    expect(told('EnvironmentShutDown')).toHaveLength(1)
    await expect(invoke()).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })
})

test('a guest’s calls go through the front door by the function’s role, at the time it makes them', async () => {
  const { sim, invoke } = await given([
    { compute: 10 },
    { call: { service: 'lambda', action: 'GetFunctionConfiguration', input: { FunctionName: { $: 'event.name' } }, as: 'found' } },
    { return: { $: 'found.MemorySize' } },
  ])
  expect(await invoke({ Payload: '{"name":"fn"}' })).toMatchObject({ Payload: '1769' })
  const asked = sim.log.find(({ type, detail }) => type === 'ApiCallStarted' && detail['action'] === 'GetFunctionConfiguration')
  expect(asked?.detail).toMatchObject({ principal: 'arn:aws:sts::123456789012:assumed-role/fn/fn', by: 'lambda', input: { FunctionName: 'fn' } })
  expect(await invoke({ Payload: '{"name":"none"}' })).toMatchObject({ FunctionError: 'Unhandled', Payload: expect.stringContaining('ResourceNotFoundException') })
})
