import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { curlCalls } from '../samples/curlCalls'
import { itemHandler } from '../samples/itemHandler'
import { clientLane, functionLane } from '../usualLanes'

const RIGHT = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

const db = DynamoDBDocumentClient.from(new DynamoDBClient())

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

export const handler = async ({ pathParameters }) => {
  const id = pathParameters?.id
  if (!id) return answer(400, { message: 'id is missing' })
  try {
    const { Item } = await db.send(new GetCommand({ TableName: 'items', Key: { id } }))
    return Item ? answer(200, Item) : answer(404, { message: 'There is no such item' })
  } catch (error) {
    console.error(error)
    return answer(500, { message: 'The item could not be read' })
  }
}
`

const WITHOUT_404 = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

const db = DynamoDBDocumentClient.from(new DynamoDBClient())

export const handler = async ({ pathParameters }) => {
  const { Item } = await db.send(new GetCommand({ TableName: 'items', Key: { id: pathParameters.id } }))
  return { statusCode: 200, body: JSON.stringify(Item) }
}
`

const PLAIN = WITHOUT_404.replace('return { statusCode: 200, body: JSON.stringify(Item) }', 'return Item')

const items: Figure = {
  id: 'an-item-by-its-id',
  title: 'GET /items/tea, through a function',
  watch: 'An item that is not there has to become a 404 by somebody’s hand. What is not in the format of a proxy integration becomes a 502, although the function succeeded.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'code', label: 'The handler', choices: [{ label: 'answers 404', value: RIGHT }, { label: 'always 200', value: WITHOUT_404 }, { label: 'returns the item as it is', value: PLAIN }] },
    { name: 'id', label: 'The item', preset: 1, choices: [{ label: 'is there', value: 'tea' }, { label: 'is not', value: 'salt' }] },
  ],
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'items', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
    { runFor: 60_000 },
    { call: 'dynamodb:PutItem', input: { TableName: 'items', Item: { id: { S: 'tea' }, price: { N: '3' } } } },
    { function: 'item', code: { $ref: 'with.code' } },
    { api: 'shop', methods: { 'GET /items/{id}': { function: 'item' } } },
    { mark: 'sent' },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/items/{{with.id}}' } } },
  ],
  lanes: [
    clientLane(),
    functionLane('Function', 'item'),
    {
      title: 'DynamoDB',
      spans: [{ from: { type: 'ApiCallStarted', service: 'dynamodb' }, to: [{ type: 'ApiCallEnded', service: 'dynamodb' }], tone: 'entered', says: 'GetItem is answered after {took}: {end.detail.output}.' }],
    },
    {
      title: 'Integration',
      marks: [
        { on: { type: 'StagePassed', detail: { stage: 'Integration' } }, tone: 'succeeded', says: 'The function’s answer is a response: {detail.told.status}.' },
        { on: { type: 'StageFailed' }, tone: 'failed', says: '{detail.stage}: {detail.message}.' },
      ],
    },
  ],
}

export const chapter: Chapter = {
  id: 'integrations-and-mappings',
  title: 'Integrations and mappings',
  part: 'API Gateway',
  lead: 'What stands between a method and its backend: who shapes the request, who shapes the answer, and what becomes of an error.',
  figure: items,
  sections: [
    {
      title: 'Proxy: the function shapes both',
      blocks: [
        'The request is wrapped in an event: path, query, headers, body as text. The function answers with `statusCode`, `headers` and `body`, a text again.',
        { sample: itemHandler },
        {
          table: {
            head: ['The function', 'The client gets'],
            rows: [
              ['Returns the format', 'Just that'],
              ['Returns anything else', '502 in a REST API. HTTP APIs with format 2.0 make a 200 of it'],
              ['Throws or times out', '502. A REST API’s own timeout: 504'],
              ['Is throttled', '500'],
            ],
          },
        },
        { sample: curlCalls },
      ],
    },
    {
      title: 'The five kinds',
      blocks: [
        {
          table: {
            head: ['Type', 'Backend', 'Mapping'],
            rows: [
              ['`AWS_PROXY`', 'Lambda', 'None'],
              ['`AWS`', 'Lambda or any action of a service', 'Templates in VTL, both ways'],
              ['`HTTP_PROXY`', 'An endpoint', 'Parameters'],
              ['`HTTP`', 'An endpoint', 'Templates, both ways'],
              ['`MOCK`', 'None', 'Templates'],
            ],
          },
        },
        { language: 'vtl', title: 'PutItem without a function: the request template of an AWS integration', code: `#set($body = $input.path('$'))
{
  "TableName": "items",
  "Item": {
    "id": { "S": "$util.escapeJavaScript($body.id)" },
    "price": { "N": "$body.price" }
  }
}` },
        'In an `AWS` integration an error of the function is a 200, unless an integration response has a pattern that matches its message.',
        { facts: ['apigateway.integration.timeout.most', 'apigateway.http.integration.timeout.most', 'apigateway.payload.size.limit'] },
        'Regional and private REST APIs can have more than 29 s since June 2024. What takes long is better started, and asked for later.',
      ],
    },
  ],
  traps: [
    { wrong: 'A missing item gives a 404.', holds: 'GetItem succeeds without an Item. `JSON.stringify(undefined)` is no text, and the client gets a 200 without a body.' },
    { wrong: 'The request reaches the function as it was.', holds: 'It is wrapped. The body is a text, in base64 where the media type is binary.' },
    { wrong: '504 comes from the function’s timeout.', holds: 'From the integration’s. A function that times out first gives a 502.' },
    { wrong: '`pathParameters` is always an object.', holds: 'It is null where the route has none.' },
  ],
  verdicts: ['G007', 'G009', 'G064', 'G065', 'G066', 'G067', 'G068', 'G069', 'G070', 'G089', 'G101'],
  questions: ['apigateway-item-that-is-not-there', 'apigateway-which-failure-which-status', 'apigateway-errors-by-their-message'],
  labs: [{ lab: 'api-gateway', what: 'Follow a request from stage to stage.' }],
}
