import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import type { CodeFiles, GuestFunction, JournalledSlice, GuestSlice, SliceOutcome } from '../aws/guestSlice'
import { answerOf, startGuest, STARTS_AT } from './guests.testing'
import { createGuestHost } from './handlers'

const quickJsWasm = () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const host = createGuestHost({ quickJsWasm })
const payloadOf = ({ end }: SliceOutcome) => (end.kind === 'returned' ? (JSON.parse(end.payload) as unknown) : end)

describe('handler styles', () => {
  test.each<[style: string, files: CodeFiles, fn: Partial<GuestFunction>, answer: unknown]>([
    ['async, ES module', { 'index.mjs': 'export const handler = async (event) => event' }, {}, {}],
    ['async, CommonJS', { 'index.js': 'exports.handler = async (event) => event' }, {}, {}],
    ['module.exports', { 'index.cjs': 'module.exports = { handler: async () => __dirname + __filename }' }, {}, '/var/task/var/task/index.cjs'],
    ['callback', { 'index.js': 'exports.handler = (event, context, callback) => callback(null, "called back")' }, {}, 'called back'],
    ['a callback that comes later', { 'index.js': 'exports.handler = (event, context, callback) => { setImmediate(() => callback(null, 5)) }' }, {}, 5],
    ['a callback that is never called', { 'index.js': 'exports.handler = () => "lost"' }, {}, null],
    ['a plain answer on Node.js 24', { 'index.js': 'exports.handler = () => "kept"' }, { runtime: 'nodejs24.x' }, 'kept'],
    ['a promise of another maker', { 'index.js': 'exports.handler = () => ({ then: (done) => done("then") })' }, {}, 'then'],
    ['context.succeed', { 'index.js': 'exports.handler = (event, context) => context.succeed("old")' }, {}, 'old'],
    ['top-level await', { 'index.mjs': 'const answer = await Promise.resolve(42); export const handler = async () => answer' }, {}, 42],
    ['a package.json that says module', { 'index.js': 'export const handler = async () => "esm"', 'package.json': '{"type":"module"}' }, {}, 'esm'],
    ['ES syntax told by itself on Node.js 24', { 'index.js': 'export const handler = async () => "detected"' }, { runtime: 'nodejs24.x' }, 'detected'],
    ['nested in a folder and an object', { 'src/app.mjs': 'export const api = { get: async () => "nested" }' }, { handler: 'src/app.api.get' }, 'nested'],
    ['files of its own', { 'index.mjs': "import { a } from './lib/a.mjs'; import data from './data.json' with { type: 'json' }; export const handler = async () => [a, data]", 'lib/a.mjs': "export { b as a } from '../b.cjs'", 'b.cjs': 'exports.b = 1', 'data.json': '{"x":2}' }, {}, [1, { x: 2 }]],
    ['a package', { 'index.js': "const { twice } = require('pkg'); exports.handler = async () => twice(2)", 'node_modules/pkg/package.json': '{"main":"lib"}', 'node_modules/pkg/lib/index.js': 'exports.twice = (n) => 2 * n' }, {}, 4],
    ['a cycle of modules', { 'index.js': "exports.a = 1; const b = require('./b'); exports.handler = async () => b.sum()", 'b.js': "const a = require('./index'); exports.sum = () => a.a + 1" }, {}, 2],
    ["Node's modules by all their names", { 'index.mjs': "import { join } from 'node:path'; import util, { inspect } from 'util'; import EventEmitter, { once } from 'events'; export const handler = async () => [join('a', 'b'), util.inspect === inspect, typeof once, typeof EventEmitter]" }, {}, ['a/b', true, 'function', 'function']],
    ['import() and import.meta', { 'index.mjs': "export const handler = async () => [(await import('./x.mjs')).default, import.meta.url, import.meta.dirname]", 'x.mjs': 'export default 7' }, {}, [7, 'file:///var/task/index.mjs', '/var/task']],
    ['a file that it reads', { 'index.mjs': "import { readFileSync } from 'fs'; export const handler = async () => readFileSync('./notes.txt', 'utf8')", 'notes.txt': 'read me' }, {}, 'read me'],
  ])('%s', async (_style, files, fn, answer) => {
    const guest = await startGuest(host, files, fn)
    expect(guest.init.end).toEqual({ kind: 'initialized' })
    expect(payloadOf(await guest.invoke())).toEqual(answer)
  })

  test('a callback waits for the event loop to be empty, unless it is told not to', async () => {
    const source = (waits: string) => `exports.handler = (event, context, callback) => { ${waits}; setTimeout(() => console.log("timer"), 50); callback(null, "answer") }`
    const waiting = await startGuest(host, { 'index.js': source('') })
    const first = await waiting.invoke()
    expect(first).toMatchObject({ end: { kind: 'waiting' }, timers: [{ timer: 1 }] })
    expect(payloadOf(await waiting.fire(1))).toBe('answer')
    const hasty = await startGuest(host, { 'index.js': source('context.callbackWaitsForEmptyEventLoop = false') })
    expect(payloadOf(await hasty.invoke())).toBe('answer')
  })

  test('only the first answer counts', async () => {
    const guest = await startGuest(host, { 'index.js': 'exports.handler = (event, context, callback) => { callback(null, 1); callback(null, 2); callback(new Error("3")) }' })
    expect(payloadOf(await guest.invoke())).toBe(1)
  })
})

