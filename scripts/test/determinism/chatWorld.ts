import { cloudOf, createSimulation, type CloudOptions, type CloudParts } from '../../../src/sim/cloud/cloud'
import type { Simulation } from '../../../src/sim/cloud/simulation'

/** Answers who says something by a callback and by the route's own response. */
const code = `
import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'
export const handler = async ({ body, requestContext: { routeKey, connectionId: ConnectionId, domainName, stage } }) => {
  if (routeKey !== '$default') return { statusCode: 200 }
  const api = new ApiGatewayManagementApiClient({ endpoint: 'https://' + domainName + '/' + stage })
  await api.send(new PostToConnectionCommand({ ConnectionId, Data: 'heard: ' + body }))
  return { statusCode: 200, body: 'answered' }
}`

export const chatOptions: CloudOptions = { seed: 5 }

/** Two clients of a WebSocket API: one says something and leaves, the other is idle until its connection ends. */
export async function playChat(parts: CloudParts): Promise<{ simulation: Simulation; ended: string }> {
  const simulation = createSimulation(parts, chatOptions)
  const cloud = cloudOf(simulation, chatOptions)
  await cloud.call('lambda', 'CreateFunction', { FunctionName: 'chat', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/chat', Code: { Files: { 'index.mjs': code } } })
  await cloud.runUntilQuiet()
  const call = (action: string, input: object) => cloud.call('apigatewayv2', action, input)
  const { ApiId } = await call('CreateApi', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' })
  const IntegrationUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:chat/invocations'
  const { IntegrationId } = await call('CreateIntegration', { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri })
  for (const RouteKey of ['$connect', '$disconnect', '$default']) {
    const { RouteId } = await call('CreateRoute', { ApiId, RouteKey, Target: `integrations/${IntegrationId}` })
    if (RouteKey === '$default') await call('CreateRouteResponse', { ApiId, RouteId, RouteResponseKey: '$default' })
  }
  await call('CreateStage', { ApiId, StageName: 'prod', AutoDeploy: true })
  const url = `wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`
  const [talker, idler] = [await cloud.connect(url, { 'User-Agent': 'chat' }), await cloud.connect(url)]
  await talker.send('héllo')
  await cloud.runUntilQuiet()
  await talker.close(1000, 'done')
  await cloud.runFor(11 * 60_000)
  return { simulation, ended: [...talker.messages.map(({ data }) => data), `${idler.closed?.code} ${idler.closed?.reason}`].join(', ') }
}
