import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { createGuestHost } from '../../../handlers/handlers'
import { services } from '../../services'
import type { LambdaReport, LambdaWorld, Traffic } from './lambdaLab'
import { LambdaSession } from './lambdaSession'

const guests = () => createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

const CODE = `
let served = 0
export const handler = async (input) => {
  const event = input.Records ? JSON.parse(input.Records[0].body) : input
  console.log('served', ++served)
  if (event.fails) throw Object.assign(new Error('no stock'), { name: 'OutOfStock' })
  await new Promise((resolve) => setTimeout(resolve, event.ms ?? 20))
  return { served }
}`

const WORLD: LambdaWorld = {
  functionName: 'orders',
  files: [{ path: 'index.mjs', code: CODE }],
  configuration: { runtime: 'nodejs22.x', architecture: 'x86_64', memoryMb: 512, timeoutSeconds: 3, variables: '' },
  tables: [],
  seed: 1,
}

const once: Traffic = { kind: 'invoke', type: 'RequestResponse', event: '{}', pauseSeconds: 1 }

async function run(lab: LambdaSession, traffic: Traffic = once, world: Partial<LambdaWorld> = {}): Promise<LambdaReport> {
  const report = await lab.run({ ...WORLD, ...world }, traffic)
  if ('problem' in report) throw new Error(report.problem.message)
  return report
}

const lab = () => new LambdaSession({ services, guests: guests() })

describe('one world, invoked again and again', () => {
  test('the first invocation is cold, the second reuses its environment and what the module holds', async () => {
    const session = lab()
    await run(session)
    const report = await run(session)

    expect(session.invocations(0, 10)).toMatchObject([
      { start: 'cold', status: 'succeeded', environment: 'env-1' },
      { start: 'warm', status: 'succeeded', environment: 'env-1' },
    ])
    expect(session.invocation(1)?.response).toMatchObject({ statusCode: 200, payload: { json: { served: 2 } } })
    expect(report).toMatchObject({ environments: 1, invocations: 2, quiet: true })
  })

  test('edited code is deployed: the environment is shut down and the next start is cold', async () => {
    const session = lab()
    await run(session)
    await run(session, once, { files: [{ path: 'index.mjs', code: CODE.replace('let served = 0', 'let served = 10') }] })

    expect(session.invocations(0, 10).map(({ start }) => start)).toEqual(['cold', 'cold'])
    expect(session.environments(0, 10)).toMatchObject([{ ended: expect.any(String) as string }, { invocations: 1 }])
    expect(session.invocation(1)?.response).toMatchObject({ payload: { json: { served: 11 } } })
  })

  test('where the time went is told without gaps, from the call to its answer', async () => {
    const session = lab()
    await run(session)
    const { parts = [], report } = session.invocation(0) ?? {}

    expect(parts.map(({ kind }) => kind)).toEqual(['call', 'platform', 'init', 'handler'])
    for (const [i, part] of parts.entries()) if (i > 0) expect(part.from).toBe(parts[i - 1]?.to)
    expect(report).toMatch(/^REPORT RequestId: .*Init Duration: /)
  })

  test('what fails in the handler is the answer, with the name of the error', async () => {
    const session = lab()
    await run(session, { ...once, event: '{"fails":true}' })

    expect(session.invocation(0)).toMatchObject({ status: 'failed', errorType: 'OutOfStock', response: { statusCode: 200, functionError: 'Unhandled' } })
  })
})

test('a burst starts an environment for each request up to the reserved concurrency, and is throttled beyond', async () => {
  const session = lab()
  const { traffic } = await run(session, { kind: 'burst', requests: 8, event: '{}', pauseSeconds: 0 }, { configuration: { ...WORLD.configuration, reservedConcurrency: 5 } })

  expect(traffic).toMatchObject([{ title: 'Burst of 8', invocations: 8, cold: 5, throttled: 3, peak: 5 }])
  const throttled = session.invocations(0, 10).filter(({ start }) => start === 'throttled')
  expect(throttled[0]?.why).toContain('reserved concurrency')
})

test('a ramp is spread over its time, and its sums are those of its rows', async () => {
  const session = lab()
  const { traffic } = await run(session, { kind: 'ramp', from: 0, to: 20, seconds: 4, event: '{}', pauseSeconds: 0 })
  const rows = session.invocations(0, 150)

  expect(rows).toHaveLength(40)
  expect(traffic[0]).toMatchObject({ invocations: 40, cold: rows.filter(({ start }) => start === 'cold').length, throttled: 0 })
  expect(traffic[0]?.billedMs).toBe(rows.reduce((sum, { billedMs = 0 }) => sum + billedMs, 0))
})

