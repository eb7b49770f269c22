import { numberOf } from '../../../../facts/facts'
import { absent, integerOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { invalid } from '../faults'
import { ageing } from '../stream/ageing'
import type { Stream } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const SHORTEST = numberOf('kinesis.retention.hours.shortest')
const LONGEST = numberOf('kinesis.retention.hours.longest')

export const increaseStreamRetentionPeriod: Operation = (turn, input) => {
  const { stream, hours } = read(turn, input)
  if (hours < stream.retentionHours) refusedFor(stream, hours, 'shorter', 'Decrease')
  return keepFor(turn, stream, hours)
}

/** What is older than the new period is gone at once. */
export const decreaseStreamRetentionPeriod: Operation = (turn, input) => {
  const { stream, hours } = read(turn, input)
  if (hours > stream.retentionHours) refusedFor(stream, hours, 'longer', 'Increase')
  return keepFor(turn, stream, hours)
}

function read(turn: Turn, input: JsonObject): { readonly stream: Stream; readonly hours: number } {
  const hours = integerOf(input, 'RetentionPeriodHours') ?? absent('RetentionPeriodHours')
  const stream = turn.activeStreamOf(input)
  const requested = `Requested retention period (${hours} hours)`
  if (hours < SHORTEST) invalid(`Minimum allowed retention period is ${SHORTEST} hours. ${requested} is too short.`)
  if (hours > LONGEST) invalid(`Maximum allowed retention period is ${LONGEST} hours. ${requested} is too long.`)
  return { stream, hours }
}

function refusedFor({ name, retentionHours }: Stream, hours: number, than: string, instead: string): never {
  invalid(
    `Requested retention period (${hours} hours) for stream ${name} can not be ${than} than existing retention period (${retentionHours} hours). Use ${instead}RetentionPeriod API.`,
  )
}

function keepFor(turn: Turn, stream: Stream, hours: number): JsonObject {
  const changed = { ...stream, retentionHours: hours }
  turn.change(changed)
  for (const [, shard] of ascending(changed.shards)) ageing(turn, changed, shard)
  return {}
}
