import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const FORMAT = `${GUIDE}/http-api-develop-integrations-lambda.html`
const ROUTES = `${GUIDE}/http-api-develop-routes.html`
const CORS = `${GUIDE}/http-api-cors.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
/** An HTTP API of one route to a function, in payload format 2.0, deployed by itself. */
const quickApi = (name: string, RouteKey: string, more = {}) => ({ call: 'apigatewayv2:CreateApi', as: 'api', input: { Name: name, ProtocolType: 'HTTP', Target: functionArn(name), RouteKey, ...more } })

const SEEN = `export const handler = async ({ queryStringParameters, headers, httpMethod }) => ({
  tag: queryStringParameters.tag,
  team: headers['X-Team'],
  method: httpMethod,
})`

const PATHS = [
  { id: 'new', says: '`GET /items/new`', method: 'GET', path: '/items/new', route: 'word', why: 'Routes that fit in full go first, and of them the one with a word where the other has a variable.' },
  { id: 'seven', says: '`GET /items/7`', method: 'GET', path: '/items/7', route: 'variable', why: 'It fits in full, method and path. A greedy variable comes only after that.' },
  { id: 'post', says: '`POST /items/7`', method: 'POST', path: '/items/7', route: 'greedy', why: 'The route with `{id}` is for GET. The one with the greedy variable is for any method.' },
  { id: 'parts', says: '`GET /items/7/parts`', method: 'GET', path: '/items/7/parts', route: 'greedy', why: '`{id}` stands for one segment of a path, `{proxy+}` for all that are left.' },
  { id: 'health', says: '`GET /health`', method: 'GET', path: '/health', route: 'default', why: '`$default` takes what no other route fits.' },
]
const KEYS = [{ id: 'word', text: 'GET /items/new' }, { id: 'variable', text: 'GET /items/{id}' }, { id: 'greedy', text: 'ANY /items/{proxy+}' }, { id: 'default', text: '$default' }]

const ORIGIN = 'https://shop.example'

export const questions = [
  {
    id: 'apigateway-http-event-prints',
    service: 'apigateway',
    kind: 'prints',
    prompt: 'The function shown was written for a REST API. Now an HTTP API is put before it, made by quick create: payload format version 2.0. What does the client get for the request shown?',
    exhibits: [
      { title: 'index.mjs', language: 'javascript', text: SEEN },
      { title: 'Request', language: 'http', text: 'GET /list?tag=red&tag=blue\nX-Team: tea' },
    ],
    choices: [
      { id: 'old', text: '200 with `{"tag":"blue","team":"tea","method":"GET"}`', why: 'So it looks from format 1.0, which has the last value, headers as they were sent and `httpMethod`.' },
      { id: 'new', text: '200 with `{"tag":"red,blue"}`', why: 'Format 2.0 joins values by commas, writes headers’ names small, and has the method in `requestContext.http`. JSON leaves out what is undefined.' },
      { id: 'list', text: '200 with `{"tag":["red","blue"],"team":"tea"}`', why: 'Neither format has lists in `queryStringParameters`. In format 1.0 they are in `multiValueQueryStringParameters`.' },
      { id: 'failure', text: '500 with `{"message":"Internal Server Error"}`', why: 'What is returned has no `statusCode`. In format 2.0 it is then the body of a 200.' },
    ],
    key: ['new'],
    facts: [],
    source: FORMAT, ...ASKED, difficulty: 3, corrects: ['G064'],
    proof: {
      steps: [
        { function: 'list', code: SEEN },
        quickApi('list', 'GET /list'),
        { runFor: 1000 },
        { request: { method: 'GET', url: { $text: '{{api.ApiEndpoint}}/list?tag=red&tag=blue' }, headers: { 'X-Team': 'tea' } }, as: 'answer' },
      ],
      claims: {
        old: [{ of: 'answer.body.tag', equals: 'blue' }, { of: 'answer.body.team', equals: 'tea' }, { of: 'answer.body.method', equals: 'GET' }],
        new: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body.tag', equals: 'red,blue' }, { of: 'answer.body.team', exists: false }, { of: 'answer.body.method', exists: false }],
        list: [{ of: 'answer.body.tag', equals: ['red', 'blue'] }],
        failure: [{ of: 'answer.status', equals: 500 }],
      },
    },
  },
  {
    id: 'apigateway-http-route-of-a-request',
    service: 'apigateway',
    kind: 'match',
    prompt: 'An HTTP API has the routes `GET /items/new`, `GET /items/{id}`, `ANY /items/{proxy+}` and `$default`. Match each request with the route that takes it.',
    choices: PATHS.map(({ id, says, why }) => ({ id, text: says, why })),
    answers: KEYS.map(({ id, text }) => ({ id, text: `\`${text}\`` })),
    key: Object.fromEntries(PATHS.map(({ id, route }) => [id, route])),
    facts: [],
    source: ROUTES, ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { function: 'items', script: [{ return: { statusCode: 200, body: { $: 'event.routeKey' } } }] },
        quickApi('items', '$default'),
        { call: 'apigatewayv2:GetIntegrations', input: { ApiId: { $ref: 'api.ApiId' } }, as: 'made' },
        ...KEYS.slice(0, 3).map(({ text }) => ({ call: 'apigatewayv2:CreateRoute', input: { ApiId: { $ref: 'api.ApiId' }, RouteKey: text, Target: { $text: 'integrations/{{made.Items.0.IntegrationId}}' } } })),
        { runFor: 1000 },
        ...PATHS.map(({ id, method, path }) => ({ request: { method, url: { $text: `{{api.ApiEndpoint}}${path}` } }, as: `of-${id}` })),
      ],
      claims: Object.fromEntries(PATHS.flatMap(({ id }) => KEYS.map((key) => [`${id}:${key.id}`, [{ of: `of-${id}.body`, equals: key.text }]]))),
    },
  },
  {
    id: 'apigateway-http-cors-replaces-headers',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'An HTTP API has one route, `GET /orders`, to a function that returns the header `Access-Control-Allow-Origin: *`. The CORS configuration of the API allows the origin `https://shop.example` and the method GET. A page of this origin sends a preflight request and then the request itself.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'missing', text: 'The preflight request gets 404, since there is no route for `OPTIONS`.', why: 'With CORS configured no such route is needed.' },
      { id: 'gateway', text: 'API Gateway answers the preflight request itself, without the function.', why: 'From the CORS configuration. The function is invoked for GET only.' },
      { id: 'backend', text: 'The response to GET allows `*`.', why: 'API Gateway leaves out CORS headers of the backend where the API has a CORS configuration.' },
      { id: 'both', text: 'The response to GET has both values, and browsers refuse it.', why: 'They would: but the backend’s header is replaced, not added to.' },
      { id: 'configured', text: 'The response to GET allows `https://shop.example`.', why: 'The configuration of the API goes before what the backend says.' },
    ],
    key: ['gateway', 'configured'],
    facts: [],
    source: CORS, ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { function: 'orders', script: [{ return: { statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*' }, body: '[]' } }] },
        quickApi('orders', 'GET /orders', { CorsConfiguration: { AllowOrigins: [ORIGIN], AllowMethods: ['GET'] } }),
        { runFor: 1000 },
        { request: { method: 'OPTIONS', url: { $text: '{{api.ApiEndpoint}}/orders' }, headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' } }, as: 'preflight' },
        { request: { method: 'GET', url: { $text: '{{api.ApiEndpoint}}/orders' }, headers: { Origin: ORIGIN } }, as: 'answer' },
      ],
      claims: {
        missing: [{ of: 'preflight.status', equals: 404 }],
        gateway: [{ of: 'preflight.headers.access-control-allow-origin', equals: ORIGIN }, { events: { type: 'InvokeStarted' }, count: 1, says: 'one invocation, for GET' }],
        backend: [{ of: 'answer.headers.access-control-allow-origin', equals: '*' }],
        both: [{ of: 'answer.headers.access-control-allow-origin', contains: ',' }],
        configured: [{ of: 'answer.headers.access-control-allow-origin', equals: ORIGIN }],
      },
    },
  },
] satisfies readonly Question[]
