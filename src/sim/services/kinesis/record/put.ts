import { bytesOf, numberOf } from '../../../../facts/facts'
import type { AwsFault } from '../../../aws/awsError'
import { absent, requiredText, structuresOf, textOf } from '../../../aws/readMembers'
import { Refusal, refused } from '../../../aws/refusal'
import { fromBase64 } from '../../../expression/base64'
import type { Json, JsonObject } from '../../../kernel/json'
import { set } from '../../../kernel/orderedTree'
import { invalid, rateExceeded } from '../faults'
import type { Operation } from '../operation/operation'
import { hashKeyOf, readHashKey, type HashKey } from '../shard/hashKey'
import { readSequence, sequenceText } from '../shard/sequenceNumber'
import { placeKey, secondsOf } from '../shard/shard'
import { afterWrite } from '../shard/throughput'
import { ageing } from '../stream/ageing'
import { shardFor, withShard, type Stream } from '../stream/stream'
import type { Turn } from '../turn'

const MOST_RECORDS = numberOf('kinesis.batch.records.limit')
const MOST_BYTES = bytesOf('kinesis.batch.size.limit')

/** A record as it is asked for. */
interface Entry {
  readonly partitionKey: string
  readonly hashKey: HashKey
  readonly data: string
  readonly size: number
}

export const putRecord: Operation = (turn, input) => {
  const stream = turn.readyStreamOf(input)
  const entry = readEntry(stream, input)
  checkOrdering(turn, stream, textOf(input, 'SequenceNumberForOrdering'))
  const { written, fault } = write(turn, stream, entry)
  if (fault) throw new Refusal(fault)
  return { ...written, EncryptionType: encryptionOf(stream) }
}

/** Each record is taken or refused for itself; what is wrong with one of them is refused as a whole. */
export const putRecords: Operation = (turn, input) => {
  const stream = turn.readyStreamOf(input)
  if (input['Records'] === undefined) absent('Records')
  const asked = structuresOf(input, 'Records')
  if (asked.length < 1 || asked.length > MOST_RECORDS) {
    const limit = asked.length < 1 ? 'greater than or equal to 1' : `less than or equal to ${MOST_RECORDS}`
    refused('ValidationException', `1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length ${limit}`)
  }
  const entries = asked.map((each) => readEntry(stream, each))
  if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) invalid(`Records size exceeds ${MOST_BYTES / 1_048_576} MB limit`)
  const results = entries.map((entry): Json => {
    const { written, fault } = write(turn, turn.named(stream.name) as Stream, entry)
    return fault ? { ErrorCode: fault.name, ErrorMessage: fault.message } : (written as JsonObject)
  })
  const failed = results.filter((result) => 'ErrorCode' in (result as JsonObject)).length
  return { FailedRecordCount: failed, Records: results, EncryptionType: encryptionOf(stream) }
}

function write(turn: Turn, stream: Stream, { partitionKey, hashKey, data, size }: Entry): { written?: JsonObject; fault?: AwsFault } {
  const shard = shardFor(stream, hashKey)
  const throughput = afterWrite(shard.throughput, size, turn.now)
  if (!throughput) return { fault: rateExceeded(shard.id, stream.name, turn.context) }
  const place = shard.lastPlace + 1
  const sequenceNumber = sequenceText({ shardSeconds: shard.seconds, shard: shard.number, place, seconds: secondsOf(turn.now) })
  const record = { sequenceNumber, partitionKey, data, size, arrivedAt: turn.now, encryptionType: encryptionOf(stream) }
  const written = { ...shard, throughput, lastPlace: place, records: set(shard.records, placeKey(place), record) }
  turn.change(withShard(stream, written))
  if (shard.records.size === 0) ageing(turn, stream, written)
  return { written: { ShardId: shard.id, SequenceNumber: sequenceNumber } }
}

function readEntry(stream: Stream, input: JsonObject): Entry {
  const data = requiredText(input, 'Data')
  const bytes = fromBase64(data) ?? refused('SerializationException', 'Data is not base64.')
  const partitionKey = requiredText(input, 'PartitionKey')
  if (partitionKey.length < 1 || partitionKey.length > 256) {
    refused('ValidationException', `1 validation error detected: Value '${partitionKey}' at 'partitionKey' failed to satisfy constraint: Member must have length between 1 and 256`)
  }
  const explicit = textOf(input, 'ExplicitHashKey')
  const hashKey = explicit === undefined ? hashKeyOf(partitionKey) : readHashKey(explicit)
  if (hashKey === undefined) {
    invalid(`Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${explicit}`)
  }
  const size = bytes.length + new TextEncoder().encode(partitionKey).length
  if (size > stream.maxRecordKib * 1024) {
    invalid(`The record is larger than the maximum record size of stream ${stream.name}: ${size} bytes of ${stream.maxRecordKib * 1024}.`)
  }
  return { partitionKey, hashKey, data, size }
}

/** The numbers that a shard gives grow anyway: only what is no sequence number yet is refused. */
function checkOrdering(turn: Turn, stream: Stream, after: string | undefined): void {
  if (after === undefined) return
  const told = readSequence(after)
  if (told && told.seconds <= secondsOf(turn.now)) return
  invalid(`ExclusiveMinimumSequenceNumber ${after} used in PutRecord on stream ${stream.name} under account ${turn.context.accountId} is invalid.`)
}

function encryptionOf({ keyId }: Stream): 'NONE' | 'KMS' {
  return keyId === undefined ? 'NONE' : 'KMS'
}
