import { emptyTree, type OrderedTree } from '../../kernel/orderedTree'
import type { Stream } from './stream/stream'

/** All that Kinesis keeps for an account in a Region. */
export interface KinesisAccount {
  /** By name. */
  readonly streams: OrderedTree<Stream>
}

export const emptyAccount: KinesisAccount = { streams: emptyTree() }
