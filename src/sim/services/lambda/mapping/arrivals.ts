import type { EventBody } from '../../../kernel/eventLog'
import type { LambdaAccount } from '../account'
import type { Turn } from '../turn'
import { polls } from './mapping'
import { readStream } from './stream/reader'

/** Calls that bring records into a stream. */
const WRITES = new Set(['PutRecord', 'PutRecords', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems', 'ExecuteStatement', 'BatchExecuteStatement', 'ExecuteTransaction'])

/**
 * Whether something may have come into a stream that a mapping reads. Pollers of streams do not tick:
 * what is written wakes them. Those of queues wait in the queue itself.
 */
export function hearsArrivals({ mappings }: LambdaAccount, events: readonly EventBody[]): boolean {
  return mappings.size > 0 && events.some(isArrival) && mappings.some((mapping) => mapping.kind !== 'sqs' && polls(mapping))
}

/** Records of a table also come of what nobody calls: items that expire. */
function isArrival({ service, type, detail }: EventBody): boolean {
  if (service !== 'kinesis' && service !== 'dynamodb') return false
  if (type === 'ApiCallEnded') return WRITES.has(String(detail['action']))
  return service === 'dynamodb' && type !== 'ApiCallStarted'
}

/** Something was written: the pollers of streams look. */
export function arrived(turn: Turn): void {
  for (const { id, kind } of turn.account.mappings.values()) if (kind !== 'sqs') readStream(turn, id)
}
