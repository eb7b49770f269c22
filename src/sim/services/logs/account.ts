import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import type { LogGroup } from './group/group'

/** All that CloudWatch Logs keeps for an account in a Region. */
export interface LogsAccount {
  /** By name. */
  readonly groups: OrderedTree<LogGroup>
  /** How many log events have come in, so that each has an id of its own. */
  readonly arrived: number
  /** Up to which event the world's log was read for the lines that functions wrote. */
  readonly read: number
  /** Metric filters and subscription filters of all groups: with none, nothing has to be done when lines are written. */
  readonly filters: number
}

export const emptyAccount: LogsAccount = { groups: emptyTree(), arrived: 0, read: 0, filters: 0 }
