/**
 * The status in the rendered request of a MOCK integration: `{"statusCode": 200}`. AWS reads it with a
 * lenient parser: names and texts may be bare, in single quotes or in double ones, commas may be doubled, and
 * what stands behind the object is not looked at.
 * @returns undefined where it is no object, or has no statusCode: 500
 */
export function mockStatus(text: string): number | undefined {
  const start = text.indexOf('{')
  if (start < 0) return undefined
  const reader = new LenientReader(text, start + 1)
  for (;;) {
    reader.skip(/[\s,]*/y)
    if (reader.takes('}')) return reader.status
    if (!reader.member()) return undefined
  }
}

class LenientReader {
  readonly #text: string
  #at: number
  status: number | undefined

  constructor(text: string, at: number) {
    this.#text = text
    this.#at = at
  }

  takes(character: string): boolean {
    if (this.#text.charAt(this.#at) !== character) return false
    this.#at++
    return true
  }

  skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  /** `name: value`, or a bare name that a brace cuts off, which is passed over. */
  member(): boolean {
    const name = this.#word(/[^:{}[\],"\s][^:{}[\],]*/y)
    if (name === undefined) return false
    this.skip(/\s*/y)
    if (!this.takes(':')) return this.#text.charAt(this.#at) === '}'
    this.skip(/\s*/y)
    const value = this.#word(/[^{}[\],"][^{}[\],]*/y)
    if (value === undefined) return false
    if (name === 'statusCode' && /^\d{3}$/.test(value)) this.status ??= Number(value)
    this.skip(/\s*/y)
    return /[,}]/.test(this.#text.charAt(this.#at))
  }

  /** A text in quotes, or a bare one; undefined where none stands here, or the quotes do not close. */
  #word(bare: RegExp): string | undefined {
    const quote = this.#text.charAt(this.#at)
    if (quote !== '"' && quote !== "'") return this.skip(bare).trim() || undefined
    const end = this.#text.indexOf(quote, this.#at + 1)
    if (end < 0) return undefined
    const word = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return word
  }
}
