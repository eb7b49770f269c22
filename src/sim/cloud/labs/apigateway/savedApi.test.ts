import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeEach, describe, expect, test } from 'vitest'
import { ordersApi } from '../../../../content/scenarios/ordersApi'
import { libraryOver } from '../../library'
import type { Deployed, GatewayLab, LabRequest, Refused } from './gatewayLab'
import { resourcesOf, type GatewayWorld, type LabMethod } from './gatewayWorld'

const wasm = readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const { createGatewayLab } = libraryOver({ quickJsWasm: async () => wasm })

const start: GatewayWorld = { ...ordersApi, resources: resourcesOf(ordersApi) }
let lab: GatewayLab
beforeEach(async () => {
  lab = createGatewayLab()
  done(await lab.open(start))
})

function done(answer: Deployed | Refused): Deployed {
  if ('problem' in answer) throw new Error(JSON.stringify(answer.problem))
  return answer
}

const status = async (path: string, request: Partial<LabRequest> = {}) => {
  const trace = await lab.send({ method: 'GET', path, headers: [], body: '', ...request })
  return 'problem' in trace ? undefined : trace.answer?.status
}
const health = start.methods.find(({ path }) => path === '/health')!
const products = start.methods.find(({ path }) => path === '/products')!
const having = (world: GatewayWorld, method: LabMethod): GatewayWorld => ({ ...world, methods: world.methods.map((each) => (each.path === method.path && each.httpMethod === method.httpMethod ? method : each)) })
const withAlive: GatewayWorld = { ...start, resources: [...start.resources!, { id: 'new', path: '/alive' }], methods: [...start.methods, { ...health, path: '/alive' }] }

describe('what is edited', () => {
  test('is saved, and reaches clients with a deployment; requests, cache and earlier deployments stay', async () => {
    await status('/products?category=kitchen')
    done(await lab.save(withAlive))
    expect(await status('/alive')).toBe(403)
    const { deployments } = done(await lab.deploy(withAlive, 'with /alive'))
    expect(await status('/alive')).toBe(200)
    expect(deployments.map(({ description, active }) => [description, active])).toEqual([['with /alive', true], ['The first deployment', false]])
    expect(lab.requests()).toHaveLength(3)
    expect(lab.cache().entries).toHaveLength(1)
  })

  test('the stage goes back to an earlier deployment, and on again', async () => {
    const { deployments } = done(await lab.deploy(withAlive, ''))
    const back = done(await lab.activate(deployments[1]!.id))
    expect(back.world.methods).toEqual(start.methods)
    expect(await status('/alive')).toBe(403)
    done(await lab.activate(deployments[0]!.id))
    expect(await status('/alive')).toBe(200)
  })

  test('a resource that is renamed keeps its id: what is cached under it is found again', async () => {
    await status('/products?category=kitchen')
    const renamed = { ...start, resources: start.resources!.map((each) => (each.path === '/products' ? { ...each, path: '/goods' } : each)), methods: start.methods.map((each) => (each === products ? { ...each, path: '/goods' } : each)) }
    done(await lab.deploy(renamed, ''))
    expect([await status('/products?category=kitchen'), await status('/goods?category=kitchen')]).toEqual([403, 200])
    expect(lab.requests()[0]).toMatchObject({ cache: 'hit' })
  })

  test('resources and methods that are gone are gone after a deployment', async () => {
    const without = { ...start, resources: start.resources!.filter(({ path }) => !path.startsWith('/orders')), methods: start.methods.filter(({ path }) => !path.startsWith('/orders')) }
    done(await lab.save(without))
    expect(await status('/orders')).toBe(200)
    done(await lab.deploy(without, ''))
    expect(await status('/orders')).toBe(403)
  })

  test('a method changes in all its parts: authorizer, key, model, integration', async () => {
    const changed: LabMethod = { ...health, apiKeyRequired: true, parameters: { 'method.request.querystring.q': true }, integration: { type: 'AWS_PROXY', function: 'orders' } }
    done(await lab.deploy(having(start, changed), ''))
    expect(await status('/health')).toBe(403)
    const key = [{ name: 'x-api-key', value: start.plan.key }]
    expect(await status('/health', { headers: key })).toBe(400)
    expect(await status('/health?q=1', { headers: key })).toBe(200)
    done(await lab.deploy(start, ''))
    expect(await status('/health')).toBe(200)
  })

  test('functions and the settings of the stage and its plan hold at once', async () => {
    const functions = start.functions.map((fn) => (fn.name === 'orders' ? { ...fn, code: 'export const handler = async () => ({ statusCode: 418 })' } : fn))
    done(await lab.save({ ...start, functions }))
    expect(await status('/orders')).toBe(418)
    done(await lab.save({ ...start, functions, stage: { ...start.stage, rateLimit: 0, burstLimit: 0 } }))
    expect(await status('/orders')).toBe(429)
    expect(await status('/products')).toBe(429)
  })

  test('a cache that is turned off is empty, and comes again after its four minutes', async () => {
    await status('/products?category=kitchen')
    done(await lab.save({ ...start, stage: { ...start.stage, cacheEnabled: false } }))
    expect(lab.cache()).toMatchObject({ status: 'NOT_AVAILABLE', entries: [] })
    done(await lab.save(start))
    expect(lab.cache().status).toBe('CREATE_IN_PROGRESS')
    await lab.wait(240_000)
    await status('/products?category=kitchen')
    expect(lab.cache()).toMatchObject({ status: 'AVAILABLE', total: 1 })
  })

  test('what AWS refuses is told by its part; what is mended then is saved', async () => {
    const broken = having(start, { ...products, model: '{ no schema' })
    expect(await lab.deploy(broken, '')).toMatchObject({ problem: { part: 'method', name: 'GET /products', error: 'BadRequestException' } })
    expect(await status('/products')).toBe(200)
    done(await lab.deploy(start, ''))
    expect(await status('/products')).toBe(200)
  })
})

