import { stringify } from 'yaml'
import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import { answerHttp } from '../../../cloud/http/http'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { apigateway } from '../apigateway'
import { ordersDefinition, ordersDefinition2 } from './ordersDefinition.testing'

let sim: Simulation
beforeEach(() => void (sim = createSimulation({ services: [apigateway], guests: { run: async () => undefined, reset() {} } })))

const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('apigateway', action, input)
const importOf = (definition: JsonObject, input: JsonObject = {}) => call('ImportRestApi', { body: JSON.stringify(definition), ...input })
const refusalOf = async (work: Promise<unknown>): Promise<{ name: string; message: string }> => work.then(() => { throw new Error('this should have been refused') }, (error) => error)

/** All of an API that a definition can say, without what AWS makes up: ids are replaced by names. */
async function madeOf(restApiId: string): Promise<unknown> {
  const [api, resources, models, validators, authorizers, responses] = await Promise.all(
    ['GetRestApi', 'GetResources', 'GetModels', 'GetRequestValidators', 'GetAuthorizers', 'GetGatewayResponses'].map((action) => call(action, { restApiId, ...(action === 'GetResources' ? { embed: ['methods'], limit: 500 } : {}) })),
  )
  const names = new Map<string, string>([...validators.items, ...authorizers.items].map(({ id, name }: any) => [id, name]))
  for (const { id, path } of resources.items) names.set(id, path)
  names.set(restApiId, 'the API')
  const text = JSON.stringify({ api, resources: resources.items, models: models.items, validators: validators.items, authorizers: authorizers.items, responses: responses.items.filter((each: any) => !each.defaultResponse) }, (member, value) => (member === 'id' || member === 'createdDate' || member === 'rootResourceId' ? undefined : value))
  return JSON.parse([...names].reduce((all, [id, name]) => all.replaceAll(id, name), text))
}

const deployed = async (id: string) => call('CreateDeployment', { restApiId: id, stageName: 'prod' })
const exported = async (restApiId: string, exportType: string, accepts = 'application/json', extensions = 'apigateway') => call('GetExport', { restApiId, stageName: 'prod', exportType, accepts, parameters: { extensions } })

