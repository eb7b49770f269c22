import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const LAMBDA = `${GUIDE}/apigateway-use-lambda-authorizer.html`
const ORDERS = { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] }
const TOKEN = { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' }

/** An authorizer's answer for the method it is asked about, as code. */
const policy = (effect: string) => `{ principalId: 'ann', policyDocument: { Version: '2012-10-17', Statement: [{ Effect: '${effect}', Action: 'execute-api:Invoke', Resource: methodArn }] } }`

const part = (json: object) => btoa(JSON.stringify(json)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
/** A user pool's token that holds until 2027. */
const jwt = (claims: object) => `${part({ alg: 'RS256', kid: 'k' })}.${part({ sub: 'ann', iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc', exp: 1_800_000_000, ...claims })}.c2ln`

const FAULTY = `export const handler = async ({ authorizationToken, methodArn }) => {
  const [api, stage] = methodArn.split('/')
  if (authorizationToken !== 'good') throw new Error('Unauthorized')
  return {
    principalId: 'ann',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: \`\${api}/\${stage}/*/*\` }],
    },
    context: { roles: ['buyer', 'admin'] },
  }
}`

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
  {
    id: 'apigateway-authorizer-answers-500',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A Lambda authorizer of a REST API, of the type TOKEN, runs `throw new Error(\'Token expired\')` for a token whose time is over. The client gets status 500 and does not know that it should sign in again.\n\nWhat should the authorizer do in this case, so that the client gets status 401?',
    choices: [
      { id: 'policy', text: 'Return a policy with `"Effect": "Deny"` for the method’s ARN.', why: 'That is an answer, and it means 403: known, and not allowed. Good for missing rights, not for a token that is over.' },
      { id: 'simple', text: 'Return `{ "isAuthorized": false }` instead of a policy document.', why: 'The simple answer is for HTTP APIs, and means 403 there. A REST API wants a policy and answers 500.' },
      { id: 'status', text: 'Return `{ "statusCode": 401, "body": "Token expired" }`.', why: 'That is the answer of a proxy integration. An authorizer’s answer has to hold a policy; without one it is 500.' },
      { id: 'literal', text: 'Throw an error with the message `Unauthorized`.', why: 'This text, and only this, makes a 401. Any other failure of the authorizer is one of the server: 500.' },
    ],
    key: ['literal'],
    facts: [],
    source: LAMBDA, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'gate', code: { $ref: 'with.code' } },
        ORDERS,
        { api: 'shop', authorizers: { gate: TOKEN }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'old' } }, as: 'answer' },
      ],
      changes: {
        policy: { with: { code: `export const handler = async ({ methodArn }) => (${policy('Deny')})` } },
        simple: { with: { code: 'export const handler = async () => ({ isAuthorized: false })' } },
        status: { with: { code: 'export const handler = async () => ({ statusCode: 401, body: "Token expired" })' } },
        literal: { with: { code: 'export const handler = async () => { throw new Error("Unauthorized") }' } },
      },
      goal: [{ of: 'answer.status', equals: 401 }],
    },
  },
  {
    id: 'apigateway-authorizer-cache-of-two-tenants',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A Lambda authorizer of the type REQUEST decides by the header `Authorization` and by the query string parameter `tenant` whether a caller may see a tenant’s orders. Its results are cached for 300 seconds; its identity source is `method.request.header.Authorization`. A caller who may see tenant `a` asks for it, and gets the orders of tenant `b` a second later.\n\nWhich change closes the gap and lets the authorizer’s results be cached?',
    choices: [
      { id: 'sources', text: 'Add `method.request.querystring.tenant` to the identity sources.', why: 'The identity sources are the cache key. With both, a result holds for this token and this tenant only.' },
      { id: 'required', text: 'Declare `tenant` as a required request parameter of the method, with a request validator.', why: 'It has to be there then. The cached result is still found by the token alone.' },
      { id: 'token', text: 'Make it a TOKEN authorizer, since those are cached for each token apart.', why: 'The token is all that it would be given: no query string, so it cannot decide by the tenant at all.' },
      { id: 'key', text: 'Choose `tenant` as a cache key parameter of the method’s integration.', why: 'That is the key of the stage’s cache of answers. The cache of authorizers knows the identity sources only.' },
    ],
    key: ['sources'],
    facts: ['apigateway.authorizer.ttl.usual'],
    source: `${GUIDE}/configure-api-gateway-lambda-authorization.html`, furtherSources: [LAMBDA], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { function: 'gate', code: `export const handler = async ({ queryStringParameters: { tenant }, headers: { Authorization }, methodArn }) => (${policy('?').replace("'?'", "Authorization === 'ann' && tenant === 'a' ? 'Allow' : 'Deny'")})` },
        ORDERS,
        {
          api: 'shop',
          authorizers: { gate: { type: { $ref: 'with.type' }, function: 'gate', identitySource: { $ref: 'with.sources' } } },
          validators: { parameters: { validateRequestParameters: true } },
          methods: {
            'GET /orders': { authorizer: 'gate', validator: { $ref: 'with.validator' }, requestParameters: { 'method.request.querystring.tenant': { $ref: 'with.required' } }, integration: { function: 'orders', cacheKeyParameters: { $ref: 'with.keys' } } },
          },
        },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?tenant=a' }, headers: { Authorization: 'ann' } }, as: 'own' },
        { runFor: 1000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?tenant=b' }, headers: { Authorization: 'ann' } }, as: 'other' },
        { mark: 'again' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?tenant=a' }, headers: { Authorization: 'ann' } }, as: 'again' },
      ],
      changes: {
        sources: { with: { type: 'REQUEST', sources: 'method.request.header.Authorization,method.request.querystring.tenant', required: false } },
        required: { with: { type: 'REQUEST', sources: 'method.request.header.Authorization', required: true, validator: 'parameters' } },
        token: { with: { type: 'TOKEN', sources: 'method.request.header.Authorization', required: false } },
        key: { with: { type: 'REQUEST', sources: 'method.request.header.Authorization', required: false, keys: ['method.request.querystring.tenant'] } },
      },
      goal: [
        { of: 'own.status', equals: 200, says: 'the caller’s own tenant is served' },
        { of: 'other.status', equals: 403, says: 'the other one is refused' },
        { of: 'again.status', equals: 200 },
        { events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'again' }, count: 0, says: 'the result is taken from the cache' },
      ],
    },
  },
  {
    id: 'apigateway-authorizer-token-pattern',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A TOKEN authorizer of a REST API reads the header `Authorization` and has the token validation expression `^Bearer [-0-9a-zA-Z._]+$`. A client sends `Authorization: Basic YW5uOng=`.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'bad', text: 'The client gets status 400, because the header has not the form that is asked for.', why: '400 is for requests that fail validation by models and required parameters. Here the caller is not known.' },
      { id: 'forbidden', text: 'The client gets status 403, because the expression works like a policy that denies.', why: '403 follows from a policy. None has been made: nobody was asked.' },
      { id: 'unauthorized', text: 'The client gets status 401.', why: 'A token that does not fit the expression is treated like one that is missing.' },
      { id: 'asked', text: 'The authorizer is invoked with the header, and has to check the form of the token itself.', why: 'That is what the expression saves: what does not fit never gets to the function.' },
      { id: 'spared', text: 'The authorizer’s function is not invoked.', why: 'API Gateway refuses by itself. So a flood of nonsense costs no invocations.' },
    ],
    key: ['unauthorized', 'spared'],
    facts: [],
    source: `${GUIDE}/configure-api-gateway-lambda-authorization.html`, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'gate', code: `export const handler = async ({ methodArn }) => (${policy('Allow')})` },
        ORDERS,
        { api: 'shop', authorizers: { gate: { ...TOKEN, identityValidationExpression: '^Bearer [-0-9a-zA-Z._]+$' } }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'Basic YW5uOng=' } }, as: 'answer' },
      ],
      claims: {
        bad: [{ of: 'answer.status', equals: 400 }],
        forbidden: [{ of: 'answer.status', equals: 403 }],
        unauthorized: [{ of: 'answer.status', equals: 401 }],
        asked: [{ events: { type: 'InvokeStarted', detail: { functionName: 'gate' } } }],
        spared: [{ events: { type: 'InvokeStarted' }, count: 0, says: 'nothing is invoked' }],
      },
    },
  },
  {
    id: 'apigateway-user-pool-scopes-want-access-token',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Methods of a REST API are behind an authorizer of the type COGNITO_USER_POOLS; clients send the ID token, and it works. Then the scope `orders/read` is set as an authorization scope of `GET /orders`. From the next deployment on this method answers 401 to everybody.\n\nWhat has the client to send now?',
    choices: [
      { id: 'bearer', text: 'The ID token as before, with the word `Bearer` in front of it.', why: 'The prefix makes no difference. It is the wrong kind of token for a method with scopes.' },
      { id: 'groups', text: 'An ID token of a user who is in a group named `orders/read`.', why: 'Groups are in `cognito:groups`, and a function may look at them. Scopes are not looked for there.' },
      { id: 'access', text: 'An access token that has been issued with this scope.', why: 'Scopes are claims of access tokens. With scopes set, the method wants one that has at least one of them.' },
      { id: 'open', text: 'Any access token of the user pool, for instance one with the scope `openid`.', why: 'The kind is right. But one of the method’s scopes has to be in it.' },
    ],
    key: ['access'],
    facts: [],
    source: `${GUIDE}/apigateway-integrate-with-cognito.html`, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      world: { startTime: '2026-11-25T09:00:00Z' },
      steps: [
        ORDERS,
        {
          api: 'shop',
          authorizers: { pool: { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_abc'], identitySource: 'method.request.header.Authorization' } },
          methods: {
            'GET /orders': { function: 'orders', authorizationType: 'COGNITO_USER_POOLS', authorizer: 'pool', authorizationScopes: ['orders/read'] },
            'GET /profile': { function: 'orders', authorizationType: 'COGNITO_USER_POOLS', authorizer: 'pool' },
          },
        },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/profile' }, headers: { Authorization: jwt({ token_use: 'id' }) } }, as: 'before' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: { $ref: 'with.token' } } }, as: 'answer' },
      ],
      changes: {
        bearer: { with: { token: `Bearer ${jwt({ token_use: 'id' })}` } },
        groups: { with: { token: jwt({ token_use: 'id', 'cognito:groups': ['orders/read'] }) } },
        access: { with: { token: jwt({ token_use: 'access', scope: 'openid orders/read' }) } },
        open: { with: { token: jwt({ token_use: 'access', scope: 'openid' }) } },
      },
      goal: [{ of: 'before.status', equals: 200, says: 'without scopes the ID token will do' }, { of: 'answer.status', equals: 200, says: 'with scopes this token will do' }],
    },
  },
  {
    id: 'apigateway-authorizer-context-fault',
    service: 'apigateway',
    kind: 'fault',
    prompt: 'Behind this Lambda authorizer, of the type TOKEN, every method of a REST API answers 500 to callers with a good token. The function itself logs no error. Which line has to be changed?',
    exhibits: [{ title: 'index.mjs', language: 'javascript', text: FAULTY }],
    choices: [
      { id: 'event', line: 2, why: 'A TOKEN authorizer is given `authorizationToken` and `methodArn`. The stage is the ARN up to its first slash and the part behind it.' },
      { id: 'principal', line: 5, why: 'Any text that names the caller. It has to be there, and is.' },
      { id: 'version', line: 7, why: 'This is the version of the policy language.' },
      { id: 'resource', line: 8, why: 'All methods of the stage: the result is cached for the token, so it has to speak of more than one method.' },
      { id: 'context', line: 10, why: 'Values of the context are texts, numbers or booleans. A list or an object makes the whole answer invalid: 500. Join the roles to one text.' },
    ],
    key: ['context'],
    facts: [],
    source: `${GUIDE}/api-gateway-lambda-authorizer-output.html`, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        { function: 'gate', code: { $ref: 'with.code' } },
        ORDERS,
        { api: 'shop', authorizers: { gate: TOKEN }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'good' } }, as: 'answer' },
      ],
      changes: {
        event: { with: { code: FAULTY.replace("methodArn.split('/')", "methodArn.split('/', 2)") } },
        principal: { with: { code: FAULTY.replace("'ann'", "'user|ann'") } },
        version: { with: { code: FAULTY.replace('2012-10-17', '2008-10-17') } },
        resource: { with: { code: FAULTY.replace('`${api}/${stage}/*/*`', 'methodArn') } },
        context: { with: { code: FAULTY.replace("['buyer', 'admin']", "'buyer,admin'") } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'with this line changed, the method answers' }],
    },
  },
  {
    id: 'apigateway-authorizer-cache-by-api-type',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'The same code is the Lambda authorizer of a REST API (type TOKEN) and of an HTTP API (type REQUEST, identity source `$request.header.Authorization`). Neither authorizer was given a time to live for its results. A client sends three requests with one token to each API, one every five seconds.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'rest-once', text: 'For the REST API the authorizer is invoked once.', why: 'Results are cached for 300 seconds unless a TTL of 0 is set.' },
      { id: 'rest-each', text: 'For the REST API the authorizer is invoked three times.', why: 'It would be with a TTL of 0. Caching is what a REST API’s authorizer begins with.' },
      { id: 'http-once', text: 'For the HTTP API the authorizer is invoked once.', why: 'It would be if a TTL had been set. An HTTP API does not cache results by itself.' },
      { id: 'http-each', text: 'For the HTTP API the authorizer is invoked three times.', why: 'Caching is off until a TTL is set, up to 3,600 seconds.' },
      { id: 'none', text: 'For the REST API it is invoked never, as the HTTP API’s result is shared.', why: 'APIs share nothing of their authorizers’ results, even where the code is the same.' },
    ],
    key: ['rest-once', 'http-each'],
    facts: ['apigateway.authorizer.ttl.usual', 'apigateway.http.authorizer.ttl.most'],
    source: `${GUIDE}/http-api-lambda-authorizer.html`, furtherSources: ['https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html'], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented',
    proof: {
      steps: [
        ...['gate', 'httpGate'].map((name) => ({ function: name, code: `export const handler = async ({ methodArn, routeArn }) => (${policy('Allow').replace('methodArn', 'methodArn ?? routeArn')})` })),
        ORDERS,
        { api: 'shop', authorizers: { gate: TOKEN }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { call: 'apigatewayv2:CreateApi', as: 'http', input: { Name: 'http', ProtocolType: 'HTTP', Target: 'arn:aws:lambda:us-east-1:123456789012:function:orders', RouteKey: 'GET /orders' } },
        {
          call: 'apigatewayv2:CreateAuthorizer', as: 'guard',
          input: { ApiId: { $ref: 'http.ApiId' }, Name: 'gate', AuthorizerType: 'REQUEST', AuthorizerPayloadFormatVersion: '2.0', IdentitySource: ['$request.header.Authorization'], AuthorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:httpGate/invocations' },
        },
        { call: 'apigatewayv2:GetRoutes', input: { ApiId: { $ref: 'http.ApiId' } }, as: 'routes' },
        { call: 'apigatewayv2:UpdateRoute', input: { ApiId: { $ref: 'http.ApiId' }, RouteId: { $ref: 'routes.Items.0.RouteId' }, AuthorizationType: 'CUSTOM', AuthorizerId: { $ref: 'guard.AuthorizerId' } } },
        { runFor: 10_000 },
        { mark: 'rest' },
        { many: 3, every: 5000, do: { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'ann' } }, as: 'rest' } },
        { many: 3, every: 5000, do: { request: { method: 'GET', url: { $text: '{{http.ApiEndpoint}}/orders' }, headers: { Authorization: 'ann' } }, as: 'answers' } },
      ],
      claims: {
        'rest-once': [{ events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'rest' }, count: 1 }],
        'rest-each': [{ events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'rest' }, count: 3 }],
        'http-once': [{ events: { type: 'InvokeStarted', detail: { functionName: 'httpGate' }, since: 'rest' }, count: 1 }],
        'http-each': [{ of: 'answers.*.status', equals: 200, count: 3 }, { events: { type: 'InvokeStarted', detail: { functionName: 'httpGate' }, since: 'rest' }, count: 3 }],
        none: [{ events: { type: 'InvokeStarted', detail: { functionName: 'gate' }, since: 'rest' }, count: 0 }, { events: { type: 'InvokeStarted', detail: { functionName: 'httpGate' }, since: 'rest' }, count: 1 }],
      },
    },
  },
] satisfies readonly Question[]
