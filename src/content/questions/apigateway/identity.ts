import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'

const part = (json: object) => btoa(JSON.stringify(json)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_')
/** A token of the issuer that holds until 2027. */
const jwt = (claims: object) => `${part({ alg: 'RS256', kid: 'k' })}.${part({ sub: 'ann', iss: 'https://id.example', exp: 1_800_000_000, ...claims })}.c2ln`

const AUTHORIZER = `export const handler = async ({ methodArn }) => ({
  principalId: 'ann',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }] },
  context: { limit: 5, admin: false },
})`
const HANDLER = `export const handler = async ({ requestContext: { authorizer } }) => ({
  statusCode: 200,
  body: \`\${authorizer.limit + 1} \${authorizer.admin ? 'admin' : 'user'}\`,
})`

export const questions = [
  {
    id: 'apigateway-jwt-of-whose-audience',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A route of an HTTP API has a JWT authorizer with the issuer `https://id.example` and the audience `shop`, and the authorization scopes `orders:read` and `orders:write`. Clients send tokens of this issuer, properly signed and not expired.\n\nA request with which claims is served?',
    choices: [
      { id: 'audience', text: '`"aud": "billing", "client_id": "shop", "scope": "orders:read"`', why: '`client_id` is looked at only where there is no `aud`. Here there is one, for somebody else.' },
      { id: 'client', text: '`"client_id": "shop", "scope": "profile orders:read"`', why: 'Without `aud` the `client_id` has to be in the audience, and one of the route’s scopes is enough.' },
      { id: 'scope', text: '`"aud": "shop", "scope": "orders profile openid"`', why: 'The audience is right. But `orders` is none of the two scopes, and one of them has to be there.' },
      { id: 'groups', text: '`"aud": "shop", "groups": ["orders:read", "orders:write"]`', why: 'Scopes are looked for in `scope` and `scp`. What a provider calls groups is for the backend to judge.' },
    ],
    key: ['client'],
    facts: [],
    source: `${GUIDE}/http-api-jwt-authorizer.html`, furtherSources: [`${GUIDE}/http-api-troubleshooting-jwt.html`], checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented',
    proof: {
      world: { startTime: '2026-11-25T09:00:00Z' },
      steps: [
        { function: 'orders', script: [{ return: { statusCode: 200, body: '[]' } }] },
        { call: 'apigatewayv2:CreateApi', as: 'http', input: { Name: 'http', ProtocolType: 'HTTP', Target: 'arn:aws:lambda:us-east-1:123456789012:function:orders', RouteKey: 'GET /orders' } },
        {
          call: 'apigatewayv2:CreateAuthorizer', as: 'guard',
          input: { ApiId: { $ref: 'http.ApiId' }, Name: 'jwt', AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: 'https://id.example', Audience: ['shop'] } },
        },
        { call: 'apigatewayv2:GetRoutes', input: { ApiId: { $ref: 'http.ApiId' } }, as: 'routes' },
        {
          call: 'apigatewayv2:UpdateRoute',
          input: { ApiId: { $ref: 'http.ApiId' }, RouteId: { $ref: 'routes.Items.0.RouteId' }, AuthorizationType: 'JWT', AuthorizerId: { $ref: 'guard.AuthorizerId' }, AuthorizationScopes: ['orders:read', 'orders:write'] },
        },
        { request: { method: 'GET', url: { $text: '{{http.ApiEndpoint}}/orders' }, headers: { Authorization: { $ref: 'with.token' } } }, as: 'answer' },
      ],
      changes: {
        audience: { with: { token: `Bearer ${jwt({ aud: 'billing', client_id: 'shop', scope: 'orders:read' })}` } },
        client: { with: { token: `Bearer ${jwt({ client_id: 'shop', scope: 'profile orders:read' })}` } },
        scope: { with: { token: `Bearer ${jwt({ aud: 'shop', scope: 'orders profile openid' })}` } },
        groups: { with: { token: `Bearer ${jwt({ aud: 'shop', groups: ['orders:read', 'orders:write'] })}` } },
      },
      goal: [{ of: 'answer.status', equals: 200, says: 'the request is served' }],
    },
  },
  {
    id: 'apigateway-context-prints-text',
    service: 'apigateway',
    kind: 'prints',
    prompt: 'A method of a REST API has this Lambda authorizer and, behind a Lambda proxy integration, this function. Which body does the client get?',
    exhibits: [
      { title: 'The authorizer', language: 'javascript', text: AUTHORIZER },
      { title: 'The function', language: 'javascript', text: HANDLER },
    ],
    choices: [
      { id: 'values', text: '`6 user`', why: 'So it would be if numbers and booleans arrived as such. In a REST API they are texts by then.' },
      { id: 'number', text: '`6 admin`', why: '`false` does arrive as a text, and a text is true. But then so does 5, and a text with 1 behind it is `51`.' },
      { id: 'texts', text: '`51 admin`', why: 'Both values arrive as texts: `\'5\' + 1` is `51`, and `\'false\'` is not empty, and so counts as true. Compare with the text, and convert numbers.' },
      { id: 'boolean', text: '`51 user`', why: 'The number is a text, right. The boolean is one as well, `\'false\'`, and not empty.' },
    ],
    key: ['texts'],
    facts: [],
    source: `${GUIDE}/api-gateway-lambda-authorizer-output.html`, checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'gate', code: AUTHORIZER },
        { function: 'orders', code: HANDLER },
        { api: 'shop', authorizers: { gate: { type: 'TOKEN', function: 'gate', identitySource: 'method.request.header.Authorization' } }, methods: { 'GET /orders': { function: 'orders', authorizer: 'gate' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders' }, headers: { Authorization: 'ann' } }, as: 'answer' },
      ],
      claims: {
        values: [{ of: 'answer.body', equals: '6 user' }],
        number: [{ of: 'answer.body', equals: '6 admin' }],
        texts: [{ of: 'answer.body', equals: '51 admin' }],
        boolean: [{ of: 'answer.body', equals: '51 user' }],
      },
    },
  },
] satisfies readonly Question[]
