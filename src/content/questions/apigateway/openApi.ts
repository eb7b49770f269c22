import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const UPDATE = `${GUIDE}/api-gateway-import-api-update.html`
const EXTENSION = `${GUIDE}/api-gateway-swagger-extensions-integration.html`
const ASKED = { checked: '2026-11-25', badge: 'documented' } as const

const ANSWER = { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] }
const URI = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations'
const INTEGRATION = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: URI } }
const definition = (operation: object, more: object = {}) => ({ openapi: '3.0.1', info: { title: 'shop', version: '2' }, paths: { '/orders': { get: { responses: { '200': { description: 'Orders' } }, ...operation } } }, ...more })
const SCHEMA = { type: 'array', items: { type: 'object' } }

const send = (method: string, as: string) => ({ request: { method, url: { $text: '{{shop.url}}/orders' } }, as })

export const questions = [
  {
    id: 'apigateway-import-overwrites',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A REST API with `GET /orders` and `POST /orders` is deployed to the stage `prod`. A pipeline calls PutRestApi with `mode=overwrite` and an OpenAPI definition that has only `GET /orders`. It deploys the API in a later step.\n\nWhat becomes of `POST /orders`? (Choose two.)',
    choices: [
      { id: 'refused', text: 'PutRestApi is refused, because a deployed method cannot be removed.', why: 'Methods can be removed at any time. The deployment has its own copy of them.' },
      { id: 'before', text: 'Until the deployment clients are answered as before.', why: 'An import changes the API, not its stages.' },
      { id: 'stage', text: 'Until the deployment every request to the stage fails, as its API is gone.', why: 'Overwriting keeps the id of the API, its stages and their deployments.' },
      { id: 'after', text: 'After the deployment clients get 403.', why: 'What the definition does not have is deleted. A method that is not there is answered with `Missing Authentication Token`.' },
      { id: 'kept', text: 'After the deployment it is still there, as imports only add.', why: 'So it is with `mode=merge`, which is also what PutRestApi does unless told otherwise.' },
    ],
    key: ['before', 'after'],
    facts: [],
    source: UPDATE, ...ASKED, tasks: { c02: '3.4', c03: '3.3' }, difficulty: 2,
    proof: {
      steps: [
        ANSWER,
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' }, 'POST /orders': { function: 'orders' } } },
        { call: 'apigateway:PutRestApi', input: { restApiId: { $ref: 'shop.restApiId' }, mode: 'overwrite', body: { $json: definition(INTEGRATION) } }, as: 'import', mayFail: true },
        send('POST', 'before-post'),
        send('GET', 'before-get'),
        { call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' } },
        send('POST', 'after-post'),
      ],
      claims: {
        refused: [{ of: 'import.error', exists: true }],
        before: [{ of: 'before-post.status', equals: 200 }],
        stage: [{ of: 'before-get.status', differs: 200 }],
        after: [{ of: 'after-post.status', equals: 403 }],
        kept: [{ of: 'after-post.status', equals: 200 }],
      },
    },
  },
  {
    id: 'apigateway-import-without-integrations',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A team imports the OpenAPI 3.0 file of its documentation as a REST API. The import succeeds, but CreateDeployment is refused: `No integration defined for method`.\n\nWhat has to be added to the file, so that `GET /orders` is answered by a Lambda function?',
    choices: [
      { id: 'servers', text: 'To `servers`, the URL of the function’s invocations', why: 'From `servers` API Gateway takes a base path. It looks for no backends there.' },
      { id: 'schema', text: 'To the response of the operation, a schema for `application/json`', why: 'A schema becomes a model. It says how a response looks, not who makes it.' },
      { id: 'operation', text: 'To the operation, an `operationId` with the name of the function', why: 'It names the method for SDKs. No function is looked for by it.' },
      { id: 'extension', text: 'To the operation, `x-amazon-apigateway-integration`', why: 'OpenAPI has no word for backends. The extension has type, URI and HTTP method of the integration, as PutIntegration has.' },
    ],
    key: ['extension'],
    facts: [],
    source: EXTENSION, ...ASKED, tasks: { c02: '3.1', c03: '3.1' }, difficulty: 1,
    proof: {
      steps: [
        ANSWER,
        { call: 'apigateway:ImportRestApi', input: { body: { $ref: 'with.body' } }, as: 'made' },
        { call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'made.id' }, stageName: 'prod' }, mayFail: true },
        { request: { method: 'GET', url: { $text: 'https://{{made.id}}.execute-api.us-east-1.amazonaws.com/prod/orders' } }, as: 'answer' },
      ],
      changes: {
        servers: { with: { body: JSON.stringify(definition({}, { servers: [{ url: 'https://lambda.us-east-1.amazonaws.com/2015-03-31/functions/orders/invocations' }] })) } },
        schema: { with: { body: JSON.stringify(definition({ responses: { '200': { description: 'Orders', content: { 'application/json': { schema: SCHEMA } } } } })) } },
        operation: { with: { body: JSON.stringify(definition({ operationId: 'orders' })) } },
        extension: { with: { body: JSON.stringify(definition(INTEGRATION)) } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'the function answers' }],
    },
  },
  {
    id: 'apigateway-api-call-by-call',
    service: 'apigateway',
    kind: 'order',
    prompt: 'By the AWS CLI, a script makes a REST API with `GET /orders`, open to everybody, as a proxy of a Lambda function. In which order do its calls have to come?',
    choices: [
      { id: 'api', text: '`create-rest-api`', why: 'It gives the id of the API, and its root resource.' },
      { id: 'resource', text: '`create-resource`', why: 'The path `/orders` is made below the root resource.' },
      { id: 'method', text: '`put-method`', why: 'A method belongs to a resource, and an integration to a method.' },
      { id: 'integration', text: '`put-integration`', why: 'Before the deployment: an API that has a method without an integration cannot be deployed.' },
      { id: 'deployment', text: '`create-deployment`', why: 'It copies the API as it is now to a stage. Clients see nothing before that.' },
    ],
    key: ['api', 'resource', 'method', 'integration', 'deployment'],
    facts: [],
    source: `${GUIDE}/api-gateway-create-api-cli-sdk.html`, ...ASKED, tasks: { c02: '3.4', c03: '3.3' }, difficulty: 1,
    proof: {
      steps: [ANSWER, { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } }, send('GET', 'answer')],
      sequence: Object.fromEntries(
        [['api', 'CreateRestApi'], ['resource', 'CreateResource'], ['method', 'PutMethod'], ['integration', 'PutIntegration'], ['deployment', 'CreateDeployment']].map(([id = '', action = '']) => [
          id, { type: 'ApiCallEnded', service: 'apigateway', detail: { action } },
        ]),
      ),
    },
  },
] satisfies readonly Question[]
