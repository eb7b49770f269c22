import type { JsonObject } from '../json'
import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const ORDERS = { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] }
const BUSY = 'busy-partner-000000000001'
const CALM = 'calm-partner-000000000002'

/** A usage plan on the stage, known as `plan`. */
const PLAN = (limits: JsonObject) => ({ call: 'apigateway:CreateUsagePlan', as: 'plan', input: { name: 'partners', apiStages: [{ apiId: { $ref: 'shop.restApiId' }, stage: 'prod' }], ...limits } })

/** Two keys in the plan. */
const KEYS = [['busy', BUSY], ['calm', CALM]].flatMap(([name = '', value = '']) => [
  { call: 'apigateway:CreateApiKey', as: name, input: { name, enabled: true, value } },
  { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: `${name}.id` }, keyType: 'API_KEY' } },
])

const LIMIT = (method: string, name: string, value: string) => ({ op: 'replace', path: `/${method}/throttling/${name}`, value })

const REFUSALS = [
  { id: 'unauthorized', text: '401 `Unauthorized`', status: 401, message: 'Unauthorized' },
  { id: 'forbidden', text: '403 `Forbidden`', status: 403, message: 'Forbidden' },
  { id: 'missing', text: '403 `Missing Authentication Token`', status: 403, message: 'Missing Authentication Token' },
  { id: 'many', text: '429 `Too Many Requests`', status: 429, message: 'Too Many Requests' },
  { id: 'exceeded', text: '429 `Limit Exceeded`', status: 429, message: 'Limit Exceeded' },
]

