import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { createSimulation } from '../cloud/cloud'
import { loadRun, saveRun, type SavedRun } from '../cloud/savedRun'
import type { Json, JsonObject } from '../kernel/json'
import { lambda } from '../services/lambda/lambda'
import { createGuestHost } from './handlers'

const guests = () => createGuestHost({ quickJsWasm: () => readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')) })

/** A world with one active function `fn`, whose one file is `index.mjs` or as named. */
async function given(source: string, settings: JsonObject = {}, file = 'index.mjs') {
  const sim = createSimulation({ services: [lambda], guests: guests() })
  await sim.call('lambda', 'CreateFunction', {
    FunctionName: 'fn',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::123456789012:role/fn',
    Code: { Files: { [file]: source } },
    ...settings,
  })
  await sim.runUntilQuiet()
  const invoke = async (payload: Json = {}) => {
    const answer = (await sim.call('lambda', 'Invoke', { FunctionName: 'fn', Payload: JSON.stringify(payload) })) as JsonObject
    return { error: answer['FunctionError'], payload: JSON.parse(String(answer['Payload'])) as Json }
  }
  return { sim, invoke }
}

test('a handler gets its event and its answer is the payload', async () => {
  const { invoke } = await given('export const handler = async ({ name }) => ({ greeting: `Hello, ${name}` })')
  expect(await invoke({ name: 'Ada' })).toEqual({ error: undefined, payload: { greeting: 'Hello, Ada' } })
})

test('module scope runs once an environment', async () => {
  const { invoke } = await given('let calls = 0; exports.handler = async () => ++calls', {}, 'index.js')
  expect([(await invoke()).payload, (await invoke()).payload]).toEqual([1, 2])
})

test('what the handler throws is the payload, and the environment goes on', async () => {
  const { invoke } = await given(`let calls = 0
    export const handler = async ({ fail }) => {
      calls++
      if (fail) throw new TypeError('no such order')
      return calls
    }`)
  expect(await invoke({ fail: true })).toMatchObject({
    error: 'Unhandled',
    payload: { errorType: 'TypeError', errorMessage: 'no such order', trace: ['TypeError: no such order', expect.stringMatching(/index\.mjs:4:\d+\)$/)] },
  })
  expect(await invoke()).toMatchObject({ payload: 2 })
})

test('a handler that waits past its timeout is stopped, and module state is lost', async () => {
  const { sim, invoke } = await given('let calls = 0; export const handler = async ({ ms }) => { calls++; await new Promise((done) => setTimeout(done, ms)); return calls }')
  expect(await invoke({ ms: 1000 })).toMatchObject({ payload: 1 })
  const before = sim.now
  const { error, payload } = await invoke({ ms: 3500 })
  expect(error).toBe('Unhandled')
  expect(payload).toEqual({ errorType: 'Sandbox.Timedout', errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 3\.00 seconds$/) })
  expect(sim.now - before).toBeCloseTo(3000, 2)
  expect(await invoke({ ms: 0 })).toMatchObject({ payload: 1 })
})

test('the same calls tell the same log, and a replay needs no guest', async () => {
  const play = async () => {
    const { sim, invoke } = await given('export const handler = async () => [Math.random(), Date.now(), crypto.randomUUID()]')
    for (let i = 0; i < 3; i++) await invoke()
    return sim
  }
  const [first, second] = [await play(), await play()]
  const log = JSON.stringify(first.log)
  expect(JSON.stringify(second.log)).toBe(log)
  const replayed = createSimulation({ services: [lambda], guests: { run: () => Promise.reject(new Error('no guest')), reset() {} } })
  replayed.replay(first.inputs, first.timeline.present.steps)
  expect(JSON.stringify(replayed.log)).toBe(log)
})

test('after a fork a guest remembers what it had run until then, and nothing since', async () => {
  const { sim, invoke } = await given('let calls = 0; export const handler = async () => ++calls')
  await invoke()
  await invoke()
  const forkedAt = sim.log.length - 1
  await invoke()
  sim.forkAt(forkedAt)
  expect(await invoke()).toMatchObject({ payload: 3 })
})

test('LE7 a timer that nobody waited for fires in the next invocation', async () => {
  const { sim, invoke } = await given(`export const handler = async ({ ms }) => {
    if (!ms) return void setTimeout(() => console.log('late'), 50)
    await new Promise((done) => setTimeout(done, ms))
  }`)
  await invoke()
  await sim.runFor(60_000)
  const lateLines = () => sim.log.filter(({ type, detail }) => type === 'LogLine' && String(detail['text']).endsWith('\tlate'))
  expect(lateLines()).toEqual([])
  await invoke({ ms: 100 })
  const [late] = lateLines()
  expect(late?.requestId).toBe(sim.log.findLast(({ type }) => type === 'InvokeStarted')?.requestId)
})

test('a function that runs out of memory is told so in the payload and in REPORT, and starts anew', async () => {
  const { sim, invoke } = await given('const kept = []; export const handler = async ({ big }) => { while (big) kept.push(new Array(10000).fill(0)); return kept.length }')
  const { error, payload } = await invoke({ big: true })
  expect(error).toBe('Unhandled')
  expect(payload).toEqual({ errorType: 'Runtime.OutOfMemory', errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: signal: killed$/) })
  expect(String(sim.log.findLast(({ detail }) => String(detail['text']).startsWith('REPORT'))?.detail['text'])).toMatch(/Memory Size: 128 MB\tMax Memory Used: 128 MB\t.*Status: error\tError Type: Runtime\.OutOfMemory\n$/)
  expect(await invoke()).toMatchObject({ payload: 0 })
})

test('a run that was saved goes on after it is loaded, as text in between', async () => {
  const { sim, invoke } = await given('let calls = 0; export const handler = async () => ++calls')
  await invoke()
  await invoke()
  const saved = JSON.parse(JSON.stringify(saveRun(sim, {}))) as SavedRun
  const loaded = loadRun({ services: [lambda], guests: guests() }, saved)
  expect(JSON.stringify(loaded?.log)).toBe(JSON.stringify(sim.log))
  expect(await loaded?.call('lambda', 'Invoke', { FunctionName: 'fn' })).toMatchObject({ Payload: '3' })
})
