/** JSON as a tree of members, with what changed since an earlier value. */
import type { Json } from '../sim/kernel/json'

export type Change = 'added' | 'changed' | 'dropped'

export interface Member {
  /** A property's name or an index. */
  readonly key: string | number
  /** The JSONPath that leads to it. */
  readonly path: string
  /** Of a dropped member, what it was. */
  readonly value: Json
  /** What stood at this place before, to compare its own members with; absent where there was nothing, or nothing to compare. */
  readonly before?: Json
  readonly change?: Change
}

/**
 * The members of an object or array, in order, the dropped ones last.
 *
 * @param before  what stood in this place before; absent: nothing is compared
 */
export function members(value: Json, path: string, before?: Json): readonly Member[] {
  const now = entries(value)
  const then = before !== undefined && sameKind(value, before) ? new Map(entries(before)) : undefined
  const kept = now.map(([key, member]): Member => {
    const place = { key, path: memberPath(path, key), value: member }
    if (!then) return place
    const old = then.get(key)
    if (old === undefined) return { ...place, change: 'added' }
    if (equal(member, old)) return { ...place, before: old }
    return { ...place, before: old, change: 'changed' }
  })
  const names = new Set(now.map(([key]) => key))
  const dropped = [...(then ?? [])]
    .filter(([key]) => !names.has(key))
    .map(([key, member]): Member => ({ key, path: memberPath(path, key), value: member, change: 'dropped' }))
  return [...kept, ...dropped]
}

/** @returns e.g. `$.order.items[0]['unit price']` */
export function memberPath(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}['${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`
}

/** Whether two values have members that can be compared one by one: two objects, or two arrays. */
export function sameKind(a: Json, b: Json): boolean {
  return isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)
}

export function isContainer(value: Json): value is readonly Json[] | { readonly [member: string]: Json } {
  return typeof value === 'object' && value !== null
}

function entries(value: Json): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return (value as readonly Json[]).map((member, index) => [index, member] as const)
  return isContainer(value) ? Object.entries(value) : []
}

/** Equal whatever the order of members. */
export function equal(a: Json, b: Json): boolean {
  if (!sameKind(a, b)) return a === b
  const [ours, theirs] = [entries(a), new Map(entries(b))]
  return ours.length === theirs.size && ours.every(([key, member]) => {
    const other = theirs.get(key)
    return other !== undefined && equal(member, other)
  })
}
