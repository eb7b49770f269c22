import { bytesOf, numberOf } from '../../../../facts/facts'
import type { ApiCall } from '../../../aws/apiCall'
import { refused } from '../../../aws/refusal'
import { digest } from '../../../expression/digest'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { attributesMd5, attributesSize, readMessageAttributes } from '../message/messageAttributes'
import { settingMs } from '../queue/attributes'
import { withArrival } from '../queue/contents'
import { sentBefore, stillRemembered, withSent } from '../queue/deduplication'
import type { Queue } from '../queue/queue'
import { nextSequenceNumber } from '../queue/sequenceNumber'
import { invalidValue } from '../refusal'
import { integerOf, mapOf, missing, requiredText, textOf } from '../request'
import type { Turn } from '../turn'
import { batchOf } from './batch'

/** A batch holds as much as one message. */
const MOST_BYTES = bytesOf('sqs.message.size.limit')
const LONGEST_DELAY = numberOf('sqs.message.delay.longest')

export function sendMessage(turn: Turn, { input }: ApiCall): JsonObject {
  return send(turn, turn.queueAt(requiredText(input, 'QueueUrl')), input)
}

export const sendMessageBatch = batchOf('SendMessageBatchRequestEntry', send, (entries) => {
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0)
  if (size > MOST_BYTES) {
    refused('BatchRequestTooLong', `Batch requests cannot be longer than ${MOST_BYTES} bytes. You have sent ${size} bytes.`)
  }
})

/** Sizes count before anything else is looked at. */
function sizeOf(entry: JsonObject): number {
  const body = entry['MessageBody']
  return typeof body === 'string' ? byteLength(body) : 0
}

function send(turn: Turn, queue: Queue, entry: JsonObject): JsonObject {
  const body = requiredText(entry, 'MessageBody')
  checkCharacters(body)
  const attributes = readMessageAttributes(mapOf(entry, 'MessageAttributes'))
  const most = Number(queue.settings['MaximumMessageSize'])
  if (byteLength(body) + attributesSize(attributes) > most) {
    refused('InvalidParameterValue', `One or more parameters are invalid. Reason: Message must be shorter than ${most} bytes.`)
  }
  const system = readSystemAttributes(mapOf(entry, 'MessageSystemAttributes'))
  const delayMs = readDelay(queue, entry)
  const bodyMd5 = digest(body, 'MD5') as string
  const md5 = { body: bodyMd5, attributes: attributesMd5(attributes), system: attributesMd5(system) }
  const { groupId, deduplicationId } = readFifo(queue, entry, body)

  const { now } = turn
  const message = {
    body,
    bodyMd5,
    attributes,
    traceHeader: system['AWSTraceHeader']?.StringValue ?? turn.trace,
    senderId: turn.context.accountId,
    groupId,
    deduplicationId,
    sentAt: now,
    arrivedAt: now,
    receiveCount: 0,
    firstReceivedAt: undefined,
    deadLetterSource: undefined,
    state: delayMs > 0 ? ({ phase: 'delayed', until: now + delayMs } as const) : ({ phase: 'visible', since: now } as const),
  }
  if (!queue.fifo) {
    const id = turn.context.newUuid()
    turn.change(queue, { contents: withArrival(queue.contents, { ...message, id, sequenceNumber: undefined }) })
    return sent(id, md5)
  }
  const scope = queue.settings['DeduplicationScope'] === 'messageGroup' ? `${groupId} ` : ''
  const key = `${scope}${deduplicationId}`
  const deduplication = stillRemembered(queue.deduplication, now)
  const before = sentBefore(deduplication, key)
  if (before) {
    turn.change(queue, { deduplication })
    return { ...sent(before.messageId, md5), SequenceNumber: before.sequenceNumber }
  }
  const id = turn.context.newUuid()
  const sequenceNumber = nextSequenceNumber(queue)
  turn.change(queue, {
    deduplication: withSent(deduplication, key, { messageId: id, sequenceNumber }, now),
    contents: withArrival(queue.contents, { ...message, id, sequenceNumber }),
  })
  return { ...sent(id, md5), SequenceNumber: sequenceNumber }
}

function sent(id: string, md5: { body: string; attributes: string | undefined; system: string | undefined }): JsonObject {
  return {
    MessageId: id,
    MD5OfMessageBody: md5.body,
    ...(md5.attributes === undefined ? {} : { MD5OfMessageAttributes: md5.attributes }),
    ...(md5.system === undefined ? {} : { MD5OfMessageSystemAttributes: md5.system }),
  }
}

// What XML 1.0 has no way to write.
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function checkCharacters(body: string): void {
  const found = FORBIDDEN.exec(body)?.[0]
  if (found === undefined) return
  const code = found.codePointAt(0)?.toString(16)
  refused(
    'InvalidMessageContents',
    `Invalid binary character '#x${code}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF`,
  )
}

function readSystemAttributes(given: JsonObject) {
  for (const [name, value] of Object.entries(given)) {
    if (name !== 'AWSTraceHeader') {
      refused('InvalidParameterValue', `Message system attribute name '${name}' is invalid.`)
    }
    if (!isJsonObject(value) || value['DataType'] !== 'String') {
      refused('InvalidParameterValue', `The message system attribute '${name}' must have the type 'String'.`)
    }
  }
  return readMessageAttributes(given)
}

function readDelay(queue: Queue, entry: JsonObject): number {
  const delay = integerOf(entry, 'DelaySeconds')
  if (delay === undefined) return settingMs(queue.settings, 'DelaySeconds')
  if (delay < 0 || delay > LONGEST_DELAY) invalidValue(delay, 'DelaySeconds', `DelaySeconds must be >= 0 and <= ${LONGEST_DELAY}.`)
  if (!queue.fifo) return delay * 1000
  if (delay > 0) invalidValue(delay, 'DelaySeconds', 'The request include parameter that is not valid for this queue type.')
  return settingMs(queue.settings, 'DelaySeconds')
}

function readFifo(queue: Queue, entry: JsonObject, body: string) {
  const groupId = textOf(entry, 'MessageGroupId')
  const given = textOf(entry, 'MessageDeduplicationId')
  if (groupId !== undefined) checkId(groupId, 'MessageGroupId')
  if (given !== undefined) checkId(given, 'MessageDeduplicationId')
  if (!queue.fifo) {
    if (given !== undefined) {
      invalidValue(given, 'MessageDeduplicationId', 'The request includes a parameter that is not valid for this queue type.')
    }
    return { groupId, deduplicationId: undefined }
  }
  if (groupId === undefined) missing('MessageGroupId')
  if (given !== undefined) return { groupId, deduplicationId: given }
  if (queue.settings['ContentBasedDeduplication'] !== 'true') {
    refused(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    )
  }
  return { groupId, deduplicationId: digest(body, 'SHA-256') as string }
}

function checkId(id: string, parameter: string): void {
  if (/^[\x21-\x7e]{1,128}$/.test(id)) return
  invalidValue(id, parameter, `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`)
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length
}
