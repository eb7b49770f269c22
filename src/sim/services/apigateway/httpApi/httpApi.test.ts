import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../../cloud/cloud'
import type { Simulation } from '../../../cloud/simulation'
import type { JsonObject } from '../../../kernel/json'
import { apigateway } from '../apigateway'

let sim: Simulation
let ApiId: string
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('apigatewayv2', action, { ApiId, ...input })
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:fn'
const toLambda = (input: JsonObject = {}) => call('CreateIntegration', { IntegrationType: 'AWS_PROXY', IntegrationUri: ARN, PayloadFormatVersion: '2.0', ...input })

beforeEach(async () => {
  sim = createSimulation({ services: [apigateway], guests: { run: async () => undefined, reset() {} } })
  const api: any = await sim.call('apigatewayv2', 'CreateApi', { Name: 'orders', ProtocolType: 'HTTP' })
  ApiId = api.ApiId
})

describe('HA1 an API', () => {
  test('is made, shown, changed and deleted', async () => {
    const api = await call('GetApi')
    expect(api).toMatchObject({ Name: 'orders', ProtocolType: 'HTTP', ApiEndpoint: `https://${ApiId}.execute-api.us-east-1.amazonaws.com`, RouteSelectionExpression: '$request.method $request.path', DisableExecuteApiEndpoint: false })
    expect(api).not.toHaveProperty('routes')
    await call('UpdateApi', { Name: 'renamed', CorsConfiguration: { AllowOrigins: ['*'] } })
    expect((await call('GetApis')).Items).toMatchObject([{ Name: 'renamed', CorsConfiguration: { AllowOrigins: ['*'] } }])
    await call('DeleteCorsConfiguration')
    expect(await call('GetApi')).not.toHaveProperty('CorsConfiguration')
    await call('DeleteApi')
    await expect(call('GetApi')).rejects.toMatchObject({ name: 'NotFoundException', message: `Invalid API identifier specified 123456789012:${ApiId}`, statusCode: 404 })
  })

  test.each([
    [ARN, 'AWS_PROXY', '2.0'],
    ['https://backend.example/orders', 'HTTP_PROXY', '1.0'],
  ])('made with the target %s has all it needs', async (Target, type, version) => {
    const { ApiId: quick }: any = await sim.call('apigatewayv2', 'CreateApi', { Name: 'quick', ProtocolType: 'HTTP', Target })
    const of = async (action: string): Promise<any> => sim.call('apigatewayv2', action, { ApiId: quick })
    const [integration] = (await of('GetIntegrations')).Items
    expect(integration).toMatchObject({ IntegrationType: type, IntegrationUri: Target, PayloadFormatVersion: version, ApiGatewayManaged: true })
    expect((await of('GetRoutes')).Items).toMatchObject([{ RouteKey: '$default', Target: `integrations/${integration.IntegrationId}` }])
    const [deployment] = (await of('GetDeployments')).Items
    expect((await of('GetStages')).Items).toMatchObject([{ StageName: '$default', AutoDeploy: true, DeploymentId: deployment.DeploymentId }])
  })
})