describe('import', () => {
  test('OA1 a definition makes resources, methods, models, validators, authorizers and gateway responses', async () => {
    const { id, name, warnings, apiKeySource, binaryMediaTypes, policy } = await importOf(ordersDefinition)
    expect({ name, warnings, apiKeySource, binaryMediaTypes }).toEqual({ name: 'orders', warnings: undefined, apiKeySource: 'AUTHORIZER', binaryMediaTypes: ['image/png'] })
    expect(JSON.parse(policy).Statement).toHaveLength(1)
    const { items } = await call('GetResources', { restApiId: id, embed: ['methods'] })
    const at = (path: string) => items.find((each: any) => each.path === path)
    expect(items.map(({ path }: any) => path)).toEqual(['/', '/files', '/files/{proxy+}', '/orders', '/orders/{orderId}'])
    expect(at('/files/{proxy+}').resourceMethods).toMatchObject({ ANY: { authorizationType: 'AWS_IAM', methodIntegration: { type: 'HTTP_PROXY', httpMethod: 'ANY', uri: 'https://files.example.com/{proxy}' } } })
    const { POST, GET } = at('/orders').resourceMethods
    expect(POST).toMatchObject({ apiKeyRequired: true, authorizationType: 'CUSTOM', requestModels: { 'application/json': 'Order' }, operationName: 'placeOrder' })
    expect(GET.requestParameters).toEqual({ 'method.request.querystring.status': true, 'method.request.header.X-Trace': false })
    const { methodIntegration, methodResponses } = at('/orders/{orderId}').resourceMethods.GET
    expect(methodResponses['200'].responseParameters).toEqual({ 'method.response.header.X-Total': false })
    expect(methodIntegration).toMatchObject({ type: 'AWS', passthroughBehavior: 'NEVER', timeoutInMillis: 5000, cacheKeyParameters: ['method.request.path.orderId'], integrationResponses: { 404: { selectionPattern: 'no order.*' } } })
  })

  test('OA1 a model refers to other models by their URLs; a schema without a name becomes a model of its own', async () => {
    const { id } = await importOf(ordersDefinition)
    const { items } = await call('GetModels', { restApiId: id })
    expect(items.find(({ name }: any) => name === 'Order').schema).toContain(`"$ref":"https://apigateway.amazonaws.com/restapis/${id}/models/Line"`)
    expect(items.map(({ name }: any) => name)).toContainEqual(expect.stringMatching(/^MODEL\w{6}$/))
  })

  test('OA2 YAML and Swagger 2.0 make the same API', async () => {
    const { id } = await importOf(ordersDefinition)
    const yaml = await call('ImportRestApi', { body: stringify(ordersDefinition) })
    expect(await madeOf(yaml.id).then(withoutMadeUpNames)).toEqual(await madeOf(id).then(withoutMadeUpNames))
    const swagger = await importOf(ordersDefinition2)
    expect(await madeOf(swagger.id).then(withoutMadeUpNames)).toEqual(await madeOf(id).then(withoutMadeUpNames))
  })

  test('OA3 what the import makes nothing of is listed, and fails it where warnings are to', async () => {
    const odd = { ...ordersDefinition, 'x-amazon-apigateway-moon-phase': 'full', 'x-internal': true, paths: { ...(ordersDefinition['paths'] as JsonObject), '/odd': { get: { callbacks: {}, 'x-amazon-apigateway-integration': { type: 'mock' }, responses: { default: {} } } } } }
    const { warnings } = await importOf(odd)
    expect(warnings).toEqual([
      '$.paths[\'/odd\'].get.callbacks: API Gateway has nothing of this kind, ignored',
      '$.x-amazon-apigateway-moon-phase: unknown extension, ignored',
      '$.x-internal: unknown extension, ignored',
      'GET /odd: the response default is ignored: method responses have a status code',
    ])
    const { name, message } = await refusalOf(importOf(odd, { failOnWarnings: true }))
    expect(name).toBe('BadRequestException')
    expect(message).toMatch(/^Warnings found during import:\n\t.*callbacks.*\n\t.*moon-phase/)
    expect((await call('GetRestApis')).items).toHaveLength(1)
  })

  test('OA4 all mistakes are told at once, and nothing is kept', async () => {
    const paths = {
      '/a': { get: { 'x-amazon-apigateway-integration': { type: 'aws', httpMethod: 'POST', uri: 'nowhere' } } },
      '/b c': { get: {} },
      '/d': { get: { 'x-amazon-apigateway-request-validator': 'none' } },
    }
    const { name, message } = await refusalOf(importOf({ openapi: '3.0.1', info: { title: 'x', version: '1' }, paths }))
    expect(name).toBe('BadRequestException')
    expect(message.split('\n\t')).toEqual([
      'Errors found during import:',
      expect.stringContaining("Unable to create resource at path '/b c': Resource's path part only allow"),
      "Unable to put integration on 'GET' for resource at path '/a': Invalid ARN specified in the request",
      "Unable to put method 'GET' on resource at path '/d': Invalid Request Validator identifier specified",
    ])
    expect((await call('GetRestApis')).items).toEqual([])
  })

  test.each([
    ['nothing', '', /^Invalid OpenAPI input\.$/],
    ['broken JSON', '{ "openapi": ', /^Invalid OpenAPI input\. .*JSON/],
    ['broken YAML', 'openapi: "3.0.1\n  x: [', /^Invalid OpenAPI input\. /],
    ['another version', '{ "openapi": "3.1.0", "info": { "title": "x" } }', /Versions 2\.0 and 3\.0 are imported, not 3\.1\.0/],
    ['no title', '{ "openapi": "3.0.0", "info": {} }', /title/],
    ['an integration without a type', '{ "openapi": "3.0.0", "info": { "title": "x" }, "paths": { "/p": { "get": { "x-amazon-apigateway-integration": {} } } } }', /malformed integration at path \/p/],
  ])('OA4 %s is refused', async (_what, body, message) => {
    expect(await refusalOf(call('ImportRestApi', { body }))).toMatchObject({ name: 'BadRequestException', message: expect.stringMatching(message) })
  })

  test.each([['ignore', '/orders'], ['prepend', '/v1/shop/orders'], ['split', '/shop/orders']])('OA5 a base path is taken by the parameter basepath: %s', async (basepath, path) => {
    const definition = { swagger: '2.0', info: { title: 'x' }, basePath: '/v1/shop', paths: { '/orders': { get: {} } } }
    const { id } = await importOf(definition, { parameters: { basepath } })
    expect((await call('GetResources', { restApiId: id })).items.map((each: any) => each.path)).toContain(path)
  })
})

