import { stringify } from 'yaml'
import { beforeEach, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { apigateway } from '../apigateway'

let sim: Simulation
beforeEach(() => void (sim = createSimulation({ services: [apigateway], guests: { run: async () => undefined, reset() {} } })))
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('apigatewayv2', action, input)

const backend = { type: 'aws_proxy', httpMethod: 'POST', uri: 'arn:aws:lambda:us-east-1:123456789012:function:orders', payloadFormatVersion: '2.0', timeoutInMillis: 5000 }
const definition: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'orders', description: 'What is ordered', version: '2' },
  tags: [{ name: 'team', 'x-amazon-apigateway-tag-value': 'shop' }],
  paths: {
    '/orders': {
      get: { operationId: 'list', 'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/orders' } },
      post: { security: [{ tokens: ['orders/write'] }], 'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/orders' } },
    },
    '/files/{proxy+}': { 'x-amazon-apigateway-any-method': { security: [{ check: [] }], 'x-amazon-apigateway-integration': { type: 'http_proxy', httpMethod: 'ANY', uri: 'https://files.example.com/{proxy}', payloadFormatVersion: '1.0' } } },
    '/$default': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': backend } },
  },
  components: {
    'x-amazon-apigateway-integrations': { orders: backend },
    securitySchemes: {
      tokens: { type: 'oauth2', 'x-amazon-apigateway-authorizer': { type: 'jwt', identitySource: '$request.header.Authorization', jwtConfiguration: { issuer: 'https://id.example.com', audience: ['shop'] } } },
      check: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authorizer': { type: 'request', identitySource: '$request.header.Authorization', authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:check/invocations', authorizerPayloadFormatVersion: '2.0', authorizerResultTtlInSeconds: 60, enableSimpleResponses: true } },
    },
  },
  'x-amazon-apigateway-cors': { allowOrigins: ['https://shop.example.com'], allowMethods: ['GET'], maxAge: 60 },
  'x-amazon-apigateway-importexport-version': '1.0',
}

/** All that a definition can say of an API, ids replaced by names. */
async function madeOf(ApiId: string): Promise<unknown> {
  const { Name, Description, Version, CorsConfiguration } = await call('GetApi', { ApiId })
  const [routes, integrations, authorizers] = await Promise.all(['GetRoutes', 'GetIntegrations', 'GetAuthorizers'].map(async (action) => (await call(action, { ApiId })).Items))
  const named = new Map<string, unknown>([...integrations.map(({ IntegrationId, ...integration }: any) => [`integrations/${IntegrationId}`, integration]), ...authorizers.map(({ AuthorizerId, Name: name }: any) => [AuthorizerId, name])])
  const shown = routes.map(({ RouteId: _id, Target, AuthorizerId, ...route }: any) => ({ ...route, target: named.get(Target), authorizer: named.get(AuthorizerId) })).sort((a: any, b: any) => (a.RouteKey < b.RouteKey ? -1 : 1))
  return { Name, Description, Version, CorsConfiguration, routes: shown, authorizers: authorizers.map(({ AuthorizerId: _id, ...authorizer }: any) => authorizer).sort((a: any, b: any) => (a.Name < b.Name ? -1 : 1)) }
}

