import { numberOf } from '../../../../facts/facts'
import { integerOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { invalid } from '../faults'
import { shownShard } from '../shard/shard'
import type { Stream } from '../stream/stream'
import type { Operation } from './operation'
import { MOST_ON_DEMAND, MOST_SHARDS, provisionedShards } from './streams'

const PAGE_SHARDS = numberOf('kinesis.shards.description.page')
const PAGE_STREAMS = numberOf('kinesis.streams.page')

export const describeStream: Operation = (turn, input) => {
  const stream = turn.streamOf(input)
  const limit = limitOf(integerOf(input, 'Limit'), PAGE_SHARDS)
  const after = textOf(input, 'ExclusiveStartShardId')
  // While a stream is being made AWS shows none of its shards.
  const shards = stream.status.name === 'CREATING' ? [] : [...ascending(stream.shards, after ?? '')].filter(([id]) => id !== after)
  return {
    StreamDescription: {
      ...shownStream(stream),
      Shards: shards.slice(0, limit).map(([, shard]) => shownShard(shard)),
      HasMoreShards: shards.length > limit,
    },
  }
}

export const describeStreamSummary: Operation = (turn, input) => {
  const stream = turn.streamOf(input)
  return {
    StreamDescriptionSummary: {
      ...shownStream(stream),
      OpenShardCount: stream.status.name === 'CREATING' ? 0 : stream.open.length,
      ConsumerCount: 0,
      MaxRecordSizeInKiB: stream.maxRecordKib,
    },
  }
}

function shownStream({ name, arn, status, mode, retentionHours, createdAt, keyId }: Stream): JsonObject {
  return {
    StreamName: name,
    StreamARN: arn,
    StreamStatus: status.name,
    StreamModeDetails: { StreamMode: mode },
    RetentionPeriodHours: retentionHours,
    StreamCreationTimestamp: Math.floor(createdAt / 1000),
    EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
    ...(keyId === undefined ? { EncryptionType: 'NONE' } : { EncryptionType: 'KMS', KeyId: keyId }),
  }
}

export const listStreams: Operation = (turn, input) => {
  const limit = limitOf(integerOf(input, 'Limit'), PAGE_STREAMS)
  // A token is the name of the last stream of the page before.
  const after = textOf(input, 'NextToken') ?? textOf(input, 'ExclusiveStartStreamName')
  const streams = [...ascending(turn.account.streams, after ?? '')].filter(([name]) => name !== after)
  const page = streams.slice(0, limit).map(([, stream]) => stream)
  const more = streams.length > limit
  return {
    StreamNames: page.map(({ name }) => name),
    HasMoreStreams: more,
    ...(more ? { NextToken: page.at(-1)!.name } : {}),
    StreamSummaries: page.map((stream) => {
      const { StreamName, StreamARN, StreamStatus, StreamModeDetails, StreamCreationTimestamp } = shownStream(stream) as { [member: string]: string }
      return { StreamName, StreamARN, StreamStatus, StreamModeDetails, StreamCreationTimestamp } as JsonObject
    }),
  }
}

export const describeLimits: Operation = (turn) => {
  const streams = [...ascending(turn.account.streams)].map(([, stream]) => stream)
  return {
    ShardLimit: MOST_SHARDS,
    OpenShardCount: provisionedShards(streams),
    OnDemandStreamCount: streams.filter(({ mode }) => mode === 'ON_DEMAND').length,
    OnDemandStreamCountLimit: MOST_ON_DEMAND,
  }
}

function limitOf(limit: number | undefined, usual: number): number {
  return limit === undefined || (limit >= 1 && limit <= 10_000) ? (limit ?? usual) : invalid('Limit must be between 1 and 10000.')
}
