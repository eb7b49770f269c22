import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  EntityAlreadyExistsException,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedRolePoliciesCommand,
  ListGroupsCommand,
  ListPolicyVersionsCommand,
  ListRolePoliciesCommand,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListRoles,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SimulatePrincipalPolicyCommand,
  UpdateAccessKeyCommand,
} from '@aws-sdk/client-iam'
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const allow = (Action: string, Resource = '*') => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] })
const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' }] })
let cloud: Cloud
let iam: IAMClient

beforeEach(async () => {
  cloud = sdkWorld()
  iam = new IAMClient(clientConfig(cloud))
  await iam.send(new CreateRoleCommand({ RoleName: 'reader', AssumeRolePolicyDocument: trust }))
})

const RoleName = 'reader'

test('roles with their policies are made, told, listed in pages and deleted', async () => {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName }))
  expect(Role).toMatchObject({ Arn: 'arn:aws:iam::123456789012:role/reader', CreateDate: new Date(cloud.now) })
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''))).toEqual(JSON.parse(trust))
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'read', PolicyDocument: allow('sqs:ListQueues') }))
  expect((await iam.send(new ListRolePoliciesCommand({ RoleName }))).PolicyNames).toEqual(['read'])
  expect(decodeURIComponent((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'read' }))).PolicyDocument ?? '')).toContain('sqs:ListQueues')
  for (const n of [1, 2]) await iam.send(new CreateRoleCommand({ RoleName: `more-${n}`, AssumeRolePolicyDocument: trust }))
  const pages: (number | undefined)[] = []
  for await (const page of paginateListRoles({ client: iam, pageSize: 2 }, {})) pages.push(page.Roles?.length)
  expect(pages).toEqual([2, 1])
  await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'read' }))
  await iam.send(new DeleteRoleCommand({ RoleName }))
  await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toBeInstanceOf(NoSuchEntityException)
})

test('managed policies have versions and are attached', async () => {
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'queues', PolicyDocument: allow('sqs:*') }))
  const PolicyArn = Policy?.Arn
  await iam.send(new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: allow('sqs:List*'), SetAsDefault: true }))
  expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy).toMatchObject({ DefaultVersionId: 'v2' })
  expect((await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))).Versions).toHaveLength(2)
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v2' }))
  expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toContain('sqs:List*')
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }))
  expect((await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies).toMatchObject([{ PolicyArn, PolicyName: 'queues' }])
  const PolicySourceArn = 'arn:aws:iam::123456789012:role/reader'
  const { EvaluationResults } = await iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['sqs:ListQueues', 'sqs:SendMessage'] }))
  expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed', 'implicitDeny'])
  await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }))
  await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))
  await iam.send(new DeletePolicyCommand({ PolicyArn }))
})

test('who calls is told by the access key: a user may what its policies say', async () => {
  const UserName = 'ann'
  await iam.send(new CreateUserCommand({ UserName }))
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'list', PolicyDocument: allow('sqs:ListQueues') }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  const sqs = new SQSClient({ ...clientConfig(cloud), credentials })
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual([])
  await expect(sqs.send(new CreateQueueCommand({ QueueName: 'q' }))).rejects.toMatchObject({
    name: expect.stringMatching(/^AccessDenied/), message: expect.stringContaining('user/ann is not authorized to perform: sqs:createqueue'),
  })
  const sts = new STSClient({ ...clientConfig(cloud), credentials })
  expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Arn: 'arn:aws:iam::123456789012:user/ann', Account: '123456789012' })
  expect((await iam.send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata).toHaveLength(1)
  const PolicyArn = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess'
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }))
  await sqs.send(new CreateQueueCommand({ QueueName: 'q' }))
  await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn }))
  await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: credentials.accessKeyId }))
})

test('AC12 a role is assumed for a time', async () => {
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'read', PolicyDocument: allow('sqs:ListQueues') }))
  const sts = new STSClient(clientConfig(cloud))
  const assumed = await sts.send(new AssumeRoleCommand({ RoleArn: 'arn:aws:iam::123456789012:role/reader', RoleSessionName: 'me', DurationSeconds: 900 }))
  expect(assumed.Credentials?.Expiration).toEqual(new Date(cloud.now + 900_000))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = assumed.Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const asRole = { ...clientConfig(cloud), credentials, maxAttempts: 1 }
  expect((await new STSClient(asRole).send(new GetCallerIdentityCommand({}))).Arn).toBe('arn:aws:sts::123456789012:assumed-role/reader/me')
  await new SQSClient(asRole).send(new ListQueuesCommand({}))
  await cloud.runFor(900_001)
  const after = [
    [new SQSClient(asRole).send(new ListQueuesCommand({})), 'ExpiredTokenException', 400],
    [new LambdaClient(asRole).send(new ListFunctionsCommand({})), 'ExpiredTokenException', 403],
    [new STSClient(asRole).send(new GetCallerIdentityCommand({})), 'ExpiredToken', 403],
    [new S3Client(asRole).send(new ListBucketsCommand({})), 'ExpiredToken', 400],
  ] as const
  for (const [call, name, httpStatusCode] of after) await expect(call).rejects.toMatchObject({ name, $metadata: { httpStatusCode } })
})

test('a key that was made inactive is nobody\'s', async () => {
  const UserName = 'eve'
  await iam.send(new CreateUserCommand({ UserName }))
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }))
  const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: credentials.accessKeyId, Status: 'Inactive' }))
  const asEve = { ...clientConfig(cloud), credentials, maxAttempts: 1 }
  await expect(new STSClient(asEve).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
  await expect(new S3Client(asEve).send(new ListBucketsCommand({}))).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
})

test('errors are caught by class although their codes on the wire are others', async () => {
  const again = new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust })
  await expect(iam.send(again)).rejects.toBeInstanceOf(EntityAlreadyExistsException)
  const malformed = new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: '{' })
  await expect(iam.send(malformed)).rejects.toBeInstanceOf(MalformedPolicyDocumentException)
  await expect(iam.send(new ListGroupsCommand({}))).rejects.toMatchObject({ name: 'NotSimulated' })
})
