import type { CallResult } from '../../../../aws/apiCall'
import { bytesOf, millisecondsOf } from '../../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import type { VirtualMs } from '../../../../kernel/virtualTime'
import type { Answer } from '../../invocation/answer'
import { batchesAllowed, nextAllowedAfter } from '../../rules/queueScaling'
import type { PollRef } from '../../signals'
import type { Turn } from '../../turn'
import { batchItemFailures } from '../batchItemFailures'
import { queueUrlOf } from '../create'
import { passesFilters } from '../filters'
import { invokeBatch, loops } from '../invokeBatch'
import { changeMapping, polls, type Mapping } from '../mapping'
import { messageRecord } from './messages'
import type { QueueProgress } from './progress'

const MOST_RECEIVED = 10
const LARGEST_EVENT = bytesOf('lambda.event.limit')
const AFTER_REFUSAL: VirtualMs = millisecondsOf('lambda.mapping.refusal.first')
const LONGEST_AFTER_REFUSAL: VirtualMs = millisecondsOf('lambda.mapping.refusal.longest')

/** Asks the queue for messages, unless that is under way or as many batches are at work as may be. */
export function pollQueue(turn: Turn, id: string): void {
  const mapping = turn.account.mappings.get(id)
  if (!mapping || !polls(mapping) || mapping.queue.receiving) return
  const { batches, busySince, gathered } = mapping.queue
  const busy = busySince === undefined ? 0 : turn.since(busySince)
  const { maximumConcurrency, batchSize } = mapping.settings
  if (!isFifo(mapping) && batches.size >= batchesAllowed(busy, maximumConcurrency)) {
    const after = nextAllowedAfter(busy, maximumConcurrency)
    if (after !== undefined) turn.schedule({ type: 'PollDue', mapping: id }, Math.max(after, 1), { key: pollKey(id) })
    return
  }
  if (maximumConcurrency !== undefined && batches.size >= maximumConcurrency) return
  changeProgress(turn, mapping, { receiving: true })
  call(turn, mapping, 'received', 'ReceiveMessage', {
    MaxNumberOfMessages: Math.min(MOST_RECEIVED, batchSize - gathered.length),
    AttributeNames: ['All'],
    MessageAttributeNames: ['All'],
    WaitTimeSeconds: 20,
  })
}

/** The queue has given messages. Those that no filter lets through are deleted; the others join the batch that is gathered. */
export function received(turn: Turn, id: string, { output, error }: CallResult): void {
  const mapping = turn.account.mappings.get(id)
  const messages = isJsonObject(output) && Array.isArray(output['Messages']) ? (output['Messages'] as readonly JsonObject[]) : []
  if (!mapping) return
  const after = changeProgress(turn, mapping, { receiving: false })
  if (error) {
    changeMapping(turn, after, { lastResult: `PROBLEM: ${error.message}` })
    return
  }
  if (!polls(after)) return giveUp(turn, after, messages)
  const records = messages.map((message) => messageRecord(message, mapping.sourceArn))
  const wanted = records.filter((record) => passesFilters(mapping.settings.filters, record))
  const unwanted = records.filter((record) => !wanted.includes(record))
  if (unwanted.length > 0) turn.tell(id, 'RecordsFilteredOut', { functionName: mapping.functionName, records: unwanted.length })
  deleteMessages(turn, mapping, unwanted)
  const stopped = wanted.filter((record) => loops(turn, mapping, record))
  // They stay hidden, come again, and go to the queue's dead-letter queue where it has one.
  if (stopped.length > 0) turn.tell(mapping.functionName, 'RecursionStopped', { mapping: id, records: stopped.length })
  gather(turn, after, wanted.filter((record) => !stopped.includes(record)))
  pollQueue(turn, id)
}

/** The time to gather is over: the batch goes as it is. */
export function windowOver(turn: Turn, id: string): void {
  const mapping = turn.account.mappings.get(id)
  if (mapping && mapping.queue.gathered.length > 0) dispatch(turn, mapping, mapping.queue.gathered)
  pollQueue(turn, id)
}

function gather(turn: Turn, mapping: Mapping, records: readonly JsonObject[]): void {
  if (records.length === 0) return
  const { gathered: before } = mapping.queue
  const { batchSize, windowSeconds } = mapping.settings
  const gathered = [...before, ...records]
  const isFull = gathered.length >= batchSize || JSON.stringify(gathered).length >= LARGEST_EVENT
  if (windowSeconds === 0 || isFull) return dispatch(turn, mapping, gathered)
  changeProgress(turn, mapping, { gathered })
  if (before.length === 0) turn.schedule({ type: 'WindowOver', mapping: mapping.id }, windowSeconds * 1000, { key: windowKey(mapping.id) })
}

