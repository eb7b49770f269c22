import { expect, test } from 'vitest'
import type { GuestHost, GuestSlice, SliceOutcome } from '../aws/guestSlice'
import type { FrontDoorSignal, Service } from '../aws/service'
import { refuse, succeed } from '../aws/answer'
import { awsFault } from '../aws/awsError'
import { createSimulation } from './cloud'

/** A service that counts: `Add` answers after `Seconds`, `Get` at once. */
type CounterSignal = FrontDoorSignal | { type: 'Added'; callId: string }
const counter: Service<number, CounterSignal> = {
  id: 'counter',
  initial: 0,
  react(state, signal) {
    if (signal.type === 'Added') {
      return { state: state + 1, effects: [succeed({ id: signal.callId }, { Total: state + 1 })] }
    }
    if (signal.type !== 'Call') return { state }
    const { call } = signal
    if (call.action === 'Get') return { state, effects: [succeed(call, { Total: state })] }
    if (call.action === 'Add') {
      const after = Number(call.input['Seconds']) * 1000
      return { state, effects: [{ type: 'schedule', after, signal: { type: 'Added', callId: call.id } }] }
    }
    return { state, effects: [refuse(call, awsFault('InvalidAction', call.action))] }
  },
}

function given() {
  return createSimulation({ services: [counter], guests: { run: async () => undefined, reset() {} } })
}

test('calls of one turn meet at one instant, and the clock moves only to the next signal', async () => {
  const sim = given()
  const [two, one] = await Promise.all([sim.call('counter', 'Add', { Seconds: 2 }), sim.call('counter', 'Add', { Seconds: 1 })])
  expect([one, two]).toEqual([{ Total: 1 }, { Total: 2 }])
  expect(sim.now).toBe(Date.UTC(2025, 0, 1, 0, 0, 2))
})

test('whose run has arrived speaks before a call that is still pending moves the clock on', async () => {
  const sim = given()
  const began = sim.now
  const slow = sim.call('counter', 'Add', { Seconds: 10 })
  await sim.runFor(500)
  expect(sim.now - began).toBe(500)
  await sim.call('counter', 'Get', {})
  expect(sim.now - began).toBe(500)
  await slow
  expect(sim.now - began).toBe(10_000)
})

test('a call ahead is answered before what is already due', async () => {
  const sim = given()
  const added = sim.call('counter', 'Add', { Seconds: 0 })
  expect(await sim.callAhead('counter', 'Get', {})).toEqual({ Total: 0 })
  expect(await added).toEqual({ Total: 1 })
})

test('who is answered speaks before the clock moves', async () => {
  const sim = given()
  const slow = sim.call('counter', 'Add', { Seconds: 10 })
  await sim.call('counter', 'Add', { Seconds: 1 })
  const at = sim.now
  await sim.call('counter', 'Get', {})
  expect(sim.now).toBe(at)
  await slow
})

test('a service that is not simulated is refused by name', async () => {
  await expect(given().call('glacier', 'ListVaults', {})).rejects.toMatchObject({
    name: 'NotSimulated',
    statusCode: 501,
    message: expect.stringContaining('glacier:ListVaults'),
  })
})

test('a mock answers instead of the service', async () => {
  const sim = given()
  sim.mock('glacier', '*', (input) => ({ output: { seen: input } }))
  expect(await sim.call('glacier', 'ListVaults', { limit: 1 })).toEqual({ seen: { limit: 1 } })
})

test('the past is asked without changing the present, and the log of a replay is the same', async () => {
  const sim = given()
  for (const Seconds of [1, 2, 3]) await sim.call('counter', 'Add', { Seconds })
  const log = JSON.stringify(sim.log)
  const totals = sim.log.map((event) => sim.peek(event.seq, 'counter', 'Get', {}))
  expect(totals).toEqual([0, 1, 1, 2, 2, 3].map((Total) => ({ Total })))
  expect(JSON.stringify(sim.log)).toBe(log)

  const again = given()
  again.replay(sim.inputs, sim.timeline.present.steps)
  expect(JSON.stringify(again.log)).toBe(log)
})

test('after a fork at a past event the world goes on from there', async () => {
  const sim = given()
  for (const Seconds of [1, 2, 3]) await sim.call('counter', 'Add', { Seconds })
  sim.forkAt(1)
  expect(sim.log).toHaveLength(2)
  expect(await sim.call('counter', 'Get', {})).toEqual({ Total: 1 })
})

