import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { Operation } from '../operation/operation'
import { invalid, refused } from '../refusal'
import { checkShape } from '../request/checkShape'
import { ENUM, type Members } from '../request/shape'
import { placeOfSequence } from './sequenceNumber'
import { SEQUENCE_NUMBER, SHARD_ID, STREAM_ARN } from './shapes'
import { iteratorAt, type Position } from './shardIterator'
import { firstPlace, type Stream } from './stream'
import { streamOf } from './streamOf'
import { trimmed } from './trimmed'

const REQUEST: Members = {
  StreamArn: { ...STREAM_ARN, required: true },
  ShardId: { ...SHARD_ID, required: true },
  ShardIteratorType: { ...ENUM('AT_SEQUENCE_NUMBER', 'TRIM_HORIZON', 'LATEST', 'AFTER_SEQUENCE_NUMBER'), required: true },
  SequenceNumber: SEQUENCE_NUMBER,
}

export const getShardIterator: Operation = (database, input, { now }) => {
  checkShape(input, REQUEST)
  const stream = streamOf(database, input['StreamArn'] as string, now)
  if (input['ShardId'] !== stream.shard) refused('ResourceNotFoundException', 'Requested resource not found: Shard does not exist')
  return { database, output: { ShardIterator: iteratorAt(stream, startingPlace(stream, input, now), now) } }
}

function startingPlace(stream: Stream, input: JsonObject, now: VirtualMs): Position['place'] {
  const type = input['ShardIteratorType'] as string
  const sequence = (input['SequenceNumber'] ?? undefined) as string | undefined
  if (type === 'TRIM_HORIZON' || type === 'LATEST') {
    if (sequence !== undefined) invalid(`SequenceNumber should not be set when ShardIteratorType is ${type}`)
    return type === 'LATEST' ? stream.lastPlace + 1 : 'oldest'
  }
  if (sequence === undefined) invalid(`SequenceNumber must be set when ShardIteratorType is ${type}`)
  const named = placeOfSequence(stream, sequence)
  if (named === undefined || named > stream.lastPlace) invalid(`Invalid SequenceNumber: ${sequence}`)
  const place = type === 'AT_SEQUENCE_NUMBER' ? named : named + 1
  // Where the shard begins there never was a record: from there on is from the oldest on, if that is the first.
  if (place < firstPlace(stream, now) && place > 1) trimmed()
  return place
}
