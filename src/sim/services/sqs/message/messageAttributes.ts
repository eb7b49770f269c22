import { refused, unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import { fromBase64 } from '../../../expression/base64'
import { digestOfBytes } from '../../../expression/digest'
import { isJsonObject, type JsonObject } from '../../../kernel/json'

/** Attributes by name. Binary values are base64 text. */
export interface MessageAttributes {
  readonly [name: string]: MessageAttribute
}

interface MessageAttribute {
  /** `String`, `Number` or `Binary`, and after a point any label. */
  readonly DataType: string
  readonly StringValue?: string
  readonly BinaryValue?: string
}

const MOST_ATTRIBUTES = numberOf('sqs.message.attributes.limit')

/**
 * The message attributes of a request.
 * @throws {Refusal} InvalidParameterValue
 */
export function readMessageAttributes(given: JsonObject): MessageAttributes {
  const names = Object.keys(given)
  if (names.length > MOST_ATTRIBUTES) {
    invalid(`Number of message attributes [${names.length}] exceeds the allowed maximum [${MOST_ATTRIBUTES}].`)
  }
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readAttribute(name, isJsonObject(value) ? value : {})]))
}

function readAttribute(name: string, given: JsonObject): MessageAttribute {
  if (!/^[\w.-]{1,256}$/.test(name)) {
    invalid('Message (user) attribute names can only contain upper and lower score characters, digits, periods, hyphens and underscores.')
  }
  if (/^(aws|amazon)\./i.test(name)) invalid(`Message (user) attribute name '${name}' can not start with a reserved prefix.`)
  if (/^\.|\.$|\.\./.test(name)) invalid(`Message (user) attribute name '${name}' can not start or end with a period or have two in a row.`)
  const { DataType: type, StringValue: text, BinaryValue: bytes, StringListValues: texts, BinaryListValues: lists } = given
  if (Array.isArray(texts) && texts.length > 0) unsimulated('the member StringListValues, which SQS reserves')
  if (Array.isArray(lists) && lists.length > 0) unsimulated('the member BinaryListValues, which SQS reserves')
  if (typeof type !== 'string' || type === '') invalid(`The message attribute '${name}' must contain non-empty message attribute type.`)
  if (!/^(String|Number|Binary)(\..+)?$/.test(type)) {
    invalid(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    )
  }
  const value = isBinary(type) ? bytes : text
  if (typeof value !== 'string' || value === '') {
    invalid(`The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`)
  }
  if (type.startsWith('Number') && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value)) {
    invalid(`Can't cast the value of message attribute '${name}' to a number.`)
  }
  if (!isBinary(type)) return { DataType: type, StringValue: value }
  if (!fromBase64(value)) refused('SerializationException', `The message attribute '${name}' is not base64.`)
  return { DataType: type, BinaryValue: value }
}

function isBinary(type: string): boolean {
  return type.startsWith('Binary')
}

function invalid(message: string): never {
  refused('InvalidParameterValue', message)
}

/** What attributes add to a message's size: their names, types and values. */
export function attributesSize(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (size, [name, attribute]) => size + utf8(name).length + utf8(attribute.DataType).length + valueOf(attribute).length,
    0,
  )
}

/**
 * The digest that lets a client see that its attributes came in whole: MD5 over name, type and value of
 * each, in order of the names, each with its length before it. Undefined where there are none.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesMd5(attributes: MessageAttributes): string | undefined {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
  if (sorted.length === 0) return undefined
  const bytes: number[] = []
  const add = (part: Uint8Array) => {
    bytes.push(part.length >>> 24, (part.length >>> 16) & 255, (part.length >>> 8) & 255, part.length & 255)
    for (const byte of part) bytes.push(byte)
  }
  for (const [name, attribute] of sorted) {
    add(utf8(name))
    add(utf8(attribute.DataType))
    bytes.push(attribute.BinaryValue === undefined ? 1 : 2)
    add(valueOf(attribute))
  }
  return digestOfBytes(Uint8Array.from(bytes), 'MD5')
}

function valueOf({ StringValue: text, BinaryValue: bytes }: MessageAttribute): Uint8Array {
  return bytes === undefined ? utf8(text ?? '') : (fromBase64(bytes) ?? new Uint8Array())
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The attributes a receiver asks for: by name, by `prefix.*`, or `All`. */
export function chosenAttributes(attributes: MessageAttributes, wanted: readonly string[]): MessageAttributes {
  if (wanted.length === 0) return {}
  const isWanted = (name: string) =>
    wanted.some((each) => each === name || each === 'All' || (each.endsWith('.*') && name.startsWith(each.slice(0, -1))) || each === '.*')
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)))
}
