import { bytesOf } from '../../../../../facts/facts'
import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { Answer } from '../../invocation/answer'
import { retryAfterFailure } from '../../rules/streamRetry'
import type { Turn } from '../../turn'
import { batchItemFailures } from '../batchItemFailures'
import { invokeBatch } from '../invokeBatch'
import { polls, type Mapping } from '../mapping'
import { failedBatch, type GivenUp } from './failedBatch'
import type { BatchProgress, LaneProgress, ShardProgress, StreamRecord } from './progress'
import { changeShard, readShard, readStream } from './reader'
import { stateIn, windowAfter, windowMembers, windowOf, windowTurn, type TumblingWindow } from './tumblingWindow'

const LARGEST_EVENT = bytesOf('lambda.event.limit')

/** Starts the next batch of a lane, if none is at work and it is time for one. */
export function work(turn: Turn, id: string, shardId: string, index: number): void {
  const place = placeOf(turn, id, shardId, index)
  if (!place || !polls(place.mapping) || place.lane.batch) return
  if (place.mapping.settings.tumblingSeconds > 0) return workInWindow(turn, place)
  if (place.lane.waiting.length > 0) gather(turn, place, place.lane.waiting.length, false)
}

/** The next batch of a tumbling window, or its end. */
function workInWindow(turn: Turn, place: Place): void {
  const { mapping, shard, lane } = place
  const [first] = lane.waiting
  const window = lane.window ?? (first && windowOf(first, mapping.settings.tumblingSeconds))
  if (!window) return
  const what = windowTurn(window, lane.waiting, shard.ended, turn.now)
  const inWindow = { ...place, lane: { ...lane, window } }
  if (what.kind === 'records') return gather(turn, inWindow, what.count, what.isComplete)
  if (what.kind === 'later') return dueAgain(turn, place, what.at - turn.now)
  attempt(turn, inWindow, { ...newBatch(turn, []), isFinal: true }, lane.waiting)
}

/** Sends the first so many of the records that wait, once they are enough or have waited long enough. */
function gather(turn: Turn, place: Place, count: number, isComplete: boolean): void {
  const { mapping, lane } = place
  const { batchSize, windowSeconds } = mapping.settings
  const wait = lane.since + windowSeconds * 1000 - turn.now
  if (!isComplete && lane.waiting.length < batchSize && wait > 0) return dueAgain(turn, place, wait)
  const records = firstRecords(lane.waiting, Math.min(batchSize, count))
  attempt(turn, place, newBatch(turn, records), lane.waiting.slice(records.length))
}

function newBatch(turn: Turn, records: readonly StreamRecord[]): BatchProgress {
  return { id: turn.context.newId('batch'), records, attempts: 0, refusals: 0, lastRequest: undefined }
}

/** A lane's time has come: to send what has gathered, or to try a batch again. */
export function laneDue(turn: Turn, id: string, shardId: string, index: number): void {
  const place = placeOf(turn, id, shardId, index)
  if (!place) return
  const { batch, waiting } = place.lane
  if (batch) attempt(turn, place, batch, waiting)
  else work(turn, id, shardId, index)
}

/** As many records as a batch may have, and as fit into one event. */
function firstRecords(waiting: readonly StreamRecord[], most: number): readonly StreamRecord[] {
  let size = 0
  let count = 0
  for (const { event } of waiting.slice(0, most)) {
    size += JSON.stringify(event).length
    if (count > 0 && size > LARGEST_EVENT) break
    count++
  }
  return waiting.slice(0, count)
}

