import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'

async function given(assumptions: JsonObject, settings: JsonObject = {}) {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no engine')) }) })
  const call = (action: string, input: JsonObject) => sim.call('lambda', action, input) as Promise<JsonObject>
  await call('PutAssumptions', assumptions)
  await call('CreateFunction', { FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769, Code: { Script: [{ init: 50 }, { compute: 10 }] }, ...settings })
  await sim.runUntilQuiet()
  const told = (type: string) => sim.log.filter((event) => event.type === type)
  return { sim, call, told, invoke: (input: JsonObject = {}) => call('Invoke', { FunctionName: 'fn', ...input }) }
}

describe('LA1 assumptions', () => {
  test('are told as they are, and stay as they were where nothing is said', async () => {
    const { call } = await given({ IdleSeconds: 30 })
    expect(await call('PutAssumptions', { DuplicateEvents: 0.5 })).toEqual({ IdleSeconds: 30, MaximumAgeSeconds: 0, DuplicateEvents: 0.5, InitBilled: true, SnapStartForNode: false })
  })

  test.each<[what: string, input: JsonObject]>([
    ['Nothing', { Nothing: 1 }],
    ['IdleSeconds', { IdleSeconds: -1 }],
    ['DuplicateEvents', { DuplicateEvents: 2 }],
    ['InitBilled', { InitBilled: 'no' }],
  ])('%s that makes no sense is refused', async (what, input) => {
    const { call } = await given({})
    await expect(call('PutAssumptions', input)).rejects.toMatchObject({ name: 'InvalidParameterValueException', message: expect.stringContaining(what) })
  })
})

describe('LE8 LE9 an environment', () => {
  test('is given up when it has idled for as long as the world says', async () => {
    const { sim, invoke, told } = await given({ IdleSeconds: 30 })
    await invoke()
    await sim.runFor(29_000)
    expect(told('EnvironmentShutDown')).toEqual([])
    await sim.runFor(2000)
    expect(told('EnvironmentShutDown').map(({ detail }) => detail['reason'])).toEqual(['idle'])
  })

  test('of the maximum age serves no more, however busy it was', async () => {
    const { sim, invoke, told } = await given({ MaximumAgeSeconds: 60 })
    for (let i = 0; i < 13; i++) {
      await invoke()
      await sim.runFor(5000)
    }
    expect(told('EnvironmentStarted')).toHaveLength(2)
    expect(told('EnvironmentShutDown').map(({ detail }) => detail['reason'])).toEqual(['age'])
  })
})

test('LI13 an asynchronous event may arrive twice, with one request id, and is then tried twice', async () => {
  const { sim, invoke, told } = await given({ DuplicateEvents: 1 })
  await invoke({ InvocationType: 'Event' })
  await sim.runUntilQuiet()
  const ended = told('InvokeEnded')
  expect(ended).toHaveLength(2)
  expect(new Set(ended.map(({ requestId }) => requestId)).size).toBe(1)
})

test.each<[runtime: string, billed: boolean, extra: boolean]>([
  ['nodejs22.x', true, true],
  ['nodejs22.x', false, false],
  ['provided.al2023', false, true],
])('LI6 %s with INIT billed as of August 2025 (%s)', async (Runtime, InitBilled, extra) => {
  const { invoke, told } = await given({ InitBilled }, { Runtime })
  await invoke()
  const report = told('LogLine').map(({ detail }) => String(detail['text'])).find((line) => line.startsWith('REPORT')) ?? ''
  const [, duration, billed, init] = /Duration: ([\d.]+) ms\tBilled Duration: (\d+) ms.*Init Duration: ([\d.]+) ms/.exec(report) ?? []
  expect(Number(billed)).toBe(Math.ceil(Number(duration) + (extra ? Number(init) : 0)))
})
