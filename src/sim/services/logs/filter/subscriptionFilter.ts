import { toBase64 } from '../../../expression/base64'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { readFilterPattern } from '../filterPattern/filterPattern'
import type { Arrived } from '../stream/ingest'
import type { Turn } from '../turn'
import { gzipped } from './gzip'

/** Sends the events that match on to a function. */
export interface SubscriptionFilter {
  readonly name: string
  readonly pattern: string
  /** Of a function. */
  readonly destinationArn: string
  readonly distribution: 'Random' | 'ByLogStream'
  readonly createdAt: VirtualMs
}

/** Invokes the function with what matches of events that came together, compressed as AWS does it. */
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
  turn.do({
    type: 'call',
    service: 'lambda',
    action: 'Invoke',
    input: { FunctionName: filter.destinationArn, InvocationType: 'Event', Payload: JSON.stringify({ awslogs: { data: toBase64(bytes) } }) },
    principal: 'logs.amazonaws.com',
    ref: { filter: filter.name },
    origin: { logGroup: group },
  })
}
