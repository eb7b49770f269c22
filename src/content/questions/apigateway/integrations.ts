import type { JsonObject } from '../json'
import type { Question } from '../question'

const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' } } as const
const PROXY = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html'
const handler = (answer: string) => `export const handler = async (event) => (${answer})`
const orders = { $text: '{{shop.url}}/orders' } as const
const INVOKE = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations'

const NOTES = ['cup', 'the "red" cup']
const noteAs = (value: string) => `{ "note": ${value} }`

/** A custom integration with the function orders, whose responses are mapped. */
const mapped = (responses: JsonObject, more: JsonObject = {}): JsonObject => ({ integration: { type: 'AWS', integrationHttpMethod: 'POST', uri: INVOKE, ...more }, responses })

export const questions = [
  {
    id: 'apigateway-proxy-answer-without-status',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API has a Lambda proxy integration. Its function returns the object `{ "total": 29 }` and ends without an error.\n\nWhat does the client get?',
    choices: [
      { id: 'ok', text: 'Status 200 with the body `{"total":29}`.', why: 'So would an HTTP API with the payload format 2.0. A REST API makes up no response of its own.' },
      { id: 'empty', text: 'Status 200 with an empty body.', why: 'What cannot be read as a response is an error, and not an empty one.' },
      { id: 'bad', text: 'Status 502 with `Internal server error`.', why: 'A proxy integration has to return `statusCode`, and `body` as a text. Anything else is a malformed response.' },
      { id: 'server', text: 'Status 500, as after an error of the function.', why: 'API Gateway answers 502 for what it cannot make a response of, also where the function throws.' },
    ],
    key: ['bad'],
    facts: [],
    source: PROXY,
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', script: [{ return: { total: 29 } }] },
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } },
        { request: { method: 'GET', url: orders }, as: 'answer' },
      ],
      claims: {
        ok: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body.total', equals: 29 }],
        empty: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body', equals: '' }],
        bad: [{ of: 'answer.status', equals: 502, says: 'the client gets 502' }, { of: 'answer.body.message', equals: 'Internal server error' }],
        server: [{ of: 'answer.status', equals: 500 }],
      },
    },
  },
  {
    id: 'apigateway-what-a-proxy-has-to-return',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Behind a Lambda proxy integration of a REST API, a function is to answer with status 201 and the JSON object `{ "id": "o-1" }`.\n\nWhat does its handler return?',
    choices: [
      { id: 'text', text: "`{ statusCode: 201, body: JSON.stringify({ id: 'o-1' }) }`", why: 'The status is a number and the body a text. API Gateway sends both as they are.' },
      { id: 'object', text: "`{ statusCode: 201, body: { id: 'o-1' } }`", why: 'The body must be a text. An object there is a malformed response: the client gets 502.' },
      { id: 'bare', text: "`{ status: 201, body: JSON.stringify({ id: 'o-1' }) }`", why: 'The member is called `statusCode`; without it the response is malformed.' },
      { id: 'whole', text: "`JSON.stringify({ statusCode: 201, body: { id: 'o-1' } })`", why: 'The runtime makes JSON of what is returned: this becomes a text within a text, and no response.' },
    ],
    key: ['text'],
    facts: [],
    source: PROXY,
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', code: { $ref: 'with.code' } },
        { api: 'shop', methods: { 'POST /orders': { function: 'orders' } } },
        { request: { method: 'POST', url: orders, body: {} }, as: 'answer' },
      ],
      changes: {
        text: { with: { code: handler("{ statusCode: 201, body: JSON.stringify({ id: 'o-1' }) }") } },
        object: { with: { code: handler("{ statusCode: 201, body: { id: 'o-1' } }") } },
        bare: { with: { code: handler("{ status: 201, body: JSON.stringify({ id: 'o-1' }) }") } },
        whole: { with: { code: handler("JSON.stringify({ statusCode: 201, body: { id: 'o-1' } })") } },
      },
      goal: [{ of: 'answer.status', equals: 201, says: 'the client gets 201' }, { of: 'answer.body', equals: '{"id":"o-1"}', says: 'and the object as JSON' }],
    },
  },
  {
    id: 'apigateway-errors-by-their-message',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API calls a function by a custom (non-proxy) Lambda integration. For unknown orders the function throws an error with the message `NotFound: o-9`. Clients still get status 200, with the error in the body. They should get 404.\n\nWhat is to be added to the method, besides a method response for 404?',
    choices: [
      { id: 'template', text: 'A mapping template for requests that sets the status.', why: 'It makes what the function is given. There is no error yet.' },
      { id: 'gateway', text: 'A gateway response of the type `DEFAULT_4XX` with status 404.', why: 'Gateway responses are for what API Gateway itself refuses, not for answers of an integration.' },
      { id: 'pattern', text: 'An integration response for 404 with the selection pattern `NotFound.*`.', why: 'For Lambda, the pattern is held against `errorMessage`. Where it matches, its status is sent; else the default one.' },
      { id: 'code', text: 'An integration response for 404 with the selection pattern `404`.', why: 'Patterns of HTTP integrations are held against the status. For Lambda it is the message of the error, and it has no 404 in it.' },
    ],
    key: ['pattern'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/handle-errors-in-lambda-integration.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', script: [{ fail: { errorType: 'Error', errorMessage: 'NotFound: o-9' } }] },
        { api: 'shop', methods: { 'GET /orders': { $ref: 'with.method' } } },
        { option: true },
        { request: { method: 'GET', url: orders }, as: 'answer' },
      ],
      changes: {
        template: { with: { method: mapped({ 200: {} }, { requestTemplates: { 'application/json': '{ "status": 404 }' } }) } },
        gateway: {
          with: { method: mapped({ 200: {} }) },
          steps: [
            { call: 'apigateway:PutGatewayResponse', input: { restApiId: { $ref: 'shop.restApiId' }, responseType: 'DEFAULT_4XX', statusCode: '404' } },
            { call: 'apigateway:CreateDeployment', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' } },
          ],
        },
        pattern: { with: { method: mapped({ 200: {}, 404: { selectionPattern: 'NotFound.*' } }) } },
        code: { with: { method: mapped({ 200: {}, 404: { selectionPattern: '404' } }) } },
      },
      goal: [{ of: 'answer.status', equals: 404, says: 'the client gets 404' }],
    },
  },
  {
    id: 'apigateway-quotes-in-a-template',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API calls a function by a custom integration whose mapping template has the line `"note": "$input.path(\'$.note\')"`. It works until a client sends the note `the "red" cup`: the function is given no valid JSON, and the client gets an error.\n\nWith which line does the function get each note as the client wrote it?',
    choices: [
      { id: 'bare', text: '`"note": $input.path(\'$.note\')`', why: '`$input.path` gives the text itself. Without quotation marks around it no note at all is JSON.' },
      { id: 'base64', text: '`"note": "$util.base64Encode($input.path(\'$.note\'))"`', why: 'It is valid JSON, but the function gets base64 and not the note.' },
      { id: 'url', text: '`"note": "$util.urlEncode($input.path(\'$.note\'))"`', why: 'It is valid JSON, but the function gets `the+%22red%22+cup` or the like.' },
      { id: 'json', text: '`"note": $input.json(\'$.note\')`', why: '`$input.json` gives the JSON text of the value: quotation marks around it, and those within it escaped.' },
    ],
    key: ['json'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', code: handler('event') },
        { api: 'shop', methods: { 'POST /orders': mapped({ 200: {} }, { requestTemplates: { 'application/json': { $ref: 'with.template' } } }) } },
        ...NOTES.map((note, index) => ({ request: { method: 'POST', url: orders, body: { note }, headers: { 'Content-Type': 'application/json' } }, as: `answer-${index}` })),
      ],
      changes: {
        bare: { with: { template: noteAs("$input.path('$.note')") } },
        base64: { with: { template: noteAs(`"$util.base64Encode($input.path('$.note'))"`) } },
        url: { with: { template: noteAs(`"$util.urlEncode($input.path('$.note'))"`) } },
        json: { with: { template: noteAs("$input.json('$.note')") } },
      },
      goal: NOTES.map((equals, index) => ({ of: `answer-${index}.body.note`, equals, says: 'the function is given the note as it was written' })),
    },
  },
  {
    id: 'apigateway-function-slower-than-the-gateway',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A REST API with default settings invokes a function with a timeout of 60 seconds by a proxy integration. For one request the function needs 40 seconds and then returns status 200.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'timeout', text: 'The client gets 504 after 29 seconds.', why: 'API Gateway waits 29 seconds for an integration unless a higher quota was granted.' },
      { id: 'late', text: 'The client gets 200 after 40 seconds.', why: 'The function is done too late: nobody waits for it any more.' },
      { id: 'finished', text: 'The function runs to its end.', why: 'An invocation is not stopped when its caller gives up. It is billed in full.' },
      { id: 'stopped', text: 'The function is stopped when the client is answered.', why: 'Only its own timeout stops it, and that is 60 seconds.' },
      { id: 'retried', text: 'API Gateway invokes the function once more.', why: 'API Gateway does not retry integrations.' },
    ],
    key: ['timeout', 'finished'],
    facts: ['apigateway.integration.timeout.most'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html',
    checked: '2026-11-25',
    tasks: { c02: '4.1', c03: '4.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { function: 'orders', code: "export const handler = async () => { await new Promise((done) => setTimeout(done, 40_000)); return { statusCode: 200, body: '[]' } }", settings: { Timeout: 60 } },
        { api: 'shop', methods: { 'GET /orders': { function: 'orders' } } },
        { mark: 'sent' },
        { request: { method: 'GET', url: orders }, as: 'answer' },
        { runFor: 120_000 },
      ],
      claims: {
        timeout: [{ of: 'answer.status', equals: 504, says: 'the client gets 504' }, { of: 'took.answer', between: [28_900, 29_500], says: 'after 29 seconds' }],
        late: [{ of: 'answer.status', equals: 200 }],
        finished: [{ events: { type: 'InvokeEnded', detail: { status: 'succeeded' }, since: 'sent' }, count: 1, says: 'the invocation succeeds' }],
        stopped: [{ events: { type: 'InvokeEnded', detail: { status: 'failed' }, since: 'sent' } }],
        retried: [{ events: { type: 'InvokeStarted', since: 'sent' }, count: 2 }],
      },
    },
  },
  {
    id: 'apigateway-two-payload-formats',
    service: 'apigateway',
    kind: 'match',
    prompt: 'A function is put behind a REST API and behind an HTTP API with the payload format 2.0. Which API does each statement hold for?',
    choices: [
      { id: 'path', text: 'The path stands in `event.path`, the method in `event.httpMethod`.', why: 'Format 1.0, the only one of REST APIs, has both at the top. In format 2.0 they are `rawPath` and `requestContext.http.method`.' },
      { id: 'cookies', text: 'Cookies come as a list of their own, `event.cookies`.', why: 'Format 2.0 takes them out of the headers.' },
      { id: 'infer', text: 'A handler that returns `{ "total": 29 }` makes a response with status 200.', why: 'With format 2.0 the response is inferred where there is no `statusCode`. A REST API answers 502.' },
      { id: 'multi', text: 'Headers that come twice stand in `event.multiValueHeaders`.', why: 'Format 2.0 joins them with commas instead.' },
    ],
    answers: [{ id: 'rest', text: 'The REST API' }, { id: 'http', text: 'The HTTP API' }],
    key: { path: 'rest', cookies: 'http', infer: 'http', multi: 'rest' },
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html',
    ...asked,
    difficulty: 2,
    badge: 'documented',
  },
  {
    id: 'apigateway-order-of-the-pipeline',
    service: 'apigateway',
    kind: 'order',
    prompt: 'A method of a REST API has an authorizer, a request validator, a mapping template and a custom integration. In which order does a request pass them?',
    choices: [
      { id: 'authorizer', text: 'The Lambda authorizer', why: 'Who calls is asked first: nothing else is looked at for those who may not.' },
      { id: 'validator', text: 'The request validator', why: 'It looks at the request of the client as it came, before anything is made of it.' },
      { id: 'request', text: 'The mapping template of the integration request', why: 'It makes what the backend is given.' },
      { id: 'integration', text: 'The integration', why: 'The backend works.' },
      { id: 'response', text: 'The mapping template of the integration response', why: 'The last step: it makes what the client is given.' },
    ],
    key: ['authorizer', 'validator', 'request', 'integration', 'response'],
    facts: [],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-method-settings.html',
    ...asked,
    difficulty: 1,
    badge: 'documented',
  },
] satisfies readonly Question[]
