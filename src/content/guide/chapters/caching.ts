import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { clientLane, functionLane } from '../usualLanes'

const key: Figure = {
  id: 'what-the-key-leaves-out',
  title: 'Ann asks, Bob asks, and Bob asks again',
  watch:
    'A parameter that is not part of the key is ignored: Bob is given what Ann was given. Once customer is in the key, each has an entry. A time to live of 0 keeps nothing.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'keys', label: 'customer in the key', choices: [{ label: 'no', value: [] }, { label: 'yes', value: ['method.request.querystring.customer'] }] },
    { name: 'ttl', label: 'Time to live', preset: 2, choices: [{ label: '0 s', value: '0' }, { label: '5 s', value: '5' }, { label: '300 s', value: '300' }] },
    { name: 'header', label: 'Bob’s last request has', choices: [{ label: 'no header', value: {} }, { label: 'Cache-Control: max-age=0', value: { 'Cache-Control': 'max-age=0' } }] },
  ],
  steps: [
    { function: 'orders', code: 'export const handler = async ({ queryStringParameters }) => ({ statusCode: 200, body: `orders of ${queryStringParameters.customer}` })\n' },
    {
      api: 'shop',
      methods: {
        'GET /orders': { requestParameters: { 'method.request.querystring.customer': false }, integration: { function: 'orders', cacheKeyParameters: { $ref: 'with.keys' } } },
      },
      stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
      patch: [{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }, { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: { $ref: 'with.ttl' } }, { op: 'replace', path: '/*/*/caching/requireAuthorizationForCacheControl', value: 'false' }],
    },
    { runFor: 600_000 },
    { mark: 'sent' },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=ann' } } },
    { runFor: 3000 },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' } } },
    { runFor: 3000 },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' }, headers: { $ref: 'with.header' } } },
  ],
  lanes: [
    clientLane('Client', 'The request of {detail.input.request.query.customer.0}'),
    {
      title: 'Answers',
      marks: ['orders of ann', 'orders of bob'].map((body) => ({
        on: { type: 'ApiCallEnded', service: 'execute-api', detail: { output: { body } } }, tone: 'entered' as const, says: `The answer is: ${body}.`,
      })),
    },
    {
      title: 'Cache',
      marks: [
        { on: { type: 'StagePassed', detail: { stage: 'Cache lookup', told: { cache: 'miss' } } }, tone: 'cold', says: 'No entry for this key: the backend is asked.' },
        { on: { type: 'StagePassed', detail: { stage: 'Cache lookup', told: { cache: 'hit' } } }, tone: 'cached', says: 'There is an entry for this key, and it is the answer.' },
      ],
    },
    functionLane('Orders', 'orders'),
  ],
}

export const chapter: Chapter = {
  id: 'caching',
  title: 'Caching',
  part: 'API Gateway',
  lead: 'A stage that remembers answers. Quick and easy on the backend, if the key says all that the answer depends on.',
  figure: key,
  sections: [
    {
      title: 'A cluster for a stage',
      blocks: [
        'Caching is for REST APIs. A stage gets a cluster in one of eight sizes, 0.5 to 237 GB, which takes about {fact:apigateway.cache.creation.duration} to make and is paid for by the hour. Switched on for the stage, it covers GET; other methods only by settings of their own.',
        { facts: ['apigateway.cache.ttl.usual', 'apigateway.cache.ttl.most', 'apigateway.cache.response.limit'] },
      ],
    },
    {
      title: 'The key',
      blocks: [
        'The key is the method, its resource, and those parameters of path, query and headers that were declared for the method and chosen as cache key parameters.',
        'Where an answer depends on who asks, identity belongs into the key, as a header or a parameter. What an authorizer found out is not in it by itself.',
      ],
    },
    {
      title: 'Taking entries out',
      blocks: [
        { language: 'bash', title: 'One entry, by a request', code: "curl -H 'Cache-Control: max-age=0' https://$API.execute-api.us-east-1.amazonaws.com/prod/orders?customer=bob" },
        'A method begins with authorization required for it, in the API and in the console: the caller has to sign and needs `execute-api:InvalidateCache`. Others are answered as if they had not asked, with a `Warning` header; another strategy leaves out the warning, a third refuses with 403. Where the requirement is switched off, every client can empty entries.',
        { language: 'bash', title: 'All entries of the stage', code: 'aws apigateway flush-stage-cache --rest-api-id $API --stage-name prod' },
      ],
    },
  ],
  traps: [
    { wrong: 'Query parameters are part of the key.', holds: 'Only those that were declared and chosen.' },
    { wrong: 'Without the permission `max-age=0` is refused.', holds: 'It is ignored, with a warning, unless the strategy is to fail. Where no authorization is required, it works for everybody.' },
    { wrong: 'HTTP APIs cache too.', holds: 'They do not. Put CloudFront in front, or use a REST API.' },
    { wrong: 'An unused cache costs nothing.', holds: 'The cluster is paid for by the hour.' },
  ],
  verdicts: ['G060', 'G072', 'G080', 'G081', 'G082', 'G083', 'G084', 'G085', 'G086', 'G087', 'G152', 'G157'],
  questions: ['apigateway-cache-shows-others-orders', 'apigateway-cache-of-a-post', 'apigateway-cache-invalidation-unsigned'],
  labs: [{ lab: 'api-gateway', what: 'Switch the cache on and watch hits and misses.' }],
}
