import { answerCall } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { emptyAccount, type KinesisAccount } from './account'
import { describeLimits, describeStream, describeStreamSummary, listStreams } from './operation/descriptions'
import { listShards } from './operation/listShards'
import type { Operation } from './operation/operation'
import { mergeShards, splitShard, updateShardCount } from './operation/resharding'
import { decreaseStreamRetentionPeriod, increaseStreamRetentionPeriod } from './operation/retention'
import { startStreamEncryption, stopStreamEncryption, updateMaxRecordSize, updateStreamMode } from './operation/settings'
import { createStream, deleteStream } from './operation/streams'
import { addTagsToStream, listTagsForStream, removeTagsFromStream } from './operation/tags'
import { getRecords } from './record/getRecords'
import { getShardIterator } from './record/getShardIterator'
import { putRecord, putRecords } from './record/put'
import type { KinesisSignal } from './signals'
import { dropOld } from './stream/ageing'
import { settle } from './stream/settling'
import { Turn } from './turn'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  AddTagsToStream: addTagsToStream,
  CreateStream: createStream,
  DecreaseStreamRetentionPeriod: decreaseStreamRetentionPeriod,
  DeleteStream: deleteStream,
  DescribeLimits: describeLimits,
  DescribeStream: describeStream,
  DescribeStreamSummary: describeStreamSummary,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  IncreaseStreamRetentionPeriod: increaseStreamRetentionPeriod,
  ListShards: listShards,
  ListStreams: listStreams,
  ListTagsForStream: listTagsForStream,
  MergeShards: mergeShards,
  PutRecord: putRecord,
  PutRecords: putRecords,
  RemoveTagsFromStream: removeTagsFromStream,
  SplitShard: splitShard,
  StartStreamEncryption: startStreamEncryption,
  StopStreamEncryption: stopStreamEncryption,
  UpdateMaxRecordSize: updateMaxRecordSize,
  UpdateShardCount: updateShardCount,
  UpdateStreamMode: updateStreamMode,
}

/** Kinesis Data Streams in one account and Region. Every call is answered within its own signal. */
export const kinesis: Service<KinesisAccount, KinesisSignal> = {
  id: 'kinesis',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationException', actions: Object.keys(OPERATIONS) },
  react,
}

function react(account: KinesisAccount, signal: KinesisSignal | FrontDoorSignal, context: Context): Reaction<KinesisAccount, KinesisSignal> {
  const turn = new Turn(account, context)
  switch (signal.type) {
    case 'Call': {
      const refused = answer(turn, signal.call)
      if (refused) return { state: account, effects: [refused] }
      break
    }
    case 'Reply':
      throw new RangeError('Kinesis calls no other service')
    case 'StreamSettled':
      settle(turn, signal.stream)
      break
    case 'ShardAges':
      dropOld(turn, signal.stream, signal.shard)
  }
  return turn.reaction()
}

/** Does what is asked for, or gives the refusal: then nothing of it was done. */
function answer(turn: Turn, call: ApiCall) {
  return answerCall(OPERATIONS, call, (operation) => operation(turn, call.input), (reply) => turn.do(reply))
}
