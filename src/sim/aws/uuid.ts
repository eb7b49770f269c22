/** A UUID in version 4's form from uniform draws in [0, 1): repeatable, and never for secrets. */
export function uuidFrom(draw: () => number): string {
  const first = word(draw)
  const second = word(draw)
  const third = word(draw)
  const variant = '89ab'.charAt(parseInt(third.charAt(0), 16) & 3)
  // Joined, not put together piece by piece: an engine would keep the pieces.
  return [first, second.slice(0, 4), `4${second.slice(5)}`, `${variant}${third.slice(1, 4)}`, `${third.slice(4)}${word(draw)}`].join('-')
}

/** Eight hexadecimal digits. */
function word(draw: () => number): string {
  const bits = Math.floor(draw() * 4294967296)
  return `${BYTES[bits >>> 24]}${BYTES[(bits >>> 16) & 255]}${BYTES[(bits >>> 8) & 255]}${BYTES[bits & 255]}`
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
