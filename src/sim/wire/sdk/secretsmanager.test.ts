import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretVersionIdsCommand,
  paginateListSecrets,
  PutSecretValueCommand,
  ReplicateSecretToRegionsCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const SecretId = 'shop/key'
let cloud: Cloud
let secrets: SecretsManagerClient

beforeEach(async () => {
  cloud = sdkWorld()
  secrets = new SecretsManagerClient(clientConfig(cloud))
  await secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'ü' }))
})

test('a secret has versions and stages, as text and as bytes', async () => {
  const { VersionId } = await secrets.send(new PutSecretValueCommand({ SecretId, SecretBinary: new Uint8Array([0, 255]) }))
  const current = await secrets.send(new GetSecretValueCommand({ SecretId }))
  expect([[...(current.SecretBinary ?? [])], current.VersionId, current.VersionStages]).toEqual([[0, 255], VersionId, ['AWSCURRENT']])
  expect(current.CreatedDate).toEqual(new Date(cloud.now))
  expect((await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage: 'AWSPREVIOUS' }))).SecretString).toBe('ü')
  expect((await secrets.send(new ListSecretVersionIdsCommand({ SecretId }))).Versions).toHaveLength(2)
})

test('secrets are told, changed, listed in pages, deleted and restored', async () => {
  await secrets.send(new UpdateSecretCommand({ SecretId, Description: 'of the shop' }))
  expect(await secrets.send(new DescribeSecretCommand({ SecretId }))).toMatchObject({ Name: SecretId, Description: 'of the shop' })
  for (const n of [1, 2]) await secrets.send(new CreateSecretCommand({ Name: `more-${n}`, SecretString: 'x' }))
  const pages: (number | undefined)[] = []
  for await (const page of paginateListSecrets({ client: secrets, pageSize: 2 }, {})) pages.push(page.SecretList?.length)
  expect(pages).toEqual([2, 1])
  await secrets.send(new DeleteSecretCommand({ SecretId }))
  await expect(secrets.send(new GetSecretValueCommand({ SecretId }))).rejects.toMatchObject({ name: 'InvalidRequestException' })
  await secrets.send(new RestoreSecretCommand({ SecretId }))
  expect((await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString).toBe('ü')
})

test('errors are caught by class and by name', async () => {
  await expect(secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'x' }))).rejects.toBeInstanceOf(ResourceExistsException)
  await expect(secrets.send(new GetSecretValueCommand({ SecretId: 'none' }))).rejects.toBeInstanceOf(ResourceNotFoundException)
  const replicate = new ReplicateSecretToRegionsCommand({ SecretId, AddReplicaRegions: [{ Region: 'eu-west-1' }] })
  await expect(secrets.send(replicate)).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
})
