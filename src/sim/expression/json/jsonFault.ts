import type { Span } from './jsonNode'

/** Why a text is not JSON, in the words of the parser AWS uses (Jackson). */
export interface JsonFault extends Span {
  readonly message: string
  /** `[Source: (String)"{…"; line: 1, column: 4]`: where that parser had got to. */
  readonly location: string
}

/** How much of a text the parser repeats in a location. */
const SNIPPET = 500

/** What may stand where a value is wanted. */
export const VALUE_LIST = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

/** Lines and columns of one text, both from 1. */
export class TextLines {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  at(offset: number): { line: number; column: number } {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 }
  }
}

/** @param offset  the first character that the parser has not read */
export function sourceLocation(text: string, lines: TextLines, offset: number): string {
  const { line, column } = lines.at(offset)
  const cut = text.length > SNIPPET ? `[truncated ${text.length - SNIPPET} chars]` : ''
  return `[Source: (String)"${text.slice(0, SNIPPET)}"${cut}; line: ${line}, column: ${column}]`
}

/** `'x' (code 120)`, `(CTRL-CHAR, code 10)`. */
export function describeCharacter(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `(CTRL-CHAR, code ${code})`
  return code > 255 ? `'${char}' (code ${code} / 0x${code.toString(16)})` : `'${char}' (code ${code})`
}

export function unexpectedCharacter(char: string, why: string): string {
  return `Unexpected character (${describeCharacter(char)}): ${why}`
}

export function unrecognizedToken(token: string): string {
  return `Unrecognized token '${token}': was expecting ${VALUE_LIST}`
}
