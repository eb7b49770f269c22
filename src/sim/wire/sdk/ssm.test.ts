import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListCommandsCommand,
  ListTagsForResourceCommand,
  paginateGetParametersByPath,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
  SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let ssm: SSMClient

beforeEach(async () => {
  cloud = sdkWorld()
  ssm = new SSMClient(clientConfig(cloud))
  await ssm.send(new PutParameterCommand({ Name: '/shop/url', Type: 'String', Value: 'ü' }))
})

test('a parameter is read by name, version and label, and its history told', async () => {
  expect((await ssm.send(new PutParameterCommand({ Name: '/shop/url', Value: 'two', Overwrite: true }))).Version).toBe(2)
  await ssm.send(new LabelParameterVersionCommand({ Name: '/shop/url', ParameterVersion: 1, Labels: ['old'] }))
  const read = async (Name: string) => (await ssm.send(new GetParameterCommand({ Name }))).Parameter
  expect(await read('/shop/url:old')).toMatchObject({ Value: 'ü', Version: 1, LastModifiedDate: new Date(cloud.now) })
  expect((await read('/shop/url'))?.Value).toBe('two')
  await ssm.send(new UnlabelParameterVersionCommand({ Name: '/shop/url', ParameterVersion: 1, Labels: ['old'] }))
  const { Parameters } = await ssm.send(new GetParameterHistoryCommand({ Name: '/shop/url' }))
  expect(Parameters?.map(({ Value, Version }) => [Value, Version])).toEqual([['ü', 1], ['two', 2]])
})

test('parameters are got together, by path in pages, described, tagged and deleted', async () => {
  for (let n = 0; n < 12; n++) await ssm.send(new PutParameterCommand({ Name: `/shop/n/${n}`, Type: 'String', Value: String(n) }))
  const together = await ssm.send(new GetParametersCommand({ Names: ['/shop/url', '/none'] }))
  expect([together.Parameters?.length, together.InvalidParameters]).toEqual([1, ['/none']])
  const pages: (number | undefined)[] = []
  for await (const page of paginateGetParametersByPath({ client: ssm }, { Path: '/shop', Recursive: true })) pages.push(page.Parameters?.length)
  expect(pages).toEqual([10, 3])
  const described = await ssm.send(new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: ['/shop/url'] }] }))
  expect(described.Parameters).toMatchObject([{ Name: '/shop/url', Tier: 'Standard' }])
  const resource = { ResourceType: 'Parameter' as const, ResourceId: '/shop/url' }
  await ssm.send(new AddTagsToResourceCommand({ ...resource, Tags: [{ Key: 'team', Value: 'a' }, { Key: 'x', Value: '1' }] }))
  await ssm.send(new RemoveTagsFromResourceCommand({ ...resource, TagKeys: ['x'] }))
  expect((await ssm.send(new ListTagsForResourceCommand(resource))).TagList).toEqual([{ Key: 'team', Value: 'a' }])
  await ssm.send(new DeleteParameterCommand({ Name: '/shop/url' }))
  expect((await ssm.send(new DeleteParametersCommand({ Names: ['/shop/n/0', '/none'] }))).DeletedParameters).toEqual(['/shop/n/0'])
})

test('errors are caught by class and by name', async () => {
  await expect(ssm.send(new GetParameterCommand({ Name: '/none' }))).rejects.toBeInstanceOf(ParameterNotFound)
  await expect(ssm.send(new PutParameterCommand({ Name: '/shop/url', Type: 'String', Value: 'x' }))).rejects.toBeInstanceOf(ParameterAlreadyExists)
  await expect(ssm.send(new ListCommandsCommand({}))).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
})
