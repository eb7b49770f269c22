import type { JsonNode } from '../../../expression/json/jsonNode'
import { readJson } from '../../../expression/json/readJson'
import { ABSENT, JavaDouble, JavaList, JavaMap, JavaObject, type JavaKey, type JavaValue } from '../../../expression/vtl/vtl'
import type { Json, JsonObject } from '../../../kernel/json'
import { isJsonObject } from '../../../kernel/json'

/** The Java value of a JSON text, numbers with a fraction as Doubles; undefined where it is no JSON. */
export function javaOfText(text: string): JavaValue | undefined {
  const { root, faults } = readJson(text)
  return root === undefined || faults.length > 0 ? undefined : ofNode(root, text)
}

function ofNode(node: JsonNode, text: string): JavaValue {
  switch (node.kind) {
    case 'object':
      return new JavaMap(new Map(node.members.map(({ name, value }): [JavaKey, JavaValue] => [name, ofNode(value, text)])), ABSENT)
    case 'array':
      return new JavaList(
        node.items.map((item) => ofNode(item, text)),
        true,
      )
    case 'number': {
      if (!node.integer) return new JavaDouble(node.value)
      return Number.isSafeInteger(node.value) ? node.value + 0 : BigInt(text.slice(node.offset, node.offset + node.length))
    }
    case 'string':
    case 'boolean':
      return node.value
  }
  return ABSENT
}

/** The Java value of what is JSON already, such as `$context`. */
export function javaOfJson(json: Json): JavaValue {
  if (json === null) return ABSENT
  if (typeof json === 'number') return Number.isInteger(json) ? json : new JavaDouble(json)
  if (typeof json !== 'object') return json
  if (!isJsonObject(json)) return new JavaList((json as readonly Json[]).map(javaOfJson), true)
  return new JavaMap(new Map(Object.entries(json).map(([name, value]): [JavaKey, JavaValue] => [name, javaOfJson(value)])), ABSENT)
}

/** Back to JSON, such as the overrides that a template leaves in `$context`. */
export function jsonOfJava(value: JavaValue): Json {
  if (value === null || value === ABSENT) return null
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof JavaDouble) return value.value
  if (value instanceof JavaList) return value.items.map(jsonOfJava)
  if (value instanceof JavaObject) return value.toText()
  if (!(value instanceof JavaMap)) return value
  const json: { [name: string]: Json } = {}
  for (const [name, member] of value.entries) json[String(name)] = jsonOfJava(member)
  return json satisfies JsonObject
}
