import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { Queue } from './queue/queue'

/** All that SQS keeps for an account in a Region. */
export interface SqsAccount {
  /** By name. */
  readonly queues: OrderedTree<Queue>
  /** When queues were deleted that are gone, by name. */
  readonly deleted: PersistentMap<string, VirtualMs>
}

export const emptyAccount: SqsAccount = { queues: emptyTree(), deleted: PersistentMap() }
