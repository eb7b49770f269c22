import type { JsonObject } from '../../../kernel/json'
import { emptyTree, type OrderedTree } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { inDecimal, type HashKey } from './hashKey'
import { lastSequenceText, sequenceText } from './sequenceNumber'
import { fullThroughput, type Throughput } from './throughput'

/** A shard of a stream: open, or closed by a split or a merge and kept until its records are too old. */
export interface Shard {
  readonly id: string
  readonly number: number
  /** The first and the last hash key. */
  readonly from: HashKey
  readonly to: HashKey
  /** What it was split off, or the two it was merged of, lower hash keys first. */
  readonly parents: readonly string[]
  readonly openedAt: VirtualMs
  /** What its sequence numbers begin with. */
  readonly seconds: number
  readonly closedAt: VirtualMs | undefined
  /** By their places, as texts of one length. */
  readonly records: OrderedTree<StoredRecord>
  /** The last record's place: how many it ever had. */
  readonly lastPlace: number
  readonly throughput: Throughput
}

export interface StoredRecord {
  readonly sequenceNumber: string
  readonly partitionKey: string
  /** Base64. */
  readonly data: string
  /** Data and partition key, in bytes. */
  readonly size: number
  readonly arrivedAt: VirtualMs
  readonly encryptionType: 'NONE' | 'KMS'
}

export function shardId(number: number): string {
  return `shardId-${String(number).padStart(12, '0')}`
}

/** @param parents  a child's numbers begin later than its parents', so that they are greater in all */
export function newShard(number: number, from: HashKey, to: HashKey, parents: readonly Shard[], now: VirtualMs): Shard {
  return {
    id: shardId(number),
    number,
    from,
    to,
    parents: parents.map(({ id }) => id),
    openedAt: now,
    seconds: Math.max(secondsOf(now), ...parents.map(({ seconds }) => seconds + 1), parents.length > 0 ? secondsOf(now) + 1 : 0),
    closedAt: undefined,
    records: emptyTree(),
    lastPlace: 0,
    throughput: fullThroughput(now),
  }
}

/** Where a record lies in `records`. */
export function placeKey(place: number): string {
  return String(place).padStart(16, '0')
}

export function placeOf(key: string): number {
  return Number(key)
}

export function secondsOf(at: VirtualMs): number {
  return Math.floor(at / 1000)
}

/** As DescribeStream and ListShards show it. */
export function shownShard({ id, number, from, to, parents, seconds, closedAt }: Shard): JsonObject {
  const [parent, adjacent] = parents
  const ending = closedAt === undefined ? {} : { EndingSequenceNumber: lastSequenceText(seconds, number, secondsOf(closedAt)) }
  return {
    ShardId: id,
    ...(parent === undefined ? {} : { ParentShardId: parent }),
    ...(adjacent === undefined ? {} : { AdjacentParentShardId: adjacent }),
    HashKeyRange: shownRange(from, to),
    SequenceNumberRange: { StartingSequenceNumber: sequenceText({ shardSeconds: seconds, shard: number, place: 0, seconds }), ...ending },
  }
}

export function shownRange(from: HashKey, to: HashKey): JsonObject {
  return { StartingHashKey: inDecimal(from), EndingHashKey: inDecimal(to) }
}
