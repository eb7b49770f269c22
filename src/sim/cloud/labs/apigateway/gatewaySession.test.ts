import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { ordersApi } from '../../../../content/scenarios/ordersApi'
import { libraryOver } from '../../library'
import type { GatewayLab, LabRequest, RequestTrace } from './gatewayLab'
import type { GatewayWorld } from './gatewayWorld'

const wasm = readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const { createGatewayLab } = libraryOver({ quickJsWasm: async () => wasm })

const world: GatewayWorld = ordersApi

async function deployed(change: Partial<GatewayWorld> = {}): Promise<GatewayLab> {
  const lab = createGatewayLab()
  const answer = await lab.open({ ...world, ...change })
  if ('problem' in answer) throw new Error(JSON.stringify(answer.problem))
  return lab
}

function requestNamed(title: string): LabRequest {
  const found = ordersApi.requests.find((request) => request.title === title)
  if (!found) throw new RangeError(`no request ${title}`)
  return found
}

async function send(lab: GatewayLab, request: string | LabRequest): Promise<RequestTrace> {
  const trace = await lab.send(typeof request === 'string' ? requestNamed(request) : request)
  if ('problem' in trace) throw new Error(JSON.stringify(trace.problem))
  return trace
}

const stagesThat = (trace: RequestTrace, status: string) => trace.stages.filter((stage) => stage.status === status).map(({ name }) => name)

describe('the ready requests', () => {
  let lab: GatewayLab
  beforeAll(async () => void (lab = await deployed()))

  test.each([
    ['List open orders', 200, undefined, /"o-1"/],
    ['Find an order', 200, undefined, /"line": "2 x teapot"/],
    ['Find an order that is not there', 404, undefined, /"message": "NotFound: there is no order o-9"/],
    ['Place an order', 201, undefined, /"orderId":"o-3"/],
    ['Place an order without a key', 403, 'API key', /Forbidden/],
    ['Place an order of nothing', 400, 'Request validation', /Invalid request body/],
    ['Cancel an order', 204, undefined, /^$/],
    ['Cancel another order', 403, 'Authorization', /not authorized to access this resource/],
    ['List kitchen products', 200, undefined, /kettle/],
    ['List kitchen products, page 2', 200, undefined, /kettle/],
    ['Ask anew', 200, undefined, /kettle/],
    ['A path that there is not', 403, 'Routing', /Missing Authentication Token/],
  ])('%s: %d', async (title, status, failed, body) => {
    const trace = await send(lab, title)
    expect(trace.answer).toMatchObject({ status })
    expect(trace.answer?.body).toMatch(body)
    expect(stagesThat(trace, 'failed')).toEqual(failed === undefined ? [] : [failed])
    expect(JSON.parse(JSON.stringify(trace))).toStrictEqual(trace)
    expect(JSON.stringify(trace).length).toBeLessThan(65_536)
  })

  test('are listed, the latest first, with what the cache did', () => {
    const briefs = lab.requests()
    expect(briefs).toHaveLength(12)
    expect(briefs.slice(1, 4).map(({ cache }) => cache)).toEqual(['invalidated', 'hit', 'miss'])
    expect(briefs[11]).toMatchObject({ index: 0, method: 'GET', path: '/orders?status=open', status: 200 })
  })
})

test('each stage has an input, an output and a sentence', async () => {
  const { stages } = await send(await deployed(), 'Find an order')
  const of = (stage: string) => stages.find(({ name }) => name === stage)
  expect(of('Routing')).toMatchObject({ input: { json: { method: 'GET', path: '/orders/o-2' } }, output: { json: { pathParameters: { orderId: 'o-2' } } } })
  expect(of('Integration request')?.output).toMatchObject({ json: { integrationRequest: { body: expect.stringContaining('"id": "o-2"') } } })
  expect(of('Integration')?.output).toMatchObject({ json: { integrationAnswer: { status: 200 } } })
  expect(of('Method response')?.output).toMatchObject({ json: { answer: { status: 200 } } })
  expect(stages.map(({ story }) => story)).toContain('The mapping template makes the function’s input.')
  for (const { story } of stages) expect(story).toMatch(/^[A-Z].*\.$/)
})

test('its moments begin as it is received and end as it is answered; what Lambda does meanwhile is told between', async () => {
  const { moments, count, ticks } = await send(await deployed(), 'List open orders')
  expect([moments[0]?.kind, moments.at(-1)?.kind]).toEqual(['received', 'answered'])
  expect([count, ticks.length]).toEqual([moments.length, moments.length])
  const waits = moments.findIndex(({ kind }) => kind === 'waits')
  expect(moments[waits]).toMatchObject({ stage: 'Integration', tone: 'waiting' })
  expect(moments[waits + 1]?.meanwhile.map(({ type }) => type)).toContain('InitStarted')
  expect(moments[waits + 1]!.offset).toBeGreaterThan(moments[waits]!.offset)
})

test('an answer from the cache skips the integration, and the cache tells who put it there', async () => {
  const lab = await deployed()
  await send(lab, 'List kitchen products')
  await lab.wait(30_000)
  const trace = await send(lab, 'List kitchen products, page 2')
  expect(stagesThat(trace, 'skipped')).toEqual(['Integration request', 'Integration', 'Integration response', 'Cache storing'])
  expect(trace.brief).toMatchObject({ cache: 'hit', latency: 0 })
  const { status, entries } = lab.cache()
  expect(status).toBe('AVAILABLE')
  expect(entries).toEqual([expect.objectContaining({ method: 'GET /products', parameters: 'category=kitchen', ttl: 60_000, expired: false, by: 0 })])
  expect(entries[0]!.age).toBeCloseTo(30_000, -3)
})