test('a series tells in stretches of time what the sums tell in one', async () => {
  const session = lab()
  const { traffic } = await run(session, { kind: 'ramp', from: 0, to: 20, seconds: 4, event: '{"ms":300}', pauseSeconds: 0 })
  const { at = [], requests = [], cold = [], busy = [], p99 = [] } = session.series(0) ?? {}
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)

  expect([at.length, sum(requests), sum(cold)]).toEqual([120, 40, traffic[0]?.cold])
  expect(Math.max(...busy)).toBeGreaterThanOrEqual(traffic[0]?.peak ?? Infinity)
  expect(Math.max(...p99.map((each) => each ?? 0))).toBe(traffic[0]?.latency.most)
})

test('with SnapStart environments are restored from one snapshot, edited code has another, and a load refuses it', async () => {
  const session = lab()
  const configuration = { ...WORLD.configuration, snapStart: true }
  const burst: Traffic = { kind: 'burst', requests: 3, event: '{}', pauseSeconds: 0 }
  const code = 'const dice = Math.random()\nexport const handler = async () => dice'
  await run(session, burst, { configuration, files: [{ path: 'index.mjs', code }] })
  const answers = [0, 1, 2].map((number) => session.invocation(number))
  expect(new Set(answers.map((each) => JSON.stringify(each?.response?.payload))).size).toBe(1)
  expect(answers[0]).toMatchObject({ start: 'cold', why: expect.stringContaining('restored') })
  expect(answers[0]?.parts.map(({ name }) => name)).toContain('Restore')
  expect(session.environments(0, 10)).toHaveLength(3)
  await run(session, once, { configuration, files: [{ path: 'index.mjs', code: code.replace('=> dice', '=> [dice]') }] })
  expect(session.invocation(3)).toMatchObject({ start: 'cold', why: expect.stringContaining('restored') })
  expect(await session.load({ ...WORLD, configuration }, '{}', { kind: 'burst', requests: 10 })).toMatchObject({ problem: { part: 'traffic' } })
})

test.each<[source: 'Kinesis' | 'DynamoDB', title: string]>([['Kinesis', 'Kinesis: event source mapping'], ['DynamoDB', 'DynamoDB stream: event source mapping']])(
  'the third way through a stream of %s: the shard waits while a batch is tried again',
  async (source, title) => {
    const session = lab()
    await run(session, { kind: 'lanes', source, event: '{"fails":true}', pauseSeconds: 0 }, { files: [{ path: 'index.mjs', code: 'export const handler = async () => { throw new Error("no") }' }] })
    const third = session.lanes()[2]
    expect(third).toMatchObject({ lane: source, title, ended: 'dead-letter' })
    expect(third?.steps.map(({ kind }) => kind).filter((kind) => kind !== 'init')).toEqual(['call', 'queued', 'failed', 'retry', 'failed', 'retry', 'failed', 'end'])
    await run(session, { kind: 'lanes', source, event: '{}', pauseSeconds: 0 }, { files: [{ path: 'index.mjs', code: 'export const handler = async () => 1' }] })
    expect(session.lanes().map(({ ended }) => ended)).toEqual(['succeeded', 'succeeded', 'succeeded'])
  },
)

test('provisioned environments are ready before the first request', async () => {
  const session = lab()
  const { traffic } = await run(session, { kind: 'burst', requests: 3, event: '{}', pauseSeconds: 0 }, { configuration: { ...WORLD.configuration, provisionedConcurrency: 2 } })

  expect(session.invocations(0, 10).map(({ start }) => start).sort()).toEqual(['cold', 'provisioned', 'provisioned'])
  expect(traffic[0]?.cold).toBe(1)
})

test('an event that fails ends elsewhere on each of its three ways', async () => {
  const session = lab()
  await run(session, { kind: 'lanes', event: '{"fails":true}', pauseSeconds: 0 })
  const lanes = session.lanes()

  expect(lanes.map(({ lane, ended, steps }) => [lane, ended, steps.filter(({ kind }) => kind === 'failed').length])).toEqual([
    ['synchronous', 'failed', 1],
    ['asynchronous', 'dead-letter', 3],
    ['SQS', 'dead-letter', 3],
  ])
  expect(lanes[1]?.steps.filter(({ kind }) => kind === 'retry').map(({ from, to }) => Math.round((to - from) / 1000))).toEqual([60, 120])
})

