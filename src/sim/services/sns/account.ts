import { PersistentMap } from '../../kernel/persistentMap'
import type { Recent } from './message/deduplication'
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
  /** Of FIFO topics, by subscription and message group: deliveries in order, the first of them on its way. */
  readonly lanes: PersistentMap<string, readonly string[]>
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
  readonly tags: { readonly [key: string]: string }
  /** Undefined of a standard topic. */
  readonly fifo: FifoTopic | undefined
}

export interface FifoSettings {
  /** Messages without a deduplication id have the SHA-256 of their text. */
  readonly contentBased: boolean
  /** Within what a deduplication id counts. */
  readonly scope: 'Topic' | 'MessageGroup'
}

export interface FifoTopic extends FifoSettings {
  readonly published: number
  readonly recent: Recent
}

export const emptyAccount: SnsAccount = { topics: PersistentMap(), subscriptions: PersistentMap(), deliveries: PersistentMap(), lanes: PersistentMap() }
