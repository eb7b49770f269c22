import { MILLISECONDS } from '../../../../facts/fact'
import { millisecondsOf, numberOf } from '../../../../facts/facts'
import { integerOf, momentOf, requiredText, structureOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import { fromBase64, toBase64 } from '../../../expression/base64'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid, noSuchStream } from '../faults'
import { shownShard, type Shard } from '../shard/shard'
import type { Stream } from '../stream/stream'
import type { Turn } from '../turn'
import type { Operation } from './operation'

const PAGE = numberOf('kinesis.shards.list.page')
const TOKEN_LIFE_MS = millisecondsOf('kinesis.shards.list.life')

/** Where a listing goes on, and what it is a listing of. */
interface Listing {
  readonly stream: Stream
  readonly after: string | undefined
  readonly filter: JsonObject | undefined
}

export const listShards: Operation = (turn, input) => {
  const most = integerOf(input, 'MaxResults') ?? PAGE
  if (most < 1 || most > 10_000) invalid('MaxResults must be between 1 and 10000.')
  const { stream, after, filter } = readListing(turn, input)
  const chosen = chosenBy(turn, stream, filter)
  const shards = [...ascending(stream.shards, after ?? '')].filter(([id, shard]) => id !== after && chosen(shard)).map(([, shard]) => shard)
  const page = shards.slice(0, most)
  const token = shards.length > most ? { NextToken: tokenOf(stream, page.at(-1)!, filter, turn.now) } : {}
  return { Shards: page.map(shownShard), ...token }
}

function readListing(turn: Turn, input: JsonObject): Listing {
  const token = textOf(input, 'NextToken')
  const filter = structureOf(input, 'ShardFilter')
  if (token === undefined) {
    const stream = turn.streamOf(input)
    const created = momentOf(input, 'StreamCreationTimestamp')
    if (created !== undefined && Math.floor(created / 1000) !== Math.floor(stream.createdAt / 1000)) noSuchStream(stream.name, turn.context)
    return { stream, after: textOf(input, 'ExclusiveStartShardId'), filter }
  }
  for (const member of ['StreamName', 'StreamARN', 'ExclusiveStartShardId', 'StreamCreationTimestamp', 'ShardFilter']) {
    if ((input[member] ?? undefined) !== undefined) invalid(`NextToken and ${member} cannot be provided together.`)
  }
  return goOn(turn, token)
}

/** A token goes on with the stream that it was given for, filter and all. */
function tokenOf({ name, createdAt }: Stream, { id }: Shard, filter: JsonObject | undefined, now: VirtualMs): string {
  return toBase64(new TextEncoder().encode(JSON.stringify([now, name, createdAt, id, filter ?? null])))
}

function goOn(turn: Turn, token: string): Listing {
  const told = parsed(fromBase64(token))
  const [given, name, createdAt, after, filter] = Array.isArray(told) ? (told as Json[]) : []
  if (typeof given !== 'number' || typeof name !== 'string' || typeof after !== 'string') invalid('NextToken is invalid.')
  if (turn.now - given > TOKEN_LIFE_MS) refused('ExpiredNextTokenException', 'NextToken has expired.')
  const stream = turn.named(name)
  if (!stream || stream.createdAt !== createdAt) noSuchStream(name, turn.context)
  return { stream, after, filter: isJsonObject(filter) ? filter : undefined }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** Which shards a filter lets through: those that were open at a time, or are open still. */
function chosenBy(turn: Turn, { retentionHours }: Stream, filter: JsonObject | undefined): (shard: Shard) => boolean {
  if (!filter) return () => true
  const type = requiredText(filter, 'Type')
  const horizon = turn.now - retentionHours * MILLISECONDS.h
  const openAt = (at: VirtualMs) => (shard: Shard) => (shard.openedAt <= at || shard.parents.length === 0) && (shard.closedAt === undefined || shard.closedAt > at)
  const openSince = (at: VirtualMs) => (shard: Shard) => shard.closedAt === undefined || shard.closedAt > at
  const timestamp = () => momentOf(filter, 'Timestamp') ?? invalid(`ShardFilter of type ${type} needs a Timestamp.`)
  switch (type) {
    case 'AFTER_SHARD_ID': {
      const after = textOf(filter, 'ShardId') ?? invalid(`ShardFilter of type ${type} needs a ShardId.`)
      return ({ id }) => id > after
    }
    case 'AT_LATEST':
      return openSince(turn.now)
    case 'AT_TRIM_HORIZON':
      return openAt(horizon)
    case 'FROM_TRIM_HORIZON':
      return openSince(horizon)
    case 'AT_TIMESTAMP':
      return openAt(Math.max(timestamp(), horizon))
    case 'FROM_TIMESTAMP':
      return openSince(Math.max(timestamp(), horizon))
    default:
      refused('ValidationException', `1 validation error detected: Value '${type}' at 'shardFilter.type' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SHARD_ID, AT_TRIM_HORIZON, FROM_TRIM_HORIZON, AT_LATEST, AT_TIMESTAMP, FROM_TIMESTAMP]`)
  }
}
