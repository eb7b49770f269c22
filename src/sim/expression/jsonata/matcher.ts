import type { LinearRegex } from '../linearRegex'
import type { Budget } from './budget'

/** A match as JavaScript gives it: the text, then the groups. */
export type Match = (string | undefined)[] & { index: number }

/** A pattern under search, with JavaScript's manners: each search goes on where the last match ended. */
export class Matcher {
  lastIndex = 0
  readonly #regex: LinearRegex
  readonly #budget: Budget

  constructor(regex: LinearRegex, budget: Budget) {
    this.#regex = regex
    this.#budget = budget
  }

  exec(text: string): Match | null {
    const found = this.#regex.find(text, this.lastIndex)
    this.#budget.chargeSearch((found?.end ?? text.length) - this.lastIndex)
    this.lastIndex = found?.end ?? 0
    if (found === undefined) return null
    return Object.assign([found.text, ...found.groups], { index: found.start })
  }
}