/** Invokes the function with a batch, without what has become too old. */
function attempt(turn: Turn, place: Place, batch: BatchProgress, waiting: readonly StreamRecord[]): void {
  const { mapping, shard, lane: { window } } = place
  const { id, old, young } = aged(turn, mapping, batch)
  if (old.length > 0) giveUp(turn, place, { ...batch, records: old }, 'RecordAgeExceeded', undefined)
  if (batch.isFinal ? isPast(turn, place) : young.length === 0) return next(turn, place, { batch: undefined, waiting, window: batch.isFinal ? undefined : window })
  const tried = { ...batch, id, records: young }
  const windowed = window ? windowMembers(window, mapping, shard.id, batch.isFinal === true) : {}
  const invoked = invokeBatch(turn, mapping, `${shard.id}/${place.index}/${id}`, { Records: young.map(({ event }) => event), ...windowed }, young.at(-1)?.arrivedAt)
  if ('requestId' in invoked) {
    changeLane(turn, place, { waiting, window, batch: { ...tried, attempts: batch.attempts + 1, refusals: 0, lastRequest: invoked.requestId } })
    return
  }
  // What was not invoked is no attempt.
  turn.tell(mapping.id, 'BatchRefused', { functionName: mapping.functionName, batch: id, reason: invoked.refused })
  const refusals = batch.refusals + 1
  changeLane(turn, place, { waiting, window, batch: { ...tried, refusals } })
  dueAgain(turn, place, retryAfterFailure(refusals))
}

/** A batch's invocation is over. */
export function streamBatchEnded(turn: Turn, mapping: Mapping, name: string, version: string, answer: Answer): void {
  const [shardId = '', index = '0', batchId = ''] = name.split('/')
  const place = placeOf(turn, mapping.id, shardId, Number(index))
  const batch = place?.lane.batch
  if (!place || batch?.id !== batchId) return
  const failed = failures(mapping, batch, answer)
  const outcome = failed === undefined ? 'OK' : 'PROBLEM: Function call failed'
  turn.change({ mappings: turn.account.mappings.set(mapping.id, { ...turn.account.mappings.get(mapping.id, mapping), lastResult: outcome }) })
  turn.tell(mapping.id, 'BatchEnded', { functionName: mapping.functionName, batch: batchId, records: batch.records.length, ...(failed === undefined ? {} : { failedFrom: failed }) })
  if (failed === undefined) return next(turn, place, { batch: undefined, waiting: place.lane.waiting, window: windowLeft(place.lane, batch, answer) })
  const left = batch.records.slice(failed)
  // What came before the first failed record is done with; what is left is a new batch.
  const fromHere: BatchProgress = failed > 0 ? { ...batch, records: left, attempts: 0 } : batch
  const { maximumRetries, bisects } = mapping.settings
  if (failed > 0) return retry(turn, { ...place, lane: { ...place.lane, window: windowLeft(place.lane, batch, answer) } }, fromHere)
  if (bisects && batch.records.length > 1) return bisect(turn, place, batch)
  if (maximumRetries >= 0 && batch.attempts > maximumRetries) {
    giveUp(turn, place, batch, 'RetryAttemptsExhausted', { version, failed: answer.failed })
    return next(turn, place, { batch: undefined, waiting: place.lane.waiting, window: batch.isFinal ? undefined : place.lane.window })
  }
  retry(turn, place, batch)
}

/** The window with what the function returned, none after its last invocation. */
function windowLeft({ window }: LaneProgress, { isFinal }: BatchProgress, { payload }: Answer): TumblingWindow | undefined {
  const state = stateIn(payload)
  return window && state && !isFinal ? windowAfter(window, state) : undefined
}

/** The place in the batch from which on it has to be tried again; undefined where all went well. */
function failures({ settings }: Mapping, { records }: BatchProgress, answer: Answer): number | undefined {
  if (answer.failed || (settings.tumblingSeconds > 0 && !stateIn(answer.payload))) return 0
  if (!settings.reportsItemFailures) return undefined
  const failed = batchItemFailures(answer.payload, new Set(records.map(({ sequenceNumber }) => sequenceNumber)))
  if (failed === 'all') return 0
  const first = records.findIndex(({ sequenceNumber }) => failed.has(sequenceNumber))
  return first < 0 ? undefined : first
}

