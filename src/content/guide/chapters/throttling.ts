import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const bucket: Figure = {
  id: 'rate-and-burst',
  title: 'Twenty requests to a stage with a limit',
  watch:
    'The bucket holds as many tokens as the burst, and refills at the rate. All at once, only the burst gets through; spread out, the rate is what counts.',
  from: 'sent',
  controls: [
    { name: 'rate', label: 'Rate', preset: 0, choices: [{ label: '5 a second', value: '5' }, { label: '20 a second', value: '20' }] },
    { name: 'burst', label: 'Burst', choices: [{ label: '5', value: '5' }, { label: '10', value: '10' }] },
    { name: 'every', label: 'A request every', preset: 1, choices: [{ label: '0 ms', value: 0 }, { label: '100 ms', value: 100 }, { label: '250 ms', value: 250 }] },
  ],
  steps: [
    {
      api: 'shop',
      methods: { 'GET /orders': { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }, responses: { 200: {} } } },
      patch: [
        { op: 'replace', path: '/*/*/throttling/rateLimit', value: { $ref: 'with.rate' } },
        { op: 'replace', path: '/*/*/throttling/burstLimit', value: { $ref: 'with.burst' } },
      ],
    },
    { runFor: 60_000 },
    { mark: 'sent' },
    { many: 20, every: { $ref: 'with.every' }, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' } } } },
  ],
  lanes: [
    { title: 'Let through', marks: [{ on: { type: 'RequestAnswered', detail: { status: 200 } }, tone: 'succeeded', says: 'A token is there: 200.' }] },
    { title: 'Refused', marks: [{ on: { type: 'RequestAnswered', detail: { status: 429 } }, tone: 'throttled', says: 'The bucket is empty: 429 Too Many Requests. The backend is not asked.' }] },
  ],
}

const clients: Figure = {
  id: 'one-client-of-two',
  title: 'One client asks fifteen times, another twice',
  watch: 'Both draw from the stage’s bucket of ten. A usage plan gives each key a bucket of its own besides: a small one stops the busy client before it has emptied the stage’s. With a large one it starves the other.',
  from: 'sent',
  controls: [{ name: 'rate', label: 'The plan gives each key', choices: [{ label: '5 a second', value: 5 }, { label: '1,000 a second', value: 1000 }] }],
  steps: [
    {
      api: 'shop',
      methods: { 'GET /orders': { apiKeyRequired: true, integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }, responses: { 200: {} } } },
      patch: [{ op: 'replace', path: '/*/*/throttling/rateLimit', value: '10' }, { op: 'replace', path: '/*/*/throttling/burstLimit', value: '10' }],
    },
    {
      call: 'apigateway:CreateUsagePlan', as: 'plan',
      input: { name: 'partners', apiStages: [{ apiId: { $ref: 'shop.restApiId' }, stage: 'prod' }], throttle: { rateLimit: { $ref: 'with.rate' }, burstLimit: { $ref: 'with.rate' } } },
    },
    { call: 'apigateway:CreateApiKey', as: 'busy', input: { name: 'busy', enabled: true, value: 'busy-client-000000000001' } },
    { call: 'apigateway:CreateApiKey', as: 'calm', input: { name: 'calm', enabled: true, value: 'calm-client-000000000002' } },
    { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: 'busy.id' }, keyType: 'API_KEY' } },
    { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: 'calm.id' }, keyType: 'API_KEY' } },
    { runFor: 60_000 },
    { mark: 'sent' },
    { many: 15, every: 10, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': 'busy-client-000000000001' } } } },
    { runFor: 10 },
    { many: 2, every: 200, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': 'calm-client-000000000002' } } } },
  ],
  lanes: [
    { title: 'Busy', key: 'busy-client-000000000001' },
    { title: 'Calm', key: 'calm-client-000000000002' },
  ].map(({ title, key }) => ({
    title: `${title} client`,
    spans: ([['succeeded', 200, 'Let through'], ['throttled', 429, 'Refused']] as const).map(([tone, status, word]) => ({
      from: { type: 'ApiCallStarted', service: 'execute-api', detail: { input: { request: { headers: { 'x-api-key': [key] } } } } },
      to: [{ type: 'ApiCallEnded', service: 'execute-api' }], by: 'requestId', ending: { output: { status } }, tone, says: `${word}: ${status}.`,
    })),
  })),
}

export const chapter: Chapter = {
  id: 'throttling-and-usage-plans',
  title: 'Throttling and usage plans',
  part: 'API Gateway',
  lead: 'Token buckets at four levels, from the account down to one client. Which one refuses, and who is protected by it.',
  figure: bucket,
  sections: [
    {
      title: 'Four levels',
      blocks: [
        'Every level has to let a request through. The most specific is asked first.',
        {
          table: {
            head: ['Level', 'Set on', 'For'],
            rows: [
              ['Client and method', 'Usage plan', 'REST'],
              ['Client', 'Usage plan', 'REST'],
              ['Method or route, stage', 'The stage', 'All types'],
              ['Account in the Region', 'AWS: {fact:apigateway.account.rate}, bucket of {fact:apigateway.account.burst}', 'All APIs together'],
            ],
          },
        },
        'A stage without settings is not free: it shares the account’s bucket with every other API in the Region.',
      ],
    },
    {
      title: 'Usage plans',
      blocks: [
        'A plan joins API keys to stages, with a rate, a burst and a quota by day, week or month. Methods ask for the key by `apiKeyRequired`; the client sends it in `x-api-key`.',
        { figure: clients },
        { language: 'bash', title: 'A request with a key', code: "curl -H 'x-api-key: busy-client-000000000001' https://$API.execute-api.us-east-1.amazonaws.com/prod/orders" },
        'A client that gets 429 tries again later, with waits that grow and jitter. SDKs do so by themselves.',
      ],
    },
  ],
  traps: [
    { wrong: 'Each stage has 10,000 requests a second.', holds: 'The account has, in a Region, for all its APIs.' },
    { wrong: 'Throttling needs a REST API.', holds: 'HTTP APIs throttle by stage and route. Only limits by client need REST.' },
    { wrong: 'A rate of 10 lets ten through at one instant.', holds: 'The burst does. The rate refills.' },
    { wrong: 'Quota and rate are hard limits.', holds: 'Both are kept as well as can be. Do not build billing or protection on them alone.' },
  ],
  verdicts: ['G071', 'G088', 'G096', 'G098'],
  questions: ['apigateway-burst-of-twenty', 'apigateway-account-rate-is-shared', 'apigateway-http-api-limits-each-client'],
  labs: [{ lab: 'api-gateway', what: 'Set rate and burst and send a volley.' }],
}
