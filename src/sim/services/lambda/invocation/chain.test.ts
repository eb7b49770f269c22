import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { createGuestHost } from '../../../handlers/handlers'
import type { Json, JsonObject } from '../../../kernel/json'
import { lambda } from '../lambda'
import { newFunction } from '../account'
import { chainOf, isLoop, oneMore, withChain } from './chain'

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

  test.each<[recursiveLoop: string, count: number, loop: boolean]>([['Terminate', 15, false], ['Terminate', 16, true], ['Allow', 1000, false]])('with %s after %i invocations: %s', (recursiveLoop, count, loop) => {
    const fn = newFunction({ name: 'again', arn: '', configuration: undefined as never, tags: {} })
    expect(isLoop({ again: count, other: 99 }, { ...fn, recursiveLoop })).toBe(loop)
  })
})