test('the context has what Lambda gives', async () => {
  const answer = await answerOf(host, 'return event', {})
  expect(answer).toEqual({})
  const guest = await startGuest(host, 'export const handler = async (event, context) => [context, context.getRemainingTimeInMillis(), Object.keys(context)]', {
    variables: { AWS_LAMBDA_FUNCTION_NAME: 'fn', AWS_LAMBDA_FUNCTION_VERSION: '$LATEST', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128', AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/fn', AWS_LAMBDA_LOG_STREAM_NAME: 's' },
  })
  expect(payloadOf(await guest.invoke())).toEqual([
    {
      callbackWaitsForEmptyEventLoop: true, functionVersion: '$LATEST', functionName: 'fn', memoryLimitInMB: '128', logGroupName: '/aws/lambda/fn',
      logStreamName: 's', invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fn', awsRequestId: 'request-1',
    },
    expect.any(Number),
    expect.arrayContaining(['getRemainingTimeInMillis', 'clientContext', 'identity', 'succeed', 'fail', 'done']),
  ])
})

test('an invocation knows its trace', async () => {
  const guest = await startGuest(host, 'export const handler = async () => process.env._X_AMZN_TRACE_ID')
  const traced = (trace: string) => guest.invoke({}, 3000, trace)
  expect([payloadOf(await traced('Root=1-0-a;Sampled=1')), payloadOf(await traced('Root=1-0-b;Sampled=0'))]).toEqual(['Root=1-0-a;Sampled=1', 'Root=1-0-b;Sampled=0'])
})

describe('the event loop', () => {
  test('ticks come before microtasks, microtasks before immediates, immediates before timers', async () => {
    const guest = await startGuest(host, `export const handler = async () => {
      const order = []
      setTimeout(() => order.push('timeout'), 1)
      setImmediate(() => { order.push('immediate'); process.nextTick(() => order.push('tick of the immediate')) })
      Promise.resolve().then(() => order.push('microtask'))
      queueMicrotask(() => order.push('queued'))
      process.nextTick(() => order.push('tick'))
      order.push('handler')
      await new Promise((done) => setTimeout(done, 2))
      return order
    }`)
    const started = await guest.invoke()
    expect(started.timers.map(({ timer }) => timer)).toEqual([1, 2])
    await guest.fire(1)
    // In an async function the ticks wait for the microtasks that are running, as on Node.
    expect(payloadOf(await guest.fire(2))).toEqual(['handler', 'tick', 'microtask', 'queued', 'immediate', 'tick of the immediate', 'timeout'])
  })

  test('an interval goes on until it is cleared, an unref’d timer keeps nothing alive', async () => {
    const guest = await startGuest(host, `export const handler = async () => new Promise((done) => {
      let count = 0
      const timer = setInterval(() => { if (++count === 2) { clearInterval(timer); done(count) } }, 10)
      setTimeout(() => {}, 60000).unref()
    })`)
    const started = await guest.invoke()
    expect(started.timers).toEqual([{ timer: 1, after: expect.closeTo(10, 0) }, { timer: 2, after: expect.closeTo(60000, 0) }])
    expect((await guest.fire(1)).timers).toEqual([{ timer: 1, after: expect.closeTo(10, 0) }])
    expect(payloadOf(await guest.fire(1))).toBe(2)
  })

  test('a timer that is cleared in the slice that set it was never set; one of an earlier slice is told', async () => {
    const guest = await startGuest(host, `let held; export const handler = async ({ clear }) => {
      clearTimeout(setTimeout(() => {}, 5))
      if (clear) clearTimeout(held)
      else held = setTimeout(() => {}, 9)
      return clear
    }`)
    expect(await guest.invoke({})).toMatchObject({ timers: [{ timer: 2 }], clearedTimers: [] })
    expect(await guest.invoke({ clear: true })).toMatchObject({ timers: [], clearedTimers: [2] })
  })
})

describe('time', () => {
  test('the clock shows virtual time, which moves with the work', async () => {
    const times = await answerOf(host, 'const [a, b] = [Date.now(), performance.now()]; for (let i = 0; i < 100000; i++); return [a, Date.now() - a, performance.now() - b, new Date().getTimezoneOffset()]')
    const [start, date, precise, zone] = times as [number, number, number, number]
    expect(start).toBe(STARTS_AT + 1000)
    // 200,000 polls at 50 ns, on 128 of 1,769 MB.
    expect(precise).toBeCloseTo(200_000 * 0.00005 * (1769 / 128), 0)
    expect(Math.abs(date - precise)).toBeLessThan(1)
    expect(zone).toBe(0)
  })

  test('more memory is more CPU, up to one vCPU; INIT has all of it in any case', async () => {
    const work = 'for (let i = 0; i < 100000; i++);'
    const durations = []
    for (const memoryMb of [128, 1769, 10240]) {
      const guest = await startGuest(host, `${work} export const handler = async () => { ${work} }`, { memoryMb })
      durations.push([guest.init.duration, (await guest.invoke()).duration].map((ms) => Math.round(ms)))
    }
    expect(durations).toEqual([[10, 138], [10, 10], [10, 10]])
  })
})

