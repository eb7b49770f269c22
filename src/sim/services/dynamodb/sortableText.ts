import { bytesOfBase64 } from './base64'
import { sortableNumber } from './decimal'
import type { AttributeValue } from './attributeValue'

/**
 * A text for a key value such that comparing two of them by code unit (`<`) orders the values as
 * DynamoDB does: strings and binary by their (UTF-8) bytes, numbers by value.
 */
export function sortableText(value: AttributeValue): string {
  if ('S' in value) return inUtf8Order(value.S)
  if ('N' in value) return sortableNumber(value.N)
  if ('B' in value) return bytesOfBase64(value.B) ?? ''
  throw new RangeError('a key that is neither S, N nor B')
}

const END = '\u0000\u0000'

/** The text with an end mark, so that what is appended never mixes with it: shorter still sorts first. */
export function terminated(text: string): string {
  return (text.includes('\u0000') ? text.replaceAll('\u0000', '\u0000\u0001') : text) + END
}

/** As `terminated` without the end: what the terminated texts of all longer texts begin with. */
export function unterminated(text: string): string {
  return text.includes('\u0000') ? text.replaceAll('\u0000', '\u0000\u0001') : text
}

/** The smallest text greater than all that begin with this one; undefined if there is none. */
export function afterPrefix(prefix: string): string | undefined {
  for (let end = prefix.length; end > 0; end--) {
    const unit = prefix.charCodeAt(end - 1)
    if (unit < 0xffff) return prefix.slice(0, end - 1) + String.fromCharCode(unit + 1)
  }
  return undefined
}

const SURROGATES_OR_ABOVE = /[\ud800-\uffff]/

/** UTF-16 orders characters beyond U+FFFF below U+E000; UTF-8 above U+FFFF. Moves them there. */
function inUtf8Order(text: string): string {
  if (!SURROGATES_OR_ABOVE.test(text)) return text
  let moved = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    moved += String.fromCharCode(unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
  }
  return moved
}

/**
 * Where a partition lies in the order of a Scan, 32 bits: FNV-1a with a final mix. DynamoDB's own
 * hash is internal; the order is only promised to be unrelated to the keys and always the same.
 */
export function partitionHash(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A hash as two code units, in the order of the hashes. */
export function hashText(hash: number): string {
  return String.fromCharCode(hash >>> 16, hash & 0xffff)
}
