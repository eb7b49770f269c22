import type { Json } from '../../../kernel/json'

/** Sizes of values met before: a value never changes, and large ones are handed on from state to state. */
const known = new WeakMap<object, number>()

/**
 * The length of a value's JSON text in UTF-8, as far as it matters.
 * @param enough  counting may stop above this many bytes
 */
export function byteLength(value: Json, enough: number): number {
  if (typeof value === 'string') return textLength(value)
  if (typeof value !== 'object' || value === null) return String(value).length
  const met = known.get(value)
  if (met !== undefined) return met
  let bytes = 2
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) {
      bytes += byteLength(item, enough) + 1
      if (bytes > enough) return bytes
    }
    if (value.length > 0) bytes--
  } else {
    const members = value as { readonly [name: string]: Json }
    let count = 0
    for (const name in members) {
      bytes += textLength(name) + 2 + byteLength(members[name] as Json, enough)
      count++
      if (bytes > enough) return bytes
    }
    if (count > 0) bytes--
  }
  // Looking up costs about as much as counting a few members.
  if (bytes > 256) known.set(value, bytes)
  return bytes
}

/** A string's length as JSON text, quotes included. */
function textLength(text: string): number {
  let bytes = 2
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20) bytes += unit === 10 || unit === 13 || unit === 9 || unit === 8 || unit === 12 ? 2 : 6
    else if (unit === 0x22 || unit === 0x5c) bytes += 2
    else if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4
      i++
    } else bytes += 3
  }
  return bytes
}
