import type { Drill } from '../drill'

const MAY = "role === 'clerk' || methodArn.includes('/GET/')"
const handler = (resource: string, may = 'true', unknown = `if (!role) throw new Error('Unauthorized')`) => `const roles = { 'token-clerk': 'clerk', 'token-reader': 'reader' }

export const handler = async ({ authorizationToken, methodArn }) => {
  const role = roles[authorizationToken]
  ${unknown}
  return {
    principalId: role ?? 'nobody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: ${may} ? 'Allow' : 'Deny', Action: 'execute-api:Invoke', Resource: ${resource} }],
    },
  }
}
`
const byStage = "stage + (role === 'clerk' ? '/*/*' : '/GET/*')"
const settings = (ttl: number) => JSON.stringify({ authorizerResultTtlInSeconds: ttl }, undefined, 2)
/** The ARN up to the stage, which comes before the method. */
const withStage = (code: string) => code.replace('  return {', "  const stage = methodArn.split('/').slice(0, 2).join('/')\n  return {")

const send = (method: string, token: string, as: string) =>
  ({ request: { method, url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: token } }, as }) as const

export const drill = {
  id: 'authorizer-cache',
  title: 'The authorizer that says no the second time',
  services: ['apigateway', 'lambda'],
  tasks: { c02: '2.1', c03: '2.1' },
  difficulty: 2,
  ticket:
    'Clerks get 403 from the orders API, and then they do not, and then they do. Whoever opens the list first cannot post an order for five minutes; whoever posts first cannot open the list. Nothing is wrong with their tokens.\n\nReaders may look at orders and must not change them. The authorizer asks a slow directory, so it must not be invoked for each request.',
  objective: [
    'Clerks may GET and POST: every request is answered with 200.',
    'Readers may GET; every POST of theirs is refused with 403.',
    'Unknown tokens are refused.',
    'The authorizer is invoked no more than a dozen times for known tokens: its cache is at work.',
  ],
  parts: [
    { id: 'code', title: 'Handler code of gate, the authorizer', language: 'javascript', starter: handler('methodArn', MAY) },
    { id: 'settings', title: 'Authorizer', language: 'json', starter: settings(300) },
  ],
  steps: [
    { function: 'gate', code: { $ref: 'with.code' } },
    { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
    {
      api: 'shop',
      authorizers: {
        gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: { $ref: 'with.settings.authorizerResultTtlInSeconds' } },
      },
      methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' }, 'POST /orders': { function: 'orders', authorizer: 'gate' } },
    },
    { mark: 'opened' },
    { many: 20, every: [2000, 9000], do: { together: [send('GET', 'token-clerk', 'clerkGets'), send('GET', 'token-reader', 'readerGets')] } },
    { many: 20, every: [2000, 9000], do: { together: [send('POST', 'token-clerk', 'clerkPosts'), send('POST', 'token-reader', 'readerPosts')] } },
    { mark: 'closed' },
    { many: 5, every: [100, 900], do: send('GET', 'token-stranger', 'strangers') },
  ],
  checks: [
    { of: 'clerkGets.*.status', equals: 200, count: 20, says: 'all 20 requests of clerks to read are answered' },
    { of: 'clerkPosts.*.status', equals: 200, count: 20, says: 'all 20 requests of clerks to post are answered' },
    { of: 'readerGets.*.status', equals: 200, count: 20, says: 'all 20 requests of readers to read are answered' },
    { of: 'readerPosts.*.status', equals: 403, count: 20, says: 'all 20 requests of readers to post are refused with 403' },
    { of: 'strangers.*.status', between: [401, 403], count: 5, says: 'unknown tokens are refused' },
    { events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'opened' }, count: [1, 17], says: 'the authorizer is invoked a dozen times for 80 requests, and for the five of strangers' },
  ],
  seeds: [5, 23, 61],
  hints: [
    'The authorizer does not run for each request. What is kept of it, for how long, and by what key?',
    'The policy is kept by the token. The next request with it is held against the same policy, whatever its method.',
    'Allow all that the role may do: in an execute-api ARN the stage comes before the method. A clerk has …/stage/*/*, a reader …/stage/GET/*.',
  ],
  attempts: [
    { title: 'turn the cache off', change: { settings: settings(0) }, why: 'Every answer is right, and the directory is asked for every request.' },
    { title: 'a short cache', change: { settings: settings(10) }, why: 'Within ten seconds the second method is refused as before, and the directory is asked nearly as often as without a cache.' },
    { title: 'allow everything to every role', change: { code: handler("'*'") }, why: 'Readers post orders now.' },
    { title: 'allow everything to everybody', change: { code: handler("'*'", 'true', '') }, why: 'That lets strangers in, too.' },
    { title: 'allow reading to all', change: { code: withStage(handler("stage + '/GET/*'")) }, why: 'Now clerks never post.' },
  ],
  solution: { change: { code: withStage(handler(byStage)) }, why: 'The policy says what the token may do anywhere in the stage, so it is right for every request that it is kept for.' },
  alternative: {
    change: {
      code: withStage(handler("role === 'clerk' ? [stage + '/GET/orders', stage + '/POST/orders'] : [stage + '/GET/orders']")),
      settings: settings(600),
    },
    why: 'Methods by name, and a longer cache: new resources have to be added here, and none is allowed by mistake.',
  },
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
  checked: '2026-11-25',
} satisfies Drill
