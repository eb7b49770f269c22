import { PersistentMap } from '../../kernel/persistentMap'
import type { Role, User } from './identity/identity'
import type { ManagedPolicy } from './managedPolicy/managedPolicy'

/** IAM in one account. */
export interface IamAccount {
  /** By name: one name is one role, whatever its path. */
  readonly roles: PersistentMap<string, Role>
  readonly users: PersistentMap<string, User>
  /** The account's own, by ARN; AWS's are in `awsManaged.ts`. */
  readonly policies: PersistentMap<string, ManagedPolicy>
  readonly accessKeys: PersistentMap<string, AccessKey>
}

export interface AccessKey {
  readonly id: string
  readonly userName: string
  readonly status: 'Active' | 'Inactive'
  /** Epoch seconds. */
  readonly createdAt: number
}

export const emptyAccount: IamAccount = { roles: PersistentMap(), users: PersistentMap(), policies: PersistentMap(), accessKeys: PersistentMap() }
