import { describe, expect, test } from 'vitest'
import { ordersApi } from '../../content/scenarios/ordersApi'
import type { CacheView, Deployed, GatewayLab, LabRequest, RequestTrace } from '../../sim/cloud/labs/apigateway/gatewayLab'
import type { GatewayWorld } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { fakeTimers, settle } from '../fakeLab.testing'
import type { RemoteLab } from '../labConnection'
import { recordsInMemory } from '../records.testing'
import { createGatewayStore, curlLine, curlProblem, editedSince } from './gatewayStore'

const NO_CACHE: CacheView = { now: 0, status: 'NOT_AVAILABLE', hits: 0, misses: 0, invalidated: 0, entries: [], total: 0 }
const deployedAs = (world: GatewayWorld): Deployed => ({ invokeUrl: 'https://abc.execute-api.us-east-1.amazonaws.com/prod', now: 0, world, deployments: [] })

function traceOf(index: number, { method, path }: Pick<LabRequest, 'method' | 'path'>): RequestTrace {
  const moments = ['received', 'passed', 'answered'].map((kind) => ({ kind: kind as 'passed', offset: 0, tone: 'entered' as const, story: '', meanwhile: [] }))
  return { startedAt: 0, count: moments.length, ticks: [], moments, stages: [], brief: { index, requestId: String(index), at: 0, method, path, status: 200 } }
}

/** A lab that answers everything with 200, and writes down what it was asked. */
function given(overrides: Partial<RemoteLab<GatewayLab>> = {}, device = recordsInMemory()) {
  const calls: string[] = []
  const sent: RequestTrace[] = []
  const worlds: GatewayWorld[] = []
  const lab: RemoteLab<GatewayLab> = {
    open: async (world) => {
      calls.push('open')
      worlds.push(world)
      sent.length = 0
      return deployedAs(world)
    },
    takeUp: async () => ({ deployed: deployedAs(worlds.at(-1)!) }),
    save: async (world) => {
      calls.push('save')
      return deployedAs({ ...world, methods: worlds.at(-1)!.methods })
    },
    deploy: async (world, description) => {
      calls.push(`deploy: ${description}`)
      worlds.push(world)
      return deployedAs(world)
    },
    activate: async () => deployedAs(worlds.at(-1)!),
    deployed: async () => deployedAs(worlds.at(-1)!),
    send: async (request) => {
      calls.push(`send ${request.method} ${request.path}`)
      sent.push(traceOf(sent.length, request))
      return sent.at(-1)!
    },
    forkAt: async (request, moment) => {
      calls.push(`fork ${request} ${moment}`)
      return sent[request]!
    },
    compare: async () => ({ rest: { stages: [] }, http: { stages: [] }, routes: [] }),
    wait: async () => 0,
    requests: async () => sent.map(({ brief }) => brief).reverse(),
    trace: async (request) => sent[request]!,
    previewTemplate: async () => undefined,
    cache: async () => NO_CACHE,
    flushCache: async () => NO_CACHE,
    progress: async () => ({ events: 0, now: 0 }),
    stop: async () => undefined,
    ...overrides,
  }
  const { timers } = fakeTimers()
  const store = createGatewayStore(() => ({ lab, watch: async () => undefined, work: () => ({ slice: 0, signs: 0 }), terminate: () => undefined }), timers, device.records, () => undefined)
  return { get: store.getState, calls, worlds, device }
}

