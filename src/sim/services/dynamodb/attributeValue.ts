import type { Json } from '../../kernel/json'

/** AWS's names of the ten data types, as they stand in a request. */
export type DataType = 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'M' | 'L' | 'NULL' | 'BOOL'

/**
 * A value with its type, in the API's own shape (`{ "S": "red" }`): what is stored is what is sent
 * back. Numbers are normalised text, binary is base64 text. Never changed once made.
 */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly NULL: boolean }
  | { readonly BOOL: boolean }

/** An item, or a map inside one: attributes by name. */
export interface Item {
  readonly [name: string]: AttributeValue
}

/** The value of an attribute; undefined where there is none, also for names that every object inherits. */
export function attributeOf(item: Item, name: string): AttributeValue | undefined {
  const value = item[name]
  // All that is inherited is a function, but for this one.
  if (name === '__proto__') return Object.hasOwn(item, name) ? value : undefined
  return typeof value === 'object' ? value : undefined
}

/** Gives an item in the making an attribute, of any name: `__proto__` would otherwise be no attribute. */
export function setAttribute(item: Record<string, AttributeValue>, name: string, value: AttributeValue): void {
  if (name !== '__proto__') item[name] = value
  else Object.defineProperty(item, name, { value, enumerable: true, writable: true, configurable: true })
}

export function typeOf(value: AttributeValue): DataType {
  for (const type in value) return type as DataType
  throw new RangeError('an attribute value without a type')
}

/** What stands under the type: text, a list, a map, a flag. */
export function contentOf(value: AttributeValue): string | boolean | readonly string[] | readonly AttributeValue[] | Item {
  return (value as { readonly [type: string]: string })[typeOf(value)] as string
}

/** True if both are of one type and equal in value; sets are equal whatever their order. */
export function sameValue(one: AttributeValue, other: AttributeValue): boolean {
  if (one === other) return true
  const type = typeOf(one)
  if (type !== typeOf(other)) return false
  if ('M' in one && 'M' in other) return sameItem(one.M, other.M)
  if ('L' in one && 'L' in other) {
    const theirs = other.L
    return one.L.length === theirs.length && one.L.every((value, i) => sameValue(value, theirs[i] as AttributeValue))
  }
  const a = contentOf(one)
  const b = contentOf(other)
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((member) => b.includes(member))
  return a === b
}

export function sameItem(one: Item, other: Item): boolean {
  if (one === other) return true
  const names = Object.keys(one)
  if (names.length !== Object.keys(other).length) return false
  return names.every((name) => {
    const theirs = attributeOf(other, name)
    return theirs !== undefined && sameValue(one[name] as AttributeValue, theirs)
  })
}

/** The set's members, or undefined where the value is no set. */
export function membersOf(value: AttributeValue): readonly string[] | undefined {
  if ('SS' in value) return value.SS
  if ('NS' in value) return value.NS
  if ('BS' in value) return value.BS
  return undefined
}

/** The item as plain JSON, for answers and the log. It is plain JSON already. */
export function asJson(item: Item): Json {
  return item as unknown as Json
}
