import { refused } from '../../../aws/refusal'
import { isJsonObject, type Json } from '../../../kernel/json'
import { invalid } from '../refusal'
import { textOf } from '../request'

export interface MessageAttribute {
  readonly name: string
  /** `String`, `String.Array`, `Number`, `Binary`, or one of them with a custom ending. */
  readonly type: string
  /** A text; of Binary the bytes as base64. */
  readonly value: string
}

/** @throws {Refusal} ParameterValueInvalid */
export function readAttribute(name: string, given: Json): MessageAttribute {
  if (!/^[A-Za-z0-9_.-]{1,256}$/.test(name) || name.startsWith('.') || name.endsWith('.') || /^(aws|amazon)\./i.test(name)) {
    wrong(`The message attribute name '${name}' is invalid.`)
  }
  if (!isJsonObject(given)) return invalid('MessageAttributes')
  const type = textOf(given, 'DataType') ?? ''
  if (type === '') wrong(`The message attribute '${name}' must contain non-empty message attribute type.`)
  const [kind = ''] = type.split('.')
  if (!['String', 'Number', 'Binary'].includes(kind)) {
    wrong(`The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`)
  }
  const value = textOf(given, kind === 'Binary' ? 'BinaryValue' : 'StringValue') ?? ''
  if (value === '') wrong(`The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`)
  if (kind === 'Number' && !isNumber(value)) wrong(`Could not cast message attribute '${name}' value to number.`)
  return { name, type, value }
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

function wrong(message: string): never {
  refused('ParameterValueInvalid', message)
}