describe('HA2 deployments', () => {
  const routed = async () => {
    const { IntegrationId } = await toLambda()
    return call('CreateRoute', { RouteKey: 'GET /', Target: `integrations/${IntegrationId}` })
  }

  test('a stage with auto-deploy follows every change, another only CreateDeployment', async () => {
    await routed()
    const auto = await call('CreateStage', { StageName: '$default', AutoDeploy: true })
    const manual = await call('CreateStage', { StageName: 'prod' })
    expect([auto.DeploymentId, manual.DeploymentId]).toEqual([expect.any(String), undefined])
    await call('CreateRoute', { RouteKey: 'POST /' })
    const after = await call('GetStage', { StageName: '$default' })
    expect(after.DeploymentId).not.toBe(auto.DeploymentId)
    expect(await call('GetDeployment', { DeploymentId: after.DeploymentId })).toMatchObject({ AutoDeployed: true, DeploymentStatus: 'DEPLOYED' })
    const made = await call('CreateDeployment', { StageName: 'prod' })
    expect((await call('GetStage', { StageName: 'prod' })).DeploymentId).toBe(made.DeploymentId)
    await expect(call('DeleteDeployment', { DeploymentId: made.DeploymentId })).rejects.toMatchObject({ name: 'BadRequestException' })
  })

  test('what has no routes is not deployed: auto-deploy says so in the stage', async () => {
    const stage = await call('CreateStage', { StageName: '$default', AutoDeploy: true })
    expect(stage).toMatchObject({ LastDeploymentStatusMessage: 'Deployment attempt failed: Unable to deploy API because no routes exist in this API' })
    await expect(call('CreateDeployment')).rejects.toMatchObject({ name: 'BadRequestException' })
    await routed()
    expect(await call('GetStage', { StageName: '$default' })).toMatchObject({ DeploymentId: expect.any(String) })
    await expect(call('CreateDeployment', { StageName: '$default' })).rejects.toMatchObject({ name: 'BadRequestException' })
  })

  test('route settings are set, added to and deleted one by one', async () => {
    await call('CreateStage', { StageName: 'prod', RouteSettings: { 'GET /': { ThrottlingRateLimit: 1 } }, StageVariables: { a: '1' } })
    await call('UpdateStage', { StageName: 'prod', RouteSettings: { 'POST /': { ThrottlingBurstLimit: 2 } } })
    await call('DeleteRouteSettings', { StageName: 'prod', RouteKey: 'GET /' })
    expect(await call('GetStage', { StageName: 'prod' })).toMatchObject({ RouteSettings: { 'POST /': { ThrottlingBurstLimit: 2 } }, StageVariables: { a: '1' } })
  })
})

describe('HA3 routes and what they name', () => {
  test.each<[string, JsonObject, string]>([
    ['CreateRoute', { RouteKey: 'GET /' }, 'ConflictException'],
    ['CreateRoute', { RouteKey: 'GET' }, 'BadRequestException'],
    ['CreateRoute', { RouteKey: 'GET /a', Target: 'integrations/none' }, 'BadRequestException'],
    ['CreateRoute', { RouteKey: 'GET /a', AuthorizationType: 'JWT', AuthorizerId: 'none' }, 'BadRequestException'],
    ['CreateRoute', { RouteKey: 'GET /a', AuthorizationType: 'OTHER' }, 'ValidationException'],
    ['CreateRoute', { RouteKey: 'GET /a', AuthorizationScopes: ['a'] }, 'BadRequestException'],
    ['UpdateRoute', { RouteId: 'none' }, 'NotFoundException'],
    ['CreateStage', { StageName: 'a b' }, 'BadRequestException'],
    ['CreateStage', { StageName: 'prod', DeploymentId: 'none' }, 'BadRequestException'],
    ['CreateDeployment', { StageName: 'none' }, 'NotFoundException'],
  ])('%s %j is refused', async (action, input, name) => {
    await call('CreateRoute', { RouteKey: 'GET /' })
    await expect(call(action, input)).rejects.toMatchObject({ name })
  })

  test('an integration and an authorizer that a route names cannot be deleted', async () => {
    const { IntegrationId } = await toLambda()
    const { AuthorizerId } = await call('CreateAuthorizer', { Name: 'jwt', AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['app'] } })
    const route = await call('CreateRoute', { RouteKey: 'GET /', Target: `integrations/${IntegrationId}`, AuthorizationType: 'JWT', AuthorizerId, AuthorizationScopes: ['read'] })
    expect(await call('GetRoute', { RouteId: route.RouteId })).toEqual({ RouteId: route.RouteId, RouteKey: 'GET /', ApiKeyRequired: false, AuthorizationType: 'JWT', AuthorizerId, AuthorizationScopes: ['read'], Target: `integrations/${IntegrationId}` })
    await expect(call('DeleteIntegration', { IntegrationId })).rejects.toMatchObject({ name: 'ConflictException' })
    await expect(call('DeleteAuthorizer', { AuthorizerId })).rejects.toMatchObject({ name: 'ConflictException' })
    await call('DeleteRoute', { RouteId: route.RouteId })
    await call('DeleteIntegration', { IntegrationId })
    expect((await call('GetIntegrations')).Items).toEqual([])
  })
})

