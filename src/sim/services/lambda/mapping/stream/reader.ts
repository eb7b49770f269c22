import type { CallResult } from '../../../../aws/apiCall'
import { contentHash } from '../../../../kernel/contentHash'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import { millisecondsOf } from '../../../../../facts/facts'
import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { StreamPollRef } from '../../signals'
import type { Turn } from '../../turn'
import { passesFilters } from '../filters'
import { changeMapping, polls, type Mapping } from '../mapping'
import { work } from './lane'
import { newShard, type ShardProgress, type StreamRecord } from './progress'
import { sourceOf } from './source'

/** How often a shard is asked for records. */
const READ_INTERVAL: VirtualMs = millisecondsOf('lambda.mapping.stream.poll')

/** Looks at every shard of a mapping's stream that it may read now. The stream is asked for its shards first. */
export function readStream(turn: Turn, id: string): void {
  const mapping = turn.account.mappings.get(id)
  if (!mapping || !polls(mapping)) return
  const { listing, listed, shards } = mapping.stream
  if (listed) {
    for (const shard of shards.keys()) readShard(turn, id, shard)
  } else if (!listing) {
    const { action, input } = sourceOf(mapping).listShards(mapping)
    changeMapping(turn, mapping, { stream: { ...mapping.stream, listing: true } })
    ask(turn, mapping, { mapping: id, step: 'shards', shard: '' }, action, input)
  }
}

/** The answer to one of the reader's calls. */
export function streamAnswered(turn: Turn, ref: StreamPollRef, result: CallResult): void {
  const mapping = turn.account.mappings.get(ref.mapping)
  if (!mapping) return
  const output = isJsonObject(result.output) ? result.output : {}
  if (ref.step === 'shards') return shardsListed(turn, mapping, result)
  if (result.error) return readFailed(turn, mapping, ref.shard, result.error.message)
  if (ref.step === 'records') return recordsRead(turn, mapping, ref.shard, output)
  const input = { ShardIterator: output['ShardIterator'] ?? '', Limit: Math.min(mapping.settings.batchSize, sourceOf(mapping).mostRecords) }
  ask(turn, mapping, { ...ref, step: 'records' }, 'GetRecords', input)
}

function shardsListed(turn: Turn, mapping: Mapping, { output, error }: CallResult): void {
  if (error) {
    changeMapping(turn, mapping, { lastResult: `PROBLEM: ${error.message}`, stream: { ...mapping.stream, listing: false } })
    return
  }
  let { shards } = mapping.stream
  for (const { id, parents } of sourceOf(mapping).shardsIn(output ?? null)) {
    if (!shards.has(id)) shards = shards.set(id, newShard(id, parents, mapping.settings.parallelization))
  }
  changeMapping(turn, mapping, { stream: { ...mapping.stream, listing: false, listed: true, shards } })
  readStream(turn, mapping.id)
}

/** Reads on where there is room for records. A shard comes after those it was made of. */
export function readShard(turn: Turn, id: string, shardId: string): void {
  const mapping = turn.account.mappings.get(id)
  const shard = mapping?.stream.shards.get(shardId)
  if (!mapping || !shard || !polls(mapping) || shard.reading || shard.ended) return
  if (shard.lanes.some(({ waiting }) => waiting.length >= mapping.settings.batchSize)) return
  if (shard.parents.some((parent) => !isDone(mapping.stream.shards.get(parent)))) return
  const wait = shard.lastRead === undefined ? 0 : READ_INTERVAL - turn.since(shard.lastRead)
  if (wait > 0) {
    turn.schedule({ type: 'ShardDue', mapping: id, shard: shardId }, wait, { key: `shard/${id}/${shardId}` })
    return
  }
  changeShard(turn, mapping, { ...shard, reading: true, lastRead: turn.now })
  ask(turn, mapping, { mapping: id, step: 'iterator', shard: shardId }, 'GetShardIterator', sourceOf(mapping).iterator(mapping, shardId, shard.readUpTo))
}

/** A parent that the stream no longer has is done with. */
function isDone(shard: ShardProgress | undefined): boolean {
  return !shard || (shard.ended && shard.lanes.every(({ waiting, batch, window }) => waiting.length === 0 && !batch && !window))
}

function recordsRead(turn: Turn, mapping: Mapping, shardId: string, output: JsonObject): void {
  const shard = mapping.stream.shards.get(shardId)
  if (!shard) return
  const source = sourceOf(mapping)
  const role = turn.functionNamed(mapping.functionName)?.configuration.settings.role ?? ''
  const raw = Array.isArray(output['Records']) ? (output['Records'] as readonly JsonObject[]) : []
  const read = raw.map((record) => source.record(mapping, role, shardId, record))
  const wanted = read.filter((record) => record.arrivedAt >= firstMoment(mapping) && passesFilters(mapping.settings.filters, record.event))
  if (wanted.length < read.length) turn.tell(mapping.id, 'RecordsFilteredOut', { functionName: mapping.functionName, records: read.length - wanted.length })
  const ended = output['NextShardIterator'] === undefined || output['NextShardIterator'] === null
  const lanes = shard.lanes.map((lane, i) => {
    const added = wanted.filter(({ key }) => laneOf(key, shard.lanes.length) === i)
    if (added.length === 0) return lane
    return { ...lane, waiting: [...lane.waiting, ...added], since: lane.waiting.length === 0 ? turn.now : lane.since }
  })
  const last: StreamRecord | undefined = read.at(-1)
  const after = changeShard(turn, mapping, { ...shard, reading: false, ended, lanes, readUpTo: last?.sequenceNumber ?? shard.readUpTo })
  if (ended) changeMapping(turn, after, { stream: { ...after.stream, listed: false } })
  lanes.forEach((_lane, i) => work(turn, mapping.id, shardId, i))
  if (ended) readStream(turn, mapping.id)
  else if (read.length > 0) readShard(turn, mapping.id, shardId)
}

/** It is tried again when something is next written to the stream. */
function readFailed(turn: Turn, mapping: Mapping, shardId: string, message: string): void {
  const shard = mapping.stream.shards.get(shardId)
  const changed = changeMapping(turn, mapping, { lastResult: `PROBLEM: ${message}` })
  if (shard) changeShard(turn, changed, { ...shard, reading: false })
}

/** What came before this moment is passed over. */
function firstMoment({ settings, createdAt }: Mapping): VirtualMs {
  if (settings.startingPosition === 'LATEST') return Math.floor(createdAt / 1000) * 1000
  return settings.startingPosition === 'AT_TIMESTAMP' ? (settings.startingTimestamp ?? 0) * 1000 : 0
}

/** The lane of a key: always the same, so that the order of its records is kept. */
function laneOf(key: string, lanes: number): number {
  return lanes === 1 ? 0 : parseInt(contentHash(key).slice(0, 8), 16) % lanes
}

export function changeShard(turn: Turn, mapping: Mapping, shard: ShardProgress): Mapping {
  const current = turn.account.mappings.get(mapping.id) ?? mapping
  return changeMapping(turn, current, { stream: { ...current.stream, shards: current.stream.shards.set(shard.id, shard) } })
}

function ask(turn: Turn, mapping: Mapping, ref: StreamPollRef, action: string, input: JsonObject): void {
  turn.do({
    type: 'call', service: sourceOf(mapping).service, action, input,
    principal: 'lambda.amazonaws.com', ref: ref as unknown as Json, origin: { mapping: mapping.id, functionName: mapping.functionName },
  })
}
