import { bytesOf as sizeOf, numberOf } from '../../../../facts/facts'
import { digest } from '../../../expression/digest'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import type { FifoSettings } from '../account'
import { invalid } from '../refusal'
import { objectOf, requiredText, textOf } from '../request'
import { readAttribute, type MessageAttribute } from './messageAttribute'

/** A published message. */
export interface Message {
  readonly id: string
  readonly topicArn: string
  readonly subject: string | undefined
  /** What is sent, by protocol where the publisher said so. */
  readonly texts: { readonly default: string; readonly sqs?: string; readonly lambda?: string; readonly http?: string; readonly https?: string }
  readonly attributes: readonly MessageAttribute[]
  /** What is kept in order on a FIFO topic; else its place among the tenants of a fair queue. */
  readonly groupId: string | undefined
  /** Of a FIFO topic: by what it is known again. */
  readonly deduplicationId: string | undefined
  /** Of a FIFO topic: its place in the order. */
  readonly sequenceNumber?: string
  readonly publishedAt: VirtualMs
  /** Of a message of SNS's own, by which an endpoint confirms that it wants others. */
  readonly confirmationToken?: string
  /** Of the publisher. */
  readonly trace?: string
}

export type MessageBody = Pick<Message, 'subject' | 'texts' | 'attributes' | 'groupId' | 'deduplicationId'>

/** A message, or a whole batch, has at most so many bytes, attributes included. */
export const LARGEST_MESSAGE = sizeOf('sns.message.size.limit')
const LONGEST_SUBJECT = numberOf('sns.subject.length.longest')
const LONGEST_ID = numberOf('sns.group.length.longest')

/** Reads a message from a Publish or from an entry of a batch. @throws {Refusal} */
export function readMessage(input: JsonObject, fifo: FifoSettings | undefined): MessageBody {
  const text = requiredText(input, 'Message')
  const subject = textOf(input, 'Subject')
  const structure = textOf(input, 'MessageStructure')
  const attributes = Object.entries(objectOf(input, 'MessageAttributes')).map(([name, value]) => readAttribute(name, value))
  if (text === '') invalid('Empty message')
  // eslint-disable-next-line no-control-regex
  if (subject !== undefined && (subject === '' || subject.length > LONGEST_SUBJECT || /[\x00-\x1f\x7f]/.test(subject))) invalid('Subject')
  if (structure !== undefined && structure !== 'json') invalid('MessageStructure')
  const message = { subject, texts: structure === 'json' ? textsOf(text) : { default: text }, attributes, ...orderOf(input, text, fifo) }
  if (bytesOf(text, attributes) > LARGEST_MESSAGE) invalid('Message too long')
  return message
}

/** A FIFO topic needs a group, and an id that it is given or makes of the text. @throws {Refusal} */
function orderOf(input: JsonObject, text: string, fifo: FifoSettings | undefined): Pick<MessageBody, 'groupId' | 'deduplicationId'> {
  const groupId = textOf(input, 'MessageGroupId')
  const given = textOf(input, 'MessageDeduplicationId')
  for (const [member, id] of [['MessageGroupId', groupId], ['MessageDeduplicationId', given]] as const) {
    if (id !== undefined && (id === '' || id.length > LONGEST_ID || !/^[\x21-\x7e]+$/.test(id))) {
      invalid(`The ${member} parameter must be 1 to ${LONGEST_ID} characters of letters, digits and punctuation`)
    }
  }
  if (!fifo) {
    if (given === undefined) return { groupId, deduplicationId: undefined }
    return invalid('MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type')
  }
  if (groupId === undefined) invalid('The MessageGroupId parameter is required for FIFO topics')
  if (given === undefined && !fifo.contentBased) {
    invalid('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly')
  }
  return { groupId, deduplicationId: given ?? (digest(text, 'SHA-256') as string) }
}

/** The bytes of a message as its sender gave it. */
export function bytesOf(text: string, attributes: readonly MessageAttribute[]): number {
  return attributes.reduce((sum, { name, type, value }) => sum + utf8(name) + utf8(type) + utf8(value), utf8(text))
}

function utf8(text: string): number {
  return new TextEncoder().encode(text).length
}

function textsOf(text: string): Message['texts'] {
  let given: Json
  try {
    given = JSON.parse(text) as Json
  } catch {
    return invalid('Message Structure - JSON message body failed to parse')
  }
  const texts = isJsonObject(given) ? given : invalid('Message Structure - JSON message body failed to parse')
  const { default: general } = texts
  if (typeof general !== 'string') return invalid('Message Structure - No default entry in JSON message body')
  const own = ['sqs', 'lambda', 'http', 'https'].flatMap((protocol) => (typeof texts[protocol] === 'string' ? [[protocol, texts[protocol]]] : []))
  return { default: general, ...(Object.fromEntries(own) as Partial<Message['texts']>) }
}