describe('the same slices give the same outcome', () => {
  const source = `const seen = [Math.random()]
    console.log(crypto.randomUUID(), new Date().toISOString())
    export const handler = async ({ n }) => {
      seen.push(Math.random(), Date.now())
      await new Promise((done) => setTimeout(done, n))
      return { seen, uuid: crypto.randomUUID(), bytes: Array.from(crypto.getRandomValues(new Uint8Array(4))), set: [...new Set(seen)].length }
    }`
  const fn: GuestFunction = { runtime: 'nodejs22.x', handler: 'index.handler', memoryMb: 256, variables: {}, code: { files: { 'index.mjs': source } } }
  const slices: GuestSlice[] = [
    { kind: 'init', environmentId: 'e', fn, seed: 99, startsAt: STARTS_AT, limit: 10_000 },
    { kind: 'invoke', environmentId: 'e', requestId: 'r1', invokedArn: 'a', payload: '{"n":5}', startsAt: STARTS_AT + 1, limit: 3000 },
    { kind: 'timer', environmentId: 'e', timer: 1, startsAt: STARTS_AT + 6, limit: 2000 },
    { kind: 'invoke', environmentId: 'e', requestId: 'r2', invokedArn: 'a', payload: '{"n":7}', startsAt: STARTS_AT + 100, limit: 3000 },
  ]
  const play = async (guests = createGuestHost({ quickJsWasm })) => {
    const outcomes = []
    for (const slice of slices) outcomes.push(await guests.run(slice))
    return outcomes as SliceOutcome[]
  }

  test('in two hosts, memory and all', async () => {
    expect(await play()).toEqual(await play())
  })

  test('another seed gives other chance', async () => {
    const [one, two] = await Promise.all([1, 2].map(async (seed) => createGuestHost({ quickJsWasm }).run({ ...slices[0], seed } as GuestSlice)))
    expect(one?.console[0]?.text).not.toBe(two?.console[0]?.text)
  })

  test('in a host that has to run the journal again first', async () => {
    const outcomes = await play()
    const journal = slices.map((slice, at) => ({ slice, outcome: outcomes[at] }) as JournalledSlice)
    const late = await createGuestHost({ quickJsWasm }).run(slices[3] as GuestSlice, () => journal.slice(0, 3))
    expect(late).toEqual(outcomes[3])
  })

  test('a journal of another guest is our mistake', async () => {
    const outcomes = await play()
    const spoiled = slices.map((slice, at) => ({ slice, outcome: { ...outcomes[at], polls: 1 } }) as JournalledSlice)
    await expect(createGuestHost({ quickJsWasm }).run(slices[3] as GuestSlice, () => spoiled.slice(0, 3))).rejects.toThrow('gave another outcome')
  })
})

test('more environments than may be awake at once sleep and wake as they were, to the byte', async () => {
  const fn: GuestFunction = { runtime: 'nodejs22.x', handler: 'index.handler', memoryMb: 128, variables: {}, code: { files: { 'index.mjs': `
    let n = Math.floor(Math.random() * 1000)
    const kept = []
    export const handler = async ({ grow }) => { if (grow) for (let i = 0; i < 20000; i++) kept.push({ i }); return ++n }` } } }
  const slicesOf = (environmentId: string, seed: number): GuestSlice[] => [
    { kind: 'init', environmentId, fn, seed, startsAt: STARTS_AT, limit: 10_000 },
    ...[1, 2].map((at): GuestSlice => ({ kind: 'invoke', environmentId, requestId: 'r', invokedArn: 'a', payload: seed % 3 ? '{}' : '{"grow":true}', startsAt: STARTS_AT + 1000 * at, limit: 3000 })),
  ]
  const noJournal = () => {
    throw new Error('a guest that sleeps needs no journal')
  }
  const all = Array.from({ length: 40 }, (_, seed) => slicesOf(`e${seed}`, seed))
  const together = createGuestHost({ quickJsWasm })
  const outcomes: (SliceOutcome | undefined)[][] = all.map(() => [])
  for (const at of [0, 1, 2]) for (const [seed, slices] of all.entries()) outcomes[seed]?.push(await together.run(slices[at] as GuestSlice, noJournal))
  for (const [seed, slices] of all.entries()) {
    const alone = createGuestHost({ quickJsWasm })
    const expected = []
    for (const slice of slices) expected.push(await alone.run(slice))
    expect(outcomes[seed]).toEqual(expected)
  }
})

test('H14 response streaming is refused by name', async () => {
  const guest = await startGuest(host, 'export const handler = awslambda.streamifyResponse(async () => {})')
  expect(guest.init.end).toMatchObject({ kind: 'failed', error: { errorType: 'NotSimulated', errorMessage: expect.stringContaining('streamifyResponse') } })
})
