import { toBase64 } from '../../../expression/base64'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { readFilterPattern } from '../filterPattern/filterPattern'
import type { Arrived } from '../stream/ingest'
import type { Turn } from '../turn'
import { gzipped } from './gzip'

/** Sends the events that match on to a function or a stream. */
export interface SubscriptionFilter {
  readonly name: string
  readonly pattern: string
  readonly destinationArn: string
  /** Of a stream: as whom records are put. */
  readonly roleArn: string | undefined
  readonly distribution: 'Random' | 'ByLogStream'
  readonly createdAt: VirtualMs
}

/** Invokes the function with what matches of events that came together, compressed as AWS does it; a stream gets it as a record. */
export function sendTo(turn: Turn, group: string, stream: string, filter: SubscriptionFilter, arrived: readonly Arrived[]): void {
  const matches = readFilterPattern(filter.pattern)
  const logEvents = arrived.filter(({ message }) => matches(message)).map(({ id, timestamp, message }) => ({ id, timestamp, message }))
  if (logEvents.length === 0) return
  const data = {
    messageType: 'DATA_MESSAGE',
    owner: turn.context.accountId,
    logGroup: group,
    logStream: stream,
    subscriptionFilters: [filter.name],
    logEvents,
  }
  const bytes = gzipped(new TextEncoder().encode(JSON.stringify(data)))
  const call =
    filter.roleArn === undefined
      ? { service: 'lambda', action: 'Invoke', input: { FunctionName: filter.destinationArn, InvocationType: 'Event', Payload: JSON.stringify({ awslogs: { data: toBase64(bytes) } }) } }
      : { service: 'kinesis', action: 'PutRecord', input: { StreamARN: filter.destinationArn, PartitionKey: partitionKey(turn, stream, filter), Data: toBase64(bytes) } }
  turn.do({ type: 'call', ...call, principal: filter.roleArn ?? 'logs.amazonaws.com', ref: { filter: filter.name }, origin: { logGroup: group } })
}

/** What one log stream holds stays together, unless it is to be spread. */
function partitionKey(turn: Turn, stream: string, { distribution }: SubscriptionFilter): string {
  return distribution === 'Random' ? turn.context.newUuid() : stream.slice(0, 256)
}
