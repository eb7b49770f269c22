import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { measured, type Datum } from '../metric/datum'

export const DYNAMODB_EVENTS: ReadonlySet<string> = new Set(['ApiCallEnded', 'CapacityConsumed', 'ItemExpired'])

/** Refusals because a table had no throughput left. */
const THROTTLES: ReadonlySet<unknown> = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])

/**
 * Metrics of tables, by what the log tells of their calls, and each minute of what these consumed.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export function dynamodbData({ type, resource, at, detail }: SimEvent): readonly Datum[] {
  const { action, error, output, mocked } = detail
  if (mocked === true) return []
  const TableName = resource.split('/').at(-1) ?? resource
  const counted = (name: string, value: number, dimensions: { readonly [name: string]: string } = { TableName }) => [
    measured({ namespace: 'AWS/DynamoDB', name, dimensions }, value, 'Count', at),
  ]
  if (type === 'ItemExpired') return counted('TimeToLiveDeletedItemCount', 1)
  if (type === 'CapacityConsumed') return consumedIn(TableName, detail)
  const ofOperation = { TableName, Operation: String(action) }
  if (isJsonObject(error)) {
    if (THROTTLES.has(error['name'])) return counted('ThrottledRequests', 1, ofOperation)
    if (error['name'] === 'ConditionalCheckFailedException') return counted('ConditionalCheckFailedRequests', 1)
    return []
  }
  const items = (action === 'Query' || action === 'Scan') && isJsonObject(output) ? output['Count'] : undefined
  return typeof items === 'number' ? counted('ReturnedItemCount', items, ofOperation) : []
}

/** One sample for the whole minute. AWS has one for each request: only the statistic Sum means the same. */
function consumedIn(TableName: string, { from, index, reads, writes }: JsonObject): readonly Datum[] {
  const dimensions = typeof index === 'string' ? { TableName, GlobalSecondaryIndexName: index } : { TableName }
  const units = [['ConsumedReadCapacityUnits', reads], ['ConsumedWriteCapacityUnits', writes]] as const
  return units.flatMap(([name, value]) => (typeof value === 'number' && value > 0 ? [measured({ namespace: 'AWS/DynamoDB', name, dimensions }, value, 'Count', Number(from))] : []))
}
