import { inUtf8Order } from '../../kernel/textOrder'
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

/** A hash as four code units, in the order of the hashes. Of bytes: a text of which no unit takes more is half as long in memory. */
export function hashText(hash: number): string {
  return String.fromCharCode(hash >>> 24, (hash >>> 16) & 0xff, (hash >>> 8) & 0xff, hash & 0xff)
}
