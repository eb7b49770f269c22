import { numberOf } from '../../../../facts/facts'
import { fault } from './expressionFault'
import { tokensOf, type Token } from './tokens'

/** The most operators and functions an expression may hold. */
const MOST_OPERATORS = numberOf('dynamodb.expression.operators.limit')

/** What AWS complains of first where several things are wrong with an expression that can be read. */
const RANKS = ['parentheses', 'function', 'misuse', 'reserved', 'section'] as const

const REDUNDANT = 'The expression has redundant parentheses;'

/** An expression being read from left to right. */
export class TokenStream {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #complaints = new Map<(typeof RANKS)[number], string>()
  #at = 0
  #operators = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#tokens = tokensOf(text)
  }

  get next(): Token {
    return this.#tokens[this.#at] as Token
  }

  take(): Token {
    const token = this.next
    if (token.kind !== 'end') this.#at++
    return token
  }

  /** Takes the next token if it is this symbol. */
  takeSymbol(symbol: string): boolean {
    return this.#takeIf(this.next.kind === 'symbol' && this.next.text === symbol)
  }

  /** Takes the next token if it is this keyword, in any case. */
  takeKeyword(keyword: string): boolean {
    return this.#takeIf(this.atKeyword(keyword))
  }

  atKeyword(keyword: string): boolean {
    return this.next.kind === 'word' && this.next.text.toUpperCase() === keyword
  }

  /** True where a function's name and its parenthesis come next. */
  get atCall(): boolean {
    return this.next.kind === 'word' && this.#tokens[this.#at + 1]?.text === '('
  }

  /** Takes an opening parenthesis. Two that enclose the same are one too many. */
  openGroup(): void {
    const opening = this.#at
    this.expectSymbol('(')
    const redundant = this.next.text === '(' && this.#closing(opening) === this.#closing(this.#at) + 1
    if (redundant) this.complain('parentheses', REDUNDANT)
    // Each level that is not redundant costs an operator, so no more can be needed.
    if (++this.#depth > MOST_OPERATORS + 2) fault(REDUNDANT)
  }

  closeGroup(): void {
    this.expectSymbol(')')
    this.#depth--
  }

  expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) this.unexpected()
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) this.unexpected()
  }

  /** Counts one operator or function. */
  countOperator(): void {
    if (++this.#operators > MOST_OPERATORS) {
      fault(`The expression contains too many operators; operator count: ${this.#operators}`)
    }
  }

  /** Remembers what is wrong without being an error of syntax: those are told first, wherever they stand. */
  complain(rank: (typeof RANKS)[number], message: string): void {
    if (!this.#complaints.has(rank)) this.#complaints.set(rank, message)
  }

  /** The expression has to end here. */
  expectEnd(): void {
    if (this.next.kind !== 'end') this.unexpected()
    for (const rank of RANKS) {
      const complaint = this.#complaints.get(rank)
      if (complaint !== undefined) fault(complaint)
    }
  }

  /** The next token may not stand here. AWS shows it between its neighbours. */
  unexpected(): never {
    const from = (this.#tokens[this.#at - 1] ?? this.next).from
    const to = (this.#tokens[this.#at + 1] ?? this.next).to
    fault(`Syntax error; token: "${this.next.text}", near: "${this.#text.slice(from, to).trimEnd()}"`)
  }

  /** The place of the parenthesis that closes the one there; the end where none does. */
  #closing(opening: number): number {
    let open = 0
    for (let i = opening; i < this.#tokens.length; i++) {
      const { text } = this.#tokens[i] as Token
      if (text === '(') open++
      else if (text === ')' && --open === 0) return i
    }
    return this.#tokens.length
  }

  #takeIf(fits: boolean): boolean {
    if (fits) this.#at++
    return fits
  }
}
