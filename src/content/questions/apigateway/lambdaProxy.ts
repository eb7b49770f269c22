import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const PROXY = `${GUIDE}/set-up-lambda-proxy-integrations.html`
const LIMITS = `${GUIDE}/api-gateway-execution-service-limits-table.html`
const BINARY = `${GUIDE}/lambda-proxy-binary-media.html`
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

const ITEM = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

const db = DynamoDBDocumentClient.from(new DynamoDBClient())

export const handler = async ({ pathParameters }) => {
  const { Item } = await db.send(new GetCommand({ TableName: 'items', Key: { id: pathParameters.id } }))
  return { statusCode: 200, body: JSON.stringify(Item) }
}`

const LIST = `export const handler = async (event) => {
  const limit = Number(event.queryStringParameters?.limit ?? 10)
  const items = Array.from({ length: limit }, (_, id) => ({ id }))
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: { items },
    isBase64Encoded: false,
  }
}`

const PICTURE = { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'cGljdHVyZQ==', isBase64Encoded: true }

export const questions = [
  {
    id: 'apigateway-item-that-is-not-there',
    service: 'apigateway',
    kind: 'choice',
    prompt: 'The function shown is the Lambda proxy integration of `GET /items/{id}` in a REST API. A client asks for an id that is not in the table.\n\nWhat does the client get?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: ITEM }],
    choices: [
      { id: 'not-found', text: '404, since DynamoDB finds no item with this key', why: 'GetItem succeeds without an `Item`. A 404 has to be returned by the function.' },
      { id: 'bad-gateway', text: '502, since the body of the response is not a string', why: 'A body that is an object would be malformed. Here the body is left out, and it may be.' },
      { id: 'empty', text: '200 with an empty body', why: '`JSON.stringify(undefined)` is undefined, so the response has a status and no body. Nothing has failed.' },
      { id: 'null', text: '200 with the body `null`', why: 'That would be `JSON.stringify(null)`. `Item` is not null, it is missing.' },
    ],
    key: ['empty'],
    facts: [],
    source: PROXY, furtherSources: ['https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html'], ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { call: 'dynamodb:CreateTable', input: { TableName: 'items', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
        { runFor: 60_000 },
        { function: 'item', code: ITEM },
        { api: 'shop', methods: { 'GET /items/{id}': { function: 'item' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/items/salt' } }, as: 'answer' },
      ],
      claims: {
        'not-found': [{ of: 'answer.status', equals: 404 }],
        'bad-gateway': [{ of: 'answer.status', equals: 502 }],
        empty: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body', equals: '' }],
        null: [{ of: 'answer.status', equals: 200 }, { of: 'answer.body', contains: 'null' }],
      },
    },
  },
  {
    id: 'apigateway-proxy-body-fault',
    service: 'apigateway',
    kind: 'fault',
    prompt: 'The function shown is behind a Lambda proxy integration of a REST API. It ends without an error, but every client gets 502 `Internal server error`. Which line has to be changed?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: LIST }],
    choices: [
      { id: 'query', line: 2, why: 'Without a query string `queryStringParameters` is null, and `?.` deals with that.' },
      { id: 'status', line: 5, why: 'A status is an integer, and this is one.' },
      { id: 'headers', line: 6, why: 'Headers are a map of names to values. It tells clients what the body is, it does not make one.' },
      { id: 'body', line: 7, why: 'The body has to be a string: `JSON.stringify({ items })`. An object makes the whole response malformed: 502.' },
      { id: 'encoded', line: 8, why: 'It says that the body is no base64, as it would without this line.' },
    ],
    key: ['body'],
    facts: [],
    source: PROXY, ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 1,
    proof: {
      steps: [
        { function: 'list', code: { $ref: 'with.code' } },
        { api: 'shop', methods: { 'GET /items': { function: 'list' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/items' } }, as: 'answer' },
      ],
      changes: {
        query: { with: { code: LIST.replace('Number(event.queryStringParameters?.limit ?? 10)', '10') } },
        status: { with: { code: LIST.replace('200', "'200'") } },
        headers: { with: { code: LIST.replace('application/json', 'text/plain') } },
        body: { with: { code: LIST.replace('{ items }', 'JSON.stringify({ items })') } },
        encoded: { with: { code: LIST.replace('    isBase64Encoded: false,\n', '') } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'with this line changed, the client is answered' }],
    },
  },
  {
    id: 'apigateway-picture-comes-as-base64',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function behind a Lambda proxy integration of a REST API returns a picture: `Content-Type: image/png`, the body in base64 and `isBase64Encoded: true`. Clients send `Accept: image/png`. They get 200, but the body is the base64 text.\n\nWhich change delivers the picture?',
    choices: [
      { id: 'types', text: 'Add `image/png` to the binary media types of the API and deploy it.', why: 'API Gateway decodes the body only where the first type in `Accept` is one of the API’s binary media types.' },
      { id: 'handling', text: 'Set the content handling of the integration to `CONVERT_TO_BINARY` and deploy the API.', why: 'It is for the body of requests on their way to the backend. The response of a proxy integration does not ask it.' },
      { id: 'flag', text: 'Return the same body with `isBase64Encoded: false`.', why: 'Then the base64 text is by all means the body.' },
      { id: 'octets', text: 'Return the header `Content-Type: application/octet-stream`.', why: 'What decides is the list of the API and what the client accepts, and the list is still empty.' },
    ],
    key: ['types'],
    facts: [],
    source: BINARY, furtherSources: [`${GUIDE}/api-gateway-payload-encodings.html`], ...ASKED, difficulty: 2,
    proof: {
      steps: [
        { when: { $ref: 'with.returned' }, do: { function: 'picture', code: { $text: 'export const handler = async () => ({{with.returned}})' } } },
        { api: 'shop', settings: { binaryMediaTypes: { $ref: 'with.types' } }, methods: { 'GET /picture': { integration: { function: 'picture', contentHandling: { $ref: 'with.handling' } } } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/picture' }, headers: { Accept: 'image/png' } }, as: 'answer' },
      ],
      changes: {
        types: { with: { types: ['image/png'], returned: JSON.stringify(PICTURE) } },
        handling: { with: { handling: 'CONVERT_TO_BINARY', returned: JSON.stringify(PICTURE) } },
        flag: { with: { returned: JSON.stringify({ ...PICTURE, isBase64Encoded: false }) } },
        octets: { with: { returned: JSON.stringify({ ...PICTURE, headers: { 'Content-Type': 'application/octet-stream' } }) } },
      },
      goal: [{ of: 'answer.body', equals: 'picture', says: 'the body is what was encoded, not its base64' }],
    },
  },
  {
    id: 'apigateway-which-failure-which-status',
    service: 'apigateway',
    kind: 'match',
    prompt: 'Methods of a REST API with default quotas have Lambda proxy integrations. Match each situation with the status that the client gets.',
    choices: [
      { id: 'throws', text: 'The function throws an error.', why: 'What a function that failed returns is no response of the proxy’s format: 502.' },
      { id: 'function-timeout', text: 'The function runs into its own timeout of 3 seconds.', why: 'For API Gateway that is a function error as any other: 502, not 504.' },
      { id: 'slow', text: 'The function needs 35 seconds, and its timeout allows them.', why: 'API Gateway waits 29 seconds and gives up: INTEGRATION_TIMEOUT, 504.' },
      { id: 'large', text: 'The client sends a body of 11 MB.', why: 'REQUEST_TOO_LARGE. 10 MB is the most, and it cannot be raised.' },
      { id: 'validated', text: 'A required query string parameter is missing, and a validator looks at parameters.', why: 'BAD_REQUEST_PARAMETERS: the function is not invoked.' },
    ],
    answers: ['400', '413', '500', '502', '504'].map((status) => ({ id: `s${status}`, text: status })),
    key: { throws: 's502', 'function-timeout': 's502', slow: 's504', large: 's413', validated: 's400' },
    facts: ['apigateway.integration.timeout.most', 'apigateway.payload.size.limit'],
    source: `${GUIDE}/supported-gateway-response-types.html`, furtherSources: [PROXY, LIMITS], ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
    proof: {
      steps: [
        { function: 'throwing', script: [{ fail: { errorType: 'Error', errorMessage: 'no' } }] },
        { function: 'hanging', script: [{ wait: 10_000 }, { return: { statusCode: 200 } }], settings: { Timeout: 3 } },
        { function: 'slow', script: [{ wait: 35_000 }, { return: { statusCode: 200 } }], settings: { Timeout: 60 } },
        { function: 'fine', script: [{ return: { statusCode: 200 } }] },
        {
          api: 'shop', validators: { parameters: { validateRequestParameters: true } },
          methods: {
            'GET /throws': { function: 'throwing' }, 'GET /hangs': { function: 'hanging' }, 'GET /slow': { function: 'slow' }, 'POST /large': { function: 'fine' },
            'GET /validated': { function: 'fine', validator: 'parameters', requestParameters: { 'method.request.querystring.page': true } },
          },
        },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/throws' } }, as: 'throws' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/hangs' } }, as: 'function-timeout' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/slow' } }, as: 'slow-answer' },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/large' }, body: 'x'.repeat(11 * 1024 * 1024) }, as: 'large' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/validated' } }, as: 'validated' },
      ],
      claims: Object.fromEntries(
        [['throws', 'throws'], ['function-timeout', 'function-timeout'], ['slow', 'slow-answer'], ['large', 'large'], ['validated', 'validated']].flatMap(([choice, at]) =>
          [400, 413, 500, 502, 504].map((equals) => [`${choice}:s${equals}`, [{ of: `${at}.status`, equals }]]),
        ),
      ),
    },
  },
] satisfies readonly Question[]
