import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'

/** A plain JSON object as a DynamoDB item: text is S, numbers N, lists L, objects M. */
export function toItem(plain: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, toAttribute(value)]))
}

function toAttribute(value: Json): JsonObject {
  if (value === null) return { NULL: true }
  if (typeof value === 'boolean') return { BOOL: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'string') return { S: value }
  if (Array.isArray(value)) return { L: value.map(toAttribute) }
  return { M: toItem(value as JsonObject) }
}

/** A DynamoDB item as plain JSON. A number that JavaScript cannot hold exactly stays text. */
export function fromItem(item: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, isJsonObject(value) ? fromAttribute(value) : value]))
}

function fromAttribute(attribute: JsonObject): Json {
  const [kind, value = null] = Object.entries(attribute)[0] ?? []
  switch (kind) {
    case 'N':
      return exactNumber(String(value))
    case 'NULL':
      return null
    case 'L':
      return Array.isArray(value) ? value.map((each: Json) => (isJsonObject(each) ? fromAttribute(each) : each)) : value
    case 'M':
      return isJsonObject(value) ? fromItem(value) : value
    case 'NS':
      return Array.isArray(value) ? value.map((each: Json) => exactNumber(String(each))) : value
    default:
      return value
  }
}

function exactNumber(text: string): Json {
  const number = Number(text)
  return String(number) === text ? number : text
}
