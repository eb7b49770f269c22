import { beforeEach, describe, expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import type { JsonObject } from '../../kernel/json'
import { apigateway } from './apigateway'

let sim: Simulation
let restApiId: string
let rootId: string
const call = async (action: string, input: JsonObject = {}): Promise<any> => sim.call('apigateway', action, { restApiId, ...input })
const onRoot = (action: string, input: JsonObject = {}) => call(action, { resourceId: rootId, httpMethod: 'GET', ...input })
const replace = (path: string, value: string) => ({ patchOperations: [{ op: 'replace', path, value }] })
const refusal = (name: string, message: string, statusCode: number) => expect.objectContaining({ name, message, statusCode })

beforeEach(async () => {
  sim = createSimulation({ services: [apigateway], guests: { run: async () => undefined, reset() {} } })
  const api: any = await sim.call('apigateway', 'CreateRestApi', { name: 'orders' })
  restApiId = api.id
  rootId = api.rootResourceId
})

const mocked = async () => {
  await onRoot('PutMethod', { authorizationType: 'NONE' })
  await onRoot('PutIntegration', { type: 'MOCK' })
}

describe('APIs and resources', () => {
  test('RA1 an API has a root resource and the two default models', async () => {
    expect(await call('GetResources')).toEqual({ items: [{ id: rootId, path: '/' }] })
    expect((await call('GetModels')).items.map(({ name }: any) => name)).toEqual(['Empty', 'Error'])
  })

  test('RA2 paths follow from where resources stand', async () => {
    const a = await call('CreateResource', { parentId: rootId, pathPart: 'a' })
    const b = await call('CreateResource', { parentId: a.id, pathPart: '{b}' })
    await call('UpdateResource', { resourceId: a.id, ...replace('/pathPart', 'z') })
    expect((await call('GetResource', { resourceId: b.id })).path).toBe('/z/{b}')
    await call('DeleteResource', { resourceId: a.id })
    expect((await call('GetResources')).items).toHaveLength(1)
  })

  test.each([
    ['RA2', 'CreateResource', { pathPart: 'a b' }, 'BadRequestException', 400],
    ['RA2', 'CreateResource', { pathPart: '{x}' }, 'BadRequestException', 400],
    ['RA2', 'CreateResource', { pathPart: 'a' }, 'ConflictException', 409],
    ['RA2', 'CreateResource', { parentId: 'none', pathPart: 'b' }, 'NotFoundException', 404],
    ['RA2', 'DeleteResource', {}, 'BadRequestException', 400],
  ] as const)('%s %s %j is refused', async (_rule, action, input, name, statusCode) => {
    await call('CreateResource', { parentId: rootId, pathPart: 'a' })
    await call('CreateResource', { parentId: rootId, pathPart: '{id}' })
    await expect(call(action, { parentId: rootId, resourceId: rootId, ...input })).rejects.toMatchObject({ name, statusCode })
  })
})

describe('methods', () => {
  test('RA3 what a method refers to must be there', async () => {
    await expect(onRoot('PutMethod', { authorizationType: 'CUSTOM', authorizerId: 'none' })).rejects.toMatchObject({ name: 'BadRequestException' })
    await expect(onRoot('PutMethod', { authorizationType: 'NONE', requestModels: { 'application/json': 'None' } })).rejects.toEqual(
      refusal('BadRequestException', 'Invalid model identifier specified: None', 400),
    )
    await expect(onRoot('GetMethod')).rejects.toEqual(refusal('NotFoundException', 'Invalid Method identifier specified', 404))
  })

  test('RA4 a model that a method names cannot be deleted', async () => {
    await call('CreateModel', { name: 'Order', contentType: 'application/json', schema: '{}' })
    await onRoot('PutMethod', { authorizationType: 'NONE', requestModels: { 'application/json': 'Order' } })
    await expect(call('DeleteModel', { modelName: 'Order' })).rejects.toEqual(
      refusal('ConflictException', "Cannot delete model 'Order', is referenced in method request: //GET", 409),
    )
    await onRoot('UpdateMethod', { patchOperations: [{ op: 'remove', path: '/requestModels/application~1json' }] })
    expect(await call('DeleteModel', { modelName: 'Order' })).toEqual({})
  })

  test.each([
    [{ type: 'HTTP', uri: 'ftp://x', integrationHttpMethod: 'GET' }, 'Invalid HTTP endpoint specified for URI'],
    [{ type: 'AWS', uri: 'x', integrationHttpMethod: 'POST' }, 'Invalid ARN specified in the request'],
    [{ type: 'AWS_PROXY', uri: 'arn:aws:apigateway:us-east-1:sqs:path/q', integrationHttpMethod: 'POST' }, "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations."],
    [{ type: 'MOCK', timeoutInMillis: 30_000 }, 'Timeout should be between 50 ms and 29000 ms'],
  ])('RA5 an integration %j is refused', async (input, message) => {
    await onRoot('PutMethod', { authorizationType: 'NONE' })
    await expect(onRoot('PutIntegration', input)).rejects.toEqual(refusal('BadRequestException', message, 400))
  })

  test('RA6 an integration response needs the method response of its status', async () => {
    await mocked()
    await expect(onRoot('PutIntegrationResponse', { statusCode: '200' })).rejects.toMatchObject({ name: 'NotFoundException' })
    await onRoot('PutMethodResponse', { statusCode: '200' })
    expect(await onRoot('PutIntegrationResponse', { statusCode: '200', selectionPattern: '2..' })).toEqual({ statusCode: '200', selectionPattern: '2..' })
  })
})

describe('deployments and stages', () => {
  test('RA7 an API without methods, or with one that leads nowhere, is not deployed', async () => {
    await expect(call('CreateDeployment')).rejects.toMatchObject({ message: "The REST API doesn't contain any methods" })
    await onRoot('PutMethod', { authorizationType: 'NONE' })
    await expect(call('CreateDeployment')).rejects.toMatchObject({ message: 'No integration defined for method' })
  })

  test('RA8 a canary is promoted by copying', async () => {
    await mocked()
    const first = await call('CreateDeployment', { stageName: 'dev', variables: { a: '1', b: '1' } })
    const second = await call('CreateDeployment', { stageName: 'dev', canarySettings: { percentTraffic: 10, stageVariableOverrides: { a: '2' } } })
    expect((await call('GetStage', { stageName: 'dev' })).deploymentId).toBe(first.id)
    const patchOperations = [
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    ]
    expect(await call('UpdateStage', { stageName: 'dev', patchOperations })).toMatchObject({ deploymentId: second.id, variables: { a: '2', b: '1' } })
    await expect(call('DeleteDeployment', { deploymentId: second.id })).rejects.toMatchObject({ name: 'BadRequestException' })
    expect(await call('DeleteDeployment', { deploymentId: first.id })).toEqual({})
  })

  test.each([
    ['a-b', '1', "Invalid stage variable name: a-b.  Please use names with only word characters."],
    ['a', '$LATEST', "Invalid stage variable value: $LATEST.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','."],
    ['a', '', "Invalid stage variable value: .  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','."],
  ])('RA8 no stage variable %s is %j, nor is one overridden so', async (name, value, message) => {
    await mocked()
    await call('CreateDeployment', { stageName: 'dev', variables: { host: 'https://a.example:8/~b?c=1&d=2,3#e f' } })
    const variables = { [name]: value }
    await expect(call('CreateDeployment', { stageName: 'test', variables })).rejects.toMatchObject({ message })
    await expect(call('UpdateStage', { stageName: 'dev', ...replace(`/variables/${name}`, value) })).rejects.toMatchObject({ message })
    await expect(call('CreateDeployment', { stageName: 'dev', canarySettings: { percentTraffic: 1, stageVariableOverrides: variables } })).rejects.toMatchObject({ message })
  })

  test('RA8 a canary stays until it is removed', async () => {
    await mocked()
    const first = await call('CreateDeployment', { stageName: 'dev' })
    await call('CreateDeployment', { stageName: 'dev', canarySettings: { percentTraffic: 10 } })
    const remove = { stageName: 'dev', patchOperations: [{ op: 'remove', path: '/canarySettings' }] }
    const stage = await call('UpdateStage', remove)
    expect(stage.deploymentId).toBe(first.id)
    expect(stage.canarySettings).toBeUndefined()
    await expect(call('UpdateStage', remove)).rejects.toMatchObject({ name: 'BadRequestException' })
  })

  test('RA9 a method setting starts from what all methods have', async () => {
    await mocked()
    await call('CreateDeployment', { stageName: 'dev' })
    await call('UpdateStage', { stageName: 'dev', ...replace('/*/*/caching/ttlInSeconds', '60') })
    const { methodSettings } = await call('UpdateStage', { stageName: 'dev', ...replace('/~1orders/GET/throttling/rateLimit', '5') })
    expect(methodSettings['orders/GET']).toMatchObject({ cacheTtlInSeconds: 60, throttlingRateLimit: 5, throttlingBurstLimit: 5000 })
  })

  test('RA10 all patch operations hold or none', async () => {
    await mocked()
    await call('CreateDeployment', { stageName: 'dev' })
    const patchOperations = [{ op: 'replace', path: '/description', value: 'x' }, { op: 'replace', path: '/nothing', value: 'x' }]
    await expect(call('UpdateStage', { stageName: 'dev', patchOperations })).rejects.toMatchObject({ name: 'BadRequestException' })
    expect((await call('GetStage', { stageName: 'dev' })).description).toBeUndefined()
  })
})

test('RA11 gateway responses are the own, the class’s, AWS’s', async () => {
  await call('PutGatewayResponse', { responseType: 'DEFAULT_4XX', statusCode: '418' })
  await call('PutGatewayResponse', { responseType: 'THROTTLED', responseParameters: { 'gatewayresponse.header.x': "'y'" } })
  expect(await call('GetGatewayResponse', { responseType: 'UNAUTHORIZED' })).toMatchObject({ statusCode: '418', defaultResponse: true })
  expect(await call('GetGatewayResponse', { responseType: 'THROTTLED' })).toMatchObject({ statusCode: '429', defaultResponse: false })
  expect(await call('GetGatewayResponse', { responseType: 'INTEGRATION_TIMEOUT' })).toMatchObject({ statusCode: '504', defaultResponse: true })
})

test('RA12 what is not simulated is refused by name', async () => {
  await expect(call('GenerateClientCertificate')).rejects.toMatchObject({ name: 'NotSimulated' })
  await onRoot('PutMethod', { authorizationType: 'NONE' })
  await expect(onRoot('PutIntegration', { type: 'MOCK', responseTransferMode: 'STREAM' })).rejects.toMatchObject({ name: 'NotSimulated' })
})