describe('HA4 integrations', () => {
  test('have AWS’s defaults', async () => {
    const { IntegrationId, ...others } = await call('CreateIntegration', { IntegrationType: 'AWS_PROXY', IntegrationUri: ARN })
    expect(IntegrationId).toMatch(/^[a-z0-9]{7}$/)
    expect(others).toEqual({ IntegrationType: 'AWS_PROXY', IntegrationUri: ARN, ConnectionType: 'INTERNET', PayloadFormatVersion: '1.0', TimeoutInMillis: 30_000 })
  })

  test.each<[JsonObject, string]>([
    [{ IntegrationType: 'MOCK' }, 'BadRequestException'],
    [{ IntegrationType: 'OTHER' }, 'ValidationException'],
    [{ IntegrationUri: 'https://a.example' }, 'BadRequestException'],
    [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://a.example' }, 'BadRequestException'],
    [{ IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://a.example', IntegrationMethod: 'GET', PayloadFormatVersion: '2.0' }, 'BadRequestException'],
    [{ TimeoutInMillis: 30_001 }, 'BadRequestException'],
    [{ PayloadFormatVersion: '3.0' }, 'BadRequestException'],
    [{ IntegrationSubtype: 'SQS-SendMessage' }, 'NotSimulated'],
    [{ ConnectionType: 'VPC_LINK' }, 'NotSimulated'],
    [{ RequestParameters: { 'append:header.a': 'b' } }, 'NotSimulated'],
  ])('%j is refused', async (input, name) => {
    await expect(toLambda(input)).rejects.toMatchObject({ name })
  })
})

describe('HA5 authorizers', () => {
  const request = { Name: 'a', AuthorizerType: 'REQUEST', IdentitySource: ['$request.header.Authorization'], AuthorizerUri: ARN, AuthorizerPayloadFormatVersion: '2.0' }
  test('are changed member by member', async () => {
    const { AuthorizerId } = await call('CreateAuthorizer', request)
    await call('UpdateAuthorizer', { AuthorizerId, AuthorizerResultTtlInSeconds: 60, EnableSimpleResponses: true })
    expect(await call('GetAuthorizer', { AuthorizerId })).toEqual({ ...request, AuthorizerId, AuthorizerResultTtlInSeconds: 60, EnableSimpleResponses: true })
  })

  test.each<[JsonObject, string]>([
    [{ AuthorizerType: 'TOKEN' }, 'ValidationException'],
    [{ AuthorizerPayloadFormatVersion: null }, 'BadRequestException'],
    [{ AuthorizerPayloadFormatVersion: '1.0', EnableSimpleResponses: true }, 'BadRequestException'],
    [{ AuthorizerResultTtlInSeconds: 3_601 }, 'BadRequestException'],
    [{ AuthorizerResultTtlInSeconds: 60, IdentitySource: [] }, 'BadRequestException'],
    [{ IdentitySource: ['method.request.header.Authorization'] }, 'BadRequestException'],
    [{ AuthorizerType: 'JWT' }, 'BadRequestException'],
    [{ AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'http://issuer.example', Audience: ['a'] } }, 'BadRequestException'],
  ])('%j is refused', async (input, name) => {
    await expect(call('CreateAuthorizer', { ...request, ...input })).rejects.toMatchObject({ name })
  })
})

test.each<[string, JsonObject, string]>([
  ['CreateIntegration', { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'https://a.example', RequestParameters: { 'overwrite:path': '/' } }, 'the parameter RequestParameters of CreateIntegration'],
  ['CreateStage', { StageName: 'prod', ClientCertificateId: 'x' }, 'the parameter ClientCertificateId of CreateStage'],
  ['CreateDomainName', { DomainName: 'a.example' }, 'apigatewayv2:CreateDomainName'],
])('HA6 %s %j is refused by name', async (action, input, what) => {
  await expect(call(action, input)).rejects.toMatchObject({ name: 'NotSimulated', message: expect.stringContaining(what) })
})