/** Two halves, one after the other; that is no retry. */
function bisect(turn: Turn, place: Place, batch: BatchProgress): void {
  const half = Math.ceil(batch.records.length / 2)
  const [first, second] = [batch.records.slice(0, half), batch.records.slice(half)]
  turn.tell(place.mapping.id, 'BatchBisected', { functionName: place.mapping.functionName, batch: batch.id, into: [first.length, second.length] })
  changeLane(turn, place, { waiting: [...second, ...place.lane.waiting], batch: { ...batch, records: first, attempts: 0 } })
  dueAgain(turn, place, retryAfterFailure(1))
}

function retry(turn: Turn, place: Place, batch: BatchProgress): void {
  changeLane(turn, place, { waiting: place.lane.waiting, window: place.lane.window, batch })
  dueAgain(turn, place, retryAfterFailure(Math.max(1, batch.attempts)))
}

function dueAgain(turn: Turn, { mapping, shard, index }: Place, after: VirtualMs): void {
  turn.schedule({ type: 'LaneDue', mapping: mapping.id, shard: shard.id, lane: index }, after, { key: laneKey(mapping.id, shard.id, index) })
}

function giveUp(turn: Turn, { mapping, shard }: Place, batch: BatchProgress, condition: GivenUp, last: { version: string; failed: boolean } | undefined): void {
  turn.tell(mapping.id, 'BatchDiscarded', { functionName: mapping.functionName, batch: batch.id, condition, records: batch.records.length })
  failedBatch(turn, mapping, shard.id, batch, condition, last)
}

/** The lane is free: its next batch, or more records. */
function next(turn: Turn, place: Place, change: Pick<LaneProgress, 'batch' | 'waiting' | 'window'>): void {
  const { mapping, shard, index } = place
  changeLane(turn, place, change)
  work(turn, mapping.id, shard.id, index)
  if (shard.ended) readStream(turn, mapping.id)
  else readIfDrained(turn, place)
}

/** The shard was read as far as there was room: now there is more. */
function readIfDrained(turn: Turn, { mapping, shard, index }: Place): void {
  const waited = shard.lanes[index]?.waiting.length ?? 0
  if (waited >= mapping.settings.batchSize) readShard(turn, mapping.id, shard.id)
}

/** A window whose records would all be too old by now is closed without its last invocation, where that fails all the time: ours. */
function isPast(turn: Turn, { mapping, lane: { window } }: Place): boolean {
  return window === undefined || turn.now - window.end > oldestOf(mapping)
}

function oldestOf({ settings, stream }: Mapping): VirtualMs {
  return settings.maximumAgeSeconds < 0 ? stream.retention : Math.min(stream.retention, settings.maximumAgeSeconds * 1000)
}

function aged(turn: Turn, mapping: Mapping, { id, records }: BatchProgress): { id: string; old: readonly StreamRecord[]; young: readonly StreamRecord[] } {
  const isOld = ({ arrivedAt }: StreamRecord) => turn.now - arrivedAt > oldestOf(mapping)
  return { id, old: records.filter(isOld), young: records.filter((record) => !isOld(record)) }
}

interface Place {
  readonly mapping: Mapping
  readonly shard: ShardProgress
  readonly index: number
  readonly lane: LaneProgress
}

function placeOf(turn: Turn, id: string, shardId: string, index: number): Place | undefined {
  const mapping = turn.account.mappings.get(id)
  const shard = mapping?.stream.shards.get(shardId)
  const lane = shard?.lanes[index]
  return mapping && shard && lane && { mapping, shard, index, lane }
}

function changeLane(turn: Turn, { mapping, shard: { id }, index }: Place, change: Partial<LaneProgress>): void {
  const shard = turn.account.mappings.get(mapping.id)?.stream.shards.get(id)
  if (!shard) return
  const lanes = shard.lanes.map((lane, i) => (i === index ? { ...lane, since: turn.now, ...change } : lane))
  changeShard(turn, mapping, { ...shard, lanes })
}

const laneKey = (mapping: string, shard: string, lane: number) => `lane/${mapping}/${shard}/${lane}`
