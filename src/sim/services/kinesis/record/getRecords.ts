import { bytesOf, numberOf } from '../../../../facts/facts'
import { integerOf, refuseMembers, requiredText } from '../../../aws/readMembers'
import { Refusal } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid, noSuchShard, rateExceeded } from '../faults'
import type { Operation } from '../operation/operation'
import { placeKey, placeOf, shownRange, type Shard, type StoredRecord } from '../shard/shard'
import { afterCall, afterRead } from '../shard/throughput'
import { withShard, type Stream } from '../stream/stream'
import { iteratorAt, readIterator } from './shardIterator'

const MOST_RECORDS = numberOf('kinesis.read.records.limit')
const MOST_BYTES = bytesOf('kinesis.read.size.limit')

/** What stands in a shard from an iterator's place on, and the iterator for what follows. */
export const getRecords: Operation = (turn, input) => {
  refuseMembers('kinesis:GetRecords', input, ['StreamId'])
  const position = readIterator(requiredText(input, 'ShardIterator'), turn.now)
  const limit = integerOf(input, 'Limit') ?? MOST_RECORDS
  if (limit < 1 || limit > MOST_RECORDS) invalid(`Limit must be between 1 and ${MOST_RECORDS}.`)
  const stream = turn.named(position.stream)
  const shard = stream?.createdAt === position.createdAt ? get(stream.shards, position.shard) : undefined
  if (!stream || !shard) noSuchShard(position.shard, position.stream, turn.context)
  const called = afterCall(shard.throughput, turn.now)
  if (!called) throw new Refusal(rateExceeded(shard.id, stream.name, turn.context))

  const { taken, bytes, next, unread } = read(shard, position.place, limit)
  turn.change(withShard(stream, { ...shard, throughput: afterRead(called, bytes) }))
  const ended = shard.closedAt !== undefined && !unread
  return {
    Records: taken.map(shown),
    ...(ended ? { ChildShards: childrenOf(stream, shard) } : { NextShardIterator: iteratorAt(stream, shard, next, turn.now) }),
    MillisBehindLatest: unread ? Math.max(0, Math.floor(turn.now - unread.arrivedAt)) : 0,
  }
}

interface Reading {
  readonly taken: readonly StoredRecord[]
  readonly bytes: number
  /** The first place that was not read. */
  readonly next: number
  /** The record there, or later. */
  readonly unread: StoredRecord | undefined
}

function read({ records }: Shard, from: number, limit: number): Reading {
  const taken: StoredRecord[] = []
  let bytes = 0
  let next = from
  for (const [place, record] of ascending(records, placeKey(from))) {
    if (taken.length === limit || (taken.length > 0 && bytes + record.size > MOST_BYTES)) return { taken, bytes, next, unread: record }
    taken.push(record)
    bytes += record.size
    next = placeOf(place) + 1
  }
  return { taken, bytes, next, unread: undefined }
}

function shown({ sequenceNumber, arrivedAt, data, partitionKey, encryptionType }: StoredRecord): JsonObject {
  return {
    SequenceNumber: sequenceNumber,
    ApproximateArrivalTimestamp: seconds(arrivedAt),
    Data: data,
    PartitionKey: partitionKey,
    ...(encryptionType === 'NONE' ? {} : { EncryptionType: encryptionType }),
  }
}

/** AWS gives times of records to the millisecond. */
function seconds(at: VirtualMs): number {
  return Math.floor(at) / 1000
}

function childrenOf({ shards }: Stream, { id }: Shard): readonly JsonObject[] {
  return [...ascending(shards)].flatMap(([, shard]) =>
    shard.parents.includes(id) ? [{ ShardId: shard.id, ParentShards: shard.parents, HashKeyRange: shownRange(shard.from, shard.to) }] : [],
  )
}
