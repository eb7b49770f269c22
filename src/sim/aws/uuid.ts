/** A UUID in version 4's form from uniform draws in [0, 1): repeatable, and never for secrets. */
export function uuidFrom(draw: () => number): string {
  const first = word(draw)
  const second = (word(draw) & 0xffff0fff) | 0x4000
  const third = (word(draw) & 0x3fffffff) | 0x80000000
  const fourth = word(draw)
  write(0, first, 8)
  write(9, second, 4)
  write(14, second << 16, 4)
  write(19, third, 4)
  write(24, third << 16, 4)
  write(28, fourth, 8)
  return String.fromCharCode.apply(null, CODES)
}

function word(draw: () => number): number {
  return Math.floor(draw() * 4294967296)
}

/** Writes the upper digits of a word. */
function write(at: number, word: number, digits: number): void {
  for (let i = 0; i < digits; i++) CODES[at + i] = DIGITS[(word >>> (28 - 4 * i)) & 15]!
}

/** The characters of a UUID, of which all but the hyphens are written anew for each: texts put together piece by piece cost three times as much. */
const CODES = Array.from('00000000-0000-4000-8000-000000000000', (character) => character.charCodeAt(0))

const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
