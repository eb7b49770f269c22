import { expect, test } from 'vitest'
import { createGuestHost } from '../handlers/handlers'
import { cloudOf, createSimulation, type Cloud } from './cloud'
import { services } from './services'

const ROLE = 'arn:aws:iam::123456789012:role/all'

/** An API whose POST /orders echoes what it is sent, through HTTP to a host outside. */
async function given(): Promise<{ readonly cloud: Cloud; readonly endpoint: string }> {
  const cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  cloud.outside('orders.example', ({ method, url, body }) => ({
    status: url.endsWith('/gone') ? 410 : 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ method, url, body: JSON.parse(new TextDecoder().decode(body as Uint8Array)) }),
  }))
  const call = (action: string, input: object): Promise<any> => cloud.call('apigateway', action, input)
  const { id: restApiId, rootResourceId: parentId } = await call('CreateRestApi', { name: 'orders' })
  const { id: resourceId } = await call('CreateResource', { restApiId, parentId, pathPart: '{what}' })
  const method = { restApiId, resourceId, httpMethod: 'POST' }
  await call('PutMethod', { ...method, authorizationType: 'NONE' })
  const requestParameters = { 'integration.request.path.what': 'method.request.path.what' }
  await call('PutIntegration', { ...method, type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: 'https://orders.example/{what}', requestParameters })
  await call('CreateDeployment', { restApiId, stageName: 'dev' })
  return { cloud, endpoint: `${restApiId}.execute-api.us-east-1.amazonaws.com` }
}

async function ran(cloud: Cloud, parameters: object): Promise<any> {
  const state = { Type: 'Task', Resource: 'arn:aws:states:::apigateway:invoke', Parameters: parameters, End: true }
  const definition = JSON.stringify({ StartAt: 'Call', States: { Call: state } })
  const { stateMachineArn } = await cloud.call('states', 'CreateStateMachine', { name: 'm', roleArn: ROLE, definition })
  const { executionArn } = await cloud.call('states', 'StartExecution', { stateMachineArn, input: '{}' })
  await cloud.runUntilQuiet()
  return cloud.call('states', 'DescribeExecution', { executionArn })
}

test('a workflow calls an API, which calls a host outside, and gets its answer', async () => {
  const { cloud, endpoint } = await given()
  const { status, output } = await ran(cloud, { ApiEndpoint: endpoint, Method: 'POST', Stage: 'dev', Path: 'orders', RequestBody: { id: 7 }, QueryParameters: { q: ['1'] } })
  expect(status).toBe('SUCCEEDED')
  expect(JSON.parse(output)).toMatchObject({
    StatusCode: 200,
    StatusText: 'OK',
    ResponseBody: { method: 'POST', url: 'https://orders.example/orders?q=1', body: { id: 7 } },
    Headers: { 'Content-Type': ['application/json'] },
  })
})

test.each([
  ['gone', 'dev', 'ApiGateway.410'],
  ['orders', 'none', 'ApiGateway.403'],
])('a status of 400 or more is the task’s error: /%s in %s', async (path, stage, error) => {
  const { cloud, endpoint } = await given()
  expect(await ran(cloud, { ApiEndpoint: endpoint, Method: 'POST', Stage: stage, Path: path, RequestBody: {} })).toMatchObject({ status: 'FAILED', error })
})
