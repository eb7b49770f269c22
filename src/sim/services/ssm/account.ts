import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import type { Parameter } from './parameter/parameter'

/** Parameter Store in one account and Region. */
export interface SsmAccount {
  /** By name. */
  readonly parameters: OrderedTree<Parameter>
}

export const emptyAccount: SsmAccount = { parameters: emptyTree() }
