import {
  APIGatewayClient,
  BadRequestException,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetAccountCommand,
  GetExportCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  ImportRestApiCommand,
  NotFoundException,
  PutIntegrationCommand,
  PutMethodCommand,
  PutRestApiCommand,
  TestInvokeMethodCommand,
  UpdateAccountCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'

test('lists have the names that the wire has for them, and dates are dates', async () => {
  const cloud = sdkWorld()
  const api = new APIGatewayClient(clientConfig(cloud))
  const { id: restApiId, rootResourceId: parentId } = await api.send(new CreateRestApiCommand({ name: 'orders' }))
  await api.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'orders' }))
  expect((await api.send(new GetRestApisCommand({}))).items).toMatchObject([{ id: restApiId, name: 'orders', createdDate: new Date(Math.floor(cloud.now / 1000) * 1000) }])
  expect((await api.send(new GetResourcesCommand({ restApiId }))).items?.map(({ path }) => path)).toEqual(['/', '/orders'])
  expect((await api.send(new GetStagesCommand({ restApiId }))).item).toEqual([])
  await expect(api.send(new GetResourcesCommand({ restApiId: 'none' }))).rejects.toBeInstanceOf(NotFoundException)
})

test('a definition goes in and comes out as bytes', async () => {
  const api = new APIGatewayClient(clientConfig(sdkWorld()))
  const bytes = (definition: object) => new TextEncoder().encode(JSON.stringify(definition))
  const mock = { get: { 'x-amazon-apigateway-integration': { type: 'mock' }, 'x-odd': 1 } }
  const { id: restApiId, warnings } = await api.send(new ImportRestApiCommand({ body: bytes({ openapi: '3.0.1', info: { title: 'größer' }, paths: { '/a': mock } }), parameters: { endpointConfigurationTypes: 'REGIONAL' } }))
  expect(warnings).toEqual(['$.paths[\'/a\'].get.x-odd: unknown extension, ignored'])
  await api.send(new PutRestApiCommand({ restApiId, mode: 'merge', body: bytes({ openapi: '3.0.1', info: { title: 'größer' }, paths: { '/b': mock } }) }))
  await api.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }))
  const { body, contentType } = await api.send(new GetExportCommand({ restApiId, stageName: 'prod', exportType: 'oas30', accepts: 'application/json' }))
  expect(contentType).toBe('application/json')
  expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject({ info: { title: 'größer' }, paths: { '/a': {}, '/b': {} } })
  await expect(api.send(new ImportRestApiCommand({ body: bytes({}) }))).rejects.toBeInstanceOf(BadRequestException)
})

test('TI1 a method is tried, and GL1 the account set', async () => {
  const cloud = sdkWorld()
  cloud.outside('backend.example', () => ({ status: 201, headers: { 'X-A': ['1', '2'] }, body: 'made' }))
  const api = new APIGatewayClient(clientConfig(cloud))
  const { id: restApiId, rootResourceId: resourceId } = await api.send(new CreateRestApiCommand({ name: 'orders' }))
  const method = { restApiId, resourceId, httpMethod: 'POST' }
  await expect(api.send(new TestInvokeMethodCommand(method))).rejects.toBeInstanceOf(NotFoundException)
  await api.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await api.send(new PutIntegrationCommand({ ...method, type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: 'https://backend.example' }))
  const answer = await api.send(new TestInvokeMethodCommand({ ...method, pathWithQueryString: '/?a=1', body: '{}', headers: { 'X-B': 'c' } }))
  expect(answer).toMatchObject({ status: 201, body: 'made', latency: 0, multiValueHeaders: { 'X-A': ['1', '2'] }, log: expect.stringContaining('Successfully completed execution') })
  const cloudwatchRoleArn = 'arn:aws:iam::123456789012:role/logs'
  await api.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: cloudwatchRoleArn }] }))
  expect(await api.send(new GetAccountCommand({}))).toMatchObject({ cloudwatchRoleArn, throttleSettings: { rateLimit: 10_000, burstLimit: 5000 } })
})
