import { numberOf } from '../../../../facts/facts'
import type { JsonObject } from '../../../kernel/json'
import type { Operation } from '../operation/operation'
import { checkShape } from '../request/checkShape'
import { ENUM, type Members } from '../request/shape'
import { shownKeySchema } from '../table/describe'
import { sequenceNumber } from './sequenceNumber'
import { SHARD_ID, STREAM_ARN } from './shapes'
import { BEGINNING, type Stream } from './stream'
import { streamOf } from './streamOf'

const REQUEST: Members = {
  StreamArn: { ...STREAM_ARN, required: true },
  Limit: { type: 'Integer', min: 1, max: numberOf('dynamodb.stream.shards.page') },
  ExclusiveStartShardId: SHARD_ID,
  ShardFilter: {
    type: 'Structure',
    name: 'ShardFilter',
    members: { Type: ENUM('CHILD_SHARDS'), ShardId: SHARD_ID },
  },
}

/** What a stream is, and its shard. A shard here has no children. */
export const describeStream: Operation = (database, input, context) => {
  checkShape(input, REQUEST)
  const stream = streamOf(database, input['StreamArn'] as string, context.now)
  const after = (input['ExclusiveStartShardId'] ?? '') as string
  const childrenOnly = (input['ShardFilter'] ?? undefined) !== undefined
  return {
    database,
    output: {
      StreamDescription: {
        StreamArn: stream.arn,
        StreamLabel: stream.label,
        StreamStatus: stream.status,
        StreamViewType: stream.view,
        CreationRequestDateTime: stream.createdAt / 1000,
        TableName: stream.table,
        KeySchema: shownKeySchema(stream.keys),
        Shards: childrenOnly || stream.shard <= after ? [] : [shownShard(stream)],
      },
    },
  }
}

function shownShard(stream: Stream): JsonObject {
  const { shard, closedAt, lastPlace } = stream
  const ending = closedAt === undefined ? {} : { EndingSequenceNumber: sequenceNumber(stream, lastPlace) }
  return {
    ShardId: shard,
    SequenceNumberRange: { StartingSequenceNumber: sequenceNumber(stream, BEGINNING), ...ending },
  }
}