/** Asks a guest for each call and answers with what came of it. */
const runner: Service<null, FrontDoorSignal | { type: 'GuestSlice'; slice: GuestSlice; outcome: SliceOutcome }> = {
  id: 'runner',
  initial: null,
  react(state, signal) {
    if (signal.type === 'Call') {
      const slice = { kind: 'timer', environmentId: 'env', timer: Number(signal.call.id.slice(5)), startsAt: 0, limit: 1 }
      const asked = { service: 'runner', resource: 'env', type: 'Asked', detail: {} }
      return { state, events: [asked], effects: [{ type: 'guest', slice }] }
    }
    if (signal.type !== 'GuestSlice' || signal.slice.kind !== 'timer') return { state }
    return { state, effects: [succeed({ id: `call-${signal.slice.timer}` }, { Polls: signal.outcome.polls })] }
  },
}

test('a guest that a fork left unfinished runs again, and knows what it ran before', async () => {
  const asked: string[] = []
  const guests: GuestHost = {
    run: async (slice, journal) => {
      asked.push(`${slice.kind === 'timer' && slice.timer} after ${journal?.().length}`)
      return { polls: asked.length, calls: [] as SliceOutcome['calls'] } as SliceOutcome
    },
    reset: () => asked.push('reset'),
  }
  const sim = createSimulation({ services: [runner], guests })
  await sim.call('runner', 'Run', {})
  await sim.call('runner', 'Run', {})
  sim.forkAt(sim.log.findLastIndex((event) => event.type === 'Asked'))
  await sim.runUntilQuiet()
  expect(asked).toEqual(['1 after 0', '2 after 1', 'reset', '2 after 1'])
  expect(sim.log.at(-1)?.detail['output']).toEqual({ Polls: 4 })
})

test('of two who run the clock, the one who wants less far speaks first', async () => {
  const sim = createSimulation({ services: [], guests: { run: () => Promise.reject(new Error('no guest')), reset() {} } })
  const start = sim.now
  const told: number[] = []
  const steps = async (ms: number, times: number) => {
    for (let i = 0; i < times; i++) {
      await sim.runFor(ms)
      told.push(sim.now - start)
    }
  }
  await Promise.all([steps(30, 2), steps(10, 5)])
  expect(told).toEqual([10, 20, 30, 30, 40, 50, 60])
})

test('between guests that work, stop is heard', async () => {
  const busy: Service<null, FrontDoorSignal | { type: 'GuestSlice' }> = {
    id: 'busy',
    initial: null,
    react: (state, signal) => ({
      state,
      effects: [
        ...(signal.type === 'Call' ? [succeed(signal.call, {})] : []),
        { type: 'guest', slice: { kind: 'timer', environmentId: 'env', timer: 1, startsAt: 0, limit: 1 } },
      ],
    }),
  }
  let slices = 0
  const run = async () => {
    slices++
    for (const until = performance.now() + 5; performance.now() < until; );
    return { polls: 9000, calls: [] as SliceOutcome['calls'] } as SliceOutcome
  }
  const sim = createSimulation({ services: [busy], guests: { run, reset() {} } })
  await sim.call('busy', 'Start', {})
  setTimeout(() => sim.cancelRuns(), 1)
  await expect(sim.runUntilQuiet(100)).rejects.toMatchObject({ name: 'RunCancelled' })
  expect(slices).toBeLessThan(20)
})

test('a run that is never quiet ends at its limit, by name', async () => {
  const clock: Service<null, FrontDoorSignal | { type: 'Tick' }> = {
    id: 'clock',
    initial: null,
    react: (state, signal) => ({
      state,
      events: [{ service: 'clock', resource: 'clock', type: 'Ticked', detail: {} }],
      effects: [
        ...(signal.type === 'Call' ? [succeed(signal.call, {})] : []),
        { type: 'schedule', after: 1, signal: { type: 'Tick' } },
      ],
    }),
  }
  const sim = createSimulation({ services: [clock], guests: { run: async () => undefined, reset() {} } })
  await sim.call('clock', 'Start', {})
  await expect(sim.runUntilQuiet(50)).rejects.toMatchObject({ name: 'RunLimitExceeded', message: expect.stringContaining('after 50 signals') })
  const before = sim.log.length
  await expect(sim.runUntilQuiet(50, 20)).rejects.toMatchObject({ name: 'RunLimitExceeded', message: expect.stringContaining('events') })
  expect(sim.log.length).toBe(before + 21)
  await sim.runFor(10)
})
