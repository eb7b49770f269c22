import type { JsonObject } from '../../../kernel/json'

const lambda = (name: string) => `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:${name}/invocations`

const extensions: JsonObject = {
  'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-minimum-compression-size': 1024,
  'x-amazon-apigateway-policy': { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: '503', responseParameters: { 'gatewayresponse.header.Retry-After': "'1'" }, responseTemplates: { 'application/json': '{"busy":true}' } } },
}

const tokenScheme: JsonObject = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: lambda('check'), authorizerResultTtlInSeconds: 60, identityValidationExpression: '^Bearer ' },
}
const schemes: JsonObject = {
  token: tokenScheme,
  key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  signed: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
}

const list: JsonObject = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: lambda('orders') } }
const one: JsonObject = {
  'x-amazon-apigateway-integration': {
    type: 'aws',
    httpMethod: 'POST',
    uri: lambda('order'),
    passthroughBehavior: 'never',
    timeoutInMillis: 5000,
    cacheKeyParameters: ['method.request.path.orderId'],
    requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'RequestResponse'" },
    requestTemplates: { 'application/json': '{"id":"$input.params(\'orderId\')"}' },
    responses: {
      default: { statusCode: '200', responseTemplates: { 'application/json': "$input.json('$')" }, responseParameters: { 'method.response.header.X-Total': "'1'" } },
      'no order.*': { statusCode: '404' },
    },
  },
}
const files: JsonObject = {
  security: [{ signed: [] }],
  'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://files.example.com/{proxy}', requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' } },
}

const line: JsonObject = { type: 'object', properties: { product: { type: 'string' } } }
const errorSchema: JsonObject = { type: 'object', properties: { reason: { type: 'string' } } }
const order = (reference: string): JsonObject => ({ type: 'object', required: ['lines'], properties: { lines: { type: 'array', items: { $ref: reference } } } })
const text: JsonObject = { type: 'string' }

/** With all that API Gateway reads of OpenAPI 3.0: parameters, bodies, security, validators, each type of integration. */
export const ordersDefinition: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'orders', description: 'What is ordered', version: '2' },
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/components/parameters/Trace' }],
      get: { parameters: [{ name: 'status', in: 'query', required: true, schema: text }], responses: { 200: { description: 'ok' } }, ...list },
      post: {
        operationId: 'placeOrder',
        security: [{ token: [], key: [] }],
        requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
        responses: { 201: { description: 'made' }, 400: { description: 'no', content: { 'application/json': { schema: errorSchema } } } },
        ...list,
      },
    },
    '/orders/{orderId}': {
      get: {
        parameters: [{ name: 'orderId', in: 'path', required: true, schema: text }],
        responses: { 200: { description: 'ok', headers: { 'X-Total': { schema: text } }, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } }, 404: { description: 'no' } },
        ...one,
      },
    },
    '/files/{proxy+}': { 'x-amazon-apigateway-any-method': { parameters: [{ name: 'proxy', in: 'path', required: true, schema: text }], responses: {}, ...files } },
  },
  components: {
    parameters: { Trace: { name: 'X-Trace', in: 'header', schema: text } },
    schemas: { Order: order('#/components/schemas/Line'), Line: line },
    securitySchemes: schemes,
  },
  ...extensions,
}

/** The same in Swagger 2.0. */
export const ordersDefinition2: JsonObject = {
  swagger: '2.0',
  info: { title: 'orders', description: 'What is ordered', version: '2' },
  paths: {
    '/orders': {
      parameters: [{ $ref: '#/parameters/Trace' }],
      get: { parameters: [{ name: 'status', in: 'query', required: true, ...text }], responses: { 200: { description: 'ok' } }, ...list },
      post: {
        operationId: 'placeOrder',
        security: [{ token: [], key: [] }],
        consumes: ['application/json'],
        parameters: [{ name: 'order', in: 'body', required: true, schema: { $ref: '#/definitions/Order' } }],
        responses: { 201: { description: 'made' }, 400: { description: 'no', schema: errorSchema } },
        ...list,
      },
    },
    '/orders/{orderId}': {
      get: {
        produces: ['application/json'],
        parameters: [{ name: 'orderId', in: 'path', required: true, ...text }],
        responses: { 200: { description: 'ok', headers: { 'X-Total': text }, schema: { $ref: '#/definitions/Order' } }, 404: { description: 'no' } },
        ...one,
      },
    },
    '/files/{proxy+}': { 'x-amazon-apigateway-any-method': { parameters: [{ name: 'proxy', in: 'path', required: true, ...text }], responses: {}, ...files } },
  },
  parameters: { Trace: { name: 'X-Trace', in: 'header', ...text } },
  definitions: { Order: order('#/definitions/Line'), Line: line },
  securityDefinitions: schemes,
  ...extensions,
}
