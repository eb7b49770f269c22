import type { JsonObject } from '../../../../kernel/json'
import { PersistentMap } from '../../../../kernel/persistentMap'
import type { VirtualMs } from '../../../../kernel/virtualTime'

/** Where a mapping stands with its queue. */
export interface QueueProgress {
  /** A ReceiveMessage is under way: it is answered when there is something. */
  readonly receiving: boolean
  /** Messages of the batch that is being gathered. */
  readonly gathered: readonly JsonObject[]
  readonly batches: PersistentMap<string, readonly JsonObject[]>
  readonly lastBatch: number
  /** Since when batches have been at work without a break: from then on it scales. */
  readonly busySince: VirtualMs | undefined
  /** How often in a row the function could not be invoked. */
  readonly refusals: number
}

export const newQueueProgress: QueueProgress = {
  receiving: false, gathered: [], batches: PersistentMap(), lastBatch: 0, busySince: undefined, refusals: 0,
}
