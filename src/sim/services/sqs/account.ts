import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'
import type { MoveTask } from './moving/moveTask'
import type { Queue } from './queue/queue'

/** All that SQS keeps for an account in a Region. */
export interface SqsAccount {
  /** By name. */
  readonly queues: OrderedTree<Queue>
  /** When queues were deleted that are gone, by name. */
  readonly deleted: PersistentMap<string, VirtualMs>
  /** Also those that have ended, by handle. */
  readonly moveTasks: PersistentMap<string, MoveTask>
  /** Whether queues are measured at the end of the minute under way. */
  readonly measured: boolean
}

export const emptyAccount: SqsAccount = { queues: emptyTree(), deleted: PersistentMap(), moveTasks: PersistentMap(), measured: false }
