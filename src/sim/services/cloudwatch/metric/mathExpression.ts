import { refused, unsimulated } from '../../../aws/refusal'

/** Values by the times at which their periods begin. */
export type Points = ReadonlyMap<number, number>

/** Points, or one number for all times. */
type Operand = Points | number

/**
 * Evaluates `(errors / invocations) * 100`: numbers, ids of other queries, `+ - * /` and brackets.
 * A time at which an operand has no value, or a division has none, has no result.
 * @throws {Refusal} NotSimulated for functions, ValidationError for what cannot be read
 */
export function evaluateMath(expression: string, pointsOf: (id: string) => Points): Points {
  const reader = new Reader(expression, pointsOf)
  const result = reader.sum()
  reader.end()
  if (typeof result === 'number') return refused('ValidationError', `Error in expression '${expression}': it has to be about a metric`)
  return result
}

class Reader {
  readonly #text: string
  readonly #pointsOf: (id: string) => Points
  #at = 0

  constructor(text: string, pointsOf: (id: string) => Points) {
    this.#text = text
    this.#pointsOf = pointsOf
  }

  sum(): Operand {
    let sum = this.#product()
    for (let sign = this.#take(/[+-]/y); sign; sign = this.#take(/[+-]/y)) {
      const more = this.#product()
      sum = combined(sum, more, sign === '+' ? (a, b) => a + b : (a, b) => a - b)
    }
    return sum
  }

  end(): void {
    if (this.#at < this.#text.length) this.#fail()
  }

  #product(): Operand {
    let product = this.#factor()
    for (let sign = this.#take(/[*/]/y); sign; sign = this.#take(/[*/]/y)) {
      const more = this.#factor()
      product = combined(product, more, sign === '*' ? (a, b) => a * b : (a, b) => a / b)
    }
    return product
  }

  #factor(): Operand {
    if (this.#take(/-/y)) return combined(0, this.#factor(), (a, b) => a - b)
    if (this.#take(/\(/y)) {
      const inner = this.sum()
      return this.#take(/\)/y) ? inner : this.#fail()
    }
    const number = this.#take(/\d+(\.\d+)?/y)
    if (number) return Number(number)
    const called = this.#take(/[A-Z_]+(?=\s*\()/y)
    if (called) return unsimulated(`the function ${called} of metric math`)
    const id = this.#take(/[a-z][A-Za-z0-9_]*/y)
    return id ? this.#pointsOf(id) : this.#fail()
  }

  #take(what: RegExp): string | undefined {
    const blanks = /\s*/y
    blanks.lastIndex = this.#at
    blanks.exec(this.#text)
    what.lastIndex = blanks.lastIndex
    const [found] = what.exec(this.#text) ?? []
    if (found !== undefined) this.#at = what.lastIndex
    else if (blanks.lastIndex === this.#text.length) this.#at = blanks.lastIndex
    return found
  }

  #fail(): never {
    refused('ValidationError', `Error in expression '${this.#text}': it cannot be read from character ${this.#at + 1} on`)
  }
}

function combined(one: Operand, other: Operand, by: (a: number, b: number) => number): Operand {
  if (typeof one === 'number' && typeof other === 'number') return by(one, other)
  const times = typeof one === 'number' ? (other as Points).keys() : one.keys()
  const points = new Map<number, number>()
  for (const time of times) {
    const [a, b] = [typeof one === 'number' ? one : one.get(time), typeof other === 'number' ? other : other.get(time)]
    if (a === undefined || b === undefined) continue
    const value = by(a, b)
    if (Number.isFinite(value)) points.set(time, value)
  }
  return points
}
