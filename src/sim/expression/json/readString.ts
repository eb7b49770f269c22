import type { JsonScanner } from './jsonScanner'
import { describeCharacter, unexpectedCharacter } from './jsonFault'

const ESCAPES: { readonly [letter: string]: string } = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** The next character of a string that is not plain text. */
// oxlint-disable-next-line no-control-regex
const SPECIAL = /[\u0000-\u001f"\\]/g

/**
 * Reads a string whose opening quote comes next. One that a line ends before its closing quote is
 * taken to end with the line, so that what follows can still be read.
 * @param what  `string value` or `name`, for complaints
 */
export function readString(scanner: JsonScanner, what: 'string value' | 'name'): string {
  const { text } = scanner
  const start = scanner.at
  let value = ''
  let from = start + 1
  for (;;) {
    SPECIAL.lastIndex = from
    const at = SPECIAL.exec(text)?.index ?? text.length
    value += text.slice(from, at)
    const char = text.charAt(at)
    if (char === '"') {
      scanner.at = at + 1
      return value
    }
    if (at >= text.length) {
      scanner.at = text.length
      const why = what === 'name' ? ' in field name' : ': was expecting closing quote for a string value'
      scanner.complain(`Unexpected end-of-input${why}`, start, text.length)
      return value
    }
    if (char === '\\') {
      const [decoded, length] = readEscape(scanner, at)
      value += decoded
      from = at + length
    } else {
      const why = `has to be escaped using backslash to be included in ${what}`
      scanner.complain(`Illegal unquoted character (${describeCharacter(char)}): ${why}`, start, at + 1)
      if (char === '\n' || char === '\r') {
        scanner.at = at
        return value
      }
      value += char
      from = at + 1
    }
  }
}

/** What an escape stands for, and how long it is. */
function readEscape(scanner: JsonScanner, at: number): [decoded: string, length: number] {
  const { text } = scanner
  const letter = text.charAt(at + 1)
  if (letter === 'u') {
    const digits = /[0-9a-fA-F]{0,4}/y
    digits.lastIndex = at + 2
    const found = digits.exec(text)?.[0] ?? ''
    if (found.length === 4) return [String.fromCharCode(parseInt(found, 16)), 6]
    const wrong = at + 2 + found.length
    const message = unexpectedCharacter(text.charAt(wrong), 'expected a hex-digit for character escape sequence')
    if (wrong < text.length) scanner.complain(message, at, wrong + 1)
    return ['', 2 + found.length]
  }
  const plain = ESCAPES[letter]
  if (plain !== undefined) return [plain, 2]
  if (letter === '' || letter === '\n' || letter === '\r') return ['', 1]
  scanner.complain(`Unrecognized character escape ${describeCharacter(letter)}`, at, at + 2)
  return [letter, 2]
}
