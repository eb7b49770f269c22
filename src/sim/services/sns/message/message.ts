import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'
import { invalid } from '../refusal'
import { objectOf, requiredText, textOf } from '../request'
import { readAttribute, type MessageAttribute } from './messageAttribute'

/** A published message. */
export interface Message {
  readonly id: string
  readonly topicArn: string
  readonly subject: string | undefined
  /** What is sent, by protocol where the publisher said so. */
  readonly texts: { readonly default: string; readonly sqs?: string; readonly lambda?: string }
  readonly attributes: readonly MessageAttribute[]
  /** Puts it in its place among the tenants of a fair queue. */
  readonly groupId: string | undefined
  readonly publishedAt: VirtualMs
}

export type MessageBody = Pick<Message, 'subject' | 'texts' | 'attributes' | 'groupId'>

/** A message, or a whole batch, has at most so many bytes, attributes included. */
export const LARGEST_MESSAGE = 262_144

/** Reads a message from a Publish or from an entry of a batch. @throws {Refusal} */
export function readMessage(input: JsonObject): MessageBody {
  const text = requiredText(input, 'Message')
  const subject = textOf(input, 'Subject')
  const structure = textOf(input, 'MessageStructure')
  const attributes = Object.entries(objectOf(input, 'MessageAttributes')).map(([name, value]) => readAttribute(name, value))
  if (text === '') invalid('Empty message')
  // eslint-disable-next-line no-control-regex
  if (subject !== undefined && (subject === '' || subject.length > 100 || /[\x00-\x1f\x7f]/.test(subject))) invalid('Subject')
  if (textOf(input, 'MessageDeduplicationId') !== undefined) {
    invalid('MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type')
  }
  if (structure !== undefined && structure !== 'json') invalid('MessageStructure')
  const message = { subject, texts: structure === 'json' ? textsOf(text) : { default: text }, attributes, groupId: textOf(input, 'MessageGroupId') }
  if (bytesOf(text, attributes) > LARGEST_MESSAGE) invalid('Message too long')
  return message
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
  const { default: general, sqs, lambda } = texts
  if (typeof general !== 'string') return invalid('Message Structure - No default entry in JSON message body')
  return { default: general, ...(typeof sqs === 'string' ? { sqs } : {}), ...(typeof lambda === 'string' ? { lambda } : {}) }
}
