import type { Question } from '../question'

export const questions = [
  {
    id: 'apigateway-cache-shows-others-orders',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Caching is turned on for a stage of a REST API. `GET /orders` is a Lambda proxy integration that answers by the query string parameter `customer`, and no parameter is declared for the method. Customers report that they see orders of other customers.\n\nWhich change shows each customer their own orders and still lets repeated requests be answered from the cache?',
    choices: [
      { id: 'ttl', text: "Lower the stage's cache TTL from 300 seconds to 1 second.", why: 'For that second everybody still gets what the first one got. A shorter time makes the leak rarer and does not close it.' },
      { id: 'key', text: 'Declare `customer` as a request parameter of the method and select it as a cache key.', why: 'Only parameters that are declared and selected are part of the key. Then each customer has a cache entry of their own.' },
      { id: 'required', text: 'Declare `customer` as a required request parameter and validate requests.', why: 'That turns requests without it away. The cache key is still the path alone, the same for all customers.' },
      { id: 'encrypted', text: 'Turn on the encryption of cached data for the method.', why: 'It protects what is stored. Whoever asks with the same key gets it just the same.' },
    ],
    key: ['key'],
    facts: ['apigateway.cache.ttl.usual'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    checked: '2026-11-25',
    tasks: { c02: '4.3', c03: '4.3' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G084'],
    proof: {
      steps: [
        { function: 'orders', code: 'export const handler = async ({ queryStringParameters }) => ({ statusCode: 200, body: `orders of ${queryStringParameters.customer}` })' },
        {
          api: 'shop',
          validators: { parameters: { validateRequestParameters: true } },
          methods: {
            'GET /orders': {
              requestParameters: { $ref: 'with.parameters' },
              validator: { $ref: 'with.validator' },
              integration: { function: 'orders', cacheKeyParameters: { $ref: 'with.cacheKey' } },
            },
          },
          stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
          patch: [{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }, { $ref: 'with.setting' }],
        },
        { runFor: 600_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=ann' } }, as: 'ann' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' } }, as: 'bob' },
        { mark: 'again' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' } }, as: 'again' },
      ],
      changes: {
        ttl: { with: { setting: { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: '1' } } },
        key: { with: { parameters: { 'method.request.querystring.customer': false }, cacheKey: ['method.request.querystring.customer'] } },
        required: { with: { parameters: { 'method.request.querystring.customer': true }, validator: 'parameters' } },
        encrypted: { with: { setting: { op: 'replace', path: '/*/*/caching/dataEncrypted', value: 'true' } } },
      },
      goal: [
        { of: 'ann.body', equals: 'orders of ann' },
        { of: 'bob.body', equals: 'orders of bob', says: 'the second customer gets their own orders' },
        { events: { type: 'InvokeStarted', since: 'again' }, count: 0, says: 'asked again, the cache answers' },
      ],
    },
  },
] satisfies readonly Question[]
