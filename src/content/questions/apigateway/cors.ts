import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const RESPONSES = `${GUIDE}/api-gateway-gatewayResponse-definition.html`
const CORS = `${GUIDE}/how-to-cors.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const REDEPLOYED = { call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' } }
const gatewayResponse = (responseType: string, more: object) => ({ call: 'apigateway:PutGatewayResponse', input: { restApiId: { $ref: 'shop.restApiId' }, responseType, ...more } })

const ORIGIN = 'https://shop.example'
const ALLOW_ORIGIN = { 'method.response.header.Access-Control-Allow-Origin': `'${ORIGIN}'` }
const PREFLIGHT = { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }, responses: { '200': { responseParameters: ALLOW_ORIGIN } } }
const seesOrigin = (of: string) => ({ of: `${of}.headers.access-control-allow-origin`, equals: ORIGIN, says: 'the browser may show the response' })
const AT = { restApiId: { $ref: 'shop.restApiId' }, resourceId: { $ref: 'shop.resources./orders' }, httpMethod: 'OPTIONS' }
/** The method that answers preflight requests, added to the API but not deployed. */
const ADD_OPTIONS = [
  { call: 'apigateway:PutMethod', input: { ...AT, authorizationType: 'NONE' } },
  { call: 'apigateway:PutIntegration', input: { ...AT, ...PREFLIGHT.integration } },
  { call: 'apigateway:PutMethodResponse', input: { ...AT, statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': true } } },
  { call: 'apigateway:PutIntegrationResponse', input: { ...AT, statusCode: '200', responseParameters: ALLOW_ORIGIN } },
]

export const questions = [
  {
    id: 'apigateway-preflight-without-a-method',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API has one method, `POST /orders`, a Lambda proxy integration without authorization, whose function returns the CORS headers. Sent by curl, a request is served. From a page at another origin nothing is: the browser first sends `OPTIONS /orders`, and is answered with 403 and `Missing Authentication Token`.\n\nWhich change lets the page send its request?',
    choices: [
      { id: 'method', text: 'Add a method `OPTIONS` with a MOCK integration that returns the CORS headers, and deploy the API.', why: 'The text misleads: the API has no such method. With it in the deployment, the browser is told what it may send.' },
      { id: 'saved', text: 'Add a method `OPTIONS` with a MOCK integration that returns the CORS headers.', why: 'It is the right method, but the stage goes on with the deployment that has none.' },
      { id: 'gateway', text: 'Add the CORS headers to the gateway response DEFAULT_4XX, and deploy the API.', why: 'The 403 would have the headers then. A preflight has to be answered with a status of success.' },
      { id: 'token', text: 'Have the page send an `Authorization` header with its request.', why: 'No method asks for one, and a preflight never has it. The request itself is not even sent.' },
    ],
    key: ['method'],
    facts: [],
    source: CORS, furtherSources: [RESPONSES], ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
    proof: {
      steps: [
        { function: 'orders', code: `export const handler = async () => ({ statusCode: 201, headers: { 'Access-Control-Allow-Origin': '${ORIGIN}' }, body: '{}' })` },
        { api: 'shop', methods: { 'POST /orders': { function: 'orders' } } },
        { option: true },
        { request: { method: 'OPTIONS', url: { $text: '{{shop.url}}/orders' }, headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': { $ref: 'with.sent' } } }, as: 'preflight' },
      ],
      changes: {
        method: { steps: [...ADD_OPTIONS, REDEPLOYED] },
        saved: { steps: ADD_OPTIONS },
        gateway: { steps: [gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${ORIGIN}'` } }), REDEPLOYED] },
        token: { with: { sent: 'authorization' } },
      },
      goal: [{ of: 'preflight.status', equals: 200, says: 'the preflight is answered with success' }, seesOrigin('preflight')],
    },
  },
  {
    id: 'apigateway-cors-of-a-proxy',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A page at `https://shop.example` calls `GET /orders` of a REST API, a Lambda proxy integration. `OPTIONS /orders` is a MOCK integration and answers preflight requests with the right headers. Still the browser blocks the response of `GET /orders` and names CORS as the reason; the function has answered with 200.\n\nWhat is to be changed?',
    choices: [
      { id: 'function', text: 'The function returns `Access-Control-Allow-Origin` among its headers.', why: 'In a proxy integration the response is the function’s, headers included. The preflight alone does not open it.' },
      { id: 'integration', text: 'The integration response of `GET` maps `Access-Control-Allow-Origin`.', why: 'So it is done in an integration without proxy. A proxy integration takes no notice of integration responses.' },
      { id: 'default', text: 'The gateway response DEFAULT_4XX has `Access-Control-Allow-Origin`.', why: 'That helps with what API Gateway refuses itself, such as a missing token. This response is a 200 of the function’s.' },
      { id: 'request', text: 'The page sends `Access-Control-Allow-Origin` with its request.', why: 'It is the server that allows an origin, by a header of its response.' },
    ],
    key: ['function'],
    facts: [],
    source: CORS, ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { function: 'orders', code: { $text: "export const handler = async () => ({ statusCode: 200, headers: { 'Content-Type': 'application/json'{{with.header}} }, body: '[]' })" } },
        { api: 'shop', methods: { 'OPTIONS /orders': PREFLIGHT, 'GET /orders': { integration: { function: 'orders' }, responses: { $ref: 'with.responses' } } } },
        { option: true },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Origin: ORIGIN, 'Access-Control-Allow-Origin': { $ref: 'with.sent' } } }, as: 'answer' },
      ],
      changes: {
        function: { with: { responses: {}, header: `, 'Access-Control-Allow-Origin': '${ORIGIN}'` } },
        integration: { with: { responses: { '200': { responseParameters: ALLOW_ORIGIN } }, header: '' } },
        default: { with: { responses: {}, header: '' }, steps: [gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${ORIGIN}'` } }), REDEPLOYED] },
        request: { with: { responses: {}, header: '', sent: ORIGIN } },
      },
      goal: [seesOrigin('answer')],
    },
  },
  {
    id: 'apigateway-cors-of-a-refusal',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A single-page application calls a REST API whose functions return the CORS headers, behind a Lambda authorizer. When a token is missing, the browser reports a CORS error; the page never learns that the status was 401.\n\nWhich change lets it read the status?',
    choices: [
      { id: 'function', text: 'Let the functions return the CORS headers with status 401, too.', why: 'The functions are not invoked: the request ends before the integration.' },
      { id: 'authorizer', text: 'Let the authorizer return the CORS headers in its `context`.', why: 'The context goes to the integration and to logs, not to the client. Without a token the authorizer is not even invoked.' },
      { id: 'gateway', text: 'Add the CORS headers to the gateway response DEFAULT_4XX.', why: 'What API Gateway refuses, it answers by gateway responses. They have no CORS headers until somebody adds them.' },
      { id: 'preflight', text: 'Put the authorizer on the `OPTIONS` method as well.', why: 'Preflight requests carry no token: they would all be refused, and with them every call.' },
    ],
    key: ['gateway'],
    facts: [],
    source: CORS, furtherSources: [RESPONSES], ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
    proof: {
      steps: [
        { function: 'orders', code: `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '${ORIGIN}' }, body: '[]' })` },
        {
          function: 'gate',
          code: { $text: "export const handler = async ({ methodArn }) => ({ principalId: 'ann', context: { {{with.context}} }, policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] } })" },
        },
        {
          api: 'shop', authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } },
          methods: { 'OPTIONS /orders': { ...PREFLIGHT, authorizer: { $ref: 'with.authorizer' } }, 'GET /orders': { function: 'orders', authorizer: 'gate' } },
        },
        { option: true },
        { request: { method: 'OPTIONS', url: { $text: '{{shop.url}}/orders' }, headers: { Origin: ORIGIN } }, as: 'preflight' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Origin: ORIGIN } }, as: 'answer' },
      ],
      changes: {
        function: { with: { context: '' } },
        authorizer: { with: { context: `'Access-Control-Allow-Origin': '${ORIGIN}'` } },
        gateway: { with: { context: '' }, steps: [gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${ORIGIN}'` } }), REDEPLOYED] },
        preflight: { with: { context: '', authorizer: 'gate' } },
      },
      goal: [{ of: 'preflight.status', equals: 200 }, { of: 'answer.status', equals: 401 }, seesOrigin('answer')],
    },
  },
] satisfies readonly Question[]
