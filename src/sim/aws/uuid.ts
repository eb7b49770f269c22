/** A UUID in version 4's form from uniform draws in [0, 1): repeatable, and never for secrets. */
export function uuidFrom(draw: () => number): string {
  const first = word(draw)
  const second = (word(draw) & 0xffff0fff) | 0x4000
  const third = (word(draw) & 0x3fffffff) | 0x80000000
  const fourth = word(draw)
  // Joined, not put together piece by piece: an engine would keep the pieces.
  return [digits(first), half(second >>> 16), half(second & 0xffff), half(third >>> 16), half(third & 0xffff) + digits(fourth)].join('-')
}

function word(draw: () => number): number {
  return Math.floor(draw() * 4294967296)
}

/** Eight hexadecimal digits. */
function digits(word: number): string {
  return half(word >>> 16) + half(word & 0xffff)
}

/** Four. */
function half(bits: number): string {
  return `${BYTES[bits >>> 8]}${BYTES[bits & 255]}`
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
