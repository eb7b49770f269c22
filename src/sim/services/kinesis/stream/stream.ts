import { numberOf } from '../../../../facts/facts'
import type { Place } from '../../../aws/arn'
import { emptyTree, get, set, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { evenStarts, GREATEST, plus, type HashKey } from '../shard/hashKey'
import { newShard, type Shard } from '../shard/shard'

export type StreamMode = 'PROVISIONED' | 'ON_DEMAND'

export interface Stream {
  readonly name: string
  readonly arn: string
  readonly createdAt: VirtualMs
  readonly status: Status
  readonly mode: StreamMode
  readonly retentionHours: number
  readonly maxRecordKib: number
  /** The key that encrypts new records, by any of its names. */
  readonly keyId: string | undefined
  readonly tags: { readonly [key: string]: string }
  /** By their ids: all that are open, and the closed ones that are not too old. */
  readonly shards: OrderedTree<Shard>
  /** The ranges of the open shards, in order of their hash keys. */
  readonly open: readonly OpenRange[]
  /** How many shards it ever had. */
  readonly shardsMade: number
  /** When UpdateShardCount and UpdateStreamMode were done, as far as it counts. */
  readonly scaledAt: readonly VirtualMs[]
  readonly modeChangedAt: readonly VirtualMs[]
}

/** What is done when it has settled stands in the state that waits for it. */
export type Status =
  | { readonly name: 'CREATING' }
  | { readonly name: 'ACTIVE' }
  | { readonly name: 'DELETING' }
  | { readonly name: 'UPDATING'; readonly change: Change }

export type Change =
  | { readonly kind: 'split'; readonly shard: string; readonly at: HashKey }
  | { readonly kind: 'merge'; readonly shards: readonly [lower: string, upper: string] }
  | { readonly kind: 'scale'; readonly count: number }
  | { readonly kind: 'mode'; readonly mode: StreamMode }
  | { readonly kind: 'encryption'; readonly keyId: string | undefined }

export interface OpenRange {
  readonly from: HashKey
  readonly shard: string
}

export const ACTIVE: Status = { name: 'ACTIVE' }

const FIRST_RETENTION_HOURS = numberOf('kinesis.retention.hours.shortest')

type Settings = Pick<Stream, 'name' | 'mode' | 'maxRecordKib' | 'tags'>

export function newStream(place: Place, settings: Settings, count: number, now: VirtualMs): Stream {
  const starts = evenStarts(count)
  let shards = emptyTree<Shard>()
  const open = starts.map((from, i): OpenRange => {
    const next = starts[i + 1]
    const shard = newShard(i, from, next === undefined ? GREATEST : plus(next, -1), [], now)
    shards = set(shards, shard.id, shard)
    return { from, shard: shard.id }
  })
  return {
    ...settings,
    arn: `arn:aws:kinesis:${place.region}:${place.accountId}:stream/${settings.name}`,
    createdAt: now,
    status: { name: 'CREATING' },
    retentionHours: FIRST_RETENTION_HOURS,
    keyId: undefined,
    shards,
    open,
    shardsMade: count,
    scaledAt: [],
    modeChangedAt: [],
  }
}

/** The open shard that a hash key belongs to. */
export function shardFor({ shards, open }: Stream, key: HashKey): Shard {
  let low = 0
  let high = open.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (open[middle]!.from <= key) low = middle
    else high = middle - 1
  }
  return get(shards, open[low]!.shard) as Shard
}

export function openShards({ shards, open }: Stream): readonly Shard[] {
  return open.map(({ shard }) => get(shards, shard) as Shard)
}

export function withShard(stream: Stream, shard: Shard): Stream {
  return { ...stream, shards: set(stream.shards, shard.id, shard) }
}
