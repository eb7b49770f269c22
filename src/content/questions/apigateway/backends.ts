import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const MOCK = `${GUIDE}/how-to-mock-integration.html`
const TYPES = `${GUIDE}/api-gateway-api-integration-types.html`
const ROLE = `${GUIDE}/permissions.html`
const TEST = `${GUIDE}/how-to-test-method.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const ACCOUNT = '123456789012'
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`
const uriOf = (name: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`
const DEFAULT = { '200': { selectionPattern: '' } }

const pricing = (request: string, response: string | undefined, selectionPattern = '') => ({
  integration: { type: 'MOCK', requestTemplates: { 'application/json': request } },
  responses: { '200': { selectionPattern, ...(response === undefined ? {} : { responseTemplates: { 'application/json': response } }) } },
})
const ANSWERING = '{"statusCode":200}'
const PRICE = '{"price":3}'

/** A role that this service may assume, and what it allows. */
const role = (principal: string | { $ref: string }, action: { $ref: string }, RoleName = 'orders') => [
  { call: 'iam:CreateRole', input: { RoleName, AssumeRolePolicyDocument: { $json: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }] } } } },
  { call: 'iam:PutRolePolicy', input: { RoleName, PolicyName: 'orders', PolicyDocument: { $json: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] } } } },
]

const KEY = 'partner-key-000000000001'

export const questions = [
  {
    id: 'apigateway-mock-answers-500',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Before its backend exists, `GET /price` of a REST API is to answer `{"price":3}` with status 200. It has a MOCK integration with `{"price":3}` as the request template for `application/json`, and an integration response 200 without a template. Clients get 500.\n\nWhich change is needed?',
    choices: [
      { id: 'response', text: 'Leave the request template, and make `{"price":3}` the template of the integration response as well.', why: 'The body is right, but the mock is still not told a status: 500.' },
      { id: 'both', text: 'Make `{"statusCode":200}` the request template, `{"price":3}` that of the integration response.', why: 'A mock reads from its request template which status to answer with. What the client gets comes from the integration response.' },
      { id: 'reversed', text: 'Make `{"statusCode":200}` the template of the integration response, and leave the request template.', why: 'There it would just be a body. The status is looked for in what the request template makes.' },
      { id: 'pattern', text: 'Leave both, and give the integration response the selection pattern `200`, so that it is selected.', why: 'As the default response it would have been selected. The mock has failed before.' },
    ],
    key: ['both'],
    facts: [],
    source: MOCK, ...ASKED, tasks: { c02: '3.2', c03: '3.2' }, difficulty: 2,
    proof: {
      steps: [
        { api: 'shop', methods: { 'GET /price': { $ref: 'with.method' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/price' } }, as: 'answer' },
      ],
      changes: {
        response: { with: { method: pricing(PRICE, PRICE) } },
        both: { with: { method: pricing(ANSWERING, PRICE) } },
        reversed: { with: { method: pricing(PRICE, ANSWERING) } },
        pattern: { with: { method: pricing(PRICE, undefined, '200') } },
      },
      goal: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body.price', equals: 3, says: 'the client gets the price' }],
    },
  },
  {
    id: 'apigateway-http-backend-answers-503',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'Two methods of a REST API have the same HTTP endpoint as their backend. `GET /proxy` is an `HTTP_PROXY` integration; `GET /custom` is an `HTTP` integration with one integration response, 200, without a selection pattern. The endpoint is overloaded and answers everything with 503.\n\nWhat do clients get? (Choose two.)',
    choices: [
      { id: 'proxy-passes', text: '503 from `GET /proxy`', why: 'A proxy integration passes on what the backend answers: status, headers and body.' },
      { id: 'proxy-wraps', text: '502 from `GET /proxy`', why: '502 is for a Lambda proxy whose response is malformed. A backend’s 503 is a well-formed response.' },
      { id: 'custom-passes', text: '503 from `GET /custom`', why: 'It would need an integration response 503 with a pattern such as `5\\d{2}`, and a method response for it.' },
      { id: 'custom-default', text: '200 from `GET /custom`', why: 'No pattern fits 503, so the default response is selected, and its status is 200.' },
      { id: 'custom-fails', text: '500 from `GET /custom`', why: 'So it would be if there were no default response and no pattern fitted.' },
    ],
    key: ['proxy-passes', 'custom-default'],
    facts: [],
    source: `${GUIDE}/api-gateway-integration-settings-integration-response.html`, furtherSources: [TYPES], ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
    proof: {
      steps: [
        { outside: 'shop.example', answers: [{ status: 503, body: 'overloaded' }] },
        {
          api: 'shop',
          methods: {
            'GET /proxy': { integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: 'https://shop.example/orders' } },
            'GET /custom': { integration: { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'https://shop.example/orders' }, responses: DEFAULT },
          },
        },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/proxy' } }, as: 'proxy' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/custom' } }, as: 'custom' },
      ],
      claims: {
        'proxy-passes': [{ of: 'proxy.status', equals: 503 }],
        'proxy-wraps': [{ of: 'proxy.status', equals: 502 }],
        'custom-passes': [{ of: 'custom.status', equals: 503 }],
        'custom-default': [{ of: 'custom.status', equals: 200 }],
        'custom-fails': [{ of: 'custom.status', equals: 500 }],
      },
    },
  },
  {
    id: 'apigateway-may-not-invoke-function',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A script creates a REST API with a Lambda proxy integration by the AWS CLI, and deploys it. Every request is answered with 500, and the function is not invoked. Made by hand in the console, the same API works.\n\nWhat has the script left out?',
    choices: [
      { id: 'principal', text: 'The function’s resource-based policy has to allow `apigateway.amazonaws.com` to invoke it.', why: 'The console adds this statement by itself. Elsewhere it takes `aws lambda add-permission`, best with the API as the source ARN.' },
      { id: 'execution', text: 'The function’s execution role has to allow `lambda:InvokeFunction` on the function.', why: 'It says what the function may do while it runs. It does not say who may start it.' },
      { id: 'invoke', text: 'The API’s resource policy has to allow everybody `execute-api:Invoke` on the method.', why: 'Whoever may not call the API gets 403. Here the request has come as far as the integration.' },
      { id: 'method', text: 'The integration’s HTTP method has to be that of the method, GET, instead of POST.', why: 'Lambda is always invoked by POST, whatever the client’s method is.' },
    ],
    key: ['principal'],
    facts: [],
    source: ROLE, furtherSources: [`${GUIDE}/set-up-lambda-proxy-integrations.html`], ...ASKED, tasks: { c02: '2.1', c03: '2.1' }, difficulty: 1,
    proof: {
      world: { policies: 'enforced' },
      steps: [
        ...role('lambda.amazonaws.com', { $ref: 'with.action' }, 'proof'),
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
        { option: true },
        { api: 'shop', settings: { policy: { $ref: 'with.policy' } }, methods: { 'GET /orders': { integration: { type: 'AWS_PROXY', integrationHttpMethod: { $ref: 'with.method' }, uri: uriOf('orders') } } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' } }, as: 'answer' },
      ],
      changes: {
        principal: { with: { method: 'POST', action: 'logs:*' }, steps: [{ call: 'lambda:AddPermission', input: { FunctionName: 'orders', StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' } }] },
        execution: { with: { method: 'POST', action: 'lambda:InvokeFunction' } },
        invoke: { with: { method: 'POST', action: 'logs:*', policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] }) } },
        method: { with: { method: 'GET', action: 'logs:*' } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'the function answers' }],
    },
  },
  {
    id: 'apigateway-role-of-an-integration',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      '`POST /orders` of a REST API has an integration of the type `AWS` that sends each body to an Amazon SQS queue. Its role allows `sqs:SendMessage` on the queue, and was made for Lambda functions. Every request is answered with 500; in the execution log: `API Gateway does not have permission to assume the provided role`.\n\nWhat is to be changed?',
    choices: [
      { id: 'queue', text: 'The policy of the queue has to allow the role `sqs:SendMessage`.', why: 'In one account the policy of the role is enough. SQS has not even been called.' },
      { id: 'pass', text: 'The policy of the role has to allow `iam:PassRole` on the role itself.', why: 'It is needed by whoever configures the integration, once, and not by the role.' },
      { id: 'trust', text: 'The trust policy of the role has to name `apigateway.amazonaws.com`.', why: 'API Gateway assumes the role to call SQS in it. So far only Lambda may assume it.' },
      { id: 'public', text: 'The resource policy of the API has to allow everybody `execute-api:Invoke`.', why: 'That is about who may call the API. This request has come as far as the integration.' },
    ],
    key: ['trust'],
    facts: [],
    source: ROLE, furtherSources: [TYPES], ...ASKED, tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2,
    proof: {
      world: { policies: 'enforced' },
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders' }, as: 'queue' },
        ...role({ $ref: 'with.principal' }, { $ref: 'with.actions' }),
        { option: true },
        {
          api: 'shop', settings: { policy: { $ref: 'with.policy' } },
          methods: {
            'POST /orders': {
              integration: {
                type: 'AWS', integrationHttpMethod: 'POST', uri: `arn:aws:apigateway:us-east-1:sqs:path/${ACCOUNT}/orders`, credentials: `arn:aws:iam::${ACCOUNT}:role/orders`,
                requestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
                requestTemplates: { 'application/json': 'Action=SendMessage&MessageBody=$util.urlEncode($input.body)' },
              },
              responses: DEFAULT,
            },
          },
        },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/orders' }, headers: { 'Content-Type': 'application/json' }, body: '{"id":17}' }, as: 'answer' },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' } }, as: 'received' },
      ],
      changes: {
        queue: {
          with: { principal: 'lambda.amazonaws.com', actions: ['sqs:SendMessage'] },
          steps: [{ call: 'sqs:SetQueueAttributes', input: { QueueUrl: { $ref: 'queue.QueueUrl' }, Attributes: { Policy: { $json: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/orders` }, Action: 'sqs:SendMessage', Resource: '*' }] } } } } }],
        },
        pass: { with: { principal: 'lambda.amazonaws.com', actions: ['sqs:SendMessage', 'iam:PassRole'] } },
        trust: { with: { principal: 'apigateway.amazonaws.com', actions: ['sqs:SendMessage'] } },
        public: { with: { principal: 'lambda.amazonaws.com', actions: ['sqs:SendMessage'], policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] }) } },
      },
      goal: [{ of: 'answer.status', equals: 200 }, { of: 'received.Messages.0.Body.id', equals: 17, says: 'the body is in the queue' }],
    },
  },
  {
    id: 'apigateway-test-of-a-method',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      '`GET /price` of a deployed REST API requires an API key, and its function returns 3. A developer points the integration to another function, which returns 4, and tries the method with `TestInvokeMethod`, without a key. Then a client with a valid key sends a request to the stage.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'refused', text: 'The test is refused with 403, because there is no key.', why: 'A test goes past API keys, authorizers and throttling.' },
      { id: 'new', text: 'The test shows the response 4.', why: 'It runs the method as it is defined now, deployed or not.' },
      { id: 'dry', text: 'The test checks mappings only, and invokes no function.', why: 'The backend is called for good. A test of a method that orders something orders it.' },
      { id: 'client-new', text: 'The client is given the response 4.', why: 'Not before the API is deployed to the stage. A test deploys nothing.' },
      { id: 'client-old', text: 'The client is given the response 3.', why: 'The stage has the API as it was when it was deployed.' },
    ],
    key: ['new', 'client-old'],
    facts: [],
    source: TEST, furtherSources: ['https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html'], ...ASKED, tasks: { c02: '3.2', c03: '3.2' }, difficulty: 2,
    proof: {
      steps: [
        { function: 'three', script: [{ return: { statusCode: 200, body: '3' } }] },
        { function: 'four', script: [{ return: { statusCode: 200, body: '4' } }] },
        { api: 'shop', methods: { 'GET /price': { function: 'three', apiKeyRequired: true } } },
        { call: 'apigateway:CreateUsagePlan', as: 'plan', input: { name: 'partners', apiStages: [{ apiId: { $ref: 'shop.restApiId' }, stage: 'prod' }] } },
        { call: 'apigateway:CreateApiKey', as: 'partner', input: { name: 'partner', enabled: true, value: KEY } },
        { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: 'partner.id' }, keyType: 'API_KEY' } },
        {
          call: 'apigateway:PutIntegration',
          input: { restApiId: { $ref: 'shop.restApiId' }, resourceId: { $ref: 'shop.resources./price' }, httpMethod: 'GET', type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uriOf('four') },
        },
        { runFor: 60_000 },
        { call: 'apigateway:TestInvokeMethod', input: { restApiId: { $ref: 'shop.restApiId' }, resourceId: { $ref: 'shop.resources./price' }, httpMethod: 'GET' }, as: 'test' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/price' }, headers: { 'x-api-key': KEY } }, as: 'answer' },
      ],
      claims: {
        refused: [{ of: 'test.status', equals: 403 }],
        new: [{ of: 'test.status', equals: 200 }, { of: 'test.body', equals: '4' }],
        dry: [{ events: { type: 'InvokeStarted' }, count: 1, says: 'only the client’s request invokes a function' }],
        'client-new': [{ of: 'answer.body', equals: '4' }],
        'client-old': [{ of: 'answer.status', equals: 200 }, { of: 'answer.body', equals: '3' }],
      },
    },
  },
] satisfies readonly Question[]
