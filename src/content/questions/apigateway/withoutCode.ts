import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const orders = { $text: '{{shop.url}}/orders' } as const

export const questions = [
  {
    id: 'apigateway-refuse-before-the-function',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function behind `POST /orders` of a REST API refuses requests without an `orderId`. Each such request costs an invocation. The team wants API Gateway to refuse them with 400, and to write no code for it.\n\nWhat does that?',
    choices: [
      { id: 'model', text: 'A model with `orderId` among its `required` members, and a validator of the body for the method.', why: 'The body is held against the JSON schema before the integration is called.' },
      { id: 'alone', text: 'A model with `orderId` among its `required` members, which the method names for `application/json`.', why: 'A model alone describes. Requests are held against it only where the method has a request validator.' },
      { id: 'parameters', text: 'A validator of the parameters for the method, and `orderId` as a required query parameter.', why: 'It asks for the query string. The orders of these clients are in the body, so that all would be refused.' },
      { id: 'template', text: 'A mapping template that ends without output where there is no `orderId`.', why: 'A proxy integration has no mapping templates, and a template does not refuse requests.' },
    ],
    key: ['model'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', script: [{ return: { statusCode: 201, body: '{}' } }] },
        {
          api: 'shop',
          models: { Order: { type: 'object', required: ['orderId'], properties: { orderId: { type: 'string' } } } },
          validators: { body: { validateRequestBody: true }, parameters: { validateRequestParameters: true } },
          methods: { 'POST /orders': { function: 'orders', requestModels: { $ref: 'with.models' }, validator: { $ref: 'with.validator' }, requestParameters: { $ref: 'with.parameters' } } },
        },
        { mark: 'sent' },
        { request: { method: 'POST', url: orders, body: { item: 'cup' }, headers: { 'Content-Type': 'application/json' } }, as: 'wrong' },
        { request: { method: 'POST', url: orders, body: { orderId: 'o-1' }, headers: { 'Content-Type': 'application/json' } }, as: 'right' },
      ],
      changes: {
        model: { with: { models: { 'application/json': 'Order' }, validator: 'body' } },
        alone: { with: { models: { 'application/json': 'Order' } } },
        parameters: { with: { validator: 'parameters', parameters: { 'method.request.querystring.orderId': true } } },
        template: { with: {} },
      },
      goal: [
        { of: 'wrong.status', equals: 400, says: 'a request without an ID is refused with 400' },
        { of: 'right.status', equals: 201, says: 'one with an ID is served' },
        { events: { type: 'InvokeStarted', since: 'sent' }, count: 1, says: 'the function is invoked for that one only' },
      ],
    },
  },
  {
    id: 'apigateway-answer-without-backend',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A team wants `GET /orders` of a REST API to answer with a fixed list until the real backend is there. It wants to pay for no backend meanwhile and to change nothing for clients later.\n\nWhich integration fits?',
    choices: [
      { id: 'mock', text: 'A MOCK integration whose response template holds the list.', why: 'API Gateway answers by itself. Later another integration takes its place behind the same method.' },
      { id: 'lambda', text: 'A Lambda proxy integration with a function that returns the list.', why: 'It works, but it is a backend: each request is an invocation that is paid for.' },
      { id: 'http', text: 'An HTTP proxy integration with the address of the backend to come.', why: 'As long as nothing answers there, clients get 504 or 502.' },
      { id: 'cache', text: 'A stage cache that was filled with the list once.', why: 'A cache keeps responses of an integration for a time. It cannot be filled without one, and costs by the hour.' },
    ],
    key: ['mock'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html',
    checked: '2026-11-25',
    tasks: { c02: '3.2', c03: '3.2' },
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'list', script: [{ return: { statusCode: 200, body: '["o-1"]' } }] },
        {
          api: 'shop',
          methods: { 'GET /orders': { integration: { $ref: 'with.integration' }, responses: { $ref: 'with.responses' } } },
          stage: { $ref: 'with.stage' },
          patch: { $ref: 'with.patch' },
        },
        { runFor: 600_000 },
        { mark: 'sent' },
        { request: { method: 'GET', url: orders }, as: 'answer' },
      ],
      changes: {
        mock: { with: { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }, responses: { 200: { responseTemplates: { 'application/json': '["o-1"]' } } }, stage: {}, patch: [] } },
        lambda: { with: { integration: { function: 'list' }, responses: {}, stage: {}, patch: [] } },
        http: { with: { integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://backend.example/orders' }, responses: {}, stage: {}, patch: [] } },
        cache: {
          with: {
            integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://backend.example/orders' }, responses: {},
            stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' }, patch: [{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }],
          },
        },
      },
      goal: [
        { of: 'answer.status', equals: 200 },
        { of: 'answer.body', equals: '["o-1"]', says: 'clients get the list' },
        { events: { type: 'InvokeStarted', since: 'sent' }, count: 0, says: 'and no function is invoked' },
      ],
    },
  },
  {
    id: 'apigateway-queue-without-a-function',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Orders that come to `POST /orders` of a REST API only have to be put into an SQS queue. So far a Lambda function does nothing but that.\n\nHow can the team do without the function?',
    choices: [
      { id: 'http', text: 'With an HTTP proxy integration whose address is the URL of the queue.', why: 'The request would not be signed: SQS refuses it unless everybody may send to the queue.' },
      { id: 'aws', text: 'With an AWS integration for SQS, a role that may send, and a template that makes the request.', why: 'API Gateway signs the call with the credentials of the role. The template puts the body into `MessageBody`.' },
      { id: 'event', text: 'With an event source mapping from the API to the queue.', why: 'Event source mappings read from queues and streams for functions. They do not write to them.' },
      { id: 'authorizer', text: 'With a Lambda authorizer that puts the order into the queue.', why: 'That is a function again, and it gets neither the body nor every request, as its answers are cached.' },
    ],
    key: ['aws'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-integration-types.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
  },
] satisfies readonly Question[]
