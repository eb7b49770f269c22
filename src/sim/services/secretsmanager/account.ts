import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import type { Secret } from './secret/secret'

/** Secrets Manager in one account and Region. */
export interface SecretsAccount {
  /** By name, those that wait for their deletion too. */
  readonly secrets: OrderedTree<Secret>
}

export const emptyAccount: SecretsAccount = { secrets: emptyTree() }
