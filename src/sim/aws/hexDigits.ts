const DIGITS = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))

/** Writes the upper digits of a word of 32 bits into a row of character codes. */
export function writeHexDigits(codes: number[], at: number, word: number, digits: number): void {
  for (let i = 0; i < digits; i++) codes[at + i] = DIGITS[(word >>> (28 - 4 * i)) & 15]!
}

/** Two words as 16 hex digits: one flat text, as texts put together piece by piece cost three times as much, and keep their pieces. */
export function sixteenHexDigits(first: number, second: number): string {
  writeHexDigits(SIXTEEN, 0, first, 8)
  writeHexDigits(SIXTEEN, 8, second, 8)
  return String.fromCharCode.apply(null, SIXTEEN)
}

const SIXTEEN = new Array<number>(16).fill(0)
