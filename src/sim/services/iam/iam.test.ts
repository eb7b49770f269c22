import { expect, test } from 'vitest'
import type { Context } from '../../aws/service'
import type { JsonObject } from '../../kernel/json'
import { iam } from './iam'

const TRUST = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}}'
const ALL = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}'
const SQS = 'arn:aws:iam::aws:policy/AmazonSQSFullAccess'
const OWN = 'arn:aws:iam::123456789012:policy/own'

function given() {
  let state = iam.initial
  let drawn = 0
  const context = { now: Date.UTC(2025, 0, 1), accountId: '123456789012', region: 'us-east-1', draw: () => (drawn += 0.37) % 1 } as unknown as Context
  const call = (action: string, input: JsonObject = {}): any => {
    const reaction = iam.react(state, { type: 'Call', call: { id: 'c', requestId: 'r', service: 'iam', action, input, principal: 'arn:aws:iam::123456789012:user/dev' } }, context)
    state = reaction.state
    const [effect] = reaction.effects ?? []
    if (effect?.type !== 'reply') throw new Error('no answer')
    const { output, error } = effect.result
    return error ? `${error.name}: ${error.message}` : output
  }
  return call
}

test('IA1 a role is made, read by its name, and listed', () => {
  const call = given()
  const { Role: role } = call('CreateRole', { RoleName: 'fn', Path: '/app/', AssumeRolePolicyDocument: TRUST })
  expect(role).toMatchObject({ Arn: 'arn:aws:iam::123456789012:role/app/fn', MaxSessionDuration: 3600, CreateDate: 1735689600 })
  expect(role.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/)
  expect(decodeURIComponent(call('GetRole', { RoleName: 'fn' }).Role.AssumeRolePolicyDocument)).toBe(TRUST)
  expect(call('ListRoles', { PathPrefix: '/app/' }).Roles).toHaveLength(1)
  expect(call('ListRoles', { PathPrefix: '/x/' }).Roles).toEqual([])
  expect(call('CreateRole', { RoleName: 'fn', AssumeRolePolicyDocument: TRUST })).toBe('EntityAlreadyExistsException: Role with name fn already exists.')
})

test('IA1 a user who asks without a name gets their own', () => {
  const call = given()
  call('CreateUser', { UserName: 'dev' })
  expect(call('GetUser').User).toMatchObject({ UserName: 'dev', Arn: 'arn:aws:iam::123456789012:user/dev' })
})

test('IA2 what has policies is not deleted', () => {
  const call = given()
  call('CreateRole', { RoleName: 'fn', AssumeRolePolicyDocument: TRUST })
  call('AttachRolePolicy', { RoleName: 'fn', PolicyArn: SQS })
  call('PutRolePolicy', { RoleName: 'fn', PolicyName: 'p', PolicyDocument: ALL })
  expect(call('DeleteRole', { RoleName: 'fn' })).toBe('DeleteConflictException: Cannot delete entity, must detach all policies first.')
  call('DetachRolePolicy', { RoleName: 'fn', PolicyArn: SQS })
  expect(call('DeleteRole', { RoleName: 'fn' })).toBe('DeleteConflictException: Cannot delete entity, must delete policies first.')
  call('DeleteRolePolicy', { RoleName: 'fn', PolicyName: 'p' })
  expect(call('DeleteRole', { RoleName: 'fn' })).toEqual({})
  expect(call('GetRole', { RoleName: 'fn' })).toBe('NoSuchEntityException: The role with name fn cannot be found.')
})

test('IA3 an inline policy is read as URLs have text', () => {
  const call = given()
  call('CreateUser', { UserName: 'ana' })
  call('PutUserPolicy', { UserName: 'ana', PolicyName: 'p', PolicyDocument: ALL })
  expect(call('GetUserPolicy', { UserName: 'ana', PolicyName: 'p' }).PolicyDocument).toBe(encodeURIComponent(ALL).replaceAll('*', '%2A'))
  expect(call('ListUserPolicies', { UserName: 'ana' })).toEqual({ PolicyNames: ['p'], IsTruncated: false })
  expect(call('GetUserPolicy', { UserName: 'ana', PolicyName: 'q' })).toBe('NoSuchEntityException: The user policy with name q cannot be found.')
})

test('IA4 managed policies are attached once, ten at most', () => {
  const call = given()
  call('CreateRole', { RoleName: 'fn', AssumeRolePolicyDocument: TRUST })
  call('AttachRolePolicy', { RoleName: 'fn', PolicyArn: SQS })
  call('AttachRolePolicy', { RoleName: 'fn', PolicyArn: SQS })
  expect(call('ListAttachedRolePolicies', { RoleName: 'fn' }).AttachedPolicies).toEqual([{ PolicyName: 'AmazonSQSFullAccess', PolicyArn: SQS }])
  expect(call('AttachRolePolicy', { RoleName: 'fn', PolicyArn: OWN })).toBe(`NoSuchEntityException: Policy ${OWN} does not exist or is not attachable.`)
  const { Policies: policies } = call('ListPolicies', { Scope: 'AWS', MaxItems: 11 })
  const answers = policies.map(({ Arn }: { Arn: string }) => call('AttachRolePolicy', { RoleName: 'fn', PolicyArn: Arn }))
  expect(answers.filter((answer: unknown) => answer === 'LimitExceededException: Cannot exceed quota for PoliciesPerRole: 10')).not.toHaveLength(0)
})

