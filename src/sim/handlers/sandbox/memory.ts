import { bytesOf } from '../../../facts/facts'
import { sixteenHexDigits } from '../../aws/hexDigits'

const MIB = 1024 * 1024

/** What Node.js itself takes before a handler's own data. */
export const NODE_BYTES = bytesOf('lambda.memory.node')

/** However large a function is, its guest gets no more than this of the host's memory. */
const MOST_BYTES = 256 * MIB

/** The memory that a guest's own data may take. */
export function guestMemory(memoryMb: number): number {
  return Math.min(memoryMb * MIB - NODE_BYTES, MOST_BYTES)
}

/** Looking at a word costs a miss of the processor's cache, and a memory has half a million of them. */
const STRIDE = 8072
const SHIFT = 1009

/**
 * A fingerprint of an engine's memory: every 8072nd word of it, others in each of eight slices, which two different
 * stories do not share for long.
 */
export function memoryHash(memory: ArrayBuffer, slice: number): string {
  const words = new Int32Array(memory)
  let low = 0x811c9dc5
  let high = words.length
  for (let at = (slice * SHIFT) % STRIDE; at < words.length; at += STRIDE) {
    const word = words[at] ?? 0
    low = Math.imul(low ^ word, 0x01000193)
    high = Math.imul(high ^ (word + (low >>> 16)), 0x85ebca6b)
  }
  return sixteenHexDigits(high, low)
}
