import { numberOf } from '../../../../facts/facts'
import { integerOf, refuseMembers, requiredText, structureOf, textMapOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { invalid } from '../faults'
import { startSettling } from '../stream/settling'
import { newStream, type Stream, type StreamMode } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { checkTags } from './tags'

const MOST_CREATING = numberOf('kinesis.streams.creating.limit')
export const MOST_ON_DEMAND = numberOf('kinesis.streams.demand.limit')
export const MOST_SHARDS = numberOf('kinesis.shards.account.limit')
const FIRST_ON_DEMAND = numberOf('kinesis.shards.demand.first')
const DEFAULT_KIB = numberOf('kinesis.record.size.default')
const MOST_KIB = numberOf('kinesis.record.size.limit')

export const createStream: Operation = (turn, input) => {
  refuseMembers('kinesis:CreateStream', input, ['WarmThroughputMiBps'])
  const name = requiredText(input, 'StreamName')
  if (!/^[a-zA-Z0-9_.-]{1,128}$/.test(name)) {
    refused('ValidationException', `1 validation error detected: Value '${name}' at 'streamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`)
  }
  const mode = readMode(input) ?? 'PROVISIONED'
  const count = readShardCount(mode, integerOf(input, 'ShardCount'))
  const maxRecordKib = readMaxRecordKib(input) ?? DEFAULT_KIB
  const tags = checkTags(turn, name, textMapOf(input, 'Tags'))
  if (turn.named(name)) refused('ResourceInUseException', `Stream ${name} under account ${turn.context.accountId} already exists.`)
  checkLimits(turn, mode, count)
  startSettling(turn, newStream(turn.context, { name, mode, maxRecordKib, tags }, count, turn.now), { name: 'CREATING' })
  return {}
}

/** What is in it can be read and written until it is gone. */
export const deleteStream: Operation = (turn, input) => {
  startSettling(turn, turn.activeStreamOf(input), { name: 'DELETING' })
  return {}
}

/** Undefined where the request says nothing of it. */
export function readMode(input: JsonObject): StreamMode | undefined {
  const details = structureOf(input, 'StreamModeDetails')
  if (!details) return undefined
  const mode = requiredText(details, 'StreamMode')
  if (mode === 'PROVISIONED' || mode === 'ON_DEMAND') return mode
  refused('ValidationException', `1 validation error detected: Value '${mode}' at 'streamModeDetails.streamMode' failed to satisfy constraint: Member must satisfy enum value set: [PROVISIONED, ON_DEMAND]`)
}

export function readMaxRecordKib(input: JsonObject): number | undefined {
  const kib = integerOf(input, 'MaxRecordSizeInKiB')
  if (kib === undefined || (kib >= DEFAULT_KIB && kib <= MOST_KIB)) return kib
  const limit = kib < DEFAULT_KIB ? `greater than or equal to ${DEFAULT_KIB}` : `less than or equal to ${MOST_KIB}`
  refused('ValidationException', `1 validation error detected: Value '${kib}' at 'maxRecordSizeInKiB' failed to satisfy constraint: Member must have value ${limit}`)
}

function readShardCount(mode: StreamMode, count: number | undefined): number {
  if (mode === 'ON_DEMAND') return count === undefined ? FIRST_ON_DEMAND : invalid('ShardCount can only be given for a stream in PROVISIONED mode.')
  if (count === undefined) invalid('ShardCount must be given for a stream in PROVISIONED mode.')
  if (count < 1) {
    refused('ValidationException', `1 validation error detected: Value '${count}' at 'shardCount' failed to satisfy constraint: Member must have value greater than or equal to 1`)
  }
  return count
}

function checkLimits(turn: Turn, mode: StreamMode, count: number): void {
  const streams = [...ascending(turn.account.streams)].map(([, stream]) => stream)
  if (streams.filter(({ status }) => status.name === 'CREATING').length >= MOST_CREATING) {
    refused('LimitExceededException', `No more than ${MOST_CREATING} streams can be in the state CREATING at the same time.`)
  }
  if (mode === 'PROVISIONED') checkAccountShards(turn, count)
  else if (streams.filter((stream) => stream.mode === 'ON_DEMAND').length >= MOST_ON_DEMAND) {
    refused('LimitExceededException', `The account ${turn.context.accountId} cannot have more than ${MOST_ON_DEMAND} on-demand streams in ${turn.context.region}.`)
  }
}

/** @throws {Refusal} LimitExceededException where so many more open shards are more than the account may have */
export function checkAccountShards(turn: Turn, more: number): void {
  const open = provisionedShards([...ascending(turn.account.streams)].map(([, stream]) => stream))
  if (open + more <= MOST_SHARDS) return
  refused(
    'LimitExceededException',
    `This request would exceed the shard limit for the account ${turn.context.accountId} in ${turn.context.region}. ` +
      `Current shard count for the account: ${open}. Limit: ${MOST_SHARDS}. Number of additional shards that would have resulted from this request: ${more}. ` +
      'Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.',
  )
}

export function provisionedShards(streams: readonly Stream[]): number {
  return streams.reduce((sum, { mode, open }) => sum + (mode === 'PROVISIONED' ? open.length : 0), 0)
}