describe('sending', () => {
  test('deploys first, once, and shows how the request ended', async () => {
    const { get, calls } = given()
    await get().send()
    await get().send()
    expect(calls).toEqual(['open', 'send GET /orders?status=open', 'send GET /orders?status=open'])
    expect(get()).toMatchObject({ index: 2, running: false, trace: { brief: { index: 1 } } })
    expect(get().requests).toHaveLength(2)
  })

  test('does nothing while a line is typed that cannot be read', async () => {
    const { get, calls } = given()
    get().setCurl('curl /orders -H nothing')
    expect(curlProblem(get())?.message).toMatch(/a name, a colon and a value/)
    await get().send()
    expect(calls).toEqual([])
  })

  test('a world that AWS does not take is told by its part, and nothing is sent', async () => {
    const problem = { part: 'method', name: 'GET /x', message: 'no' } as const
    const { get, calls } = given({ open: async () => ({ problem }) })
    await get().send()
    expect(get()).toMatchObject({ problem, deployed: undefined, running: false })
    expect(calls).toEqual([])
  })

  test('a simulator that breaks off is told as ours', async () => {
    const { get } = given({ send: () => Promise.reject(new Error('broken')) })
    await get().send()
    expect(get()).toMatchObject({ problem: { part: 'simulator', message: 'broken' }, running: false })
  })
})

test('the line and the form say the same', () => {
  const { get } = given()
  get().setCurl('curl -X DELETE /orders/o-1 -H "Authorization: Bearer clerk"')
  expect(get().request).toEqual({ method: 'DELETE', path: '/orders/o-1', headers: [{ name: 'Authorization', value: 'Bearer clerk' }], body: '' })
  get().setRequest({ method: 'GET' })
  expect(curlLine(get())).toContain("'https://api-id.execute-api.us-east-1.amazonaws.com/prod/orders/o-1'")
})

test('a ready request takes its method along in the tree', () => {
  const { get } = given()
  get().take(ordersApi.requests.find(({ method }) => method === 'DELETE')!)
  expect(get().selected).toBe('DELETE /orders/{orderId}')
})

test('what is edited is saved before the next request, and reaches clients with a deployment; the requests stay', async () => {
  const { get, calls } = given()
  await get().send()
  expect(editedSince(get())).toBe(false)
  get().setMethod({ ...ordersApi.methods[0]!, apiKeyRequired: true })
  expect(editedSince(get())).toBe(true)
  await get().send()
  await get().send()
  expect(editedSince(get())).toBe(true)
  await get().deploy()
  expect(editedSince(get())).toBe(false)
  expect(calls.filter((call) => !call.startsWith('send'))).toEqual(['open', 'save', 'deploy: GET /health: changed (API key)'])
  expect(get().requests).toHaveLength(3)
})

test('another example is a world of its own: nothing is deployed or sent there, and it is kept', async () => {
  const { get, calls, device } = given()
  await get().send()
  get().openScenario('weather-api')
  expect(get()).toMatchObject({ scenario: { id: 'weather-api' }, deployed: undefined, trace: undefined, requests: [], selected: 'GET /forecast', request: { path: '/forecast?city=Oslo' } })
  await get().send()
  expect(calls.filter((call) => call === 'open')).toHaveLength(2)
  get().setPlan({ rateLimit: 9 })
  await new Promise((done) => setTimeout(done, 250))
  const next = given({}, device)
  await next.get().open()
  expect(next.get()).toMatchObject({ scenario: { id: 'weather-api' }, world: { name: 'weather', plan: { rateLimit: 9 } } })
  next.get().reset()
  expect(next.get().world.plan.rateLimit).toBe(1)
})

test('the stage’s settings are nothing that waits for a deployment', async () => {
  const { get, calls } = given()
  await get().send()
  get().setStage({ rateLimit: 1 })
  expect(editedSince(get())).toBe(false)
  await get().send()
  expect(calls).toContain('save')
})

test('resources and methods are made, renamed and removed; what is refused leaves the world as it is', () => {
  const { get } = given()
  expect(get().addResource('/', 'shops')).toBeUndefined()
  expect(get().selected).toBe('/shops')
  expect(get().addMethod('/shops', 'GET', { type: 'AWS_PROXY', function: 'orders' })).toBeUndefined()
  expect(get()).toMatchObject({ selected: 'GET /shops', request: { method: 'GET', path: '/shops' } })
  const { world } = get()
  expect(get().addResource('/', 'shops')).toMatch(/already/)
  expect(get().world).toBe(world)
  get().removeMethod('GET /shops')
  expect(get().selected).toBe('/shops')
})

