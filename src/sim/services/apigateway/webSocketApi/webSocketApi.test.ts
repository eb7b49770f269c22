import { beforeEach, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { apigateway } from '../apigateway'

let sim: Simulation
let ApiId: string
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('apigatewayv2', action, { ApiId, ...input })
const FN = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations'
const newApi = (input: JsonObject = {}): Promise<any> => sim.call('apigatewayv2', 'CreateApi', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action', ...input })

beforeEach(async () => {
  sim = createSimulation({ services: [apigateway], guests: { run: async () => undefined, reset() {} } })
  ApiId = (await newApi()).ApiId
})

test('WA1 an API is made, shown, changed, deployed and deleted', async () => {
  expect(await call('GetApi')).toMatchObject({ ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action', ApiEndpoint: `wss://${ApiId}.execute-api.us-east-1.amazonaws.com` })
  expect(await call('UpdateApi', { RouteSelectionExpression: '${request.body.kind}' })).toMatchObject({ RouteSelectionExpression: '${request.body.kind}' })
  expect(await call('UpdateApi', { Name: 'talk' })).toMatchObject({ Name: 'talk', RouteSelectionExpression: '${request.body.kind}' })
  await call('CreateRoute', { RouteKey: '$default' })
  await sim.call('apigateway', 'UpdateAccount', { patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::123456789012:role/logs' }] })
  const stage = await call('CreateStage', { StageName: 'prod', AutoDeploy: true, DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true } })
  expect(stage).toMatchObject({ DeploymentId: expect.any(String), DefaultRouteSettings: { LoggingLevel: 'INFO', DataTraceEnabled: true } })
  await call('CreateRoute', { RouteKey: 'send' })
  expect((await call('GetStage', { StageName: 'prod' })).DeploymentId).not.toBe(stage.DeploymentId)
  await call('DeleteApi')
  await expect(call('GetApi')).rejects.toMatchObject({ name: 'NotFoundException' })
})

test.each<[JsonObject, string]>([
  [{ RouteSelectionExpression: null }, 'RouteSelectionExpression is required for WEBSOCKET protocol'],
  [{ CorsConfiguration: { AllowOrigins: ['*'] } }, 'CorsConfiguration is not supported for WEBSOCKET protocol'],
  [{ ApiKeySelectionExpression: '$request.body.key' }, 'ApiKeySelectionExpression must be one of: $request.header.x-api-key, $context.authorizer.usageIdentifierKey'],
  [{ Target: 'https://a.example' }, 'Target is not supported for WEBSOCKET protocol'],
])('WA1 an API with %j is refused', async (input, message) => {
  await expect(newApi(input)).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test.each<[JsonObject, string | undefined]>([
  [{ RouteKey: '$connect', AuthorizationType: 'AWS_IAM' }, undefined],
  [{ RouteKey: 'send message' }, undefined],
  [{ RouteKey: '$disconnect' }, undefined],
  [{ RouteKey: '$other' }, 'The provided route key is reserved: $other'],
  [{ RouteKey: 'send', AuthorizationType: 'AWS_IAM' }, 'Currently, authorization is restricted to the $connect route only'],
  [{ RouteKey: '$connect', AuthorizationType: 'JWT' }, 'JWT authorization is not supported for WEBSOCKET protocol'],
  [{ RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId: 'none' }, 'Invalid authorizer identifier specified'],
  [{ RouteKey: 'send', RouteResponseSelectionExpression: '$request.body.x' }, 'RouteResponseSelectionExpression must be $default'],
])('WA2 a route %j', async (input, message) => {
  const made = call('CreateRoute', input)
  if (message === undefined) expect(await made).toMatchObject({ ...input, RouteId: expect.any(String) })
  else await expect(made).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test.each<[JsonObject, string | undefined]>([
  [{ IntegrationType: 'AWS_PROXY', IntegrationUri: FN }, undefined],
  [{ IntegrationType: 'MOCK', RequestTemplates: { '200': '{"statusCode":200}' }, TemplateSelectionExpression: '200' }, undefined],
  [{ IntegrationType: 'AWS', IntegrationUri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem' }, undefined],
  [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://a.example', IntegrationMethod: 'POST' }, undefined],
  [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://a.example' }, 'BadRequestException'],
  [{ IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:lambda:us-east-1:123456789012:function:fn' }, 'BadRequestException'],
  [{ IntegrationType: 'AWS_PROXY', IntegrationUri: 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord' }, 'NotSimulated'],
  [{ IntegrationType: 'MOCK', TimeoutInMillis: 30_000 }, 'BadRequestException'],
  [{ IntegrationType: 'MOCK', PayloadFormatVersion: '2.0' }, 'BadRequestException'],
])('WA3 an integration %j', async (input, name) => {
  const made = call('CreateIntegration', input)
  if (name === undefined) expect(await made).toMatchObject({ ...input, TimeoutInMillis: 29_000, PassthroughBehavior: 'WHEN_NO_MATCH', IntegrationResponseSelectionExpression: '${integration.response.statuscode}' })
  else await expect(made).rejects.toMatchObject({ name })
})

test.each<[JsonObject, string | undefined]>([
  [{}, undefined],
  [{ IdentitySource: ['route.request.querystring.token', 'stageVariables.key', 'context.apiId'] }, undefined],
  [{ IdentitySource: [] }, 'BadRequestException'],
  [{ IdentitySource: ['$request.header.Auth'] }, 'BadRequestException'],
  [{ AuthorizerResultTtlInSeconds: 300 }, 'BadRequestException'],
  [{ AuthorizerType: 'JWT' }, 'BadRequestException'],
])('WA4 an authorizer with %j', async (input, name) => {
  const made = call('CreateAuthorizer', { Name: 'a', AuthorizerType: 'REQUEST', AuthorizerUri: FN, IdentitySource: ['route.request.header.Auth'], ...input })
  if (name === undefined) expect(await made).toMatchObject({ AuthorizerId: expect.any(String), ...input })
  else await expect(made).rejects.toMatchObject({ name })
})

test('WA5 route responses, integration responses and models are made, listed, changed and deleted', async () => {
  const { RouteId } = await call('CreateRoute', { RouteKey: 'send', RouteResponseSelectionExpression: '$default', RequestModels: { '$default': 'Message' } })
  const response = await call('CreateRouteResponse', { RouteId, RouteResponseKey: '$default' })
  expect(response).toEqual({ RouteResponseId: expect.any(String), RouteResponseKey: '$default' })
  await expect(call('CreateRouteResponse', { RouteId, RouteResponseKey: '$default' })).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(call('UpdateRouteResponse', { RouteId, RouteResponseId: response.RouteResponseId, RouteResponseKey: 'other' })).rejects.toMatchObject({ name: 'BadRequestException' })
  expect(await call('GetRouteResponses', { RouteId })).toEqual({ Items: [response] })
  expect(await call('GetRouteResponse', { RouteId, RouteResponseId: response.RouteResponseId })).toEqual(response)
  await call('DeleteRouteResponse', { RouteId, RouteResponseId: response.RouteResponseId })
  expect(await call('GetRouteResponses', { RouteId })).toEqual({ Items: [] })

  const { IntegrationId } = await call('CreateIntegration', { IntegrationType: 'MOCK' })
  const { IntegrationResponseId } = await call('CreateIntegrationResponse', { IntegrationId, IntegrationResponseKey: '/4\\d\\d/' })
  await expect(call('CreateIntegrationResponse', { IntegrationId, IntegrationResponseKey: '/4\\d\\d/' })).rejects.toMatchObject({ name: 'ConflictException' })
  await call('UpdateIntegrationResponse', { IntegrationId, IntegrationResponseId, ResponseTemplates: { $default: '{}' } })
  expect(await call('GetIntegrationResponses', { IntegrationId })).toEqual({ Items: [{ IntegrationResponseId, IntegrationResponseKey: '/4\\d\\d/', ResponseTemplates: { $default: '{}' } }] })
  expect(await call('GetIntegrationResponse', { IntegrationId, IntegrationResponseId })).toMatchObject({ IntegrationResponseId })
  await call('DeleteIntegrationResponse', { IntegrationId, IntegrationResponseId })
  await expect(call('GetIntegrationResponse', { IntegrationId, IntegrationResponseId })).rejects.toMatchObject({ name: 'NotFoundException' })

  const { ModelId } = await call('CreateModel', { Name: 'Message', Schema: '{"type":"object"}' })
  await expect(call('CreateModel', { Name: 'Message', Schema: '{}' })).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(call('CreateModel', { Name: 'a-b', Schema: '{}' })).rejects.toMatchObject({ name: 'BadRequestException' })
  await expect(call('UpdateModel', { ModelId, Schema: '{' })).rejects.toMatchObject({ name: 'BadRequestException' })
  expect((await call('GetModels')).Items).toEqual([{ ModelId, Name: 'Message', ContentType: 'application/json', Schema: '{"type":"object"}' }])
  await expect(call('DeleteModel', { ModelId })).rejects.toMatchObject({ name: 'ConflictException' })
  await call('DeleteRoute', { RouteId })
  await call('DeleteModel', { ModelId })
  await expect(call('GetModel', { ModelId })).rejects.toMatchObject({ name: 'NotFoundException' })
})

test('WA5 an HTTP API has none of them', async () => {
  const { ApiId: http }: any = await sim.call('apigatewayv2', 'CreateApi', { Name: 'orders', ProtocolType: 'HTTP' })
  await expect(call('CreateModel', { ApiId: http, Name: 'a', Schema: '{}' })).rejects.toMatchObject({ name: 'BadRequestException', message: 'Models are only supported for WEBSOCKET protocol' })
})

test.each<[string, JsonObject, string]>([
  ['CreateRoute', { RouteKey: 'send', ApiKeyRequired: true }, 'API keys of other routes than $connect'],
  ['CreateRoute', { RouteKey: '$connect', RequestParameters: { 'route.request.header.a': { Required: true } } }, 'RequestParameters'],
  ['CreateIntegration', { IntegrationType: 'MOCK', ContentHandlingStrategy: 'CONVERT_TO_TEXT' }, 'ContentHandlingStrategy'],
  ['GetModelTemplate', { ModelId: 'none' }, 'GetModelTemplate'],
])('WA6 %s %j is refused by name', async (action, input, what) => {
  await expect(call(action, input)).rejects.toMatchObject({ name: 'NotSimulated', message: expect.stringContaining(what) })
})
