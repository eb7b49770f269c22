import { numberOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import type { JsonObject } from '../../../kernel/json'
import { settle } from '../delivery/settle'
import { readReceiptHandle } from '../message/receiptHandle'
import { withChange } from '../queue/contents'
import type { Queue } from '../queue/queue'
import { invalidValue } from '../refusal'
import { integerOf, missing, requiredText } from '../request'
import type { Turn } from '../turn'
import { batchOf } from './batch'

/** A message cannot be hidden for longer, counted from its receipt. */
const MOST_SECONDS = numberOf('sqs.visibility.timeout.longest')

export function changeMessageVisibility(turn: Turn, { input }: ApiCall): JsonObject {
  return changeOne(turn, turn.queueAt(requiredText(input, 'QueueUrl')), input)
}

export const changeMessageVisibilityBatch = batchOf('ChangeMessageVisibilityBatchRequestEntry', changeOne)

function changeOne(turn: Turn, { name }: Queue, input: JsonObject): JsonObject {
  const handle = requiredText(input, 'ReceiptHandle')
  const timeout = integerOf(input, 'VisibilityTimeout') ?? missing('VisibilityTimeout')
  if (timeout < 0 || timeout > MOST_SECONDS) {
    invalidValue(timeout, 'VisibilityTimeout', `VisibilityTimeout must be an integer between 0 and ${MOST_SECONDS}.`)
  }
  const { messageId, count } = readReceiptHandle(name, handle)
  const queue = settle(turn, name) as Queue
  const message = queue.contents.messages.get(messageId)
  if (!message || message.state.phase !== 'inFlight' || message.receiveCount !== count) {
    invalidValue(handle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.')
  }
  const { since } = message.state
  const until = turn.now + timeout * 1000
  if (until > since + MOST_SECONDS * 1000) {
    invalidValue(timeout, 'VisibilityTimeout', `Total VisibilityTimeout for the message is beyond the limit [${MOST_SECONDS} seconds].`)
  }
  const state = timeout === 0 ? ({ phase: 'visible', since: turn.now } as const) : ({ phase: 'inFlight', since, until } as const)
  turn.change(queue, { contents: withChange(queue.contents, message, { state }) })
  return {}
}
