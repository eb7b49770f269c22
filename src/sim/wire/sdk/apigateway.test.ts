import { APIGatewayClient, CreateResourceCommand, CreateRestApiCommand, GetResourcesCommand, GetRestApisCommand, NotFoundException, GetStagesCommand } from '@aws-sdk/client-api-gateway'
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