describe('PutRestApi', () => {
  const more = { openapi: '3.0.1', info: { title: 'orders, more' }, paths: { '/orders': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } }, '/health': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } } }
  const methodsOf = async (restApiId: string) => (await call('GetResources', { restApiId })).items.flatMap(({ path, resourceMethods = {} }: any) => Object.keys(resourceMethods).map((method) => `${method} ${path}`))

  test('OA6 merge adds, and replaces the methods that the definition has', async () => {
    const { id } = await importOf(ordersDefinition)
    const answer = await call('PutRestApi', { restApiId: id, mode: 'merge', body: JSON.stringify(more) })
    expect(answer.name).toBe('orders, more')
    expect(new Set(await methodsOf(id))).toEqual(new Set(['ANY /files/{proxy+}', 'GET /health', 'GET /orders', 'GET /orders/{orderId}', 'POST /orders']))
    const resource = (await call('GetResources', { restApiId: id })).items.find((each: any) => each.path === '/orders')
    expect((await call('GetIntegration', { restApiId: id, resourceId: resource.id, httpMethod: 'GET' })).type).toBe('MOCK')
  })

  test('OA6 overwrite leaves nothing but stages, deployments, and the ids of resources that are there again', async () => {
    const { id } = await importOf(ordersDefinition)
    await deployed(id)
    const idOf = async (path: string) => (await call('GetResources', { restApiId: id })).items.find((each: any) => each.path === path)?.id
    const before = await idOf('/orders')
    await call('PutRestApi', { restApiId: id, mode: 'overwrite', body: JSON.stringify(more) })
    expect(await methodsOf(id)).toEqual(['GET /health', 'GET /orders'])
    expect(await idOf('/orders')).toBe(before)
    expect((await call('GetAuthorizers', { restApiId: id })).items).toEqual([])
    expect((await call('GetRestApi', { restApiId: id })).policy).toBeUndefined()
    expect((await call('GetStages', { restApiId: id })).item).toHaveLength(1)
  })

  test('OA6 what is imported reaches clients with the next deployment', async () => {
    const { id } = await importOf({ openapi: '3.0.1', info: { title: 'x' }, paths: { '/a': { get: { responses: { 200: {} }, 'x-amazon-apigateway-integration': { type: 'mock', requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: 200 } } } } } } })
    await deployed(id)
    const status = async (path: string) => (await answerHttp(sim, 'us-east-1', { method: 'GET', url: `https://${id}.execute-api.us-east-1.amazonaws.com/prod${path}`, headers: {}, body: '' })).status
    await call('PutRestApi', { restApiId: id, mode: 'merge', body: JSON.stringify(more) })
    expect([await status('/a'), await status('/health')]).toEqual([200, 403])
    await deployed(id)
    expect([await status('/a'), await status('/health')]).toEqual([200, 500])
  })
})

describe('export', () => {
  test.each([
    ['swagger', 'application/json'],
    ['swagger', 'application/yaml'],
    ['oas30', 'application/json'],
    ['oas30', 'application/yaml'],
  ])('OA7 what is exported as %s, %s makes the same API when it is imported', async (exportType, accepts) => {
    const { id } = await importOf(ordersDefinition)
    await deployed(id)
    const { body, contentType, contentDisposition } = await exported(id, exportType, accepts)
    expect(contentType).toBe(accepts)
    expect(contentDisposition).toContain(`${exportType}_`)
    const again = await call('ImportRestApi', { body, failOnWarnings: true })
    expect(await madeOf(again.id)).toEqual(await madeOf(id))
  })

  test('OA8 extensions are exported as asked for: none, integrations, authorizers or all', async () => {
    const { id } = await importOf(ordersDefinition)
    await deployed(id)
    const found = async (extensions: string) => [...new Set((await exported(id, 'oas30', 'application/json', extensions)).body.match(/x-amazon-apigateway-[a-z-]+/g) as string[])].sort((a, b) => (a < b ? -1 : 1))
    expect(await found('')).toEqual(['x-amazon-apigateway-any-method', 'x-amazon-apigateway-authtype'])
    expect(await found('integrations')).toContain('x-amazon-apigateway-integration')
    expect(await found('integrations')).not.toContain('x-amazon-apigateway-authorizer')
    expect(await found('authorizers')).toContain('x-amazon-apigateway-authorizer')
    expect(await found('apigateway')).toEqual(expect.arrayContaining(['x-amazon-apigateway-policy', 'x-amazon-apigateway-request-validators', 'x-amazon-apigateway-gateway-responses']))
  })

  test('OA8 it is the deployment of the stage that is exported, not what was edited since', async () => {
    const { id } = await importOf(ordersDefinition)
    await deployed(id)
    const before = (await exported(id, 'oas30')).body
    await call('PutRestApi', { restApiId: id, mode: 'merge', body: JSON.stringify({ openapi: '3.0.1', info: { title: 'orders', version: '7' }, paths: { '/new': { get: { 'x-amazon-apigateway-integration': { type: 'mock' } } } } }) })
    expect(Object.keys(JSON.parse((await exported(id, 'oas30')).body).paths)).toEqual(Object.keys(JSON.parse(before).paths))
  })

  test('OA8 other forms are refused', async () => {
    const { id } = await importOf(ordersDefinition)
    await deployed(id)
    await expect(exported(id, 'raml')).rejects.toMatchObject({ name: 'BadRequestException' })
    await expect(exported(id, 'oas30', 'application/json', 'postman')).rejects.toMatchObject({ name: 'NotSimulated' })
  })
})

/** Models of schemas without a name have one that AWS makes up. */
function withoutMadeUpNames(made: unknown): unknown {
  return JSON.parse(JSON.stringify(made).replaceAll(/MODEL\w{6}/g, 'MODEL'))
}
