import { writeHexDigits } from './hexDigits'

/** A UUID in version 4's form from uniform draws in [0, 1): repeatable, and never for secrets. */
export function uuidFrom(draw: () => number): string {
  const first = word(draw)
  const second = (word(draw) & 0xffff0fff) | 0x4000
  const third = (word(draw) & 0x3fffffff) | 0x80000000
  const fourth = word(draw)
  writeHexDigits(CODES, 0, first, 8)
  writeHexDigits(CODES, 9, second, 4)
  writeHexDigits(CODES, 14, second << 16, 4)
  writeHexDigits(CODES, 19, third, 4)
  writeHexDigits(CODES, 24, third << 16, 4)
  writeHexDigits(CODES, 28, fourth, 8)
  return String.fromCharCode.apply(null, CODES)
}

function word(draw: () => number): number {
  return Math.floor(draw() * 4294967296)
}

/** The characters of a UUID, of which all but the hyphens are written anew for each: texts put together piece by piece cost three times as much. */
const CODES = Array.from('00000000-0000-4000-8000-000000000000', (character) => character.charCodeAt(0))
