import type { GatewayScenario } from './gatewayScenario'

const KEY = 'lab-key-0123456789abcdef'

const orders = `const orders = [
  { orderId: 'o-1', product: 'kettle', quantity: 1, status: 'open' },
  { orderId: 'o-2', product: 'teapot', quantity: 2, status: 'shipped' },
]

// Behind a proxy integration: the request comes as an event, and the answer is HTTP.
export const handler = async (event) => {
  if (event.httpMethod === 'POST') {
    const order = { orderId: 'o-3', status: 'open', ...JSON.parse(event.body) }
    return { statusCode: 201, headers: { Location: \`/orders/\${order.orderId}\` }, body: JSON.stringify(order) }
  }
  if (event.httpMethod === 'DELETE') return { statusCode: 204 }
  const status = event.queryStringParameters?.status
  const found = orders.filter((order) => status === undefined || order.status === status)
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ orders: found }),
  }
}
`

const findOrder = `const orders = {
  'o-1': { orderId: 'o-1', product: 'kettle', quantity: 1 },
  'o-2': { orderId: 'o-2', product: 'teapot', quantity: 2 },
}

// Behind mapping templates: the function sees what the template makes, and knows nothing of HTTP.
export const handler = async ({ id, requestedBy }) => {
  const order = orders[id]
  if (!order) throw new Error(\`NotFound: there is no order \${id}\`)
  return { order, requestedBy }
}
`

const catalogue = `const products = [
  { name: 'kettle', category: 'kitchen', price: 29 },
  { name: 'teapot', category: 'kitchen', price: 18 },
  { name: 'notebook', category: 'office', price: 4 },
]

export const handler = async (event) => {
  // Somewhere slow: what a cache is for.
  await new Promise((resolve) => setTimeout(resolve, 400))
  const category = event.queryStringParameters?.category
  return {
    statusCode: 200,
    body: JSON.stringify(products.filter((product) => !category || product.category === category)),
  }
}
`

const gatekeeper = `// The policy allows the one method that was asked for: methodArn. It is kept by the token alone.
export const handler = async ({ authorizationToken, methodArn }) => {
  if (authorizationToken !== 'Bearer clerk') throw new Error('Unauthorized')
  return {
    principalId: 'clerk',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: methodArn }],
    },
    context: { team: 'orders' },
  }
}
`

const orderModel = `{
  "type": "object",
  "required": ["product", "quantity"],
  "properties": {
    "product": { "type": "string" },
    "quantity": { "type": "integer", "minimum": 1 }
  }
}`

const findRequest = `{
  "id": "$input.params('orderId')",
  "requestedBy": "$context.identity.sourceIp",
  "verbose": $input.params('verbose').equals("yes")
}`

const findResponse = `#set($order = $input.path('$.order'))
{
  "id": "$order.orderId",
  "line": "$order.quantity x $order.product",
  "stage": "$context.stage",
  "requestId": "$context.requestId"
}`

const findMissing = `{
  "message": $input.json('$.errorMessage')
}`

