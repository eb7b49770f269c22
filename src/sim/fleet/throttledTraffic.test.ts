import { describe, expect, test } from 'vitest'
import { cloudOf, createSimulation } from '../cloud/cloud'
import { createGuestHost } from '../handlers/handlers'
import { apigateway } from '../services/apigateway/apigateway'
import { arrivalOf, burstSize, columnCount, columnWidth, durationOf, ThrottledTraffic, type TrafficPlan, type TrafficShape } from './throttledTraffic'

const plan: TrafficPlan = { requests: 1000, average: 100, burstEvery: 2000 }

function whole(of: TrafficPlan, limits: { rateLimit: number; burstLimit: number }, step = durationOf(of)) {
  const traffic = new ThrottledTraffic(of)
  const windows = []
  for (let until = step; ; until += step) {
    const window = traffic.advance(until, limits)
    windows.push(window)
    if (window.over) return { last: window, windows }
  }
}

test('both shapes have one average: after each burst’s interval as many have come', () => {
  const size = burstSize(plan)
  expect(size).toBe(200)
  for (const bursts of [1, 2, 3]) expect(arrivalOf(plan, 'bursts', bursts * size)).toBe(arrivalOf(plan, 'steady', bursts * size))
})

test.each<[why: string, change: Partial<TrafficPlan>, width: number, count: number]>([
  ['few bursts: 200 columns', {}, 50, 200],
  ['many bursts: whole intervals', { requests: 100_000 }, 6000, 167],
  ['an interval that is just a column', { requests: 40_000 }, 2000, 200],
])('%s', (_why, change, width, count) => {
  expect([columnWidth({ ...plan, ...change }), columnCount({ ...plan, ...change })]).toEqual([width, count])
})

describe('TB1 admitted counts are right to the request', () => {
  test.each<[why: string, limits: [number, number], steady: number, bursts: number]>([
    ['a rate at the average admits steady traffic, and of each burst what the bucket holds', [100, 50], 1000, 250],
    ['a bucket for a whole burst admits both', [100, 200], 1000, 1000],
    ['half the rate: steady gets the burst and half; five bursts get what has come since', [50, 50], 549, 250],
    ['no rate: only what the bucket held', [0, 80], 80, 80],
    ['no bucket: nothing', [100, 0], 0, 0],
  ])('%s', (_why, [rateLimit, burstLimit], steady, bursts) => {
    const { last } = whole(plan, { rateLimit, burstLimit })
    expect([last.steady.admitted, last.bursts.admitted]).toEqual([steady, bursts])
    expect(last.steady.admitted + last.steady.throttled).toBe(1000)
  })
})

test('windows of any length tell the same in the end, and each tells what has changed', () => {
  const limits = { rateLimit: 60, burstLimit: 30 }
  const { last } = whole(plan, limits)
  const { last: lastOfMany, windows } = whole(plan, limits, 37)
  expect([lastOfMany.steady.admitted, lastOfMany.bursts.admitted]).toEqual([last.steady.admitted, last.bursts.admitted])
  const columns = Array.from({ length: columnCount(plan) }, () => ({ admitted: 0, throttled: 0 }))
  for (const { bursts } of windows) bursts.columns.forEach((column, i) => (columns[bursts.from + i] = column))
  const sum = (member: 'admitted' | 'throttled') => columns.reduce((all, column) => all + column[member], 0)
  expect([sum('admitted'), sum('throttled')]).toEqual([last.bursts.admitted, last.bursts.throttled])
})

test.each<[TrafficShape]>([['steady'], ['bursts']])('the pipeline admits as many, request by request: %s', async (shape) => {
  const few: TrafficPlan = { requests: 120, average: 40, burstEvery: 1000 }
  const limits = { rateLimit: 15, burstLimit: 12 }
  const cloud = cloudOf(createSimulation({ services: [apigateway], guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  const { id: restApiId, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'throttled' })
  const method = { restApiId, resourceId, httpMethod: 'GET' }
  await cloud.call('apigateway', 'PutMethod', { ...method, authorizationType: 'NONE' })
  await cloud.call('apigateway', 'PutMethodResponse', { ...method, statusCode: '200' })
  await cloud.call('apigateway', 'PutIntegration', { ...method, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await cloud.call('apigateway', 'PutIntegrationResponse', { ...method, statusCode: '200' })
  await cloud.call('apigateway', 'CreateDeployment', { restApiId, stageName: 'dev' })
  const patchOperations = Object.entries(limits).map(([name, value]) => ({ op: 'replace', path: `/*/*/throttling/${name}`, value: String(value) }))
  await cloud.call('apigateway', 'UpdateStage', { restApiId, stageName: 'dev', patchOperations })
  const start = cloud.now
  let admitted = 0
  for (let i = 0; i < few.requests; i++) {
    await cloud.runFor(Math.max(0, start + arrivalOf(few, shape, i) - cloud.now))
    const { status } = await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/` })
    if (status === 200) admitted++
  }
  expect(whole(few, limits).last[shape].admitted).toBe(admitted)
})
