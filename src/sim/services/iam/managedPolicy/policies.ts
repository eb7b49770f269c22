import { flagOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { IamAccount } from '../account'
import { encoded } from '../identity/identity'
import { statedPolicy } from '../identity/statedPolicy'
import type { Operation } from '../operation/operation'
import { page, pathOf, required, requiredName, uniqueId } from '../operation/request'
import { AWS_MANAGED } from './awsManaged'
import { knownPolicy, shownPolicy, usageOf, type ManagedPolicy, type PolicyVersion } from './managedPolicy'

const SIZE = { characters: 6144, refusal: 'Cannot exceed quota for PolicySize: 6144' }
const VERSIONS = 5

export const createPolicy: Operation = (account, input, context) => {
  const name = requiredName(input, 'PolicyName', 128)
  const path = pathOf(input)
  const arn = `arn:aws:iam::${context.accountId}:policy${path}${name}`
  const stated = statedPolicy(required(input, 'PolicyDocument'), 'identity', SIZE)
  if ([...account.policies.values()].some((policy) => policy.name === name)) {
    refused('EntityAlreadyExistsException', `A policy called ${name} already exists. Duplicate names are not allowed.`, 409)
  }
  const now = Math.floor(context.now / 1000)
  const policy: ManagedPolicy = {
    name,
    path,
    arn,
    id: uniqueId('ANPA', context),
    description: textOf(input, 'Description'),
    createdAt: now,
    updatedAt: now,
    versions: [{ ...stated, id: 'v1', createdAt: now }],
    defaultVersion: 'v1',
    versionsMade: 1,
  }
  return { account: withPolicy(account, policy), output: { Policy: shownPolicy(account, policy) } }
}

export const getPolicy: Operation = (account, input) => {
  return { output: { Policy: shownPolicy(account, knownPolicy(account, required(input, 'PolicyArn'))) } }
}

export const listPolicies: Operation = (account, input) => {
  const scope = textOf(input, 'Scope') ?? 'All'
  const prefix = textOf(input, 'PathPrefix') ?? '/'
  const all = [...(scope === 'AWS' ? [] : account.policies.values()), ...(scope === 'Local' ? [] : AWS_MANAGED.values())]
  const chosen = all.filter(({ path, arn }) => path.startsWith(prefix) && (!flagOf(input, 'OnlyAttached') || usageOf(account, arn).attached > 0))
  return { output: page(input, 'Policies', chosen.sort((a, b) => (a.name < b.name ? -1 : 1)).map((policy) => shownPolicy(account, policy))) }
}

export const deletePolicy: Operation = (account, input) => {
  const { arn, versions } = ownPolicy(account, required(input, 'PolicyArn'))
  const { attached, bounded } = usageOf(account, arn)
  if (attached + bounded > 0) refused('DeleteConflictException', 'Cannot delete a policy attached to entities.', 409)
  if (versions.length > 1) {
    refused('DeleteConflictException', "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.", 409)
  }
  return { account: { ...account, policies: account.policies.delete(arn) } }
}

export const listEntitiesForPolicy: Operation = (account, input) => {
  const { arn } = knownPolicy(account, required(input, 'PolicyArn'))
  const roles = [...account.roles.values()].filter(({ attached }) => attached.includes(arn))
  const users = [...account.users.values()].filter(({ attached }) => attached.includes(arn))
  return {
    output: {
      PolicyGroups: [],
      PolicyUsers: users.map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: roles.map(({ name, id }) => ({ RoleName: name, RoleId: id })),
      IsTruncated: false,
    },
  }
}

export const createPolicyVersion: Operation = (account, input, context) => {
  const policy = ownPolicy(account, required(input, 'PolicyArn'))
  const stated = statedPolicy(required(input, 'PolicyDocument'), 'identity', SIZE)
  if (policy.versions.length >= VERSIONS) {
    refused('LimitExceededException', `A managed policy can have up to ${VERSIONS} versions. Before you create a new version, you must delete an existing version.`, 409)
  }
  const now = Math.floor(context.now / 1000)
  const version: PolicyVersion = { ...stated, id: `v${policy.versionsMade + 1}`, createdAt: now }
  const changed: ManagedPolicy = {
    ...policy,
    versions: [...policy.versions, version],
    versionsMade: policy.versionsMade + 1,
    defaultVersion: flagOf(input, 'SetAsDefault') ? version.id : policy.defaultVersion,
    updatedAt: now,
  }
  return { account: withPolicy(account, changed), output: { PolicyVersion: shownVersion(changed, version) } }
}

export const getPolicyVersion: Operation = (account, input) => {
  const policy = knownPolicy(account, required(input, 'PolicyArn'))
  const version = versionOf(policy, required(input, 'VersionId'))
  return { output: { PolicyVersion: { Document: encoded(version.text), ...shownVersion(policy, version) } } }
}

export const listPolicyVersions: Operation = (account, input) => {
  const policy = knownPolicy(account, required(input, 'PolicyArn'))
  return { output: page(input, 'Versions', [...policy.versions].reverse().map((version) => shownVersion(policy, version))) }
}

export const setDefaultPolicyVersion: Operation = (account, input, context) => {
  const policy = ownPolicy(account, required(input, 'PolicyArn'))
  const { id } = versionOf(policy, required(input, 'VersionId'))
  return { account: withPolicy(account, { ...policy, defaultVersion: id, updatedAt: Math.floor(context.now / 1000) }) }
}

export const deletePolicyVersion: Operation = (account, input) => {
  const policy = ownPolicy(account, required(input, 'PolicyArn'))
  const { id } = versionOf(policy, required(input, 'VersionId'))
  if (id === policy.defaultVersion) refused('DeleteConflictException', 'Cannot delete the default version of a policy.', 409)
  return { account: withPolicy(account, { ...policy, versions: policy.versions.filter((version) => version.id !== id) }) }
}

/** AWS's policies can be read, and changed by nobody. */
function ownPolicy(account: IamAccount, arn: string): ManagedPolicy {
  if (arn.startsWith('arn:aws:iam::aws:')) refused('AccessDenied', `Cannot perform the operation on the AWS managed policy ${arn}.`, 403)
  return account.policies.get(arn) ?? refused('NoSuchEntityException', `Policy ${arn} was not found.`, 404)
}

function withPolicy(account: IamAccount, policy: ManagedPolicy): IamAccount {
  return { ...account, policies: account.policies.set(policy.arn, policy) }
}

function versionOf({ arn, versions }: ManagedPolicy, id: string): PolicyVersion {
  return versions.find((version) => version.id === id) ?? refused('NoSuchEntityException', `Policy ${arn} version ${id} does not exist or is not attachable.`, 404)
}

function shownVersion({ defaultVersion }: ManagedPolicy, { id, createdAt }: PolicyVersion) {
  return { VersionId: id, IsDefaultVersion: id === defaultVersion, CreateDate: createdAt }
}