export const questions = [
  {
    id: 'apigateway-burst-of-twenty',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A stage of a REST API has a throttling rate of 10 requests per second and a burst of 5. After an idle minute, a client sends 20 requests at one instant to a method with a Lambda proxy integration. The function answers with status 200.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'five', text: 'Five requests are answered with 200, fifteen with 429.', why: 'The bucket holds no more than the burst: five tokens. The rate refills it over time, and no time goes by at one instant.' },
      { id: 'ten', text: 'Ten requests are answered with 200, ten with 429.', why: 'Ten is what a second refills, not what is there. The bucket is never fuller than the burst.' },
      { id: 'queued', text: 'All requests are answered with 200, the last ones about two seconds later.', why: 'API Gateway does not queue what it throttles.' },
      { id: 'invoked', text: 'The function is invoked 20 times, and fifteen of its responses are discarded.', why: 'Requests are throttled before the integration.' },
      { id: 'five-invocations', text: 'The function is invoked five times.', why: 'Throttled requests never reach the integration: they cost no invocation.' },
    ],
    key: ['five', 'five-invocations'],
    facts: ['apigateway.account.rate', 'apigateway.account.burst'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
        {
          api: 'shop',
          methods: { 'GET /orders': { function: 'orders' } },
          patch: [{ op: 'replace', path: '/*/*/throttling/rateLimit', value: '10' }, { op: 'replace', path: '/*/*/throttling/burstLimit', value: '5' }],
        },
        { runFor: 60_000 },
        { mark: 'sent' },
        { many: 20, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' } }, as: 'answers' } },
      ],
      claims: {
        five: [{ of: 'answers.*.status', equals: 200, count: 5 }, { of: 'answers.*.status', equals: 429, count: 15 }],
        ten: [{ of: 'answers.*.status', equals: 200, count: 10 }],
        queued: [{ of: 'answers.*.status', equals: 200, count: 20 }],
        invoked: [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 20 }],
        'five-invocations': [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 5, says: 'five invocations begin' }],
      },
    },
  },
  {
    id: 'apigateway-key-outside-any-plan',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A method of a REST API requires an API key and is deployed. A developer creates a key that is enabled, and sends its value in the header `x-api-key`. Every request is answered with 403 `Forbidden`.\n\nWhat makes the key work?',
    choices: [
      { id: 'redeploy', text: 'Deploy the API to the stage again, since a deployment copies the keys that are there.', why: 'A key in no usage plan is no good for the stage, however often it is deployed.' },
      { id: 'plan', text: 'Add the key to a usage plan that has the stage.', why: 'A key opens a method only through a usage plan on the stage it is sent to. Rate, burst and quota may be left out.' },
      { id: 'stage-only', text: 'Create a usage plan for the stage, with rate and quota, for all keys of the account.', why: 'A plan knows the keys that were added to it. There is none for all of them.' },
      { id: 'authorization', text: 'Send the value in the header `Authorization`, behind the word `ApiKey`.', why: 'The header is `x-api-key`, unless an authorizer hands the key over.' },
    ],
    key: ['plan'],
    facts: [],
    source: `${GUIDE}/api-gateway-api-usage-plans.html`, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 1, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders', apiKeyRequired: true } } },
        { call: 'apigateway:CreateApiKey', as: 'partner', input: { name: 'partner', enabled: true, value: 'partner-key-000000000001' } },
        { option: true },
        { runFor: 60_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': 'partner-key-000000000001', Authorization: { $ref: 'with.authorization' } } }, as: 'answer' },
      ],
      changes: {
        redeploy: { steps: [{ call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' } }] },
        plan: { steps: [PLAN({}), { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: 'partner.id' }, keyType: 'API_KEY' } }] },
        'stage-only': { steps: [PLAN({ throttle: { rateLimit: 10, burstLimit: 10 }, quota: { limit: 1000, period: 'DAY' } })] },
        authorization: { with: { authorization: 'ApiKey partner-key-000000000001' } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'the method answers' }],
    },
  },
  {
    id: 'apigateway-quota-of-each-key',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A usage plan has a quota of 3 requests a day, and the API keys of two clients. On one day the first client sends four requests, one after another, and then the second client three. The function answers with status 200.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'forbidden', text: 'The fourth request is refused with 403 `Forbidden`, until a new key is made.', why: '403 is for a key that is missing, disabled or in no plan of the stage. A quota that is used up is a matter of time.' },
      { id: 'shared', text: 'The second client is refused, because the plan’s quota has been used up.', why: 'The plan says how much each of its keys may have. It is no pot that they share.' },
      { id: 'limit', text: 'The fourth request is refused with 429 `Limit Exceeded`.', why: 'The gateway response is QUOTA_EXCEEDED. A throttled request would be told `Too Many Requests`, with the same status.' },
      { id: 'six', text: 'The function is invoked six times.', why: 'Three times for each key. What the quota refuses does not reach the integration.' },
      { id: 'seven', text: 'The function is invoked seven times, and one of its responses is dropped.', why: 'The quota is looked at before the integration, so the fourth request invokes nothing.' },
    ],
    key: ['limit', 'six'],
    facts: [],
    source: `${GUIDE}/api-gateway-api-usage-plans.html`, furtherSources: [`${GUIDE}/supported-gateway-response-types.html`],
    checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders', apiKeyRequired: true } } },
        PLAN({ quota: { limit: 3, period: 'DAY' } }),
        ...KEYS,
        { runFor: 60_000 },
        { mark: 'sent' },
        { many: 4, every: 1000, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': BUSY } }, as: 'first' } },
        { runFor: 5000 },
        { many: 3, every: 1000, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': CALM } }, as: 'second' } },
        { runFor: 5000 },
      ],
      claims: {
        forbidden: [{ of: 'first.3.status', equals: 403 }],
        shared: [{ of: 'second.*.status', equals: 429, count: 3 }],
        limit: [{ of: 'first.3.status', equals: 429 }, { of: 'first.3.body.message', equals: 'Limit Exceeded' }],
        six: [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 6 }],
        seven: [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 7 }],
      },
    },
  },
  {
    id: 'apigateway-one-partner-starves-others',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'The stage of a REST API allows 10 requests per second with a burst of 10. All partners have API keys of one usage plan, which has no limits so far. Now and then one partner sends 15 requests within a fraction of a second, and the requests of another partner are answered with 429.\n\nWhich change keeps the busy partner from harming the other, without allowing the stage more?',
    choices: [
      { id: 'stage', text: 'Lower the throttling of the stage to 5 requests per second with a burst of 5.', why: 'All share the stage’s bucket. A smaller one is emptied sooner.' },
      { id: 'method', text: 'Set a limit of 5 requests per second with a burst of 5 for the method, in the stage’s settings.', why: 'That bucket is the method’s, for whoever calls it. The busy partner empties it for the other.' },
      { id: 'plan', text: 'Set a throttle of 5 per second with a burst of 5 in the usage plan.', why: 'In a usage plan the limits are for each key. What is refused there leaves the stage’s tokens to others.' },
      { id: 'quota', text: 'Set a quota of 10,000 requests a day in the usage plan, for each of the keys.', why: 'A quota counts over a day. It says nothing about how many come at once.' },
    ],
    key: ['plan'],
    facts: [],
    source: `${GUIDE}/api-gateway-request-throttling.html`, checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        {
          api: 'shop', methods: { 'GET /orders': { function: 'orders', apiKeyRequired: true } },
          patch: [LIMIT('*/*', 'rateLimit', '10'), LIMIT('*/*', 'burstLimit', '10'), { $ref: 'with.rate' }, { $ref: 'with.burst' }],
        },
        PLAN({ throttle: { $ref: 'with.throttle' }, quota: { $ref: 'with.quota' } }),
        ...KEYS,
        { runFor: 60_000 },
        { many: 15, every: 10, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': BUSY } }, as: 'busy-answers', wait: false } },
        { many: 2, every: 10, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { 'x-api-key': CALM } }, as: 'calm-answers' } },
      ],
      changes: {
        stage: { with: { rate: LIMIT('*/*', 'rateLimit', '5'), burst: LIMIT('*/*', 'burstLimit', '5') } },
        method: { with: { rate: LIMIT('~1orders/GET', 'rateLimit', '5'), burst: LIMIT('~1orders/GET', 'burstLimit', '5') } },
        plan: { with: { throttle: { rateLimit: 5, burstLimit: 5 } } },
        quota: { with: { quota: { limit: 10_000, period: 'DAY' } } },
      },
      goal: [{ of: 'calm-answers.*.status', equals: 200, count: 2, says: 'the other partner is answered' }],
    },
  },
  {
    id: 'apigateway-which-refusal-is-which',
    service: 'apigateway',
    kind: 'match',
    prompt: 'A client’s request to a REST API is refused before any integration. Match each cause with the answer that the client gets; gateway responses are the default ones.',
    choices: [
      { id: 'no-key', text: 'The method requires an API key, and the request has none.', why: 'INVALID_API_KEY: 403. Whether the key is missing, disabled or of another plan, the client is not told.' },
      { id: 'burst', text: 'The bucket of the stage is empty.', why: 'THROTTLED: 429. The bucket fills again within moments, so a retry with backoff has a chance.' },
      { id: 'quota', text: 'The API key has used up the day’s quota.', why: 'QUOTA_EXCEEDED: also 429, with another text. A retry has no chance before the next day.' },
      { id: 'unsigned', text: 'The method’s authorization is `AWS_IAM`, and the request is not signed.', why: 'MISSING_AUTHENTICATION_TOKEN: 403. The same answer is given where there is no such path or method.' },
      { id: 'no-token', text: 'The token that the method’s TOKEN authorizer reads is missing.', why: 'UNAUTHORIZED: 401. The authorizer is not even invoked.' },
    ],
    answers: REFUSALS.map(({ id, text }) => ({ id, text })),
    key: { 'no-key': 'forbidden', burst: 'many', quota: 'exceeded', unsigned: 'missing', 'no-token': 'unauthorized' },
    facts: [],
    source: `${GUIDE}/supported-gateway-response-types.html`, checked: '2026-11-25', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        ORDERS,
        { function: 'gate', script: [{ return: {} }] },
        {
          api: 'shop',
          authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } },
          methods: {
            'GET /keyed': { function: 'orders', apiKeyRequired: true }, 'GET /limited': { function: 'orders' },
            'GET /signed': { function: 'orders', authorizationType: 'AWS_IAM' }, 'GET /token': { function: 'orders', authorizer: 'gate' },
          },
          patch: [LIMIT('~1limited/GET', 'rateLimit', '1'), LIMIT('~1limited/GET', 'burstLimit', '1')],
        },
        PLAN({ quota: { limit: 1, period: 'DAY' } }),
        ...KEYS,
        { runFor: 60_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/keyed' } }, as: 'no-key' },
        { many: 2, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/limited' } }, as: 'bursts' } },
        { many: 2, every: 1000, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/keyed' }, headers: { 'x-api-key': BUSY } }, as: 'quotas' } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/signed' } }, as: 'unsigned' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/token' } }, as: 'no-token' },
      ],
      claims: Object.fromEntries(
        [['no-key', 'no-key'], ['burst', 'bursts.1'], ['quota', 'quotas.1'], ['unsigned', 'unsigned'], ['no-token', 'no-token']].flatMap(([choice, at]) =>
          REFUSALS.map(({ id, status, message }) => [`${choice}:${id}`, [{ of: `${at}.status`, equals: status }, { of: `${at}.body.message`, equals: message }]]),
        ),
      ),
    },
  },
] satisfies readonly Question[]