test('OH1 a definition makes routes, integrations, authorizers and CORS; $default too', async () => {
  const { ApiId, Name, Warnings, CorsConfiguration, Tags } = await call('ImportApi', { Body: JSON.stringify(definition) })
  expect({ Name, Warnings, Tags }).toEqual({ Name: 'orders', Warnings: undefined, Tags: { team: 'shop' } })
  expect(CorsConfiguration).toMatchObject({ AllowOrigins: ['https://shop.example.com'], MaxAge: 60 })
  const { routes, authorizers } = (await madeOf(ApiId)) as any
  expect(routes.map(({ RouteKey, AuthorizationType, authorizer }: any) => [RouteKey, AuthorizationType, authorizer])).toEqual([
    ['$default', 'NONE', undefined],
    ['ANY /files/{proxy+}', 'CUSTOM', 'check'],
    ['GET /orders', 'NONE', undefined],
    ['POST /orders', 'JWT', 'tokens'],
  ])
  expect(authorizers[1]).toMatchObject({ Name: 'tokens', AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://id.example.com', Audience: ['shop'] } })
  expect((await call('GetIntegrations', { ApiId })).Items).toHaveLength(2)
})

test.each(['JSON', 'YAML'])('OH2 what is exported as %s makes the same API when it is imported', async (OutputType) => {
  const { ApiId } = await call('ImportApi', { Body: stringify(definition) })
  const { body } = await call('ExportApi', { ApiId, Specification: 'OAS30', OutputType })
  const again = await call('ImportApi', { Body: body, FailOnWarnings: true })
  expect(await madeOf(again.ApiId)).toEqual(await madeOf(ApiId))
})

test('OH2 an export is of a stage’s deployment where one is named, and plain where extensions are not wanted', async () => {
  const { ApiId } = await call('ImportApi', { Body: JSON.stringify(definition) })
  await call('CreateStage', { ApiId, StageName: 'prod' })
  await expect(call('ExportApi', { ApiId, Specification: 'OAS30', OutputType: 'JSON', StageName: 'prod' })).rejects.toMatchObject({ name: 'BadRequestException' })
  await call('CreateDeployment', { ApiId, StageName: 'prod' })
  await call('CreateRoute', { ApiId, RouteKey: 'GET /new' })
  const pathsOf = async (input: object) => Object.keys(JSON.parse((await call('ExportApi', { ApiId, Specification: 'OAS30', OutputType: 'JSON', ...input })).body).paths)
  expect(await pathsOf({ StageName: 'prod' })).not.toContain('/new')
  expect(await pathsOf({})).toContain('/new')
  expect((await call('ExportApi', { ApiId, Specification: 'OAS30', OutputType: 'JSON', IncludeExtensions: false })).body).not.toContain('x-amazon-apigateway-integration')
})

test('OH3 a reimport leaves nothing but stages and deployments, and is one automatic deployment', async () => {
  const { ApiId } = await call('ImportApi', { Body: JSON.stringify(definition) })
  await call('CreateStage', { ApiId, StageName: '$default', AutoDeploy: true })
  const before = (await call('GetDeployments', { ApiId })).Items.length
  await call('ReimportApi', { ApiId, Body: JSON.stringify({ openapi: '3.0.1', info: { title: 'less' }, paths: { '/a': { get: { 'x-amazon-apigateway-integration': backend } } } }) })
  expect(await madeOf(ApiId)).toMatchObject({ Name: 'less', CorsConfiguration: undefined, authorizers: [], routes: [{ RouteKey: 'GET /a' }] })
  expect((await call('GetDeployments', { ApiId })).Items).toHaveLength(before + 1)
})

test('OH4 mistakes are told together and nothing is kept; unknown extensions are listed, Swagger 2.0 is refused', async () => {
  const paths = { '/a': { get: { 'x-odd': 1, 'x-amazon-apigateway-integration': { type: 'mock' } } }, '/b': { get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', uri: 'nowhere' } } } }
  const odd = { openapi: '3.0.1', info: { title: 'odd' }, paths }
  await expect(call('ImportApi', { Body: JSON.stringify(odd) })).rejects.toMatchObject({ name: 'BadRequestException', message: expect.stringMatching(/^Errors found during import:\n\tUnable to create route 'GET \/a': .*\n\tUnable to create route 'GET \/b': /) })
  await expect(call('ImportApi', { Body: '{"swagger":"2.0","info":{"title":"x"}}' })).rejects.toMatchObject({ name: 'BadRequestException' })
  expect((await call('GetApis')).Items).toEqual([])
  const { Warnings } = await call('ImportApi', { Body: JSON.stringify({ ...odd, paths: { '/a': { get: { 'x-odd': 1, 'x-amazon-apigateway-integration': backend } } } }) })
  expect(Warnings).toEqual(["$.paths['/a'].get.x-odd: unknown extension, ignored"])
})
