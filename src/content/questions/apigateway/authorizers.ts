import type { Question } from '../question'

export const questions = [
  {
    id: 'apigateway-authorizer-policy-of-one-method',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API has `GET /orders` and `POST /orders` behind one Lambda authorizer of the type TOKEN with default settings. The authorizer returns a policy that allows `execute-api:Invoke` on the `methodArn` of the request it was invoked for. A client gets its orders and, ten seconds later, posts an order with the same token.\n\nWhat happens to the second request?',
    choices: [
      { id: 'served', text: 'The authorizer is invoked again for the other method and lets the request through.', why: 'The policy is cached by the token alone. For 300 seconds the authorizer is not invoked again for it, whatever the method.' },
      { id: 'unauthorized', text: 'It is refused with 401, because the token was used before.', why: '401 is for a missing token or an authorizer that throws `Unauthorized`. Tokens may be used as often as one likes.' },
      { id: 'forbidden', text: 'It is refused with 403 until the cached policy expires.', why: 'The cached policy names only the ARN of GET. For POST nothing is allowed, and what is not allowed is denied with 403.' },
      { id: 'failure', text: 'It fails with 500, because the policy does not fit the request.', why: '500 is the answer to an authorizer that fails or returns something that is no policy. This policy is in order: it just does not allow POST.' },
    ],
    key: ['forbidden'],
    facts: ['apigateway.authorizer.ttl.usual'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
    checked: '2026-11-25',
    tasks: { c02: '2.1', c03: '2.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G077'],
    proof: {
      steps: [
        {
          function: 'gate',
          code: `export const handler = async ({ methodArn }) => ({
  principalId: 'client',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] },
})`,
        },
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
        {
          api: 'shop',
          authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } },
          methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' }, 'POST /orders': { function: 'orders', authorizer: 'gate' } },
        },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'token-1' } }, as: 'get' },
        { runFor: 10_000 },
        { mark: 'posted' },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'token-1' }, body: {} }, as: 'post' },
      ],
      claims: {
        served: [{ of: 'post.status', equals: 200 }, { events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'posted' }, count: 1 }],
        unauthorized: [{ of: 'post.status', equals: 401 }],
        forbidden: [
          { of: 'get.status', equals: 200, says: 'the first request is answered' },
          { of: 'post.status', equals: 403, says: 'the second is refused with 403' },
          { events: { type: 'InvokeStarted', since: 'posted' }, count: 0, says: 'without asking the authorizer again' },
        ],
        failure: [{ of: 'post.status', equals: 500 }],
      },
    },
  },
] satisfies readonly Question[]
