import { expect, test } from 'vitest'
import { functionUri, socketWorld } from '../webSocketWorld.testing'
import { gatewayCost, gatewayUsage } from './gatewayCost'

test('PR1 PR2 PR3 what APIs have used is read off the log: requests, messages both ways, minutes, hours of a cache', async () => {
  const world = await socketWorld()
  const { cloud } = world
  cloud.outside('backend.example', () => ({ body: 'a'.repeat(600 * 1024) }))
  await world.makeFunction('fn', [{ return: { statusCode: 200, body: 'a'.repeat(40_000) } }])
  await world.route('$default', 'fn', { twoWay: true })
  const start = cloud.now
  const socket = await cloud.connect(world.url)
  await socket.send('hi')
  await socket.send('a'.repeat(100_000), { frameBytes: 32_768 })
  await cloud.runFor(6 * 60_000)
  await socket.close()
  const open = await cloud.connect(world.url)

  const { ApiId } = await cloud.call('apigatewayv2', 'CreateApi', { Name: 'a', ProtocolType: 'HTTP', Target: 'https://backend.example/' })
  await cloud.request({ method: 'GET', url: `https://${ApiId}.execute-api.us-east-1.amazonaws.com/` })

  const { id: restApiId, rootResourceId: resourceId } = await cloud.call('apigateway', 'CreateRestApi', { name: 'orders' })
  const rest = (action: string, input: object) => cloud.call('apigateway', action, { restApiId, resourceId, httpMethod: 'GET', stageName: 'dev', ...input })
  await rest('PutMethod', { authorizationType: 'NONE' })
  await rest('PutIntegration', { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: functionUri('fn') })
  await rest('CreateDeployment', { cacheClusterEnabled: true, cacheClusterSize: '1.6' })
  for (let i = 0; i < 3; i++) await cloud.request({ method: 'GET', url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/dev/` })
  await cloud.runFor(2 * 3_600_000)
  await rest('UpdateStage', { patchOperations: [{ op: 'replace', path: '/cacheClusterEnabled', value: 'false' }] })
  await cloud.runFor(3_600_000)

  const usage = gatewayUsage(cloud.log, cloud.now)
  // The second connection is idle for ten minutes, and closed then.
  expect(open.closed?.code).toBe(1001)
  expect(usage).toEqual({ restRequests: 3, httpUnits: 2, messageUnits: 1 + 4 + 2 * 2, connectionMinutes: 16, cacheHours: { '1.6': 2 } })
  expect(gatewayUsage(cloud.log, start + 3 * 60_000)).toMatchObject({ restRequests: 0, connectionMinutes: 3, cacheHours: {} })
  expect(gatewayUsage(cloud.log, cloud.now, restApiId)).toMatchObject({ restRequests: 3, httpUnits: 0, messageUnits: 0 })
  const cost = gatewayCost(usage)
  expect(cost.cache).toBeCloseTo(0.076, 9)
  expect(cost.total).toBeCloseTo(3 * 3.5e-6 + 2e-6 + 9e-6 + 16 * 0.25e-6 + 0.076, 9)
})
