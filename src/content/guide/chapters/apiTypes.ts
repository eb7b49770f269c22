import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { clientLane } from '../usualLanes'

const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:price'
const returning = (value: string) => `export const handler = async () => (${value})\n`

const both: Figure = {
  id: 'rest-and-http',
  title: 'One function behind a REST API and an HTTP API',
  watch: 'A REST API wants the format of a proxy integration to the letter. An HTTP API makes a response of any value.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    {
      name: 'code', label: 'The function returns',
      choices: [
        { label: 'statusCode and body', value: returning("{ statusCode: 200, body: '3 EUR' }") },
        { label: 'an object', value: returning("{ price: 3, currency: 'EUR' }") },
        { label: 'a text', value: returning("'3 EUR'") },
      ],
    },
    { name: 'pause', label: 'HTTP is asked', choices: [{ label: 'after REST', value: 1000 }, { label: 'at the same time', value: 1 }] },
  ],
  steps: [
    { function: 'price', code: { $ref: 'with.code' } },
    { api: 'rest', methods: { 'GET /price': { function: 'price' } } },
    { call: 'apigatewayv2:CreateApi', as: 'http', input: { Name: 'http', ProtocolType: 'HTTP', Target: FUNCTION, RouteKey: 'GET /price' } },
    { runFor: 10_000 },
    { mark: 'sent' },
    { many: 1, do: { request: { method: 'GET', url: { $text: '{{rest.url}}/price' } }, wait: false } },
    { runFor: { $ref: 'with.pause' } },
    { request: { method: 'GET', url: { $text: '{{http.ApiEndpoint}}/price' } } },
  ],
  lanes: [
    ...([['REST API', '/prod/price'], ['HTTP API', '/price']] as const).map(([title, target]) => ({
      title,
      spans: (clientLane(title, `The ${title}’s client`).spans ?? []).map((span) => ({ ...span, from: { ...span.from, detail: { input: { target } } } })),
    })),
    { title: 'Body', marks: [{ on: { type: 'RequestAnswered' }, tone: 'entered', says: 'The body of the answer: {detail.answer.body}.' }] },
  ],
}

export const chapter: Chapter = {
  id: 'api-types',
  title: 'API types',
  part: 'API Gateway',
  lead: 'REST, HTTP and WebSocket: three products under one name. Which of them can do what, and which is enough.',
  figure: both,
  sections: [
    {
      title: 'Side by side',
      blocks: [
        {
          table: {
            head: ['', 'REST', 'HTTP', 'WebSocket'],
            rows: [
              ['A million, first tier', '$3.50', '$1.00', '$1.00, and by connection time'],
              ['Caching', 'Yes', 'No', 'No'],
              ['Throttling by stage and method or route', 'Yes', 'Yes', 'Yes'],
              ['Usage plans, throttling by client', 'Yes', 'No', 'No'],
              ['JWT', 'By Cognito or Lambda authorizer', 'Yes', 'No'],
              ['Request validation, templates', 'Yes', 'No', 'Templates'],
              ['Any AWS action without a function', 'Yes', 'A short list', 'Yes'],
              ['WAF, resource policy, private, canary', 'Yes', 'No', 'No'],
              ['Deploys by itself', 'No', 'Yes', 'Yes'],
              ['Longest integration', '{fact:apigateway.integration.timeout.most}, can be raised', '{fact:apigateway.http.integration.timeout.most}', '29 s'],
            ],
          },
        },
        'Begin with HTTP, and take REST for what only REST has. Custom domains, IAM and Lambda authorizers are in both.',
      ],
    },
    {
      title: 'Both ways',
      blocks: [
        'A WebSocket API keeps a connection and routes messages by a part of them, `$request.body.action` as a rule. `$connect` and `$disconnect` come by themselves; `$default` takes the rest. The backend sends by `@connections` whenever it likes, and is told 410 when the client is gone.',
        { facts: ['apigateway.websocket.connection.duration', 'apigateway.websocket.connection.idle', 'apigateway.websocket.message.size.limit', 'apigateway.websocket.frame.size.limit'] },
      ],
    },
    {
      title: 'Stages and deployments',
      blocks: [
        'A change to a REST API is seen by clients only after a deployment to a stage. Settings of the stage, such as cache, limits and variables, hold at once.',
        { language: 'bash', title: 'Deploy, then promote the same deployment', code: `ID=$(aws apigateway create-deployment --rest-api-id $API --stage-name test --query id --output text)

aws apigateway update-stage --rest-api-id $API --stage-name prod \\
  --patch-operations op=replace,path=/deploymentId,value=$ID` },
        'A canary gives a share of one stage’s requests to another deployment, in REST APIs only.',
      ],
    },
  ],
  traps: [
    { wrong: 'Throttling needs REST.', holds: 'Only throttling by client does.' },
    { wrong: 'HTTP APIs reach DynamoDB without a function.', holds: 'Their list has SQS, EventBridge, Kinesis, Step Functions and AppConfig.' },
    { wrong: 'I changed the method and nothing happens.', holds: 'A REST API has to be deployed.' },
  ],
  verdicts: ['G061', 'G062', 'G063', 'G091', 'G155'],
  questions: ['apigateway-http-api-limits-each-client', 'apigateway-timeout-of-a-regional-api', 'apigateway-cheapest-type-that-can'],
  labs: [{ lab: 'api-gateway', what: 'Build the same route in each type.' }],
}
