import type { Sample } from '../sample'

const HANDLER = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

// Outside the handler: made once an environment.
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
const TableName = 'orders'

const answer = (statusCode, body) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

export const handler = async ({ httpMethod, pathParameters, body }) => {
  const id = pathParameters?.id
  if (!id) return answer(400, { message: 'Which order?' })
  try {
    if (httpMethod === 'PUT') {
      const order = { ...JSON.parse(body), id }
      await documents.send(new PutCommand({ TableName, Item: order }))
      return answer(200, order)
    }
    const { Item } = await documents.send(new GetCommand({ TableName, Key: { id } }))
    return Item ? answer(200, Item) : answer(404, { message: \`There is no order \${id}\` })
  } catch (error) {
    // What went wrong is for the log, not for the client.
    console.error(error.name, error.message)
    return error instanceof SyntaxError ? answer(400, { message: 'The body is no JSON' }) : answer(500, { message: 'Please try again later' })
  }
}
`

const request = (method: string, path: string, body?: string) => ({
  steps: [{ request: { method, url: { $text: `{{shop.url}}${path}` }, ...(body === undefined ? {} : { body }) }, as: 'answer' }],
  shows: [{ title: `${method} ${path}`, of: 'answer' }],
})

/** What API Gateway hands over, as far as the handler reads it. */
const EVENT = JSON.stringify({ httpMethod: 'PUT', pathParameters: { id: 'o-2' }, body: '{"product":"teapot","quantity":1}' }, null, 2)

export const itemHandler: Sample = {
  id: 'dynamodb-handler',
  title: 'A handler that reads and writes an item',
  about: 'Lambda between API Gateway and DynamoDB. GetItem succeeds whether the item is there or not: the handler has to make the 404.',
  corrected: [
    { verdict: 'G007', says: 'An order that is not there is a 404, a missing id a 400, and the text of an internal error goes to the log and not to the client.' },
    { verdict: 'G009', says: '`PutCommand` is used, not only imported.' },
  ],
  code: [{ title: 'index.mjs', language: 'js', text: HANDLER }],
  world: { latency: 'typical' },
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'orders', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
    { runFor: 60_000 },
    { call: 'dynamodb:PutItem', input: { TableName: 'orders', Item: { id: { S: 'o-1' }, product: { S: 'kettle' }, quantity: { N: '2' } } } },
    { function: 'order', code: HANDLER },
    { api: 'shop', methods: { 'GET /orders/{id}': { function: 'order' }, 'PUT /orders/{id}': { function: 'order' } } },
  ],
  runs: [
    { name: 'Read an order', says: 'It is there: status 200, with the item as plain JSON. The document client has taken the types away.', ...request('GET', '/orders/o-1') },
    { name: 'Read one that is not there', says: 'GetItem answers without an `Item`. The client gets a 404.', ...request('GET', '/orders/o-9') },
    { name: 'Write an order', says: 'The table has two orders afterwards.', ...request('PUT', '/orders/o-2', '{"product":"teapot","quantity":1}') },
    { name: 'Send no JSON', says: 'The client’s mistake: status 400, and nothing is written.', ...request('PUT', '/orders/o-2', 'two teapots') },
    {
      name: 'DynamoDB refuses',
      says: 'What DynamoDB said is in the log. The client gets a 500 that says nothing of tables and roles.',
      steps: [
        { call: 'coldstart:PutFault', input: { Name: 'no-permission', Service: 'dynamodb', Action: 'GetItem', Fault: { Kind: 'deny' } } },
        ...request('GET', '/orders/o-1').steps,
      ],
      shows: request('GET', '/orders/o-1').shows,
    },
  ],
  logs: ['order'],
  watched: [{ title: 'The table orders', call: 'dynamodb:Scan', input: { TableName: 'orders' }, part: 'Items' }],
  story: {
    spans: [
      { from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'Init: the SDK is loaded and the client made, {took} in all.' },
      { from: { type: 'ApiCallStarted', service: 'dynamodb' }, to: [{ type: 'ApiCallEnded', service: 'dynamodb' }], by: 'requestId', tone: 'entered', says: 'The handler calls {detail.action}, and is answered after {took}.' },
    ],
  },
  lab: { lab: 'lambda', code: HANDLER, event: EVENT },
}
