import { ApiGatewayManagementApiClient, DeleteConnectionCommand, GetConnectionCommand, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'
import { ApiGatewayV2Client, CreateApiCommand, CreateIntegrationCommand, CreateRouteCommand, CreateRouteResponseCommand, CreateStageCommand } from '@aws-sdk/client-apigatewayv2'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let ApiId: string
const connections = (stage: string) => new ApiGatewayManagementApiClient({ ...clientConfig(cloud), endpoint: `https://${ApiId}.execute-api.us-east-1.amazonaws.com/${stage}` })

beforeEach(async () => {
  cloud = sdkWorld()
  const api = new ApiGatewayV2Client(clientConfig(cloud))
  ApiId = (await api.send(new CreateApiCommand({ Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' }))).ApiId!
  const { IntegrationId } = await api.send(new CreateIntegrationCommand({ ApiId, IntegrationType: 'MOCK', RequestTemplates: { $default: '{"statusCode":200}' } }))
  const { RouteId } = await api.send(new CreateRouteCommand({ ApiId, RouteKey: '$default', Target: `integrations/${IntegrationId}` }))
  await api.send(new CreateRouteResponseCommand({ ApiId, RouteId, RouteResponseKey: '$default' }))
  for (const StageName of ['prod', 'dev']) await api.send(new CreateStageCommand({ ApiId, StageName, AutoDeploy: true }))
})

test('WS9 the SDK reaches a client by its stage’s URL', async () => {
  const socket = await cloud.connect(`wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`)
  const { connectionId: ConnectionId } = socket
  const client = connections('prod')
  await client.send(new PostToConnectionCommand({ ConnectionId, Data: 'hëllo' }))
  await client.send(new PostToConnectionCommand({ ConnectionId, Data: new TextEncoder().encode('{"a":1}') }))
  expect(socket.messages.map(({ data }) => data)).toEqual(['hëllo', '{"a":1}'])
  expect(await client.send(new GetConnectionCommand({ ConnectionId }))).toMatchObject({ ConnectedAt: new Date(cloud.now), Identity: { SourceIp: '203.0.113.10' }, LastActiveAt: new Date(cloud.now) })
  await expect(connections('dev').send(new GetConnectionCommand({ ConnectionId }))).rejects.toBeInstanceOf(GoneException)
  await client.send(new DeleteConnectionCommand({ ConnectionId }))
  expect(socket.readyState).toBe(3)
  await expect(client.send(new PostToConnectionCommand({ ConnectionId, Data: 'gone' }))).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } })
})

test('WS9 a request that is not signed is refused, and made by a client’s own key it is that one’s', async () => {
  const socket = await cloud.connect(`wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`)
  const url = `https://${ApiId}.execute-api.us-east-1.amazonaws.com/prod/@connections/${encodeURIComponent(socket.connectionId)}`
  expect((await cloud.request({ method: 'POST', url, body: 'hi' })).status).toBe(403)
  await cloud.call('iam', 'CreateUser', { UserName: 'dev' })
  const { AccessKey } = await cloud.call('iam', 'CreateAccessKey', { UserName: 'dev' })
  const client = new ApiGatewayManagementApiClient({ ...clientConfig(cloud), credentials: { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: 'x' }, endpoint: `https://${ApiId}.execute-api.us-east-1.amazonaws.com/prod` })
  await expect(client.send(new PostToConnectionCommand({ ConnectionId: socket.connectionId, Data: 'hi' }))).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 }, message: expect.stringContaining(`arn:aws:execute-api:us-east-1:123456789012:${ApiId}/prod/POST/@connections/${socket.connectionId}`) })
})
