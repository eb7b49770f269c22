/**
 * What is wrong with a text that is not JSON, in the words of Jackson, the library AWS reads JSON with.
 * Three of them are recorded in executions (a name without quotes, an unknown word, an object without end);
 * the others are the library's for the cases beside.
 */
export function jacksonComplaint(text: string): string {
  try {
    const scanner = new Scanner(text)
    scanner.value(0)
  } catch (found) {
    if (found instanceof Complaint) return found.message
    throw found
  }
  return 'Unexpected text after the end of the value'
}

class Complaint extends Error {}

type Container = { readonly name: 'Object' | 'Array'; readonly close: string; readonly start: number }

const EXPECTED = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
const MAX_DEPTH = 1_000

class Scanner {
  private at = 0
  private inside: Container | undefined
  constructor(private readonly text: string) {}

  value(depth: number): void {
    if (depth > MAX_DEPTH) this.fail(`Document nesting depth (${depth}) exceeds the maximum allowed (${MAX_DEPTH})`)
    const char = this.next()
    if (char === '{') this.container({ name: 'Object', close: '}', start: this.at }, depth)
    else if (char === '[') this.container({ name: 'Array', close: ']', start: this.at }, depth)
    else if (char === '"') this.string()
    else if (this.take(/-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/y) === undefined) this.word(char)
  }

  private container(container: Container, depth: number): void {
    const outside = this.inside
    this.inside = container
    this.at++
    let first = true
    while (this.next() !== container.close) {
      if (!first) {
        if (this.text.charAt(this.at) !== ',') this.unexpected(`was expecting comma to separate ${container.name} entries`)
        this.at++
        this.next()
      }
      if (container.name === 'Object') this.fieldName()
      this.value(depth + 1)
      first = false
    }
    this.at++
    this.inside = outside
  }

  private fieldName(): void {
    if (this.next() !== '"') this.unexpected('was expecting double-quote to start field name')
    this.string()
    if (this.next() !== ':') this.unexpected('was expecting a colon to separate field name and value')
    this.at++
  }

  private string(): void {
    if (this.take(/"(?:[^"\\]|\\.)*"/sy) !== undefined) return
    this.at = this.text.length
    this.fail('Unexpected end-of-input: was expecting closing quote for a string value')
  }

  private word(char: string): void {
    const word = this.take(/[\p{ID_Start}$_][\p{ID_Continue}$]*/uy)
    if (word === undefined) this.unexpected(`expected a valid value ${EXPECTED}`)
    if (word === 'null' || word === 'true' || word === 'false') return
    this.fail(char === '' ? 'No content to map due to end-of-input' : `Unrecognized token '${word}': was expecting ${EXPECTED}`)
  }

  /** The next character that is not blank; what lies open when there is none is the complaint. */
  private next(): string {
    this.take(/[ \t\r\n]*/y)
    const char = this.text.charAt(this.at)
    if (char === '' && this.inside) {
      const { name, start } = this.inside
      this.fail(`Unexpected end-of-input: expected close marker for ${name} (start marker at ${this.place(start)})`)
    }
    return char
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    this.at += found?.length ?? 0
    return found
  }

  private unexpected(why: string): never {
    const code = this.text.codePointAt(this.at) ?? 0
    this.fail(`Unexpected character ('${String.fromCodePoint(code)}' (code ${code})): ${why}`)
  }

  private fail(why: string): never {
    throw new Complaint(`${why}\n at ${this.place(this.at)}`)
  }

  private place(at: number): string {
    const lines = this.text.slice(0, at).split('\n')
    const where = `line: ${lines.length}, column: ${lines[lines.length - 1]!.length + 1}`
    return `[Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${where}]`
  }
}
