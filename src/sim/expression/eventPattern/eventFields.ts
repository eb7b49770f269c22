import { isJsonObject, type Json } from '../../kernel/json'
import type { Membership } from './membership'

/** A value at the end of a path of an event. */
export interface EventField {
  readonly value: Leaf
  readonly membership: Membership
}

export type Leaf = null | boolean | number | string

/**
 * An event as the values at its leaves, by their paths. Arrays add no step to a path: what stands
 * in one is several values of the same path. An empty array or object has no value at all.
 */
export function fieldsOf(event: Json): ReadonlyMap<string, readonly EventField[]> {
  const fields = new Map<string, EventField[]>()
  let arrays = 0
  const walk = (value: Json, path: string, membership: Membership): void => {
    if (Array.isArray(value)) {
      const array = arrays++
      value.forEach((item: Json, index) => {
        const inside = typeof item === 'object' && item !== null ? new Map(membership).set(array, index) : membership
        walk(item, path, inside)
      })
    } else if (isJsonObject(value)) {
      for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}.${name}`, membership)
    } else {
      const known = fields.get(path)
      const field = { value: value as Leaf, membership }
      if (known) known.push(field)
      else fields.set(path, [field])
    }
  }
  walk(event, '', new Map())
  return fields
}
