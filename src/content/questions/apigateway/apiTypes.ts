import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const TYPES = `${GUIDE}/http-api-vs-rest.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

/** A REST API and an HTTP API with the route GET /price to one function. */
const BOTH = [
  { api: 'rest', methods: { 'GET /price': { function: 'price' } } },
  { call: 'apigatewayv2:CreateApi', as: 'http', input: { Name: 'http', ProtocolType: 'HTTP', Target: 'arn:aws:lambda:us-east-1:123456789012:function:price', RouteKey: 'GET /price' } },
  { runFor: 1000 },
]
const askBoth = (path: string) => [
  { request: { method: 'GET', url: { $text: `{{rest.url}}${path}` } }, as: 'of-rest' },
  { request: { method: 'GET', url: { $text: `{{http.ApiEndpoint}}${path}` } }, as: 'of-http' },
]
const statuses = (rest: number, http: number) => [{ of: 'of-rest.status', equals: rest }, { of: 'of-http.status', equals: http }]

export const questions = [
  {
    id: 'apigateway-http-api-limits-each-client',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A team runs an HTTP API with throttling set for its stage. Now each partner is to get an API key with a request rate and a daily quota of its own, enforced by API Gateway.\n\nWhat is to be done?',
    choices: [
      { id: 'rest', text: 'Move to a REST API and attach usage plans.', why: 'Limits and quotas for each client come with usage plans and API keys, which only REST APIs have.' },
      { id: 'routes', text: 'Set route throttling on the HTTP API for each partner.', why: 'HTTP APIs do throttle, by stage and by route. But such a limit is shared by all clients of the route.' },
      { id: 'plan', text: 'Create a usage plan and attach it to the HTTP API.', why: 'HTTP APIs have neither usage plans nor API keys.' },
      { id: 'any', text: 'Move to a REST API, as an HTTP API cannot throttle at all.', why: 'HTTP APIs throttle by stage and by route. What they lack is the limit for each client, and moving alone does not set one.' },
    ],
    key: ['rest'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G098'],
  },
  {
    id: 'apigateway-timeout-of-a-regional-api',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A Regional REST API calls a Lambda function that takes 45 seconds. Clients get 504 although the function succeeds. They must go on getting the result in the same response.\n\nWhich change serves them?',
    choices: [
      { id: 'function', text: 'Raise the timeout of the Lambda function to 60 seconds.', why: 'The function is not cut off: it succeeds. It is API Gateway that stops waiting.' },
      { id: 'http', text: 'Move to an HTTP API and set its integration timeout to 60 seconds.', why: 'An HTTP API waits 30 seconds at most, and this cannot be raised.' },
      { id: 'quota', text: 'Request a higher integration timeout quota, then set the timeout.', why: 'Since June 2024 the 29 seconds can be raised for Regional and private REST APIs. AWS may lower the throttle quota in return.' },
      { id: 'edge', text: 'Make the API edge-optimized and set its timeout to 60 seconds.', why: 'The quota can be raised for Regional and private APIs only, not for edge-optimized ones.' },
    ],
    key: ['quota'],
    facts: ['apigateway.integration.timeout.most', 'apigateway.http.integration.timeout.most'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G101'],
  },
  {
    id: 'apigateway-account-rate-is-shared',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'An account has two REST APIs in us-east-1, each with one stage and no throttling settings, and default quotas. A load test sends 9,000 requests per second to each of them for ten minutes.\n\nWhat is to be expected?',
    choices: [
      { id: 'none', text: 'No request is throttled, as each stage has a rate of its own.', why: 'The default rate is not of a stage. All APIs of an account and Region draw on it together.' },
      { id: 'burst', text: 'No request is throttled, as the burst covers what exceeds the rate.', why: 'The bucket holds 5,000 requests. At 8,000 per second over the rate it is empty within a second.' },
      { id: 'second', text: 'Only the API created later is throttled, the first has priority.', why: 'There is no such priority: requests of both take from the same bucket.' },
      { id: 'both', text: 'Requests to both APIs are throttled with status 429.', why: 'Together they exceed the rate of the account in the Region. Limits of stages and methods only cap below it.' },
    ],
    key: ['both'],
    facts: ['apigateway.account.rate', 'apigateway.account.burst'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G088'],
  },
  {
    id: 'apigateway-object-from-a-function',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function returns `{ price: 3, currency: \'EUR\' }`, without `statusCode` and `body`. It is behind a Lambda proxy integration of a REST API, and behind an HTTP API with payload format version 2.0.\n\nWhat do clients get?',
    choices: [
      { id: 'both', text: '200 from both, with the object as JSON', why: 'Only format 2.0 makes a response of it. A REST API wants `statusCode` and a body that is a string.' },
      { id: 'http', text: '502 from the REST API, 200 from the HTTP API', why: 'For the REST API the response is malformed. The HTTP API takes the object for the body of a 200, `application/json`.' },
      { id: 'rest', text: '200 from the REST API, 500 from the HTTP API', why: 'It is the other way round: it is the REST API that is strict.' },
      { id: 'none', text: '502 from the REST API, 500 from the HTTP API', why: 'An HTTP API answers 500 when the function fails. This function succeeds, and its value will do.' },
    ],
    key: ['http'],
    facts: [],
    source: `${GUIDE}/http-api-develop-integrations-lambda.html`, furtherSources: [`${GUIDE}/set-up-lambda-proxy-integrations.html`], ...ASKED, difficulty: 2,
    proof: {
      steps: [{ function: 'price', script: [{ return: { price: 3, currency: 'EUR' } }] }, ...BOTH, ...askBoth('/price')],
      claims: {
        both: statuses(200, 200),
        http: [...statuses(502, 200), { of: 'of-http.body.price', equals: 3, says: 'the HTTP API’s client gets the object' }],
        rest: statuses(200, 500),
        none: statuses(502, 500),
      },
    },
  },
  {
    id: 'apigateway-path-that-is-not-there',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API and an HTTP API both have `GET /price`, open to everybody, and no `$default` route. A client has a typing mistake and asks both for `/prize`.\n\nHow are the requests answered?',
    choices: [
      { id: 'not-found', text: '404 `Not Found` by both', why: 'That is what one expects, and what the HTTP API says.' },
      { id: 'token', text: '403 `Missing Authentication Token` by both', why: 'So a REST API answers. In HTTP APIs no such message exists.' },
      { id: 'split', text: '403 `Missing Authentication Token` by the REST API, 404 `Not Found` by the HTTP API', why: 'A REST API says so of whatever path or method it has not got; no authorizer is needed for that.' },
      { id: 'forbidden', text: '404 `Not Found` by the REST API, 403 `Missing Authentication Token` by the HTTP API', why: 'It is the REST API whose message misleads, the HTTP API names the cause.' },
    ],
    key: ['split'],
    facts: [],
    source: `${GUIDE}/supported-gateway-response-types.html`, furtherSources: [`${GUIDE}/http-api-develop-routes.html`], ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
    proof: {
      steps: [{ function: 'price', script: [{ return: { statusCode: 200, body: '3' } }] }, ...BOTH, ...askBoth('/prize')],
      claims: {
        'not-found': statuses(404, 404),
        token: statuses(403, 403),
        split: [...statuses(403, 404), { of: 'of-rest.body.message', equals: 'Missing Authentication Token' }, { of: 'of-http.body.message', equals: 'Not Found' }],
        forbidden: statuses(404, 403),
      },
    },
  },
  {
    id: 'apigateway-slow-function-behind-both',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A function with a timeout of 60 seconds takes 45 seconds to answer. It is behind a REST API and an HTTP API, both with the default timeout for their integrations.\n\nWhat do clients get? (Choose two.)',
    choices: [
      { id: 'rest-503', text: '503 from the REST API after 30 seconds', why: 'A REST API gives up a second earlier, and with another status.' },
      { id: 'rest-504', text: '504 from the REST API after 29 seconds', why: 'INTEGRATION_TIMEOUT. For Regional and private APIs the quota can be raised.' },
      { id: 'http-503', text: '503 from the HTTP API after 30 seconds', why: '`Service Unavailable`. These 30 seconds cannot be raised.' },
      { id: 'http-504', text: '504 from the HTTP API after 29 seconds', why: 'So a REST API answers. An HTTP API waits for a second more, and says 503.' },
      { id: 'http-200', text: '200 from the HTTP API after 45 seconds', why: 'An HTTP API waits as long as is set for the integration, and 30 seconds are the most that can be set.' },
    ],
    key: ['rest-504', 'http-503'],
    facts: ['apigateway.integration.timeout.most', 'apigateway.http.integration.timeout.most'],
    source: `${GUIDE}/http-api-quotas.html`, furtherSources: [`${GUIDE}/api-gateway-execution-service-limits-table.html`, 'https://github.com/serverless/serverless/issues/11222'], ...ASKED, badge: 'recorded', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, corrects: ['G101'],
    proof: {
      steps: [{ function: 'price', script: [{ wait: 45_000 }, { return: { statusCode: 200, body: '3' } }], settings: { Timeout: 60 } }, ...BOTH, ...askBoth('/price')],
      claims: {
        'rest-503': [{ of: 'of-rest.status', equals: 503 }, { of: 'took.of-rest', equals: 30_000 }],
        'rest-504': [{ of: 'of-rest.status', equals: 504 }, { of: 'took.of-rest', equals: 29_000 }],
        'http-503': [{ of: 'of-http.status', equals: 503 }, { of: 'took.of-http', equals: 30_000 }],
        'http-504': [{ of: 'of-http.status', equals: 504 }, { of: 'took.of-http', equals: 29_000 }],
        'http-200': [{ of: 'of-http.status', equals: 200 }],
      },
    },
  },
  {
    id: 'apigateway-table-without-function',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Devices send readings by HTTPS, which are to be put into a DynamoDB table one by one, unchanged but for their names. There is to be no function to maintain, and requests shall cost as little as possible.\n\nWhich API fits?',
    choices: [
      { id: 'http', text: 'An HTTP API with an integration subtype for DynamoDB PutItem', why: 'An HTTP API would cost less. But its subtypes lead to SQS, EventBridge, Kinesis, Step Functions and AppConfig; DynamoDB is not among them.' },
      { id: 'rest', text: 'A REST API with an `AWS` integration for DynamoDB PutItem', why: 'It calls any action of a service in a role, and a mapping template makes the item.' },
      { id: 'proxy', text: 'A REST API with an `AWS_PROXY` integration for DynamoDB', why: '`AWS_PROXY` leads to Lambda and Firehose, and would map nothing.' },
      { id: 'endpoint', text: 'An HTTP API with an `HTTP_PROXY` integration to the endpoint of DynamoDB', why: 'DynamoDB wants requests that are signed. An HTTP proxy passes requests on and does not sign them.' },
    ],
    key: ['rest'],
    facts: [],
    source: `${GUIDE}/http-api-develop-integrations-aws-services-reference.html`, furtherSources: [`${GUIDE}/api-gateway-api-integration-types.html`, TYPES], ...ASKED, difficulty: 2,
  },
  {
    id: 'apigateway-cheapest-type-that-can',
    service: 'apigateway',
    kind: 'match',
    prompt: 'A team takes an HTTP API wherever it is able to do the work, since it costs less. Match each requirement with the type of API to choose.',
    choices: [
      { id: 'jwt', text: 'Tokens of an OpenID Connect provider are checked without code of one’s own.', why: 'HTTP APIs have JWT authorizers. A REST API checks tokens of Amazon Cognito by itself, those of others by a function.' },
      { id: 'domain', text: 'Clients use a domain name of the company.', why: 'All types have custom domain names. It is no reason for a REST API.' },
      { id: 'validation', text: 'Bodies are held against a JSON schema before the function is invoked.', why: 'Models and request validators are of REST APIs only.' },
      { id: 'private', text: 'The API can be reached from a VPC only.', why: 'Private endpoints, with an interface endpoint and a resource policy, are of REST APIs.' },
      { id: 'push', text: 'The backend sends prices to clients whenever they change.', why: 'A WebSocket API keeps connections, and the backend sends by `@connections`.' },
    ],
    answers: [{ id: 'http', text: 'HTTP API' }, { id: 'rest', text: 'REST API' }, { id: 'websocket', text: 'WebSocket API' }],
    key: { jwt: 'http', domain: 'http', validation: 'rest', private: 'rest', push: 'websocket' },
    facts: [],
    source: TYPES, ...ASKED, difficulty: 1, corrects: ['G060', 'G061'],
  },
] satisfies readonly Question[]
