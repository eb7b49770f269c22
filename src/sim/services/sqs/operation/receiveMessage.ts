import { numberOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { receive, type Receiver } from '../delivery/receive'
import { settle } from '../delivery/settle'
import { startWaiting } from '../delivery/waiting'
import { readSystemAttributeNames } from '../message/systemAttributes'
import { settingMs } from '../queue/attributes'
import type { Queue } from '../queue/queue'
import { invalidValue } from '../refusal'
import { integerOf, requiredText, textOf, textsOf } from '../request'
import type { Turn } from '../turn'

/** So many messages of a queue can be in flight. */
const MOST_IN_FLIGHT = numberOf('sqs.flight.messages.limit')
const LONGEST_WAIT = numberOf('sqs.poll.wait.longest')
const LONGEST_TIMEOUT = numberOf('sqs.visibility.timeout.longest')

export function receiveMessage(turn: Turn, call: ApiCall): JsonObject | undefined {
  const { name } = turn.queueAt(requiredText(call.input, 'QueueUrl'))
  const queue = settle(turn, name) as Queue
  const wait = integerOf(call.input, 'WaitTimeSeconds')
  if (wait !== undefined && (wait < 0 || wait > LONGEST_WAIT)) invalidValue(wait, 'WaitTimeSeconds', `Must be >= 0 and <= ${LONGEST_WAIT}, if provided.`)
  const waitMs = wait === undefined ? settingMs(queue.settings, 'ReceiveMessageWaitTimeSeconds') : wait * 1000
  const receiver = readReceiver(call, turn.now + waitMs)
  if (queue.contents.inFlight >= MOST_IN_FLIGHT && !queue.fifo) {
    refused('OverLimit', `The maximum number of in flight messages is reached: ${MOST_IN_FLIGHT}.`, 403)
  }
  const messages = receive(turn, queue, receiver)
  if (messages.length > 0 || waitMs === 0) return messages.length > 0 ? { Messages: messages } : {}
  startWaiting(turn, turn.named(name) as Queue, receiver, waitMs)
  return undefined
}

function readReceiver({ id, input, principal }: ApiCall, until: VirtualMs): Receiver {
  const most = integerOf(input, 'MaxNumberOfMessages') ?? 1
  if (most < 1 || most > 10) invalidValue(most, 'MaxNumberOfMessages', 'Must be between 1 and 10, if provided.')
  const timeout = integerOf(input, 'VisibilityTimeout')
  if (timeout !== undefined && (timeout < 0 || timeout > LONGEST_TIMEOUT)) invalidValue(timeout, 'VisibilityTimeout', `Must be between 0 and ${LONGEST_TIMEOUT} seconds, if provided.`)
  if (textOf(input, 'ReceiveRequestAttemptId') !== undefined) unsimulated('the parameter ReceiveRequestAttemptId')
  return {
    callId: id,
    most,
    visibilityTimeoutMs: timeout === undefined ? undefined : timeout * 1000,
    systemAttributes: readSystemAttributeNames(input),
    messageAttributes: textsOf(input, 'MessageAttributeNames'),
    until: isService(principal) ? undefined : until,
  }
}

/** A poller of an AWS service asks again at once whenever it was given nothing: it waits without end. */
function isService(principal: string): boolean {
  return principal.endsWith('.amazonaws.com')
}
