import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import type { Mapping } from '../mapping'
import type { StreamRecord } from './progress'

/** What the two kinds of streams are called by, and how their answers read. */
export interface StreamSource {
  readonly service: string
  readonly listShards: (mapping: Mapping) => { action: string; input: JsonObject }
  readonly shardsIn: (output: Json) => readonly ListedShard[]
  readonly iterator: (mapping: Mapping, shard: string, after: string | undefined) => JsonObject
  /** The most that one call may ask for. */
  readonly mostRecords: number
  readonly record: (mapping: Mapping, role: string, shard: string, record: JsonObject) => StreamRecord
}

export interface ListedShard {
  readonly id: string
  readonly parents: readonly string[]
}

export function sourceOf({ kind }: Mapping): StreamSource {
  return kind === 'kinesis' ? kinesis : dynamodb
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
const kinesis: StreamSource = {
  service: 'kinesis',
  listShards: ({ sourceArn }) => ({ action: 'ListShards', input: { StreamARN: sourceArn } }),
  shardsIn: (output) => listed(isJsonObject(output) ? output['Shards'] : undefined),
  iterator: ({ sourceArn }, shard, after) => ({ StreamARN: sourceArn, ShardId: shard, ...iteratorType(after, 'StartingSequenceNumber') }),
  mostRecords: 10_000,
  record: ({ sourceArn }, role, shard, record) => {
    const sequenceNumber = String(record['SequenceNumber'])
    const arrived = Number(record['ApproximateArrivalTimestamp'])
    return {
      sequenceNumber,
      key: String(record['PartitionKey']),
      arrivedAt: arrived * 1000,
      event: {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: record['PartitionKey'] ?? '',
          sequenceNumber,
          data: record['Data'] ?? '',
          approximateArrivalTimestamp: arrived,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: `${shard}:${sequenceNumber}`,
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: role,
        awsRegion: sourceArn.split(':')[3] ?? '',
        eventSourceARN: sourceArn,
      },
    }
  },
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
const dynamodb: StreamSource = {
  service: 'dynamodbstreams',
  listShards: ({ sourceArn }) => ({ action: 'DescribeStream', input: { StreamArn: sourceArn } }),
  shardsIn: (output) => {
    const description = isJsonObject(output) ? output['StreamDescription'] : undefined
    return listed(isJsonObject(description) ? description['Shards'] : undefined)
  },
  iterator: ({ sourceArn }, shard, after) => ({ StreamArn: sourceArn, ShardId: shard, ...iteratorType(after, 'SequenceNumber') }),
  mostRecords: 1000,
  record: ({ sourceArn }, _role, _shard, record) => {
    const change = isJsonObject(record['dynamodb']) ? record['dynamodb'] : {}
    return {
      sequenceNumber: String(change['SequenceNumber']),
      key: JSON.stringify(change['Keys'] ?? null),
      arrivedAt: Number(change['ApproximateCreationDateTime']) * 1000,
      event: { ...record, ...byWhom(record['userIdentity']), eventSourceARN: sourceArn },
    }
  },
}

/** The stream's API has these members with capitals, Lambda's event without. */
function byWhom(identity: Json | undefined): JsonObject {
  return isJsonObject(identity) ? { userIdentity: { type: identity['Type'] ?? '', principalId: identity['PrincipalId'] ?? '' } } : {}
}

function iteratorType(after: string | undefined, member: string): JsonObject {
  return after === undefined ? { ShardIteratorType: 'TRIM_HORIZON' } : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', [member]: after }
}

function listed(shards: Json | undefined): readonly ListedShard[] {
  if (!Array.isArray(shards)) return []
  return (shards as readonly JsonObject[]).map((shard) => ({
    id: String(shard['ShardId']),
    parents: [shard['ParentShardId'], shard['AdjacentParentShardId']].filter((parent) => typeof parent === 'string'),
  }))
}
