import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { Json, JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'
import { refilled, requestRate, SCALING, take } from '../rules/allowance'

async function given(script: readonly Json[]) {
  const sim = createSimulation({ services: [lambda], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('scripts need no engine')) }) })
  const call = (action: string, input: JsonObject = {}) => sim.call('lambda', action, { FunctionName: 'fn', ...input }) as Promise<JsonObject>
  await call('CreateFunction', { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', MemorySize: 1769, Code: { Script: script } })
  await sim.runUntilQuiet()
  const burst = async (size: number, type: string) => {
    const answers = await Promise.allSettled(Array.from({ length: size }, () => call('Invoke', { InvocationType: type })))
    return answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { Reason: string }).Reason] : []))
  }
  const told = (type: string) => sim.log.filter((event) => event.type === type)
  return { sim, call, burst, told }
}

describe('LC5 a rate', () => {
  test.each<[why: string, left: number, elapsed: number, held: number]>([
    ['refills all the time', 0, 10, 1],
    ['in ten seconds wholly', 0, 10_000, 1000],
    ['and never holds more', 900, 3_600_000, 1000],
    ['what is left stays', 12.5, 0, 12.5],
  ])('%s', (_why, left, elapsed, held) => expect(refilled(left, elapsed, SCALING)).toBeCloseTo(held, 9))

  test('is full before anything was taken, and gives nothing below one', () => {
    expect(take(undefined, 5, requestRate(2))).toEqual({ left: 19, at: 5 })
    expect(take({ left: 0.5, at: 0 }, 24, requestRate(2))).toBeUndefined()
    expect(take({ left: 0.5, at: 0 }, 25, requestRate(2))).toEqual({ left: 0, at: 25 })
  })
})

describe('LC5 requests', () => {
  test('of reserved concurrency are ten a second for each unit, however short they are', async () => {
    const { sim, call, burst } = await given([{ compute: 1 }])
    await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 1 })
    const refused: string[] = []
    for (let i = 0; i < 12; i++) refused.push(...(await burst(1, 'RequestResponse')))
    // The cold start of the first gave back some; all others took a millisecond each.
    expect(refused.length).toBeGreaterThan(0)
    expect(new Set(refused)).toEqual(new Set(['ReservedFunctionInvocationRateLimitExceeded']))
    await sim.runFor(1000)
    expect(await burst(1, 'RequestResponse')).toEqual([])
  })

  test('that wait in a queue do not count', async () => {
    const { sim, call, burst, told } = await given([{ compute: 1 }])
    await call('PutFunctionConcurrency', { ReservedConcurrentExecutions: 1 })
    for (let i = 0; i < 30; i++) {
      await burst(1, 'Event')
      await sim.runFor(i === 0 ? 1000 : 2)
    }
    expect(told('InvokeEnded')).toHaveLength(30)
    expect(told('Throttled')).toEqual([])
  })
})

describe('LC5 new environments', () => {
  test('are at most 1,000 at once and 100 a second after that, also where others have ended', async () => {
    const { sim, call, burst, told } = await given([{ compute: 1 }])
    await burst(1000, 'RequestResponse')
    // An update retires them all, so that each request needs a new one.
    await call('UpdateFunctionConfiguration', { Timeout: 10 })
    await sim.runFor(1000)
    const after = told('EnvironmentStarted').length
    const refused = await burst(1000, 'RequestResponse')
    const started = told('EnvironmentStarted').length - after
    expect(started + refused.length).toBe(1000)
    // One second and the second of the first burst's cold starts.
    expect(started).toBeGreaterThanOrEqual(100)
    expect(started).toBeLessThan(250)
    expect(told('Throttled').at(-1)?.detail).toEqual({ reason: 'ConcurrentInvocationLimitExceeded', limit: 'scaling' })
  })
})
