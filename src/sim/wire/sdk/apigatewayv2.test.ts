import {
  ExportApiCommand,
  ApiGatewayV2Client,
  ConflictException,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteApiCommand,
  GetApiCommand,
  GetApisCommand,
  GetRoutesCommand,
  GetStageCommand,
  ImportApiCommand,
  NotFoundException,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let api: ApiGatewayV2Client
let ApiId: string

beforeEach(async () => {
  cloud = sdkWorld()
  api = new ApiGatewayV2Client(clientConfig(cloud))
  ApiId = (await api.send(new CreateApiCommand({ Name: 'orders', ProtocolType: 'HTTP' }))).ApiId!
})

test('an API is made, shown and answers', async () => {
  cloud.outside('backend.example', () => ({ body: 'hello' }))
  const { IntegrationId } = await api.send(new CreateIntegrationCommand({ ApiId, IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', IntegrationUri: 'https://backend.example', PayloadFormatVersion: '1.0' }))
  await api.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /', Target: `integrations/${IntegrationId}` }))
  await api.send(new CreateStageCommand({ ApiId, StageName: '$default', AutoDeploy: true, DefaultRouteSettings: { ThrottlingRateLimit: 0.5, ThrottlingBurstLimit: 2 } }))
  await api.send(new UpdateStageCommand({ ApiId, StageName: '$default', StageVariables: { a: 'ü' } }))
  const { ApiEndpoint, CreatedDate } = await api.send(new GetApiCommand({ ApiId }))
  expect(CreatedDate).toEqual(new Date(Math.floor(cloud.now / 1000) * 1000))
  expect(await api.send(new GetStageCommand({ ApiId, StageName: '$default' }))).toMatchObject({ AutoDeploy: true, StageVariables: { a: 'ü' }, DefaultRouteSettings: { ThrottlingRateLimit: 0.5 } })
  expect((await api.send(new GetRoutesCommand({ ApiId }))).Items).toMatchObject([{ RouteKey: 'GET /' }])
  const { status, body } = await cloud.request({ method: 'GET', url: `${ApiEndpoint}/` })
  expect([status, new TextDecoder().decode(body)]).toEqual([200, 'hello'])
})

test('refusals are the SDK’s own errors', async () => {
  await api.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /' }))
  await expect(api.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /' }))).rejects.toBeInstanceOf(ConflictException)
  await api.send(new DeleteApiCommand({ ApiId }))
  await expect(api.send(new GetApiCommand({ ApiId }))).rejects.toBeInstanceOf(NotFoundException)
  expect((await api.send(new GetApisCommand({}))).Items).toEqual([])
  await expect(api.send(new ImportApiCommand({ Body: '{}' }))).rejects.toMatchObject({ name: 'BadRequestException' })
})

test('a definition goes in as a text and comes out as bytes', async () => {
  const api = new ApiGatewayV2Client(clientConfig(sdkWorld()))
  const Body = JSON.stringify({ openapi: '3.0.1', info: { title: 'größer' }, paths: { '/a': { get: { 'x-odd': 1 } } } })
  const { ApiId, Warnings } = await api.send(new ImportApiCommand({ Body }))
  expect(Warnings).toEqual(["$.paths['/a'].get.x-odd: unknown extension, ignored"])
  const { body } = await api.send(new ExportApiCommand({ ApiId, Specification: 'OAS30', OutputType: 'JSON' }))
  expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ info: { title: 'größer' }, paths: { '/a': {} } })
})
