import type { Drill } from '../drill'

const settings = (changed: object) => JSON.stringify({ stage: { rateLimit: 20, burstLimit: 20 }, plans: { eager: {}, calm: {} }, ...changed }, undefined, 2)

const plan = (name: string) => [
  { call: 'apigateway:CreateUsagePlan', as: `${name}Plan`, input: { name, apiStages: [{ apiId: { $ref: 'shop.restApiId' }, stage: 'prod' }], throttle: { $ref: `with.settings.plans.${name}.throttle` }, quota: { $ref: `with.settings.plans.${name}.quota` } } },
  { call: 'apigateway:CreateApiKey', as: `${name}Key`, input: { name, enabled: true, value: `${name}-customer-000000000001` } },
  { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: `${name}Plan.id` }, keyId: { $ref: `${name}Key.id` }, keyType: 'API_KEY' } },
]
const ask = (name: string) => ({ request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': `${name}-customer-000000000001` } }, as: name, wait: false }) as const
const throttle = (rateLimit: number, burstLimit: number) => ({ throttle: { rateLimit, burstLimit } })

export const drill = {
  id: 'starving-customer',
  title: 'One customer who starves the rest',
  services: ['apigateway'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 2,
  ticket:
    'Most of our customers ask for their orders twice a second. Since Monday they get 429 for nearly every second request. Our limits have not changed: 20 requests a second, which is what the warehouse behind the API can bear.\n\nOn Monday a new customer began: 60 requests a second, all day, in spite of the contract, which says ten. Both customers have API keys and a usage plan each, without limits so far.',
  objective: [
    'At least 29 of the 30 requests of the calm customer are answered with 200.',
    'The eager customer gets what the contract says: 140 to 230 of its 900 requests within some 15 seconds are answered, the others get 429.',
    'The function, and with it the warehouse, gets at most 20 requests a second over time: no more than 420.',
  ],
  parts: [{ id: 'settings', title: 'Limits of the stage and of the usage plans', language: 'json', starter: settings({}) }],
  steps: [
    { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
    {
      api: 'shop',
      methods: { 'GET /orders': { function: 'orders', apiKeyRequired: true } },
      patch: [
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: { $text: '{{with.settings.stage.rateLimit}}' } },
        { op: 'replace', path: '/*/*/throttling/burstLimit', value: { $text: '{{with.settings.stage.burstLimit}}' } },
      ],
    },
    ...plan('eager'),
    ...plan('calm'),
    { runFor: 60_000 },
    { mark: 'opened' },
    { together: [{ many: 900, every: [12, 21], do: ask('eager') }, { many: 30, every: [400, 600], do: ask('calm') }] },
    { runFor: 5000 },
  ],
  checks: [
    { of: 'calm.*.status', equals: 200, count: [29, 30], says: '29 of the 30 requests of the calm customer are answered' },
    { of: 'eager.*.status', equals: 200, count: [140, 230], says: 'the eager customer gets ten a second' },
    { of: 'eager.*.status', equals: 429, count: [670, 760], says: 'and 429 for the rest' },
    { events: { type: 'InvokeStarted', since: 'opened' }, count: [140, 420], says: 'the warehouse is asked no more than 20 times a second' },
  ],
  seeds: [9, 41, 77],
  hints: [
    'Whose bucket is empty when the calm customer gets 429?',
    'The limit of a stage is one bucket for all who call. What gives each key a bucket of its own?',
    'Set a throttle in the usage plan of the eager customer: ten a second, as the contract says. Then the stage has ten left for the others.',
  ],
  attempts: [
    { title: 'a higher limit for the stage', change: { settings: settings({ stage: { rateLimit: 100, burstLimit: 100 } }) }, why: 'Nobody gets 429 any more, and the warehouse gets three times what it can bear.' },
    { title: 'a lower limit for the stage', change: { settings: settings({ stage: { rateLimit: 10, burstLimit: 10 } }) }, why: 'The eager customer empties the smaller bucket even sooner.' },
    { title: 'a daily quota', change: { settings: settings({ plans: { eager: { quota: { limit: 500, period: 'DAY' } }, calm: {} } }) }, why: 'Until the quota is used up nothing is better, and then the eager customer gets nothing for the rest of the day.' },
    { title: 'the calm customer’s plan', change: { settings: settings({ plans: { eager: {}, calm: throttle(10, 10) } }) }, why: 'A limit for those who keep to it takes nothing from the one who does not.' },
    { title: 'shut the eager customer out', change: { settings: settings({ plans: { eager: throttle(1, 1), calm: {} } }) }, why: 'The contract says ten a second, not one.' },
    { title: 'a large burst', change: { settings: settings({ plans: { eager: throttle(10, 1000), calm: {} } }) }, why: 'A thousand requests come through before the rate counts, through the bucket of all.' },
  ],
  solution: { change: { settings: settings({ plans: { eager: throttle(10, 10), calm: {} } }) }, why: 'The key of the eager customer has a bucket of its own. What it does not let through never gets to that of the stage.' },
  alternative: {
    change: { settings: settings({ stage: { rateLimit: 20, burstLimit: 40 }, plans: { eager: throttle(10, 5), calm: throttle(5, 10) } }) },
    why: 'Every plan has a limit, so that the next new customer starves nobody. A stage bucket that holds more takes up what comes at once.',
  },
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  checked: '2026-11-25',
} satisfies Drill