test('the cache is looked at as it was at the moment shown, and as it is at the end', async () => {
  const asked: unknown[] = []
  const { get } = given({ cache: async (at) => (asked.push(at), NO_CACHE) })
  await get().send()
  await get().send()
  asked.length = 0
  await get().lookAtCache()
  expect([asked, get().pastCache]).toEqual([[], undefined])
  await get().lookAt(0)
  await get().lookAtCache()
  get().stepBack()
  await get().lookAtCache()
  expect(asked).toEqual([{ request: 0, moment: 2 }, { request: 0, moment: 1 }])
  expect(get().pastCache).toBe(NO_CACHE)
})

test('a fork is made of the request and moment that are looked at', async () => {
  const { get, calls } = given()
  await get().send()
  await get().send()
  await get().lookAt(0)
  get().stepBack()
  await get().fork()
  expect(calls.at(-1)).toBe('fork 0 1')
})

describe('what is edited is kept on the device', () => {
  test('and taken up at the next visit', async () => {
    const first = given()
    await first.get().open()
    first.get().setPlan({ rateLimit: 7 })
    await new Promise((done) => setTimeout(done, 250))
    const next = given({}, first.device)
    await next.get().open()
    expect(next.get().world.plan.rateLimit).toBe(7)
    next.get().reset()
    expect(next.get().world.plan.rateLimit).toBe(2)
  })

  test.each([['nothing', undefined], ['a text', 'world'], ['another form', { name: 'orders', methods: {} }]])('%s is no world: the example stays', async (_what, kept) => {
    const { get } = given({}, recordsInMemory(kept === undefined ? {} : { 'apigateway world': kept }))
    await get().open()
    await settle()
    expect(get().world.methods).toEqual(ordersApi.methods)
  })
})

describe('a run from elsewhere', () => {
  const foreign: GatewayWorld = { ...ordersApi, name: 'foreign', methods: ordersApi.methods.slice(0, 1) } as GatewayWorld
  const sent = { method: 'GET', path: '/orders?status=open', headers: [], body: '' }
  const takenUp = (calls: string[]) => ({
    takeUp: async (run: string) => {
      calls.push(`take up ${run}`)
      return { deployed: deployedAs(foreign), shown: { request: 0, moment: 1, sent } }
    },
    trace: async (request: number) => traceOf(request, sent),
  })

  test('is shown at its moment, and what was edited comes back', async () => {
    const calls: string[] = []
    const { get } = given(takenUp(calls))
    get().setFunction('orders', 'mine')
    expect(await get().takeUp('Opened it', 'run')).toBeUndefined()
    expect(calls).toEqual(['take up run'])
    expect(get()).toMatchObject({ world: { name: 'foreign' }, deployed: { name: 'foreign' }, scenario: { id: 'opened' }, request: sent, trace: { brief: { index: 0 } }, index: 1 })
    expect(editedSince(get())).toBe(false)
    expect(get().replaced?.by).toBe('Opened it')
    get().undo()
    expect(get().world.functions).toContainEqual({ name: 'orders', code: 'mine' })
    expect(get()).toMatchObject({ deployed: undefined, trace: undefined, replaced: { by: 'Undone', world: { name: 'foreign' } } })
  })

  test('that the lab refuses leaves all as it is, and says why', async () => {
    const { get } = given({ takeUp: async () => ({ problem: { part: 'method', name: 'GET /', message: 'no form holds it' } }) })
    const { world } = get()
    expect(await get().takeUp('Opened it', 'run')).toBe('GET /: no form holds it')
    expect(get().world).toBe(world)
    expect(get().replaced).toBeUndefined()
  })
})
