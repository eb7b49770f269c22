import { expect, test } from 'vitest'
import { handlerWorld } from '../../../../scripts/sdk/handlerWorld'

/** A chat as people build it: who is connected lies in a table, and a message goes to all of them. */
const CHAT = `
import { ApiGatewayManagementApiClient, GoneException, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}))
export const handler = async ({ body, requestContext: { routeKey, connectionId, domainName, stage } }) => {
  const TableName = 'connections'
  if (routeKey === '$connect') await table.send(new PutCommand({ TableName, Item: { connectionId } }))
  if (routeKey === '$disconnect') await table.send(new DeleteCommand({ TableName, Key: { connectionId } }))
  if (routeKey === 'say') {
    const api = new ApiGatewayManagementApiClient({ endpoint: 'https://' + domainName + '/' + stage })
    for (const { connectionId: ConnectionId } of (await table.send(new ScanCommand({ TableName }))).Items) {
      try {
        await api.send(new PostToConnectionCommand({ ConnectionId, Data: JSON.parse(body).text }))
      } catch (error) {
        if (!(error instanceof GoneException)) throw error
        await table.send(new DeleteCommand({ TableName, Key: { connectionId: ConnectionId } }))
      }
    }
  }
  return { statusCode: 200 }
}`

test('WS9 a handler reaches all who are connected, and learns by GoneException who is not', async () => {
  const { cloud, deploy } = handlerWorld()
  await cloud.call('dynamodb', 'CreateTable', { TableName: 'connections', AttributeDefinitions: [{ AttributeName: 'connectionId', AttributeType: 'S' }], KeySchema: [{ AttributeName: 'connectionId', KeyType: 'HASH' }], BillingMode: 'PAY_PER_REQUEST' })
  await cloud.runUntilQuiet()
  await deploy(CHAT)
  const { ApiId } = await cloud.call('apigatewayv2', 'CreateApi', { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' })
  const IntegrationUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations'
  const { IntegrationId } = await cloud.call('apigatewayv2', 'CreateIntegration', { ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri })
  for (const RouteKey of ['$connect', '$disconnect', 'say']) await cloud.call('apigatewayv2', 'CreateRoute', { ApiId, RouteKey, Target: `integrations/${IntegrationId}` })
  await cloud.call('apigatewayv2', 'CreateStage', { ApiId, StageName: 'prod', AutoDeploy: true })
  await cloud.call('dynamodb', 'PutItem', { TableName: 'connections', Item: { connectionId: { S: 'JKJaXmPLvHcESHA=' } } })
  const url = `wss://${ApiId}.execute-api.us-east-1.amazonaws.com/prod`

  const [ann, ben] = [await cloud.connect(url), await cloud.connect(url)]
  await ann.send('{"action":"say","text":"hello"}')
  await cloud.runUntilQuiet()
  await ben.close()
  await cloud.runUntilQuiet()
  await ann.send('{"action":"say","text":"alone?"}')
  await cloud.runUntilQuiet()

  expect(ann.messages.map(({ data }) => data)).toEqual(['hello', 'alone?'])
  expect(ben.messages.map(({ data }) => data)).toEqual(['hello'])
  expect((await cloud.call('dynamodb', 'Scan', { TableName: 'connections' })).Items).toEqual([{ connectionId: { S: ann.connectionId } }])
})