/** The shop's API: a method of each kind, each with something that can go wrong. */
export const ordersApi: GatewayScenario = {
  id: 'orders-api',
  title: 'An API for orders',
  name: 'orders',
  seed: 1,
  functions: [
    { name: 'orders', code: orders },
    { name: 'find-order', code: findOrder },
    { name: 'catalogue', code: catalogue },
    { name: 'gatekeeper', code: gatekeeper },
  ],
  authorizers: [{ name: 'clerks', function: 'gatekeeper', ttlSeconds: 300 }],
  stage: { name: 'prod', rateLimit: 100, burstLimit: 50, cacheEnabled: true, cacheSize: '0.5', variables: { currency: 'EUR' } },
  plan: { rateLimit: 2, burstLimit: 3, quota: { limit: 1000, period: 'DAY' }, key: KEY },
  methods: [
    {
      path: '/health',
      httpMethod: 'GET',
      about: 'Says that the API is there. No backend is called.',
      apiKeyRequired: false,
      parameters: {},
      integration: {
        type: 'MOCK',
        requestTemplate: '{ "statusCode": 200 }',
        responses: [{ status: '200', template: '{ "ok": true, "stage": "$context.stage" }' }],
      },
    },
    {
      path: '/orders',
      httpMethod: 'GET',
      about: 'Lists orders. A Lambda proxy integration.',
      apiKeyRequired: false,
      parameters: { 'method.request.querystring.status': false },
      integration: { type: 'AWS_PROXY', function: 'orders' },
    },
    {
      path: '/orders',
      httpMethod: 'POST',
      about: 'Takes an order. Asks for an API key, and holds the body against a model.',
      apiKeyRequired: true,
      parameters: {},
      model: orderModel,
      integration: { type: 'AWS_PROXY', function: 'orders' },
    },
    {
      path: '/orders/{orderId}',
      httpMethod: 'GET',
      about: 'Finds an order. Mapping templates stand between HTTP and the function.',
      apiKeyRequired: false,
      parameters: { 'method.request.path.orderId': true, 'method.request.querystring.verbose': false },
      integration: {
        type: 'AWS',
        function: 'find-order',
        requestTemplate: findRequest,
        responses: [
          { status: '200', template: findResponse },
          { status: '404', pattern: 'NotFound.*', template: findMissing },
        ],
      },
    },
    {
      path: '/orders/{orderId}',
      httpMethod: 'DELETE',
      about: 'Cancels an order. Asks a Lambda authorizer, whose word is kept for 300 s.',
      authorizer: 'clerks',
      apiKeyRequired: false,
      parameters: { 'method.request.path.orderId': true },
      integration: { type: 'AWS_PROXY', function: 'orders' },
    },
    {
      path: '/products',
      httpMethod: 'GET',
      about: 'Lists products, slowly. Answers are cached for 60 s, by category.',
      apiKeyRequired: false,
      parameters: { 'method.request.querystring.category': false, 'method.request.querystring.page': false },
      integration: { type: 'AWS_PROXY', function: 'catalogue' },
      cache: { ttlSeconds: 60, keyParameters: ['method.request.querystring.category'] },
    },
  ],
  requests: [
    { title: 'List open orders', about: 'Lambda behind a proxy integration, from a cold start.', method: 'GET', path: '/orders?status=open', headers: [], body: '' },
    { title: 'Find an order', about: 'What the function gets is what the mapping template makes.', method: 'GET', path: '/orders/o-2', headers: [], body: '' },
    { title: 'Find an order that is not there', about: 'The function throws; which status does the client get, and why?', method: 'GET', path: '/orders/o-9', headers: [], body: '' },
    {
      title: 'Place an order',
      about: 'With its API key. Send it again at once: the usage plan has 2 a second, burst 3.',
      method: 'POST',
      path: '/orders',
      headers: [{ name: 'Content-Type', value: 'application/json' }, { name: 'x-api-key', value: KEY }],
      body: '{ "product": "teapot", "quantity": 2 }',
    },
    {
      title: 'Place an order without a key',
      about: 'Where does the request end?',
      method: 'POST',
      path: '/orders',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: '{ "product": "teapot", "quantity": 2 }',
    },
    {
      title: 'Place an order of nothing',
      about: 'The body does not fit the model: is the function called?',
      method: 'POST',
      path: '/orders',
      headers: [{ name: 'Content-Type', value: 'application/json' }, { name: 'x-api-key', value: KEY }],
      body: '{ "product": "teapot", "quantity": 0 }',
    },
    { title: 'Cancel an order', about: 'The authorizer is asked.', method: 'DELETE', path: '/orders/o-1', headers: [{ name: 'Authorization', value: 'Bearer clerk' }], body: '' },
    { title: 'Cancel another order', about: 'The same token, right after the first: is the authorizer asked again?', method: 'DELETE', path: '/orders/o-2', headers: [{ name: 'Authorization', value: 'Bearer clerk' }], body: '' },
    { title: 'List kitchen products', about: 'Send it twice, and compare the latencies.', method: 'GET', path: '/products?category=kitchen', headers: [], body: '' },
    { title: 'List kitchen products, page 2', about: 'page is no cache key parameter: what does the client get?', method: 'GET', path: '/products?category=kitchen&page=2', headers: [], body: '' },
    { title: 'Ask anew', about: 'Cache-Control: max-age=0 asks for a fresh answer.', method: 'GET', path: '/products?category=kitchen', headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' },
    { title: 'A path that there is not', about: 'Why is this no 404?', method: 'GET', path: '/nothing', headers: [], body: '' },
  ],
}
