import {
  BatchGetSecretValueCommand,
  CancelRotateSecretCommand,
  CreateSecretCommand,
  DeleteResourcePolicyCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetResourcePolicyCommand,
  GetSecretValueCommand,
  InvalidRequestException,
  ListSecretVersionIdsCommand,
  paginateListSecrets,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RestoreSecretCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateSecretCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const SecretId = 'app/db'
let cloud: Cloud
let secrets: SecretsManagerClient

beforeEach(async () => {
  cloud = sdkWorld()
  secrets = new SecretsManagerClient(clientConfig(cloud))
  await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'one', Tags: [{ Key: 'a', Value: '1' }] }))
})

test('values are put and read, as text and bytes, under tokens of the SDK', async () => {
  const { VersionId } = await secrets.send(new PutSecretValueCommand({ SecretId, SecretBinary: new Uint8Array([0, 255]) }))
  const value = await secrets.send(new GetSecretValueCommand({ SecretId }))
  expect(value).toMatchObject({ VersionId, VersionStages: ['AWSCURRENT'], CreatedDate: expect.any(Date) })
  expect([...(value.SecretBinary ?? [])]).toEqual([0, 255])
  const { Versions = [] } = await secrets.send(new ListSecretVersionIdsCommand({ SecretId }))
  const [first] = Versions
  await secrets.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage: 'AWSCURRENT', RemoveFromVersionId: VersionId, MoveToVersionId: first?.VersionId }))
  expect((await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString).toBe('one')
  await secrets.send(new UpdateSecretCommand({ SecretId, SecretString: 'three', Description: 'd' }))
  expect((await secrets.send(new BatchGetSecretValueCommand({ SecretIdList: [SecretId] }))).SecretValues).toMatchObject([{ SecretString: 'three' }])
})

test('the rest of a secret’s life', async () => {
  await secrets.send(new TagResourceCommand({ SecretId, Tags: [{ Key: 'b', Value: '2' }] }))
  await secrets.send(new UntagResourceCommand({ SecretId, TagKeys: ['a'] }))
  const ResourcePolicy = '{"Version":"2012-10-17","Statement":[]}'
  await secrets.send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy }))
  expect((await secrets.send(new GetResourcePolicyCommand({ SecretId }))).ResourcePolicy).toBe(ResourcePolicy)
  await secrets.send(new DeleteResourcePolicyCommand({ SecretId }))
  expect(await secrets.send(new DescribeSecretCommand({ SecretId }))).toMatchObject({ Tags: [{ Key: 'b', Value: '2' }], LastChangedDate: expect.any(Date) })
  for (let i = 0; i < 5; i++) await secrets.send(new CreateSecretCommand({ Name: `more/${i}` }))
  let listed = 0
  for await (const { SecretList = [] } of paginateListSecrets({ client: secrets, pageSize: 4 }, {})) listed += SecretList.length
  expect(listed).toBe(6)
  expect((await secrets.send(new GetRandomPasswordCommand({ PasswordLength: 9 }))).RandomPassword).toHaveLength(9)
  expect((await secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 7 }))).DeletionDate).toBeInstanceOf(Date)
  await secrets.send(new RestoreSecretCommand({ SecretId }))
})

test('a rotation calls its function, which fails here; errors are of their classes', async () => {
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'rotate', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::123456789012:role/fn', Code: { Script: [{ fail: { errorType: 'NotToday' } }] },
  } as never)
  await cloud.runUntilQuiet()
  await secrets.send(new RotateSecretCommand({ SecretId, RotationLambdaARN: 'arn:aws:lambda:us-east-1:123456789012:function:rotate', RotationRules: { AutomaticallyAfterDays: 30 } }))
  await cloud.runUntilQuiet()
  expect(await secrets.send(new DescribeSecretCommand({ SecretId }))).toMatchObject({ RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 30 }, NextRotationDate: expect.any(Date) })
  await expect(secrets.send(new RotateSecretCommand({ SecretId }))).rejects.toBeInstanceOf(InvalidRequestException)
  await secrets.send(new CancelRotateSecretCommand({ SecretId }))
  await expect(secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'x' }))).rejects.toBeInstanceOf(ResourceExistsException)
  await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'none' }))).rejects.toBeInstanceOf(ResourceNotFoundException)
  await expect(secrets.send(new ReplicateSecretToRegionsCommand({ SecretId, AddReplicaRegions: [{ Region: 'eu-west-1' }] }))).rejects.toMatchObject({ name: 'NotSimulated' })
})
