import type { ApiCall } from '../../../aws/apiCall'
import type { JsonObject } from '../../../kernel/json'
import { settle } from '../delivery/settle'
import { readReceiptHandle } from '../message/receiptHandle'
import { without } from '../queue/contents'
import type { Queue } from '../queue/queue'
import { invalidValue } from '../refusal'
import { requiredText } from '../request'
import type { Turn } from '../turn'
import { batchOf } from './batch'

export function deleteMessage(turn: Turn, { input }: ApiCall): JsonObject {
  return deleteOne(turn, turn.queueAt(requiredText(input, 'QueueUrl')), input)
}

export const deleteMessageBatch = batchOf('DeleteMessageBatchRequestEntry', deleteOne)

/**
 * A message that is gone, and a handle of an earlier receipt, delete nothing and are no error. Only a
 * FIFO queue wants the message to be in flight still.
 */
function deleteOne(turn: Turn, { name }: Queue, input: JsonObject): JsonObject {
  const handle = requiredText(input, 'ReceiptHandle')
  const { messageId, count } = readReceiptHandle(name, handle)
  const queue = settle(turn, name) as Queue
  const message = queue.contents.messages.get(messageId)
  if (!message) return {}
  const latest = message.receiveCount === count
  if (queue.fifo && !(latest && message.state.phase === 'inFlight')) {
    invalidValue(handle, 'ReceiptHandle', 'The receipt handle has expired.')
  }
  if (latest) turn.change(queue, { contents: without(queue.contents, message) })
  return {}
}
