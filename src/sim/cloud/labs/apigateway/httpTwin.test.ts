import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, test } from 'vitest'
import { ordersApi } from '../../../../content/scenarios/ordersApi'
import { libraryOver } from '../../library'
import type { ApiComparison, GatewayLab, PayloadFormat } from './gatewayLab'

const wasm = readFileSync(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm'))
const { createGatewayLab } = libraryOver({ quickJsWasm: async () => wasm })

let lab: GatewayLab
beforeAll(async () => {
  lab = createGatewayLab()
  await lab.open(ordersApi)
})

async function compared(title: string, format: PayloadFormat = '2.0'): Promise<ApiComparison> {
  const { method, path, headers, body } = ordersApi.requests.find((request) => request.title === title)!
  const answer = await lab.compare({ method, path, headers, body }, format)
  if ('problem' in answer) throw new Error(JSON.stringify(answer.problem))
  return answer
}

const failedAt = ({ stages }: ApiComparison['rest']) => stages.find(({ status }) => status === 'failed')?.name

describe('the same request to both kinds of API', () => {
  test('comes to the function as another event', async () => {
    const { rest, http } = await compared('List open orders')
    expect([rest.answer?.status, http.answer?.status]).toEqual([200, 200])
    expect(rest.event).toMatchObject({ json: { httpMethod: 'GET', queryStringParameters: { status: 'open' }, resource: '/orders' } })
    expect(http.event).toMatchObject({ json: { version: '2.0', routeKey: 'GET /orders', rawQueryString: 'status=open' } })
    expect((await compared('List open orders', '1.0')).http.event).toMatchObject({ json: { version: '1.0', httpMethod: 'GET' } })
  })

  // The example's function asks for httpMethod, which format 2.0 has elsewhere: it takes a POST for a GET.
  test.each<[title: string, rest: [status: number, stage?: string], http: [status: number, stage?: string]]>([
    ['Place an order without a key', [403, 'API key'], [200]],
    ['Place an order of nothing', [400, 'Request validation'], [200]],
    ['Find an order', [200], [404, 'Routing']],
    ['A path that there is not', [403, 'Routing'], [404, 'Routing']],
  ])('%s', async (title, [restStatus, restStage], [httpStatus, httpStage]) => {
    const { rest, http } = await compared(title)
    expect([rest.answer?.status, failedAt(rest)]).toEqual([restStatus, restStage])
    expect([http.answer?.status, failedAt(http)]).toEqual([httpStatus, httpStage])
  })

  test('what an HTTP API has nothing of is told by route', async () => {
    const { routes } = await compared('List open orders')
    expect(routes.find(({ route }) => route === 'GET /health')).toEqual({ route: 'GET /health', there: false, leftOut: ['mock integration'] })
    expect(routes.find(({ route }) => route === 'POST /orders')).toEqual({ route: 'POST /orders', there: true, leftOut: ['API key and usage plan', 'request validation'] })
  })

  test('a comparison fits a message', async () => {
    expect(JSON.stringify(await compared('List kitchen products')).length).toBeLessThan(65_536)
  })
})
