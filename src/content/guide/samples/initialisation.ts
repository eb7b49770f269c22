import type { Step } from '../../questions/proof'
import type { Sample } from '../sample'

const IMPORTS = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
`

const GOOD = `${IMPORTS}
console.log('making the client')
const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

export const handler = async (order) => {
  await documents.send(new PutCommand({ TableName: 'orders', Item: order }))
  return 'stored'
}
`

const BAD = `${IMPORTS}
export const handler = async (order) => {
  console.log('making the client')
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient())
  await documents.send(new PutCommand({ TableName: 'orders', Item: order }))
  return 'stored'
}
`

const OLD = `const AWS = require('aws-sdk')

const documents = new AWS.DynamoDB.DocumentClient()

exports.handler = async (order) => {
  await documents.put({ TableName: 'orders', Item: order }).promise()
  return 'stored'
}
`

const EVENT = '{\n  "id": "o-1"\n}'

const three = (name: string): readonly Step[] => [{ many: 3, every: 1000, do: { call: 'lambda:Invoke', input: { FunctionName: name, Payload: EVENT }, as: 'answers' } }]

export const initialisation: Sample = {
  id: 'initialisation',
  title: 'Good and bad initialisation',
  about: 'Three requests, a second apart, find the same environment. Count in the log how often the client is made, and compare the durations of the second and the third.',
  corrected: [{ verdict: 'G027', says: 'The client is version 3’s, which the runtime brings along. The source guide’s good sample has the right idea, but its `require(\'aws-sdk\')` finds nothing in a current runtime: try it.' }],
  code: [
    { title: 'Good: once an environment', language: 'js', text: GOOD },
    { title: 'Bad: once a request', language: 'js', text: BAD, opens: { lab: 'lambda', code: BAD, event: EVENT } },
  ],
  world: { latency: 'typical' },
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'orders', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }], BillingMode: 'PAY_PER_REQUEST' } },
    { runFor: 60_000 },
    { function: 'good', code: GOOD, settings: { MemorySize: 512 } },
    { function: 'bad', code: BAD, settings: { MemorySize: 512 } },
    { call: 'lambda:CreateFunction', input: { FunctionName: 'old', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/guide', Code: { Files: { 'index.js': OLD } } } },
    { runFor: 1000 },
  ],
  runs: [
    { name: 'Good', says: 'The client is made once, in Init. The first request waits for it, the other two find it there.', steps: three('good'), shows: [{ title: 'Payloads', of: 'answers.*.Payload' }] },
    { name: 'Bad', says: 'The client is made three times, and each request pays for its own: a little here. On AWS a new client has to open its connection anew as well, which is not simulated.', steps: three('bad'), shows: [{ title: 'Payloads', of: 'answers.*.Payload' }] },
    { name: 'With version 2 of the SDK', says: 'Init fails before any of its code has run: `Runtime.ImportModuleError`.', steps: [{ call: 'lambda:Invoke', input: { FunctionName: 'old', Payload: EVENT }, as: 'answer' }], shows: [{ title: 'Payload', of: 'answer.Payload' }] },
  ],
  logs: ['good', 'bad', 'old'],
  watched: [],
  story: {
    spans: [
      { from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'Init takes {took}.' },
      { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'succeeded' }, tone: 'succeeded', says: 'The handler runs for {took}.' },
      { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'failed' }, tone: 'failed', says: 'The request ends with {end.detail.errorType}.' },
    ],
  },
  lab: { lab: 'lambda', code: GOOD, event: EVENT },
}
