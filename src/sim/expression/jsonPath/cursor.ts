/** Text that is not a path, with where it stops being one. */
export class PathSyntaxError extends Error {
  constructor(
    message: string,
    readonly position: number,
  ) {
    super(message)
  }
}

/** A place in a text under parsing. */
export class Cursor {
  at = 0
  constructor(readonly text: string) {}

  get char(): string {
    return this.text.charAt(this.at)
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  /** Steps over `token` if it comes next. */
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    return true
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`Expected '${token}'`)
  }

  skipSpace(): void {
    while (this.char === ' ' || this.char === '\t' || this.char === '\n' || this.char === '\r') this.at++
  }

  /** The text a sticky pattern matches here, stepped over; `undefined` if it does not match. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /**
   * The rest of a quoted name whose opening quote has been taken. A backslash is part of the name, but
   * before that quote, which it keeps from ending it, and before another backslash.
   */
  quotedName(quote: string): string {
    return this.quoted(quote, () => (this.char === quote || this.char === '\\' ? this.step() : '\\'))
  }

  /** The rest of a quoted string of a filter: escapes as in JSON, and a backslash before anything else keeps that. */
  quotedText(quote: string): string {
    return this.quoted(quote, () => this.escaped())
  }

  /** @param escaped  what stands for a backslash, which has been taken, and what it takes after it */
  private quoted(quote: string, escaped: () => string): string {
    const start = this.at
    let value = ''
    while (this.char !== quote) {
      if (this.ended) this.fail(`The string has no closing ${quote}`, start)
      value += this.take('\\') ? escaped() : this.step()
    }
    this.at++
    return value
  }

  private step(): string {
    const { char } = this
    this.at++
    return char
  }

  private escaped(): string {
    const letter = this.step()
    if (letter === 'u') {
      const digits = this.match(/[0-9a-fA-F]{4}/y)
      if (digits !== undefined) return String.fromCharCode(parseInt(digits, 16))
    }
    const control = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter]
    return control ?? letter
  }

  fail(message: string, position = this.at): never {
    throw new PathSyntaxError(`${message} at position ${position} of '${this.text}'`, position)
  }
}
