import { expect, test } from 'vitest'
import { ThrottledTraffic, type TrafficPlan } from '../../sim/fleet/throttledTraffic'
import type { Rate } from '../../sim/services/apigateway/rules/tokenBucket'
import { createTrafficStore, shapeAt, trafficRows } from './trafficStore'

/** The traffic itself, without a worker; `framed` is called at each frame. */
function given(framed: () => void = () => undefined) {
  let traffic: ThrottledTraffic | undefined
  const remote = {
    begin: async (plan: TrafficPlan) => void (traffic = new ThrottledTraffic(plan)),
    advance: async (until: number, limits: Rate) => traffic?.advance(until, limits),
  }
  const frame = async () => framed()
  return createTrafficStore(() => remote, { frame }).getState
}

test('runs to its end in frames of virtual time, and tells how many were admitted', async () => {
  const get = given()
  get().setPlan({ requests: 100_000 })
  get().setSpeed(100)
  await get().start()
  expect(get().phase).toBe('over')
  expect(get().seen.steady).toMatchObject({ admitted: 100_000, throttled: 0 })
  expect(get().seen.bursts.admitted + get().seen.bursts.throttled).toBe(100_000)
  expect(get().seen.bursts.throttled).toBeGreaterThan(70_000)
})

test('pauses and goes on where it was; a limit that is changed meanwhile holds from there', async () => {
  let frames = 0
  const get = given(() => void (++frames === 50 && get().pause()))
  await get().start()
  const { now, seen } = get()
  expect(get()).toMatchObject({ phase: 'paused' })
  get().setLimits({ rateLimit: 0 })
  await get().start()
  expect(get().now).toBeGreaterThan(now)
  expect(get().seen.steady.admitted).toBeLessThanOrEqual(seen.steady.admitted + 51)
  expect(get().seen.steady.throttled).toBeGreaterThan(1800)
})

test('what has run is looked back at: what had come by then, and how full the bucket was', async () => {
  const get = given()
  get().setSpeed(0)
  await get().start()
  const { bursts, steady } = get().seen
  get().lookBack(0)
  const first = shapeAt(bursts, get().moment)
  expect(first).toEqual({ admitted: bursts.columns[0]!.admitted, throttled: bursts.columns[0]!.throttled, tokens: bursts.columns[0]!.low })
  expect(shapeAt(steady, steady.columns.length - 1)).toMatchObject({ admitted: steady.admitted, throttled: steady.throttled })
  get().lookBack(undefined)
  expect(shapeAt(bursts, get().moment)).toMatchObject({ admitted: bursts.admitted, tokens: bursts.tokens })
})

test('rows add up to all requests', async () => {
  const get = given()
  get().setSpeed(0)
  await get().start()
  const rows = trafficRows(get())
  expect(rows).toHaveLength(10)
  expect(rows.reduce((sum, { steady, bursts }) => sum + steady.admitted + steady.throttled + bursts.admitted + bursts.throttled, 0)).toBe(4000)
  expect(rows.at(-1)?.to).toBe(20_000)
})

test('a full bucket before anything has run is as large as the burst', () => {
  const get = given()
  get().setLimits({ burstLimit: 7 })
  expect(get().seen.bursts.tokens).toBe(7)
})
