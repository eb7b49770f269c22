import { VtlFault } from './vtlFault'

const IDENTIFIER = /[A-Za-z_][\w-]*/y
const SPACE = /[ \t\r\n]*/y
const BLANKS = /[ \t]*/y
/** What a directive takes with it of the rest of its line, if there is nothing but blanks. */
const REST_OF_LINE = /[ \t]*(?:\r\n|\n|\r)/y

/** Deeper nesting is refused, so that whoever walks a template may recurse. */
const DEEPEST = 200

/** A place in a template's text that moves on. */
export class Cursor {
  readonly text: string
  at = 0
  #depth = 0

  constructor(text: string) {
    this.text = text
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  get char(): string {
    return this.text.charAt(this.at)
  }

  /** Whether the text goes on with this; nothing is taken. */
  sees(text: string): boolean {
    return this.text.startsWith(text, this.at)
  }

  /** Takes this text if it comes next. */
  take(text: string): boolean {
    if (!this.sees(text)) return false
    this.at += text.length
    return true
  }

  /** Takes what a sticky pattern matches here; undefined if it does not. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  identifier(): string | undefined {
    return this.match(IDENTIFIER)
  }

  skipSpace(): void {
    this.match(SPACE)
  }

  skipBlanks(): void {
    this.match(BLANKS)
  }

  skipRestOfLine(): void {
    this.match(REST_OF_LINE)
  }

  /** Runs a parser of what is inside something else. */
  inside<Parsed>(parse: () => Parsed): Parsed {
    if (++this.#depth > DEEPEST) this.fail(`nested more than ${DEEPEST} deep`)
    const parsed = parse()
    this.#depth--
    return parsed
  }

  expect(text: string, where: string): void {
    if (!this.take(text)) this.fail(`was expecting "${text}" ${where}`)
  }

  fail(complaint: string, at = this.at): never {
    const found = at >= this.text.length ? 'the end of the template' : JSON.stringify(this.text.slice(at, at + 20).split('\n', 1)[0])
    throw new VtlFault(`Encountered ${found}: ${complaint}`, at)
  }
}
