import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { measured, type Datum } from '../metric/datum'

export const SQS_EVENTS: ReadonlySet<string> = new Set(['ApiCallEnded', 'QueueMeasured'])

/**
 * Metrics of queues, by the calls that SQS has answered, and each minute of what is in them.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function sqsData({ type, resource, at, detail }: SimEvent): readonly Datum[] {
  const dimensions = { QueueName: resource.split('/').at(-1) ?? resource }
  if (type === 'QueueMeasured') return depths(dimensions, at, detail)
  const { action, output, mocked } = detail
  if (mocked === true || !isJsonObject(output)) return []
  const counted = (name: string, value: number) => (value === 0 ? [] : [measured({ namespace: 'AWS/SQS', name, dimensions }, value, 'Count', at)])
  switch (action) {
    case 'SendMessage':
      return counted('NumberOfMessagesSent', 1)
    case 'SendMessageBatch':
      return counted('NumberOfMessagesSent', lengthOf(output, 'Successful'))
    case 'ReceiveMessage': {
      const messages = lengthOf(output, 'Messages')
      return messages === 0 ? counted('NumberOfEmptyReceives', 1) : counted('NumberOfMessagesReceived', messages)
    }
    case 'DeleteMessage':
      return counted('NumberOfMessagesDeleted', 1)
    case 'DeleteMessageBatch':
      return counted('NumberOfMessagesDeleted', lengthOf(output, 'Successful'))
    default:
      return []
  }
}

/** Nobody is told that nothing is delayed or in flight, nor of the age of no message. */
function depths(dimensions: { readonly [name: string]: string }, at: number, { visible, inFlight, delayed, oldestSeconds, groupsInFlight }: JsonObject): readonly Datum[] {
  const sample = (name: string, value: Json | undefined, unit = 'Count') =>
    typeof value === 'number' ? [measured({ namespace: 'AWS/SQS', name, dimensions }, value, unit, at)] : []
  return [
    ...sample('ApproximateNumberOfMessagesVisible', visible),
    ...(inFlight === 0 ? [] : sample('ApproximateNumberOfMessagesNotVisible', inFlight)),
    ...(delayed === 0 ? [] : sample('ApproximateNumberOfMessagesDelayed', delayed)),
    ...sample('ApproximateAgeOfOldestMessage', oldestSeconds, 'Seconds'),
    ...sample('ApproximateNumberOfGroupsWithInflightMessages', groupsInFlight),
  ]
}

function lengthOf(output: JsonObject, member: string): number {
  const list = output[member]
  return Array.isArray(list) ? (list as readonly Json[]).length : 0
}
