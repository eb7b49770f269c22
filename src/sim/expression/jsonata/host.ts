import { compileRegex, type LinearRegex } from '../linearRegex'
import { decodeBinary, encodeBinary } from './binaryText'
import { Budget } from './budget'
import { Frame } from './frame'
import { parseIsoTimestamp } from './isoTimestamp'
import { Matcher, type Match } from './matcher'
import { mergeSorted } from './mergeSorted'
import { power } from './power'

/** Time and chance of one evaluation. */
export interface Circumstances {
  /** Epoch milliseconds of the virtual clock. `$now()` and `$millis()` do not move within an evaluation. */
  readonly now: number
  /** Uniform in [0, 1). */
  readonly draw: () => number
  readonly uuid: () => string
}

/**
 * What the evaluator asks of outside. Evaluation is synchronous and never nests, so the circumstances
 * and the budget of the one that runs stand here.
 */
export class EvaluatorHost {
  readonly #budget = new Budget()
  #circumstances: Circumstances | undefined
  readonly Frame = Frame

  begin(circumstances: Circumstances): void {
    this.#circumstances = circumstances
    this.#budget.renew()
  }

  get circumstances(): Circumstances {
    if (!this.#circumstances) throw new Error('No expression is being evaluated.')
    return this.#circumstances
  }

  enter(): void {
    this.#budget.enter()
  }

  leave(): void {
    this.#budget.leave()
  }

  step(): void {
    this.#budget.step()
  }

  charge(given: readonly unknown[]): void {
    this.#budget.charge(given)
  }

  chargeItems(count: number): void {
    this.#budget.chargeItems(count)
  }

  /** The same value, paid for if it is a text or a list. */
  bounded<Value>(value: Value): Value {
    if (typeof value === 'string') this.#budget.chargeText(value.length)
    else if (Array.isArray(value)) this.#budget.chargeItems(value.length)
    return value
  }

  repeat(text: string, count: number): string {
    this.#budget.chargeText(text.length * count)
    return text.repeat(count)
  }

  join(texts: readonly string[], separator: string): string {
    let length = separator.length * texts.length
    for (const text of texts) length += text.length
    this.#budget.chargeText(length)
    return texts.join(separator)
  }

  draw(): number {
    return this.circumstances.draw()
  }

  date(): Date {
    return new Date(this.circumstances.now)
  }

  /** A member of a value. What its prototype has is refused, as a transform refuses it: it is none of the value's data. */
  member(value: object, name: string): unknown {
    if (Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name]
    if (name in value) throw { code: 'D1010' }
    return undefined
  }

  regex(source: string, flags: string): LinearRegex {
    return compileRegex(source, flags)
  }

  /** A pattern's search through one text. */
  matcher(regex: LinearRegex): Matcher {
    return new Matcher(regex, this.#budget)
  }

  /** A pattern that always looks for its first match. */
  pattern(source: string, flags?: string): { exec(text: string): Match | null } {
    const regex = compileRegex(source, flags)
    return { exec: (text) => this.matcher(regex).exec(text) }
  }

  readonly parseTimestamp = parseIsoTimestamp
  readonly encodeBinary = encodeBinary
  readonly decodeBinary = decodeBinary
  readonly power = power
  readonly merge = mergeSorted

  /** How often a number can be divided by a thousand before it is less than one thousand; there are words for four. */
  thousands(number: number): number {
    let times = 0
    while (times < 4 && number >= power(1000, times + 1)) times++
    return times
  }

  /** A whole number's digits in a base of 2 to 36, all of them exact. */
  inBase(number: number, base: number): string {
    return Number.isInteger(number) ? BigInt(number).toString(base) : String(number)
  }
}
