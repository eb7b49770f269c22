import {
  AddTagsToResourceCommand,
  DeleteParameterCommand,
  DeleteParametersCommand,
  GetParameterCommand,
  GetParametersCommand,
  LabelParameterVersionCommand,
  ListTagsForResourceCommand,
  paginateDescribeParameters,
  paginateGetParameterHistory,
  paginateGetParametersByPath,
  ParameterAlreadyExists,
  ParameterNotFound,
  PutParameterCommand,
  RemoveTagsFromResourceCommand,
  SendCommandCommand,
  SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'

let ssm: SSMClient
const put = (Name: string, Value: string, Overwrite = false) => ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', Overwrite }))

beforeEach(async () => {
  ssm = new SSMClient(clientConfig(sdkWorld()))
  await put('/app/one', '1')
})

test('a parameter is put, read decrypted, labelled and shown with its times as dates', async () => {
  expect(await put('/app/one', '2', true)).toMatchObject({ Version: 2, Tier: 'Standard' })
  expect((await ssm.send(new LabelParameterVersionCommand({ Name: '/app/one', ParameterVersion: 1, Labels: ['live'] }))).InvalidLabels).toEqual([])
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/app/one:live', WithDecryption: true }))
  expect(Parameter).toMatchObject({ Value: '1', Selector: ':live', LastModifiedDate: expect.any(Date) })
  expect((await ssm.send(new UnlabelParameterVersionCommand({ Name: '/app/one', ParameterVersion: 1, Labels: ['live'] }))).RemovedLabels).toEqual(['live'])
})

test('pages are turned by the paginators', async () => {
  for (let i = 0; i < 12; i++) await put(`/app/deep/${i}`, String(i))
  let byPath = 0
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client: ssm }, { Path: '/app', Recursive: true })) byPath += Parameters.length
  let described = 0
  for await (const { Parameters = [] } of paginateDescribeParameters({ client: ssm, pageSize: 5 }, {})) described += Parameters.length
  await put('/app/one', '2', true)
  const versions: (number | undefined)[] = []
  for await (const { Parameters = [] } of paginateGetParameterHistory({ client: ssm, pageSize: 1 }, { Name: '/app/one' })) versions.push(...Parameters.map(({ Version }) => Version))
  expect([byPath, described, versions]).toEqual([13, 13, [1, 2]])
})

test('tags, and what is not there', async () => {
  const tagged = { ResourceType: 'Parameter', ResourceId: '/app/one' } as const
  await ssm.send(new AddTagsToResourceCommand({ ...tagged, Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }] }))
  await ssm.send(new RemoveTagsFromResourceCommand({ ...tagged, TagKeys: ['a'] }))
  expect((await ssm.send(new ListTagsForResourceCommand(tagged))).TagList).toEqual([{ Key: 'b', Value: '2' }])
  expect((await ssm.send(new GetParametersCommand({ Names: ['/app/one', '/app/none'] }))).InvalidParameters).toEqual(['/app/none'])
  expect((await ssm.send(new DeleteParametersCommand({ Names: ['/app/none'] }))).InvalidParameters).toEqual(['/app/none'])
  await expect(put('/app/one', '2')).rejects.toBeInstanceOf(ParameterAlreadyExists)
  await ssm.send(new DeleteParameterCommand({ Name: '/app/one' }))
  await expect(ssm.send(new GetParameterCommand({ Name: '/app/one' }))).rejects.toBeInstanceOf(ParameterNotFound)
  await expect(ssm.send(new SendCommandCommand({ DocumentName: 'AWS-RunShellScript' }))).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
})
