import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid } from '../refusal'
import { readRegex } from './textPattern'

type Condition = (message: JsonObject) => boolean

/** `{ $.a.b = "x" && ($.n > 1 || $.list[*] NOT EXISTS) }`: conditions on members of a JSON message. */
export function readJsonPattern(pattern: string): Condition {
  const reader = new Reader(pattern)
  reader.take(/\{/y)
  const condition = reader.either()
  reader.take(/\}$/y)
  return condition
}

/** The members that `$.a[0].b` selects: none, one, or with `[*]` many. */
export function selected(selector: readonly Step[], message: Json): readonly Json[] {
  return selector.reduce<readonly Json[]>((found, step) => found.flatMap((value) => below(value, step)), [message])
}

/** A member's name, an index, or any item. */
export type Step = string | number | typeof ANY
const ANY = Symbol('any')

/** The steps of a selector that is all of a text; undefined where it is none. */
export function readSelector(text: string): readonly Step[] | undefined {
  const [, rest] = /^\$(.+)$/s.exec(text) ?? []
  if (rest === undefined) return undefined
  const steps: Step[] = []
  for (let at = 0; at < rest.length; at = STEP.lastIndex) {
    STEP.lastIndex = at
    const [, name, index, quoted] = STEP.exec(rest) ?? []
    if (name !== undefined || quoted !== undefined) steps.push(name ?? quoted ?? '')
    else if (index !== undefined) steps.push(index === '*' ? ANY : Number(index))
    else return undefined
  }
  return steps
}

const STEP = /\.([A-Za-z0-9_-]+)|\[(\d+|\*)\]|\.?\[(?:'([^']*)')\]/y

function below(value: Json, step: Step): readonly Json[] {
  if (typeof step === 'string') {
    const member = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
    return member === undefined ? [] : [member]
  }
  if (!Array.isArray(value)) return []
  const items = value as readonly Json[]
  return step === ANY ? items : items.slice(step, step + 1)
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** What stands here, and the blanks behind it; undefined where it is something else. */
  try(what: RegExp): RegExpExecArray | undefined {
    what.lastIndex = this.#at
    const found = what.exec(this.#text)
    if (!found) return undefined
    const blanks = /\s*/y
    blanks.lastIndex = what.lastIndex
    blanks.exec(this.#text)
    this.#at = blanks.lastIndex
    return found
  }

  take(what: RegExp): RegExpExecArray {
    return this.try(what) ?? invalid('Invalid filter pattern')
  }

  either(): Condition {
    const conditions = [this.#both()]
    while (this.try(/\|\|/y)) conditions.push(this.#both())
    return (message) => conditions.some((condition) => condition(message))
  }

  #both(): Condition {
    const conditions = [this.#condition()]
    while (this.try(/&&/y)) conditions.push(this.#condition())
    return (message) => conditions.every((condition) => condition(message))
  }

  #condition(): Condition {
    if (this.try(/\(/y)) {
      const inner = this.either()
      this.take(/\)/y)
      return inner
    }
    const [written] = this.take(/\$(?:\.?\['[^']*'\]|\.[A-Za-z0-9_-]+|\[(?:\d+|\*)\])+/y)
    const selector = readSelector(written) ?? invalid('Invalid filter pattern')
    const test = this.#test()
    return (message) => test(selected(selector, message))
  }

  #test(): (values: readonly Json[]) => boolean {
    if (this.try(/NOT\s+EXISTS\b/y)) return (values) => values.length === 0
    const is = this.try(/IS\s+(NULL|TRUE|FALSE)\b/y)
    if (is) {
      const wanted = is[1] === 'NULL' ? null : is[1] === 'TRUE'
      return (values) => values.includes(wanted)
    }
    const [operator] = this.take(/!=|<=|>=|=|<|>/y)
    const equal = operator === '=' || operator === '!='
    const regex = equal ? this.try(/%[^%]*%/y) : undefined
    const holds = regex ? ofTexts(readRegex(regex[0])) : equal ? this.#likeness() : this.#comparison(operator)
    if (operator !== '!=') return (values) => values.some(holds)
    return (values) => values.length > 0 && !values.some(holds)
  }

  /** A number like a number, a text like a text, in which `*` stands for anything. */
  #likeness(): (value: Json) => boolean {
    const [bare, quoted] = this.take(/"((?:[^"\\]|\\.)*)"|[^\s"(){}&|%]+/y)
    if (quoted === undefined && NUMBER.test(bare)) return (value) => value === Number(bare) || value === bare
    const parts = (quoted ?? bare).replace(/\\(.)/gs, '$1').split('*')
    return ofTexts((text) => likeParts(text, parts))
  }

  #comparison(operator: string): (value: Json) => boolean {
    const number = Number(this.take(/-?\d+(?:\.\d+)?/y)[0])
    return (value) => typeof value === 'number' && compares(value, operator, number)
  }
}

const NUMBER = /^-?\d+(\.\d+)?$/

function compares(value: number, operator: string, number: number): boolean {
  if (value === number) return operator.endsWith('=')
  return operator.startsWith('<') ? value < number : value > number
}

function ofTexts(test: (text: string) => boolean): (value: Json) => boolean {
  return (value) => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') && test(String(value))
}

/** Whether a text is these parts in their order, with anything between two of them. */
function likeParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of others) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}
