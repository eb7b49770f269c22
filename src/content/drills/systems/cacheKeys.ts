import type { Drill } from '../drill'

const settings = (changed: object) => JSON.stringify({ caching: true, ttlInSeconds: 300, cacheKeyParameters: [], ...changed }, undefined, 2)
const handler = `export const handler = async ({ queryStringParameters }) => {
  const { customer, page } = queryStringParameters
  return { statusCode: 200, body: JSON.stringify({ customer, page, orders: ['first of ' + customer, 'second of ' + customer] }) }
}
`
const BY_CUSTOMER = 'method.request.querystring.customer'
const BY_PAGE = 'method.request.querystring.page'
const ask = (customer: string, page: number, as: string) => ({ request: { method: 'GET', url: { $text: `{{shop.url}}/orders?customer=${customer}&page=${page}` } }, as }) as const

export const drill = {
  id: 'cache-keys',
  title: 'The orders of somebody else',
  services: ['apigateway', 'lambda'],
  tasks: { c02: '4.3', c03: '4.3' },
  difficulty: 2,
  ticket:
    'Three customers have written to support: they see orders that are not theirs. One of them has sent a screenshot in which the name at the top is not his own.\n\nIt began when the stage got a cache, because the orders database could not bear the load. It may be asked about ten times in these minutes, not more. Nobody has changed the function.',
  objective: [
    'Every answer is about the customer and the page that were asked for.',
    'The function is invoked at most ten times for 128 requests within some minutes: two customers, two pages each.',
    'All requests are answered with 200.',
  ],
  parts: [
    { id: 'settings', title: 'Cache of GET /orders', language: 'json', starter: settings({}) },
    { id: 'code', title: 'Handler code of orders', language: 'javascript', starter: handler },
  ],
  steps: [
    { function: 'orders', code: { $ref: 'with.code' } },
    {
      api: 'shop',
      methods: {
        'GET /orders': {
          requestParameters: { [BY_CUSTOMER]: false, [BY_PAGE]: false, 'method.request.header.Authorization': false },
          integration: { function: 'orders', cacheKeyParameters: { $ref: 'with.settings.cacheKeyParameters' } },
        },
      },
      stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
      patch: [
        { op: 'replace', path: '/*/*/caching/enabled', value: { $text: '{{with.settings.caching}}' } },
        { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: { $text: '{{with.settings.ttlInSeconds}}' } },
      ],
    },
    // The cache is being made.
    { runFor: 600_000 },
    { mark: 'opened' },
    { many: 32, every: [1000, 8000], do: { together: [ask('ann', 1, 'annFirst'), ask('ann', 2, 'annSecond'), ask('bob', 1, 'bobFirst'), ask('bob', 2, 'bobSecond')] } },
  ],
  checks: [
    { of: 'annFirst.*.body.customer', equals: 'ann', count: 32, says: 'Ann gets her own orders' },
    { of: 'bobFirst.*.body.customer', equals: 'bob', count: 32, says: 'Bob gets his own orders' },
    { of: 'annFirst.*.body.page', equals: '1', count: 32, says: 'the first page is the first page' },
    { of: 'annSecond.*.body.page', equals: '2', count: 32, says: 'and the second page the second' },
    { of: 'annSecond.*.body.customer', equals: 'ann', count: 32, says: 'on her second page as well' },
    { of: 'bobFirst.*.body.page', equals: '1', count: 32, says: 'Bob gets his first page' },
    { of: 'bobSecond.*.body.page', equals: '2', count: 32, says: 'and his second' },
    { of: 'bobSecond.*.body.orders.0', equals: 'first of bob', count: 32, says: 'with the orders on it' },
    ...['annFirst', 'annSecond', 'bobFirst', 'bobSecond'].map((name) => ({ of: `${name}.*.status`, equals: 200, count: 32, says: 'all of these requests are answered with 200' })),
    { events: { type: 'InvokeStarted', since: 'opened' }, count: [4, 10], says: 'at most ten invocations for 128 requests' },
  ],
  seeds: [21, 57, 83],
  hints: [
    'By what does the cache tell one request from another?',
    'Unless it is told more, the cache key is the path of the resource alone: query parameters and headers are no part of it.',
    'Whatever an answer depends on has to be a cache key parameter: here the customer and the page, both of the query string.',
  ],
  attempts: [
    { title: 'turn the cache off', change: { settings: settings({ caching: false }) }, why: 'Everybody gets their own, and the database gets all 128 requests.' },
    { title: 'a short time to live', change: { settings: settings({ ttlInSeconds: 1 }) }, why: 'Requests of the same second are still mixed up, and the function is invoked for nearly all others.' },
    { title: 'the customer alone', change: { settings: settings({ cacheKeyParameters: [BY_CUSTOMER] }) }, why: 'Each customer sees their own orders, and always the page that was asked for first.' },
    { title: 'the page alone', change: { settings: settings({ cacheKeyParameters: [BY_PAGE] }) }, why: 'The pages are right, and they are those of somebody else.' },
    { title: 'a header that is not sent', change: { settings: settings({ cacheKeyParameters: ['method.request.header.Authorization'] }) }, why: 'These requests carry no such header: it is the same for all of them.' },
    { title: 'an answer that is nobody’s', change: { code: "export const handler = async () => ({ statusCode: 200, body: '{}' })\n" }, why: 'Nobody sees the orders of somebody else, as nobody sees any.' },
  ],
  solution: { change: { settings: settings({ cacheKeyParameters: [BY_CUSTOMER, BY_PAGE] }) }, why: 'Each customer and page has an entry of its own: four of them, filled once while they live.' },
  alternative: {
    change: { settings: settings({ cacheKeyParameters: [BY_CUSTOMER, BY_PAGE, 'method.request.header.Authorization'], ttlInSeconds: 600 }) },
    why: 'With the token in the key as well, answers of one login are never given to another. A longer time to live pays for the additional entries.',
  },
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  checked: '2026-11-25',
} satisfies Drill
