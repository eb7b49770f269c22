import type { GatewayScenario } from './gatewayScenario'

const KEY = 'partner-key-0123456789abcdef'

const orders = `const orders = [{ orderId: 'o-1', product: 'kettle', quantity: 2 }]

export const handler = async ({ httpMethod, body }) => {
  if (httpMethod === 'GET') return { statusCode: 200, body: JSON.stringify(orders) }
  return { statusCode: 201, body: JSON.stringify({ orderId: 'o-2', ...JSON.parse(body) }) }
}
`

const account = `// What the authorizer has found out is in the context, all of it as texts.
export const handler = async ({ httpMethod, requestContext }) => ({
  statusCode: 200,
  body: JSON.stringify({ did: httpMethod, as: requestContext.authorizer.customer, signedIn: requestContext.authorizer.signedIn }),
})
`

const stock = `export const handler = async () => ({ statusCode: 200, body: JSON.stringify({ kettle: 12, teapot: 3 }) })
`

/** The policy is for the whole stage: it is kept for the token, whichever method the token is sent to next. */
export const shopGate = `export const handler = async ({ authorizationToken, methodArn }) => {
  // Stands for checking a signed token.
  if (authorizationToken !== 'Bearer ann') throw new Error('Unauthorized')

  const [api, stage] = methodArn.split('/')
  return {
    principalId: 'ann',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: \`\${api}/\${stage}/*/*\` }],
    },
    context: { customer: 'ann', signedIn: true },
  }
}
`

const ORDER = `{
  "type": "object",
  "required": ["product", "quantity"],
  "properties": {
    "product": { "type": "string" },
    "quantity": { "type": "integer", "minimum": 1 }
  }
}`

const JSON_BODY = [{ name: 'Content-Type', value: 'application/json' }]
const ANN = [{ name: 'Authorization', value: 'Bearer ann' }]

const method = (httpMethod: string, path: string, name: string, about: string) => ({ httpMethod, path, about, apiKeyRequired: false, parameters: {}, integration: { type: 'AWS_PROXY', function: name } as const })

/** Three ways to let clients in: anybody, by a token, by a key. */
export const shopApi = {
  id: 'shop-api',
  title: 'A shop with a token authorizer',
  name: 'shop',
  seed: 1,
  functions: [
    { name: 'shop-gate', code: shopGate },
    { name: 'orders', code: orders },
    { name: 'account', code: account },
    { name: 'stock', code: stock },
  ],
  authorizers: [{ name: 'customers', function: 'shop-gate', ttlSeconds: 300 }],
  stage: { name: 'prod', rateLimit: 100, burstLimit: 50, cacheEnabled: false, cacheSize: '0.5', variables: {} },
  plan: { rateLimit: 10, burstLimit: 5, quota: { limit: 1000, period: 'DAY' }, key: KEY },
  methods: [
    method('GET', '/orders', 'orders', 'Lists orders, for anybody.'),
    { ...method('POST', '/orders', 'orders', 'Takes an order. The body is held against a model.'), model: ORDER },
    { ...method('GET', '/account', 'account', 'Shows the account. Asks the authorizer.'), authorizer: 'customers' },
    { ...method('POST', '/account', 'account', 'Changes the account. Asks the same authorizer.'), authorizer: 'customers' },
    { ...method('GET', '/stock', 'stock', 'What is there, for partners with an API key.'), apiKeyRequired: true },
  ],
  requests: [
    { title: 'List orders', about: 'Anybody may.', method: 'GET', path: '/orders', headers: [], body: '' },
    { title: 'Order a kettle', about: 'JSON that fits the model.', method: 'POST', path: '/orders', headers: JSON_BODY, body: '{"product":"kettle","quantity":1}' },
    { title: 'Order nothing', about: 'JSON that does not fit the model.', method: 'POST', path: '/orders', headers: JSON_BODY, body: '{"product":"kettle","quantity":0}' },
    { title: 'Show the account', about: 'The authorizer is asked.', method: 'GET', path: '/account', headers: ANN, body: '' },
    { title: 'Change the account', about: 'The same token with another method: is the authorizer asked again, and does its policy reach so far?', method: 'POST', path: '/account', headers: ANN, body: '{}' },
    { title: 'Show the account of somebody else', about: 'What does a token get that is not known?', method: 'GET', path: '/account', headers: [{ name: 'Authorization', value: 'Bearer eve' }], body: '' },
    { title: 'Ask for the stock', about: 'With a partner’s key.', method: 'GET', path: '/stock', headers: [{ name: 'x-api-key', value: KEY }], body: '' },
    { title: 'Ask for the stock without a key', about: 'Which status has a missing key?', method: 'GET', path: '/stock', headers: [], body: '' },
  ],
} satisfies GatewayScenario
