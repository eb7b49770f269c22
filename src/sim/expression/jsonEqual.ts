import { isJsonObject, type Json } from '../kernel/json'

/** Equal as JSON: lists in order, objects whatever the order of their members. */
export function jsonEqual(a: Json, b: Json): boolean {
  if (a === b) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => jsonEqual(item as Json, b[at] as Json))
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false
  const names = Object.keys(a)
  if (names.length !== Object.keys(b).length) return false
  return names.every((name) => Object.hasOwn(b, name) && jsonEqual(a[name]!, b[name]!))
}
