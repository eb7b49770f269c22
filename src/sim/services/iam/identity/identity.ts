import type { PolicyDocument } from '../../../aws/policy/readPolicy'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import type { IamAccount } from '../account'
import type { StatedPolicy } from './statedPolicy'

/** What a role and a user have in common. */
interface Identity {
  readonly name: string
  /** `/` or `/service-role/`. */
  readonly path: string
  readonly arn: string
  /** `AROA…` or `AIDA…`. */
  readonly id: string
  /** Epoch seconds. */
  readonly createdAt: number
  /** Policies of its own, by name. */
  readonly inline: PersistentMap<string, StatedPolicy>
  /** ARNs of managed policies, in the order they were attached. */
  readonly attached: readonly string[]
  /** ARN of the managed policy that bounds it. */
  readonly boundary: string | undefined
  readonly tags: PersistentMap<string, string>
}

export interface Role extends Identity {
  readonly kind: 'Role'
  readonly trust: StatedPolicy
  readonly description: string | undefined
  /** In seconds. */
  readonly longestSession: number
}

export interface User extends Identity {
  readonly kind: 'User'
}

export type Kind = 'Role' | 'User'

/** @throws {Refusal} NoSuchEntityException */
export function identityOf(account: IamAccount, kind: Kind, name: string): Role | User {
  const found = kind === 'Role' ? account.roles.get(name) : account.users.get(name)
  return found ?? refused('NoSuchEntityException', `The ${kind.toLowerCase()} with name ${name} cannot be found.`, 404)
}

export function withIdentity(account: IamAccount, identity: Role | User): IamAccount {
  return identity.kind === 'Role'
    ? { ...account, roles: account.roles.set(identity.name, identity) }
    : { ...account, users: account.users.set(identity.name, identity) }
}

export function newIdentity(accountId: string, name: string, path: string, id: string, kind: Kind, now: number): Identity {
  return {
    name,
    path,
    arn: `arn:aws:iam::${accountId}:${kind.toLowerCase()}${path}${name}`,
    id,
    createdAt: Math.floor(now / 1000),
    inline: PersistentMap(),
    attached: [],
    boundary: undefined,
    tags: PersistentMap(),
  }
}

/** As answers show it. */
export function shownIdentity(identity: Role | User): JsonObject {
  const { kind, path, name, id, arn, createdAt, boundary, tags } = identity
  return {
    Path: path,
    [`${kind}Name`]: name,
    [`${kind}Id`]: id,
    Arn: arn,
    CreateDate: createdAt,
    ...(identity.kind === 'Role' ? shownRole(identity) : {}),
    ...(boundary === undefined ? {} : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } }),
    ...(tags.size === 0 ? {} : { Tags: shownTags(tags) }),
  }
}

function shownRole({ trust, description, longestSession }: Role): JsonObject {
  return {
    AssumeRolePolicyDocument: encoded(trust.text),
    ...(description === undefined ? {} : { Description: description }),
    MaxSessionDuration: longestSession,
  }
}

export function shownTags(tags: PersistentMap<string, string>): readonly JsonObject[] {
  return [...tags.entries()].map(([Key, Value]) => ({ Key, Value }))
}

/** IAM answers with policies as URLs have them (RFC 3986). */
export function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** Whom a role trusts. */
export function trustOf(role: Role): PolicyDocument {
  return role.trust.document
}
