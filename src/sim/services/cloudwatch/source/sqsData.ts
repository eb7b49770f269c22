import type { SimEvent } from '../../../kernel/eventLog'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { measured, type Datum } from '../metric/datum'

/**
 * Metrics of queues, by the calls that SQS has answered.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export function sqsData({ resource, at, detail }: SimEvent): readonly Datum[] {
  const { action, output, mocked } = detail
  if (mocked === true || !isJsonObject(output)) return []
  const dimensions = { QueueName: resource.split('/').at(-1) ?? resource }
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

function lengthOf(output: JsonObject, member: string): number {
  const list = output[member]
  return Array.isArray(list) ? (list as readonly Json[]).length : 0
}
