import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { clientLane, functionLane } from '../usualLanes'
import { tokenAuthorizer } from '../samples/tokenAuthorizer'

const gate = (resource: string) => `export const handler = async ({ authorizationToken, methodArn }) => {
  if (authorizationToken !== 'Bearer ann') throw new Error('Unauthorized')
  const [api, stage] = methodArn.split('/')
  return {
    principalId: 'ann',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ${resource} }],
    },
    context: { customer: 'ann' },
  }
}
`

const STAGE = gate('`${api}/${stage}/*/*`')

const cached: Figure = {
  id: 'a-policy-for-one-method',
  title: 'GET, then POST, with the same token',
  watch:
    'The authorizer runs for the first request, and its policy is kept for the token. If it allows this one method only, the next request is refused without asking again. Allow the stage, or keep nothing.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'code', label: 'The policy allows', choices: [{ label: 'this method', value: gate('methodArn') }, { label: 'the stage', value: STAGE }] },
    { name: 'ttl', label: 'Result is kept', preset: 1, choices: [{ label: '0 s', value: 0 }, { label: '300 s', value: 300 }] },
    { name: 'token', label: 'Token', choices: [{ label: 'good', value: 'Bearer ann' }, { label: 'bad', value: 'Bearer eve' }] },
  ],
  steps: [
    { function: 'gate', code: { $ref: 'with.code' } },
    { function: 'orders', code: 'export const handler = async ({ requestContext }) => ({ statusCode: 200, body: requestContext.authorizer.customer })\n' },
    {
      api: 'shop',
      authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: { $ref: 'with.ttl' } } },
      methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' }, 'POST /orders': { function: 'orders', authorizer: 'gate' } },
    },
    { mark: 'sent' },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: { $ref: 'with.token' } } } },
    { runFor: 500 },
    { request: { method: 'POST', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: { $ref: 'with.token' } } } },
    { runFor: 500 },
    { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: { $ref: 'with.token' } } } },
  ],
  lanes: [
    clientLane(),
    functionLane('Authorizer', 'gate'),
    {
      title: 'Authorization',
      marks: [
        { on: { type: 'StagePassed', detail: { stage: 'Authorization', told: { cached: true } } }, tone: 'cached', says: 'The policy kept for this token allows it.' },
        { on: { type: 'StagePassed', detail: { stage: 'Authorization', told: { cached: false } } }, tone: 'succeeded', says: 'The authorizer’s policy allows it.' },
        { on: { type: 'StageFailed', detail: { stage: 'Authorization' } }, tone: 'failed', says: 'Refused: {detail.message}.' },
      ],
    },
    functionLane('Orders', 'orders'),
  ],
}

export const chapter: Chapter = {
  id: 'authorizers',
  title: 'Authorizers',
  part: 'API Gateway',
  lead: 'Who may call a method, decided before the backend is asked. What an authorizer sees, what it answers, and how long that is remembered.',
  figure: cached,
  sections: [
    {
      title: 'A policy for a token',
      blocks: [
        'It is given the token and the ARN of the method, and answers with a policy. Since the policy is kept for the token and not for the method, it has to speak of all that the caller may do.',
        { sample: tokenAuthorizer },
        {
          table: {
            head: ['The function', 'The client gets'],
            rows: [
              ['Was not called: no token, or not of the pattern', '401'],
              ['Throws exactly `Unauthorized`', '401'],
              ['Returns a policy that does not allow, or denies', '403'],
              ['Throws anything else, or returns no policy', '500'],
            ],
          },
        },
      ],
    },
    {
      title: 'Which kind',
      blocks: [
        {
          table: {
            head: ['', 'REST', 'HTTP'],
            rows: [
              ['Lambda', 'TOKEN: one header; REQUEST: headers, query and more', 'REQUEST, also with a simple yes or no'],
              ['Kept', '{fact:apigateway.authorizer.ttl.usual} unless set', 'Not at all unless set'],
              ['User pools', 'Cognito authorizer', 'JWT authorizer, for any OIDC issuer'],
              ['IAM', 'Signed requests', 'Signed requests'],
            ],
          },
        },
        'Resource policies come on top in REST APIs: they say from where, the authorizers say who.',
        { facts: ['apigateway.authorizer.ttl.most', 'apigateway.http.authorizer.ttl.most', 'apigateway.http.authorizer.timeout'] },
      ],
    },
  ],
  traps: [
    { wrong: 'Return a policy for `methodArn`.', holds: 'The next method with the same token is refused with 403 until the entry expires.' },
    { wrong: 'API keys authenticate.', holds: 'They tell clients apart to meter and throttle them. Anybody who has one is that client.' },
    { wrong: 'The token is always in `Authorization`.', holds: 'It is in the header that is the identity source.' },
    { wrong: 'Objects can be passed on in the context.', holds: 'A REST API takes texts, numbers and booleans, and all arrive as texts.' },
  ],
  verdicts: ['G073', 'G074', 'G075', 'G076', 'G077', 'G078', 'G079', 'G090', 'G097'],
  questions: ['apigateway-authorizer-policy-of-one-method', 'apigateway-authorizer-answers-500', 'apigateway-authorizer-cache-of-two-tenants'],
  labs: [{ lab: 'api-gateway', what: 'Put an authorizer in front of a method and read what it is given.' }],
}
