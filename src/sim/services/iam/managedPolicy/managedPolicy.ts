import type { PolicyDocument } from '../../../aws/policy/readPolicy'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { IamAccount } from '../account'
import type { StatedPolicy } from '../identity/statedPolicy'
import { awsManagedPolicy } from './awsManaged'

/** A managed policy with its versions, of which one holds. */
export interface ManagedPolicy {
  readonly name: string
  readonly path: string
  readonly arn: string
  readonly id: string
  readonly description: string | undefined
  /** Epoch seconds. */
  readonly createdAt: number
  readonly updatedAt: number
  /** Oldest first. */
  readonly versions: readonly PolicyVersion[]
  readonly defaultVersion: string
  /** How many versions there have been: numbers are not given again. */
  readonly versionsMade: number
}

export interface PolicyVersion extends StatedPolicy {
  /** `v1`. */
  readonly id: string
  readonly createdAt: number
}

/**
 * A policy of the account's or of AWS's.
 * @throws {Refusal} NoSuchEntityException
 */
export function knownPolicy(account: IamAccount, arn: string, missing = 'was not found'): ManagedPolicy {
  return account.policies.get(arn) ?? awsManagedPolicy(arn) ?? refused('NoSuchEntityException', `Policy ${arn} ${missing}.`, 404)
}

/** What a managed policy says now; undefined where there is none of that ARN. */
export function documentOf(account: IamAccount, arn: string): PolicyDocument | undefined {
  const policy = account.policies.get(arn) ?? awsManagedPolicy(arn)
  return policy && defaultVersionOf(policy).document
}

export function defaultVersionOf({ versions, defaultVersion }: ManagedPolicy): PolicyVersion {
  return versions.find(({ id }) => id === defaultVersion)!
}

export function policyNameOf(arn: string): string {
  return arn.split('/').at(-1)!
}

/** How many identities a policy is attached to, and how many it bounds. */
export function usageOf({ roles, users }: IamAccount, arn: string): { readonly attached: number; readonly bounded: number } {
  const identities = [...roles.values(), ...users.values()]
  return {
    attached: identities.filter((identity) => identity.attached.includes(arn)).length,
    bounded: identities.filter(({ boundary }) => boundary === arn).length,
  }
}

export function shownPolicy(account: IamAccount, policy: ManagedPolicy): JsonObject {
  const { name, id, arn, path, defaultVersion, description, createdAt, updatedAt } = policy
  const { attached, bounded } = usageOf(account, arn)
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: path,
    DefaultVersionId: defaultVersion,
    AttachmentCount: attached,
    PermissionsBoundaryUsageCount: bounded,
    IsAttachable: true,
    ...(description === undefined ? {} : { Description: description }),
    CreateDate: createdAt,
    UpdateDate: updatedAt,
  }
}
