import { momentOf, requiredText, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid, noSuchShard } from '../faults'
import type { Operation } from '../operation/operation'
import { readSequence, type SequenceNumber } from '../shard/sequenceNumber'
import { placeOf, shardId, type Shard } from '../shard/shard'
import type { Stream } from '../stream/stream'
import type { Turn } from '../turn'
import { iteratorAt } from './shardIterator'

export const getShardIterator: Operation = (turn, input) => {
  const stream = turn.readyStreamOf(input)
  const id = requiredText(input, 'ShardId')
  const shard = get(stream.shards, id) ?? noSuchShard(id, stream.name, turn.context)
  return { ShardIterator: iteratorAt(stream, shard, firstPlace(turn, stream, shard, input), turn.now) }
}

function firstPlace(turn: Turn, stream: Stream, shard: Shard, input: JsonObject): number {
  const type = requiredText(input, 'ShardIteratorType')
  const starting = textOf(input, 'StartingSequenceNumber')
  const timestamp = momentOf(input, 'Timestamp')
  switch (type) {
    case 'TRIM_HORIZON':
    case 'LATEST':
      if (starting !== undefined) contradiction(`${type} and also a StartingSequenceNumber`)
      return type === 'LATEST' ? shard.lastPlace + 1 : 0
    case 'AT_TIMESTAMP':
      if (timestamp === undefined) invalid('Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current value is null.')
      return placeAt(shard, timestamp, turn.now)
    case 'AT_SEQUENCE_NUMBER':
    case 'AFTER_SEQUENCE_NUMBER': {
      if (starting === undefined) contradiction(`${type} and no StartingSequenceNumber`)
      const { place } = readStarting(turn, stream, shard, starting)
      return type === 'AT_SEQUENCE_NUMBER' ? place : place + 1
    }
    default:
      refused(
        'ValidationException',
        `1 validation error detected: Value '${type}' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP, AT_SEQUENCE_NUMBER, TRIM_HORIZON]`,
      )
  }
}

/** The first record that came then or later; before any record, the oldest that is kept. */
function placeAt({ records, lastPlace }: Shard, timestamp: VirtualMs, now: VirtualMs): number {
  if (timestamp > now) {
    invalid(`The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: ${timestamp}, currentTimestampInMillis: ${Math.floor(now)}`)
  }
  for (const [place, { arrivedAt }] of ascending(records)) if (arrivedAt >= timestamp) return placeOf(place)
  return lastPlace + 1
}

function readStarting(turn: Turn, stream: Stream, shard: Shard, text: string): SequenceNumber {
  const used = `StartingSequenceNumber ${text} used in GetShardIterator on shard ${shard.id} in stream ${stream.name} under account ${turn.context.accountId} is invalid`
  const told = readSequence(text) ?? invalid(`${used}.`)
  if (told.shard !== shard.number) {
    invalid(`Invalid StartingSequenceNumber. It encodes ${shardId(told.shard)}, while it was used in a call to a shard with ${shard.id}`)
  }
  return told.shardSeconds === shard.seconds ? told : invalid(`${used} because it did not come from this stream.`)
}

function contradiction(specified: string): never {
  invalid(
    'Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or ' +
      `(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified ${specified}.`,
  )
}
