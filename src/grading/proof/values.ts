import type { Json, JsonObject } from '../../content/questions/json'

/** A result as JSON: dates as epoch milliseconds, bytes as text, what is undefined left out. */
export function asJson(value: unknown): Json {
  if (value instanceof Date) return value.getTime()
  if (value instanceof Uint8Array) return new TextDecoder().decode(value)
  if (Array.isArray(value)) return value.map(asJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [[name, asJson(member)]])))
  }
  return (value ?? null) as Json
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** The value a JSON text holds; the value itself where it is no such text. */
export function opened(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[[{"\d-]|^\s*(true|false|null)\s*$/.test(value)) return value
  try {
    return JSON.parse(value) as Json
  } catch {
    return value
  }
}

export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]))
  if (!isObject(a) || !isObject(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && equal(a[name], b[name]))
}

/** Whether `value` has at least what `wanted` has, at each depth; lists must be equally long. */
export function atLeast(value: Json | undefined, wanted: Json): boolean {
  if (isList(wanted)) return isList(value) && value.length === wanted.length && wanted.every((item, index) => atLeast(value[index], item))
  if (!isObject(wanted)) return equal(value, wanted)
  return isObject(value) && Object.entries(wanted).every(([name, member]) => atLeast(value[name], member))
}

/**
 * The part of a value at a path of names and list positions joined by dots, `*` for each item of a list. Texts
 * that are JSON are gone into. Undefined where there is no such part.
 */
export function partAt(value: Json | undefined, path: readonly string[]): Json | undefined {
  const [first, ...rest] = path
  if (first === undefined) return value
  const inside = opened(value)
  if (isList(inside)) {
    if (first !== '*') return partAt(inside[Number(first)], rest)
    return inside.map((item) => partAt(item, rest) ?? null)
  }
  return isObject(inside) && Object.hasOwn(inside, first) ? partAt(inside[first], rest) : undefined
}
