import { PersistentMap } from '../../kernel/persistentMap'
import type { Delivery } from './delivery/delivery'
import type { Subscription } from './subscription/subscription'

/** SNS in one account and Region. */
export interface SnsAccount {
  /** By ARN. */
  readonly topics: PersistentMap<string, Topic>
  /** By ARN. */
  readonly subscriptions: PersistentMap<string, Subscription>
  /** Deliveries that are not done with, by their number. */
  readonly deliveries: PersistentMap<string, Delivery>
}

export interface Topic {
  readonly arn: string
  readonly name: string
  readonly displayName: string
  /** Undefined while nobody has set one: then AWS's own holds. */
  readonly policy: string | undefined
  /** Its subscriptions' ARNs, in the order they were made. */
  readonly subscriptions: readonly string[]
  readonly deletedSubscriptions: number
}

export const emptyAccount: SnsAccount = { topics: PersistentMap(), subscriptions: PersistentMap(), deliveries: PersistentMap() }
