import { MILLISECONDS } from '../../../../facts/fact'
import { numberOf } from '../../../../facts/facts'
import { absent, integerOf, requiredText } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { get } from '../../../kernel/orderedTree'
import { invalid } from '../faults'
import { inDecimal, plus, readHashKey } from '../shard/hashKey'
import type { Shard } from '../shard/shard'
import { startSettling } from '../stream/settling'
import type { Stream } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { checkAccountShards } from './streams'

const MOST_SCALINGS = numberOf('kinesis.shards.scaling.limit')
const MOST_TARGET = numberOf('kinesis.shards.target.limit')

export const splitShard: Operation = (turn, input) => {
  const stream = turn.streamOf(input)
  const shard = openShard(turn, stream, requiredText(input, 'ShardToSplit'))
  const text = requiredText(input, 'NewStartingHashKey')
  const at = readHashKey(text)
  if (at === undefined || at <= plus(shard.from, 1) || at >= shard.to) {
    invalid(
      `NewStartingHashKey ${text} used in SplitShard() on shard ${shard.id} in stream ${stream.name} under account ${turn.context.accountId} ` +
        `is not both greater than one plus the shard's StartingHashKey ${inDecimal(shard.from)} and less than the shard's EndingHashKey ${inDecimal(shard.to)}.`,
    )
  }
  if (stream.mode === 'PROVISIONED') checkAccountShards(turn, 1)
  startSettling(turn, provisionedAndActive(turn, input), { name: 'UPDATING', change: { kind: 'split', shard: shard.id, at } })
  return {}
}

/** AWS merges neighbours whichever of them is named first. */
export const mergeShards: Operation = (turn, input) => {
  const stream = turn.streamOf(input)
  const one = openShard(turn, stream, requiredText(input, 'ShardToMerge'))
  const other = openShard(turn, stream, requiredText(input, 'AdjacentShardToMerge'))
  const [lower, upper] = one.from < other.from ? [one, other] : [other, one]
  if (lower.id === upper.id || plus(lower.to, 1) !== upper.from) {
    invalid(`Shards ${one.id} and ${other.id} in stream ${stream.name} under account ${turn.context.accountId} are not an adjacent pair of shards eligible for merging`)
  }
  startSettling(turn, provisionedAndActive(turn, input), { name: 'UPDATING', change: { kind: 'merge', shards: [lower.id, upper.id] } })
  return {}
}

export const updateShardCount: Operation = (turn, input) => {
  const target = integerOf(input, 'TargetShardCount') ?? absent('TargetShardCount')
  const type = requiredText(input, 'ScalingType')
  if (type !== 'UNIFORM_SCALING') {
    refused('ValidationException', `1 validation error detected: Value '${type}' at 'scalingType' failed to satisfy constraint: Member must satisfy enum value set: [UNIFORM_SCALING]`)
  }
  const stream = provisionedAndActive(turn, input)
  const current = stream.open.length
  checkTarget(current, target)
  if (target > current) checkAccountShards(turn, target - current)
  const scaledAt = stream.scaledAt.filter((at) => at > turn.now - 24 * MILLISECONDS.h)
  if (scaledAt.length >= MOST_SCALINGS) {
    refused('LimitExceededException', `UpdateShardCount can be called ${MOST_SCALINGS} times in 24 hours for stream ${stream.name}.`)
  }
  startSettling(turn, { ...stream, scaledAt: [...scaledAt, turn.now] }, { name: 'UPDATING', change: { kind: 'scale', count: target } })
  return { StreamName: stream.name, CurrentShardCount: current, TargetShardCount: target, StreamARN: stream.arn }
}

function checkTarget(current: number, target: number): void {
  if (target < 1) invalid('TargetShardCount must be at least 1.')
  const counts = `Current open shard count: ${current}, Target shard count: ${target}`
  if (target > MOST_TARGET) refused('LimitExceededException', `Target shard count or number of open shards cannot be greater than ${MOST_TARGET}. ${counts}`)
  if (target > current * 2) refused('LimitExceededException', `UpdateShardCount cannot scale up over double your current open shard count. ${counts}`)
  if (target < current / 2) refused('LimitExceededException', `UpdateShardCount cannot scale down below half your current open shard count. ${counts}`)
}

function provisionedAndActive(turn: Turn, input: Parameters<Operation>[1]): Stream {
  const stream = turn.activeStreamOf(input)
  if (stream.mode === 'PROVISIONED') return stream
  refused('ValidationException', `Stream ${stream.name} under account ${turn.context.accountId} is in ON_DEMAND mode: its shards cannot be changed.`)
}

function openShard(turn: Turn, stream: Stream, id: string): Shard {
  const shard = get(stream.shards, id)
  const place = `in stream ${stream.name} under account ${turn.context.accountId}`
  if (!shard) refused('ResourceNotFoundException', `Could not find shard ${id} ${place}.`)
  if (shard.closedAt === undefined) return shard
  invalid(`Shard ${id} ${place} has already been merged or split, and thus is not eligible for merging or splitting.`)
}
