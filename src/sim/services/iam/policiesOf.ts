import type { PolicyDocument } from '../../aws/policy/readPolicy'
import type { IamAccount } from './account'
import type { Role, User } from './identity/identity'
import { documentOf } from './managedPolicy/managedPolicy'

/** What IAM has to say about somebody. */
export interface IdentityPolicies {
  readonly identity: readonly PolicyDocument[]
  readonly boundary?: PolicyDocument
}

/** The role that an ARN names, of the role itself or of a session in it; undefined where the world does not define it. */
export function roleNamed(account: IamAccount, arn: string): Role | undefined {
  const name = /^arn:[^:]+:(?:iam::\d*:role\/(?:.*\/)?|sts::\d*:assumed-role\/)([^/]+)(?:\/[^/]*)?$/.exec(arn)
  if (!name) return undefined
  // `role/path/name` ends in the name, `assumed-role/name/session` in the session.
  return account.roles.get(arn.includes(':assumed-role/') ? name[1]! : arn.split('/').at(-1)!)
}

export function userNamed(account: IamAccount, arn: string): User | undefined {
  return arn.includes(':user/') ? account.users.get(arn.split('/').at(-1)!) : undefined
}

/** Undefined where the world does not define whom the ARN names. */
export function policiesOf(account: IamAccount, arn: string): IdentityPolicies | undefined {
  const identity = roleNamed(account, arn) ?? userNamed(account, arn)
  if (!identity) return undefined
  const attached = identity.attached.flatMap((policyArn) => documentOf(account, policyArn) ?? [])
  const boundary = identity.boundary === undefined ? undefined : documentOf(account, identity.boundary)
  return { identity: [...[...identity.inline.values()].map(({ document }) => document), ...attached], ...(boundary ? { boundary } : {}) }
}