test('IA5 IA6 a policy has versions, of which one holds', () => {
  const call = given()
  expect(call('CreatePolicy', { PolicyName: 'own', PolicyDocument: ALL }).Policy).toMatchObject({ Arn: OWN, DefaultVersionId: 'v1', AttachmentCount: 0 })
  for (let made = 2; made <= 5; made++) call('CreatePolicyVersion', { PolicyArn: OWN, PolicyDocument: ALL, SetAsDefault: made === 5 })
  expect(call('CreatePolicyVersion', { PolicyArn: OWN, PolicyDocument: ALL })).toContain('LimitExceededException: A managed policy can have up to 5 versions.')
  expect(call('ListPolicyVersions', { PolicyArn: OWN }).Versions.map(({ VersionId }: JsonObject) => VersionId)).toEqual(['v5', 'v4', 'v3', 'v2', 'v1'])
  expect(call('DeletePolicyVersion', { PolicyArn: OWN, VersionId: 'v5' })).toBe('DeleteConflictException: Cannot delete the default version of a policy.')
  expect(call('DeletePolicy', { PolicyArn: OWN })).toContain('This policy has more than one version.')
  for (let version = 1; version <= 4; version++) call('DeletePolicyVersion', { PolicyArn: OWN, VersionId: `v${version}` })
  expect(call('CreatePolicyVersion', { PolicyArn: OWN, PolicyDocument: ALL }).PolicyVersion).toMatchObject({ VersionId: 'v6', IsDefaultVersion: false })
})

test.each<[why: string, action: string, input: JsonObject, answer: string]>([
  ['IA7 no policy', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: '{}' }, 'MalformedPolicyDocumentException: Policy document must be version 2012-10-17 or greater.'],
  ['IA7 a trust policy that is none', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: ALL }, 'MalformedPolicyDocumentException: Has prohibited field Resource'],
  ['IA7 too long', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: ALL.replace('sqs:*', `sqs:${'a'.repeat(6200)}`) }, 'LimitExceededException: Cannot exceed quota for PolicySize: 6144'],
  ['IA1 no name', 'CreateRole', { AssumeRolePolicyDocument: TRUST }, "ValidationError: 1 validation error detected: Value null at 'roleName' failed to satisfy constraint: Member must not be null"],
  ['IA10 a session that is too short', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST, MaxSessionDuration: 60 }, "ValidationError: 1 validation error detected: Value '60' at 'maxSessionDuration' failed to satisfy constraint: Member must have value greater than or equal to 3600"],
  ['what is not simulated', 'CreateGroup', { GroupName: 'g' }, 'NotSimulated: Coldstart does not simulate iam:CreateGroup. FIDELITY.md lists what it simulates.'],
])('%s', (_why, action, input, answer) => {
  expect(given()(action, input)).toBe(answer)
})

test('IA8 a user has two access keys at most', () => {
  const call = given()
  call('CreateUser', { UserName: 'ana' })
  const { AccessKey: key } = call('CreateAccessKey', { UserName: 'ana' })
  expect(key.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/)
  call('CreateAccessKey', { UserName: 'ana' })
  expect(call('CreateAccessKey', { UserName: 'ana' })).toBe('LimitExceededException: Cannot exceed quota for AccessKeysPerUser: 2')
  call('UpdateAccessKey', { UserName: 'ana', AccessKeyId: key.AccessKeyId, Status: 'Inactive' })
  expect(call('ListAccessKeys', { UserName: 'ana' }).AccessKeyMetadata.map(({ Status }: JsonObject) => Status).sort()).toEqual(['Active', 'Inactive'])
})

test('IA9 what policies would decide is told without a call', () => {
  const call = given()
  call('CreateUser', { UserName: 'ana' })
  call('PutUserPolicy', { UserName: 'ana', PolicyName: 'p', PolicyDocument: ALL })
  const { EvaluationResults: results } = call('SimulatePrincipalPolicy', { PolicySourceArn: 'arn:aws:iam::123456789012:user/ana', ActionNames: ['sqs:SendMessage', 's3:GetObject'] })
  expect(results.map(({ EvalActionName: action, EvalDecision: decision }: JsonObject) => `${String(action)} ${String(decision)}`)).toEqual(['sqs:SendMessage allowed', 's3:GetObject implicitDeny'])
})
