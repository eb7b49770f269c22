import type { JsonObject } from '../../../../kernel/json'
import { PersistentMap } from '../../../../kernel/persistentMap'
import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { TumblingWindow } from './tumblingWindow'

/** Where a mapping stands with its stream. */
export interface StreamProgress {
  /** How long the stream keeps records. */
  readonly retention: VirtualMs
  /** The stream is being asked for its shards. */
  readonly listing: boolean
  /** It has to be asked again: a shard has ended. */
  readonly listed: boolean
  readonly shards: PersistentMap<string, ShardProgress>
}

export interface ShardProgress {
  readonly id: string
  readonly parents: readonly string[]
  /** The last record that was read: what follows it is read next. */
  readonly readUpTo: string | undefined
  readonly reading: boolean
  readonly lastRead: VirtualMs | undefined
  /** Closed, and read to its end. */
  readonly ended: boolean
  /** Records wait and are worked on in as many lanes as ParallelizationFactor says, those of one key in one lane. */
  readonly lanes: readonly LaneProgress[]
}

export interface LaneProgress {
  readonly waiting: readonly StreamRecord[]
  /** When the first of those that wait came. */
  readonly since: VirtualMs
  readonly batch: BatchProgress | undefined
  /** Where the mapping has tumbling windows: the one that is open. */
  readonly window: TumblingWindow | undefined
}

/** A batch that is at work or is to be tried again. Nothing of its lane goes before it. */
export interface BatchProgress {
  readonly id: string
  readonly records: readonly StreamRecord[]
  /** How often the function was invoked with it. */
  readonly attempts: number
  /** How often it could not be invoked. */
  readonly refusals: number
  readonly lastRequest: string | undefined
  /** The last invocation of a tumbling window: it has no records. */
  readonly isFinal?: true
}

export interface StreamRecord {
  readonly sequenceNumber: string
  readonly key: string
  readonly arrivedAt: VirtualMs
  /** As the function gets it. */
  readonly event: JsonObject
}

export function newStreamProgress(retention: VirtualMs): StreamProgress {
  return { retention, listing: false, listed: false, shards: PersistentMap() }
}

export function newShard(id: string, parents: readonly string[], lanes: number): ShardProgress {
  const lane: LaneProgress = { waiting: [], since: 0, batch: undefined, window: undefined }
  return { id, parents, readUpTo: undefined, reading: false, lastRead: undefined, ended: false, lanes: Array.from({ length: lanes }, () => lane) }
}