describe('a fork', () => {
  test('forgets what came after, takes over the code, and sends the rest of the traffic', async () => {
    const session = lab()
    const before = await run(session, { kind: 'ramp', from: 2, to: 2, seconds: 5, event: '{}', pauseSeconds: 0 })
    const third = session.invocation(2)

    const after = await session.forkAt(third?.firstIndex ?? 0, { ...WORLD, files: [{ path: 'index.mjs', code: CODE.replace('let served = 0', 'let served = 100') }] })

    expect(after).toMatchObject({ invocations: before.invocations })
    expect(session.invocation(9)?.response).toMatchObject({ payload: { json: { served: expect.any(Number) as number } } })
    const served = session.invocation(9)?.response?.payload.json as { served: number }
    expect(served.served).toBeGreaterThan(100)
  })

  test('at the very call has its code before the call arrives', async () => {
    const session = lab()
    await run(session)
    await session.forkAt(0, { ...WORLD, files: [{ path: 'index.mjs', code: CODE.replace('let served = 0', 'let served = 7') }] })

    expect(session.invocation(0)?.response?.payload.json).toEqual({ served: 8 })
  })

  test('without edits tells the same story again', async () => {
    const session = lab()
    const traffic: Traffic = { kind: 'ramp', from: 2, to: 4, seconds: 4, event: '{}', pauseSeconds: 0 }
    const before = await run(session, traffic)
    const again = await session.forkAt(10, WORLD)

    expect(again).toMatchObject({ invocations: before.invocations, environments: before.environments, count: before.count })
  })
})

test('a comparison leaves the world that is looked at as it was', async () => {
  const session = lab()
  await run(session)
  const compared = await session.compare(
    [128, 1769].map((memoryMb) => ({ name: `${memoryMb} MB`, world: { ...WORLD, configuration: { ...WORLD.configuration, memoryMb } } })),
    { kind: 'burst', requests: 3, event: '{}', pauseSeconds: 0 },
  )
  const report = await run(session)

  expect(compared).toMatchObject([{ name: '128 MB', summary: { cold: 3 } }, { name: '1769 MB', summary: { cold: 3 } }])
  expect(report).toMatchObject({ invocations: 2, environments: 1 })
  expect(session.invocation(1)?.response?.payload.json).toEqual({ served: 2 })
})

test('a load takes its times from a sample in detail, and leaves the world that is looked at as it was', async () => {
  const session = lab()
  await run(session)
  const load = await session.load(WORLD, '{"ms":100}', { kind: 'ramp', from: 200, to: 200, seconds: 60 })
  const limited = await session.load({ ...WORLD, configuration: { ...WORLD.configuration, reservedConcurrency: 5 } }, '{"ms":100}', { kind: 'ramp', from: 200, to: 200, seconds: 60 })
  const after = await run(session)

  if (!load || 'problem' in load || !limited || 'problem' in limited) throw new Error('a load that nobody stopped has an outcome')
  expect(load.handlerMean).toBeGreaterThan(99)
  expect(load.handlerMean).toBeLessThan(105)
  expect(load.invocations + load.throttles.scaling).toBeGreaterThan(11_000)
  expect(load.cold.reduce((sum, count) => sum + count, 0)).toBe(load.coldStarts)
  // Twenty at once are wanted, five are let in.
  expect(limited.throttles.concurrency).toBeGreaterThan(limited.invocations / 2)
  expect(after).toMatchObject({ invocations: 2, environments: 1 })
  expect(await session.load(WORLD, '{}', { kind: 'burst', requests: 5_000_001 })).toMatchObject({ problem: { part: 'traffic' } })
})

test('equal worlds and equal traffic give an equal log', async () => {
  const traffic: Traffic = { kind: 'burst', requests: 4, event: '{}', pauseSeconds: 0 }
  const [one, other] = [await run(lab(), traffic), await run(lab(), traffic)]

  expect(one.logHash).toBe(other.logHash)
})

test.each<[why: string, world: Partial<LambdaWorld>, traffic: Partial<Traffic>, problem: object]>([
  ['an event that is not JSON', {}, { event: '{' }, { part: 'event' }],
  ['too little memory, as AWS says it', { configuration: { ...WORLD.configuration, memoryMb: 64 } }, {}, { part: 'code', error: 'ValidationException' }],
  ['variables that are not JSON', { configuration: { ...WORLD.configuration, variables: '[' } }, {}, { part: 'configuration' }],
  ['more requests than are followed', {}, { kind: 'burst', requests: 10_001 } as Partial<Traffic>, { part: 'traffic' }],
])('%s is told by its part', async (_why, world, traffic, problem) => {
  expect(await lab().run({ ...WORLD, ...world }, { ...once, ...traffic } as Traffic)).toMatchObject({ problem })
})
