import { sourceLocation, TextLines, unexpectedCharacter, unrecognizedToken, VALUE_LIST, type JsonFault } from './jsonFault'
import type { BrokenNode, JsonNode } from './jsonNode'
import { readString } from './readString'

/** Complaints enough for a text that is not JSON at all. */
const MOST_FAULTS = 20

const NUMBER = /-?\d*(\.\d*)?([eE][+-]?\d*)?/y
const WORD = /[\p{ID_Continue}$]+/uy

/** A place in a text that is read as JSON, with what was wrong up to there. */
export class JsonScanner {
  at = 0
  readonly text: string
  readonly lines: TextLines
  readonly faults: JsonFault[] = []

  constructor(text: string) {
    this.text = text
    this.lines = new TextLines(text)
  }

  get char(): string {
    return this.text.charAt(this.at)
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  /** No use to go on. */
  get lost(): boolean {
    return this.faults.length >= MOST_FAULTS
  }

  skipSpace(): void {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
    }
  }

  /**
   * @param start  where what is wrong begins
   * @param reached  the first character that the complaining parser has not read
   */
  complain(message: string, start: number, reached: number): void {
    if (this.lost) return
    const location = sourceLocation(this.text, this.lines, reached)
    this.faults.push({ message, location, offset: start, length: Math.max(reached - start, 0) })
  }

  complainOfCharacter(why: string): void {
    this.complain(unexpectedCharacter(this.char, why), this.at, this.at + 1)
  }

  /** A string, number, true, false or null. Complains where none comes next, and steps over what does. */
  readScalar(): JsonNode {
    const offset = this.at
    const { char } = this
    if (char === '"') {
      const value = readString(this, 'string value')
      return { kind: 'string', value, offset, length: this.at - offset }
    }
    if (char === '-' || (char >= '0' && char <= '9')) return this.#readNumber()
    const word = this.match(WORD)
    switch (word) {
      case 'true':
      case 'false':
        return { kind: 'boolean', value: word === 'true', offset, length: word.length }
      case 'null':
        return { kind: 'null', offset, length: word.length }
      case undefined:
        this.complainOfCharacter(`expected a valid value ${VALUE_LIST}`)
        return this.#broken(offset)
      default:
        this.complain(unrecognizedToken(word), offset, this.at)
        return this.#broken(offset)
    }
  }

  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  #readNumber(): JsonNode {
    const offset = this.at
    const written = this.match(NUMBER) ?? ''
    const wrong = numberFault(written, this.text.charAt(offset + 1))
    if (wrong !== undefined) {
      this.complain(wrong, offset, this.at)
      return this.#broken(offset)
    }
    const integer = /^-?\d+$/.test(written)
    return { kind: 'number', value: Number(written), integer, offset, length: written.length }
  }

  #broken(offset: number): BrokenNode {
    return { kind: 'broken', offset, length: this.at - offset }
  }
}

function numberFault(written: string, second: string): string | undefined {
  if (/^-(?!\d)/.test(written)) {
    const found = second === '' ? 'end-of-input' : `'${second}' (code ${second.charCodeAt(0)})`
    return `Unexpected character (${found}) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value`
  }
  if (/^-?0\d/.test(written)) return 'Invalid numeric value: Leading zeroes not allowed'
  if (/\.(?!\d)/.test(written)) return 'Invalid numeric value: Decimal point not followed by a digit'
  if (/[eE][+-]?$/.test(written)) return 'Invalid numeric value: Exponent indicator not followed by a digit'
  return undefined
}