test('a web ACL protects the stage as soon as it is saved, and no longer than it is there', async () => {
  const bot = { headers: [{ name: 'User-Agent', value: 'bot' }] }
  const protecting = (agent: string) => ({ ...start, stage: { ...start.stage, webAcl: { agent, rate: 10 } } })
  done(await lab.save(protecting('bot')))
  expect(await status('/health', bot)).toBe(403)
  expect(lab.trace(0).stages[0]).toMatchObject({ name: 'WAF', status: 'failed' })
  done(await lab.save(protecting('other')))
  expect(await status('/health', bot)).toBe(200)
  done(await lab.save(start))
  done(await lab.save(protecting('bot')))
  expect(await status('/health', bot)).toBe(403)
  done(await lab.save(start))
  expect(await status('/health', bot)).toBe(200)
  expect(lab.trace(3).stages[0]?.name).toBe('Routing')
})

test('who may have a cached answer made anew is a setting of the stage', async () => {
  const anew = { headers: [{ name: 'Cache-Control', value: 'max-age=0' }] }
  await status('/products?category=kitchen')
  expect(await status('/products?category=kitchen', anew)).toBe(200)
  expect(lab.requests()[0]?.cache).toBe('invalidated')
  done(await lab.save({ ...start, stage: { ...start.stage, invalidation: 'FAIL_WITH_403' } }))
  expect(await status('/products?category=kitchen', anew)).toBe(403)
  done(await lab.save({ ...start, stage: { ...start.stage, invalidation: 'SUCCEED_WITH_RESPONSE_HEADER' } }))
  expect(await status('/products?category=kitchen', anew)).toBe(200)
  expect(lab.requests()[0]?.cache).toBe('hit')
})

test('limits on a best-effort basis let some of what they refuse in', async () => {
  const stage = { ...start.stage, rateLimit: 0, burstLimit: 0, bestEffort: true }
  done(await lab.save({ ...start, stage }))
  const statuses = []
  for (let i = 0; i < 60; i++) statuses.push(await status('/health'))
  expect(new Set(statuses)).toEqual(new Set([200, 429]))
})

test('a fork into the time before a deployment forgets it; what is edited can be deployed again', async () => {
  await status('/orders')
  done(await lab.deploy(withAlive, ''))
  await lab.forkAt(0, 0, start.functions)
  expect(lab.deployed().deployments).toHaveLength(1)
  expect(await status('/alive')).toBe(403)
  done(await lab.deploy(withAlive, ''))
  expect(await status('/alive')).toBe(200)
})

test('a stage looks at what was deployed when the request came', async () => {
  await status('/health')
  done(await lab.deploy(having(start, { ...health, apiKeyRequired: true }), ''))
  await status('/health')
  const input = (request: number) => lab.trace(request).stages.find(({ name }) => name === 'API key')?.input
  expect(input(0)).toMatchObject({ json: { apiKeyRequired: false } })
  expect(input(1)).toMatchObject({ json: { apiKeyRequired: true } })
})