/** A batch goes to the function. Where that cannot be invoked its messages come back when they are visible again. */
function dispatch(turn: Turn, mapping: Mapping, records: readonly JsonObject[]): void {
  const { batches, lastBatch, busySince, refusals } = mapping.queue
  const batch = String(lastBatch + 1)
  turn.cancel(windowKey(mapping.id))
  const gone = changeProgress(turn, mapping, {
    gathered: [], batches: batches.set(batch, records), lastBatch: lastBatch + 1, busySince: busySince ?? turn.now,
  })
  const invoked = invokeBatch(turn, gone, batch, { Records: records })
  if ('requestId' in invoked) {
    if (refusals > 0) changeProgress(turn, gone, { refusals: 0 })
    return
  }
  turn.tell(mapping.id, 'BatchRefused', { functionName: mapping.functionName, batch, reason: invoked.refused })
  let wait = AFTER_REFUSAL
  for (let i = 0; i < refusals && wait < LONGEST_AFTER_REFUSAL; i++) wait *= 2
  // Until then the poller counts as one that is asking.
  changeProgress(turn, gone, { batches, refusals: refusals + 1, receiving: true })
  turn.schedule({ type: 'PollDue', mapping: mapping.id }, Math.min(wait, LONGEST_AFTER_REFUSAL), { key: pollKey(mapping.id) })
}

/** The poller looks again, after it has waited. */
export function pollDue(turn: Turn, id: string): void {
  const mapping = turn.account.mappings.get(id)
  if (!mapping) return
  changeProgress(turn, mapping, { receiving: false })
  pollQueue(turn, id)
}

/** A batch's invocation is over: what the function has dealt with is deleted, the rest comes again. */
export function queueBatchEnded(turn: Turn, mapping: Mapping, batch: string, answer: Answer): void {
  const { batches, busySince } = mapping.queue
  const records = batches.get(batch) ?? []
  const left = batches.delete(batch)
  changeProgress(turn, mapping, { batches: left, busySince: left.size === 0 ? undefined : busySince })
  const failed = failures(mapping, records, answer)
  const done = records.filter(({ messageId }) => failed !== 'all' && !failed.has(String(messageId)))
  turn.tell(mapping.id, 'BatchEnded', { functionName: mapping.functionName, batch, succeeded: done.length, failed: records.length - done.length })
  deleteMessages(turn, mapping, done)
  pollQueue(turn, mapping.id)
}

function failures({ settings }: Mapping, records: readonly JsonObject[], answer: Answer): ReadonlySet<string> | 'all' {
  if (answer.failed) return 'all'
  return settings.reportsItemFailures ? batchItemFailures(answer.payload, new Set(records.map(({ messageId }) => String(messageId)))) : new Set()
}

function deleteMessages(turn: Turn, mapping: Mapping, records: readonly JsonObject[]): void {
  for (let at = 0; at < records.length; at += MOST_RECEIVED) {
    const Entries = records.slice(at, at + MOST_RECEIVED).map(({ receiptHandle }, i) => ({ Id: String(i), ReceiptHandle: receiptHandle ?? '' }))
    call(turn, mapping, 'deleted', 'DeleteMessageBatch', { Entries })
  }
}

/** Messages that came for a mapping that no longer polls: another one of the queue takes them, or they are visible at once again. */
function giveUp(turn: Turn, mapping: Mapping, messages: readonly JsonObject[]): void {
  const other = turn.account.mappings.find((each) => each.sourceArn === mapping.sourceArn && polls(each))
  if (other) return gather(turn, other, messages.map((message) => messageRecord(message, mapping.sourceArn)))
  const Entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle: ReceiptHandle ?? '', VisibilityTimeout: 0 }))
  if (Entries.length > 0) call(turn, mapping, 'deleted', 'ChangeMessageVisibilityBatch', { Entries })
}

/** The poller is Lambda's: SQS lets it wait as long as there is nothing. */
function call(turn: Turn, mapping: Mapping, step: PollRef['step'], action: string, input: JsonObject): void {
  const ref: PollRef = { mapping: mapping.id, step }
  turn.do({
    type: 'call', service: 'sqs', action, input: { QueueUrl: queueUrlOf(mapping.sourceArn), ...input },
    principal: 'lambda.amazonaws.com', ref: ref as unknown as Json, origin: { mapping: mapping.id, functionName: mapping.functionName },
  })
}

function changeProgress(turn: Turn, mapping: Mapping, change: Partial<QueueProgress>): Mapping {
  const current = turn.account.mappings.get(mapping.id) ?? mapping
  return changeMapping(turn, current, { queue: { ...current.queue, ...change } })
}

function isFifo({ sourceArn }: Mapping): boolean {
  return sourceArn.endsWith('.fifo')
}

const pollKey = (id: string) => `poll/${id}`
const windowKey = (id: string) => `window/${id}`