test('what is throttled, and what the cache answers, is marked so', async () => {
  const lab = await deployed()
  const traces = []
  for (let i = 0; i < 4; i++) traces.push(await send(lab, 'Place an order'))
  await send(lab, 'List kitchen products')
  const hit = await send(lab, 'List kitchen products')
  const throttled = traces.find(({ answer }) => answer?.status === 429)
  expect(throttled?.moments.find(({ kind }) => kind === 'failed')).toMatchObject({ stage: 'Throttling and quota', tone: 'throttled', story: expect.stringContaining('the usage plan, per key') })
  expect(hit.moments.find(({ stage }) => stage === 'Cache lookup')?.tone).toBe('cached')
})

test('flushing empties the cache; an entry past its TTL is shown as expired', async () => {
  const lab = await deployed()
  await send(lab, 'List kitchen products')
  await lab.wait(61_000)
  expect(lab.cache().entries).toMatchObject([{ expired: true }])
  expect((await lab.flushCache()).entries).toEqual([])
})

test('a fork runs on with the edited function, and forgets the requests after it', async () => {
  const lab = await deployed()
  const first = await send(lab, 'List open orders')
  await send(lab, 'Find an order')
  const waits = first.moments.findIndex(({ kind }) => kind === 'waits')
  const edited = { name: 'orders', code: 'export const handler = async () => "no HTTP"' }
  const forked = await lab.forkAt(0, waits - 1, [edited])
  expect(forked).toMatchObject({ answer: { status: 502 } })
  expect(lab.requests()).toHaveLength(1)
})

test('what AWS does not take is told by the part it is about', async () => {
  const [health] = world.methods
  const twoVariables = [{ ...health!, path: '/{a}' }, { ...health!, path: '/{b}' }]
  const lab = createGatewayLab()
  expect(await lab.open({ ...world, methods: twoVariables })).toMatchObject({ problem: { part: 'resource', name: '/{b}', error: 'BadRequestException' } })
})

describe('a mapping template beside its output', () => {
  let lab: GatewayLab
  beforeAll(async () => {
    lab = await deployed()
    await send(lab, { ...requestNamed('Find an order'), path: '/orders/o-2?verbose=yes' })
  })

  test.each<[why: string, side: 'request' | 'response', text: string, output: string, references: [string, (string | null)[]][]]>([
    ['parameters', 'request', "$input.params('orderId') $input.params('verbose')", 'o-2 yes', [["$input.params('orderId')", ['o-2']], ["$input.params('verbose')", ['yes']]]],
    ['context and stage variables', 'request', '$context.stage $stageVariables.currency', 'prod EUR', [['$context.stage', ['prod']], ['$stageVariables.currency', ['EUR']]]],
    ['the backend’s answer', 'response', "$input.path('$.order').product", 'teapot', [["$input.path('$.order').product", ['teapot']]]],
    ['a loop has a value each time', 'request', '#foreach($n in [1..3])$n#end', '123', [['$n', ['1', '2', '3']]]],
    ['what has no value prints as it stands', 'request', '$nothing', '$nothing', [['$nothing', [null]]]],
    ['what is not come to has none', 'request', '#if(false)$context.stage#end', '', [['$context.stage', []]]],
  ])('%s', (_why, side, text, output, references) => {
    const preview = lab.previewTemplate(0, side, text)
    expect(preview?.output).toBe(output)
    expect(preview?.references.map(({ source, values }) => [source, values])).toEqual(references)
  })

  test('what the deployed template made is what the preview makes', async () => {
    const { integration } = world.methods.find(({ path, httpMethod }) => path === '/orders/{orderId}' && httpMethod === 'GET')!
    if (integration.type !== 'AWS') throw new Error('this method has templates')
    const response = integration.responses.find(({ status }) => status === '200')!
    expect(lab.previewTemplate(0, 'response', response.template)?.output).toBe(lab.trace(0).answer?.body)
  })

  test('one that fails tells where', () => {
    expect(lab.previewTemplate(0, 'request', 'a #if(')).toMatchObject({ problem: { message: expect.any(String), at: expect.any(Number) } })
  })

  test('a request that was refused at once has nothing to map', async () => {
    const refused = await send(lab, 'A path that there is not')
    expect(lab.previewTemplate(refused.brief.index, 'request', '$context.stage')).toBeUndefined()
  })
})

test('the cache is seen as it was at any moment: what it held, how old that was, and what lookups had come to', async () => {
  const lab = await deployed()
  const first = await send(lab, 'List kitchen products')
  await lab.wait(10_000)
  await send(lab, 'List kitchen products')
  await lab.flushCache()
  const stored = first.moments.findIndex(({ stage }) => stage === 'Cache storing')
  expect(lab.cache()).toMatchObject({ entries: [], hits: 1, misses: 1, size: '0.5' })
  expect(lab.cache({ request: 0, moment: 0 })).toMatchObject({ entries: [], hits: 0, misses: 0 })
  expect(lab.cache({ request: 0, moment: stored })).toMatchObject({ entries: [{ age: 0, by: 0 }], hits: 0, misses: 1 })
  const later = lab.cache({ request: 1, moment: 0 })
  expect(later).toMatchObject({ entries: [{ by: 0, expired: false }], hits: 0, misses: 1 })
  expect(later.entries[0]!.age).toBeCloseTo(10_000, -3)
})
