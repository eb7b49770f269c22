import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { shortTime } from '../rules/timestamp'
import { inputShape, outputShape, upperFirst, type ApiShapes } from './apiShapes'

/** Services whose APIs spell members in camelCase. */
const CAMEL_CASE: ReadonlySet<string> = new Set(['states', 'apigateway', 'logs'])

/** A workflow's parameters in the API's own spelling. What a map holds keeps its keys. */
export function asApiInput(service: string, action: string, given: JsonObject): JsonObject {
  if (!CAMEL_CASE.has(service)) return given
  const shape = inputShape(service, action)
  return shape ? (respelled(shape.shapes, shape.name, given) as JsonObject) : given
}

function respelled(shapes: ApiShapes, name: string | undefined, value: Json): Json {
  const shape = name === undefined ? undefined : shapes[name]
  if (Array.isArray(value)) return value.map((item: Json) => respelled(shapes, shape?.member?.shape, item))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => {
      if (shape?.type === 'map') return [member, respelled(shapes, shape.value?.shape, inner)]
      return [lowerFirst(member), respelled(shapes, shape?.members?.[upperFirst(member)]?.shape, inner)]
    }),
  )
}

/** An API's answer as workflows see it: members in PascalCase, times, which the simulator gives in epoch seconds, in ISO 8601. */
export function asShown(service: string, action: string, answer: JsonObject): JsonObject {
  const shape = outputShape(service, action)
  return shape ? (shown(shape.shapes, shape.name, answer) as JsonObject) : answer
}

function shown(shapes: ApiShapes, name: string | undefined, value: Json): Json {
  const shape = name === undefined ? undefined : shapes[name]
  if (!shape || value === null) return value
  switch (shape.type) {
    case 'timestamp':
      return typeof value === 'number' ? shortTime(value * 1000) : value
    case 'list':
      return Array.isArray(value) ? value.map((item: Json) => shown(shapes, shape.member?.shape, item)) : value
    case 'map':
      return isJsonObject(value) ? mapped(value, (member, inner) => [member, shown(shapes, shape.value?.shape, inner)]) : value
    case 'structure':
      return isJsonObject(value) ? mapped(value, (member, inner) => shownMember(shapes, name!, upperFirst(member), inner)) : value
    default:
      return value
  }
}

function shownMember(shapes: ApiShapes, structure: string, member: string, value: Json): [string, Json] {
  return [member, shown(shapes, shapes[structure]?.members?.[member]?.shape, value)]
}

function mapped(value: JsonObject, change: (member: string, inner: Json) => [string, Json]): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => change(member, inner)))
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
