import type { JsonObject } from '../../src/sim/kernel/json'
import type { Dice } from './dice'
import { anyValue, digits, text, valueOf } from './values'

/** Attributes besides the keys, with the types they mostly have: expressions and items meet in them. */
const ATTRIBUTES: readonly (readonly [name: string, type: string])[] = [
  ['a', 'any'], ['n', 'N'], ['t', 'S'], ['l', 'L'], ['m', 'M'], ['ss', 'SS'], ['ns', 'NS'], ['b', 'B'], ['x', 'any'], ['count1', 'N'],
]

export function attributes(dice: Dice): JsonObject {
  return Object.fromEntries(
    dice.some(0, 6, () => dice.pick(ATTRIBUTES)).map(([name, type]) => [name, valueOf(dice, type)]),
  )
}

/** One request's expressions in the making: placeholders are made as they are used. */
export class Expressions {
  readonly #dice: Dice
  readonly names: Record<string, string> = {}
  readonly values: Record<string, JsonObject> = {}

  constructor(dice: Dice) {
    this.#dice = dice
  }

  value(value: JsonObject): string {
    const key = `:v${Object.keys(this.values).length}`
    this.values[key] = value
    return key
  }

  name(name: string): string {
    if (!this.#dice.onceIn(5)) return name
    const key = `#n${Object.keys(this.names).length}`
    this.names[key] = name
    return key
  }

  /** A path, mostly one step long; its first attribute is as wanted or any. */
  path(first = this.#dice.pick(ATTRIBUTES)[0]): string {
    const dice = this.#dice
    if (dice.onceIn(60)) return this.#dice.pick(['size', 'name', 'status', 'Value', 'pk', 'sk', 'pk.a', '#missing', 'a.', 'a[', 'l[x]', '1a'])
    const steps = dice.onceIn(3)
      ? dice.some(1, 2, () => (dice.onceIn(2) ? `[${dice.below(4)}]` : `.${this.name(dice.pick(['a', 'b', 'm', 'l']))}`))
      : []
    return this.name(first) + steps.join('')
  }

  /** What the request's members ExpressionAttributeNames and -Values then hold; at times not quite. */
  members(): JsonObject {
    const dice = this.#dice
    const names = { ...this.names, ...(dice.onceIn(90) ? { '#unused': 'a' } : {}) }
    const values = { ...this.values, ...(dice.onceIn(90) ? { ':unused': { S: 'a' } } : {}) }
    if (dice.onceIn(120)) delete (names as Record<string, string>)[Object.keys(names)[0] ?? '']
    if (dice.onceIn(120)) delete (values as Record<string, JsonObject>)[Object.keys(values)[0] ?? '']
    return {
      ...(Object.keys(names).length > 0 || dice.onceIn(150) ? { ExpressionAttributeNames: names } : {}),
      ...(Object.keys(values).length > 0 || dice.onceIn(150) ? { ExpressionAttributeValues: values } : {}),
    }
  }

  operand(): string {
    const dice = this.#dice
    switch (dice.below(10)) {
      case 0:
        return `size(${this.path()})`
      case 1:
      case 2:
      case 3:
        return this.value(valueOf(dice, dice.pick(['S', 'N', 'any'])))
      default:
        return this.path()
    }
  }

  condition(depth = 0): string {
    const dice = this.#dice
    if (depth < 3 && dice.onceIn(3)) {
      switch (dice.below(5)) {
        case 0:
          return `NOT ${this.condition(depth + 1)}`
        case 1:
          return `(${this.condition(depth + 1)})`
        case 2:
          return `${this.condition(depth + 1)} OR ${this.condition(depth + 1)}`
        default:
          return `${this.condition(depth + 1)} ${dice.pick(['AND', 'and'])} ${this.condition(depth + 1)}`
      }
    }
    return this.#simpleCondition()
  }

  #simpleCondition(): string {
    const dice = this.#dice
    const number = () => this.value({ N: digits(dice) })
    // Of two bounds or members that are paths dynalite throws where one leads nowhere.
    const value = () => this.value(valueOf(dice, dice.pick(['S', 'N', 'any'])))
    switch (dice.below(14)) {
      case 0:
        return `attribute_exists(${this.path()})`
      case 1:
        return `attribute_not_exists(${this.path()})`
      case 2:
        return `attribute_type(${this.path()}, ${this.value({ S: dice.pick(['S', 'N', 'SS', 'M', 'L', 'NULL', 'BOOL', 'Q']) })})`
      case 3:
        return `begins_with(${this.path('t')}, ${this.value({ S: text(dice) })})`
      case 4:
        return `contains(${this.path()}, ${this.value(anyValue(dice))})`
      case 5:
        return `contains(${dice.pick(['ss', 't', 'l'])}, ${this.value({ S: text(dice) })})`
      case 6:
        return `n BETWEEN ${number()} AND ${number()}`
      case 7:
        return `${this.operand()} BETWEEN ${value()} AND ${value()}`
      case 8:
        return `${this.path()} IN (${dice.some(1, 4, value).join(', ')})`
      case 9:
        return `size(${this.path()}) ${dice.pick(['>', '<=', '='])} ${number()}`
      default:
        return `${this.operand()} ${dice.pick(['=', '<>', '<', '<=', '>', '>='])} ${dice.onceIn(12) ? this.operand() : value()}`
    }
  }

  /** A path that mostly overlaps with none of those before it in its expression. */
  #target(taken: Set<string>, wanted?: string): string {
    const dice = this.#dice
    const free = ATTRIBUTES.map(([name]) => name).filter((name) => !taken.has(name))
    const first = dice.onceIn(15) ? undefined : wanted !== undefined && !taken.has(wanted) ? wanted : dice.pick(free)
    if (first !== undefined) taken.add(first)
    return this.path(first)
  }

  update(): string {
    const dice = this.#dice
    const sections: string[] = []
    const taken = new Set<string>()
    if (!dice.onceIn(4)) sections.push(`SET ${dice.some(1, 3, () => `${this.#target(taken)} = ${this.#setOperand()}`).join(', ')}`)
    if (dice.onceIn(3)) sections.push(`REMOVE ${dice.some(1, 2, () => this.#target(taken)).join(', ')}`)
    if (dice.onceIn(4)) sections.push(`ADD ${dice.some(1, 2, () => this.#addition(taken)).join(', ')}`)
    if (dice.onceIn(5)) sections.push(`DELETE ${dice.pick(['ss', 'x', 'ns'])} ${this.value(valueOf(dice, dice.pick(['SS', 'NS'])))}`)
    if (dice.onceIn(60)) sections.push(`SET ${this.path()} = ${this.#setOperand()}`)
    if (sections.length === 0) sections.push(`remove ${this.#target(taken)}`)
    return (dice.onceIn(3) ? sections.reverse() : sections).join(' ')
  }

  #addition(taken: Set<string>): string {
    const dice = this.#dice
    const type = dice.pick(['N', 'N', 'SS', 'NS', 'any'])
    const attribute = { N: 'n', SS: 'ss', NS: 'ns', any: 'x' }[type] ?? 'a'
    return `${this.#target(taken, dice.onceIn(4) ? 'count1' : attribute)} ${this.value(valueOf(dice, type))}`
  }

  #setOperand(): string {
    const dice = this.#dice
    const value = (type: string) => this.value(valueOf(dice, type))
    switch (dice.below(10)) {
      case 0:
        return this.path()
      case 1:
        return `if_not_exists(${this.path()}, ${value('any')})`
      case 2:
        return `n + ${value('N')}`
      case 3:
        return `if_not_exists(count1, ${value('N')}) - ${value('N')}`
      case 4:
        return `list_append(${dice.onceIn(2) ? `l, ${value('L')}` : `${value('L')}, l`})`
      case 5:
        return `list_append(if_not_exists(l, ${value('L')}), ${value('L')})`
      case 6:
        return `${dice.onceIn(9) ? this.path() : value('N')} ${dice.pick(['+', '-'])} ${this.path('n')}`
      default:
        return value('any')
    }
  }

  projection(): string {
    const taken = new Set<string>()
    return this.#dice.some(1, 3, () => this.#target(taken)).join(', ')
  }
}

/** The text with a small mistake in it. */
export function spoiled(dice: Dice, expression: string): string {
  const tokens = expression.match(/[#:]?\w+|[<>=]+|\s+|./g) ?? []
  const at = dice.below(tokens.length)
  // Words without a space between them are read differently, and nobody tells how AWS reads them.
  if (tokens[at]?.trim() === '') return expression
  switch (dice.below(4)) {
    case 0:
      return [...tokens.slice(0, at), ...tokens.slice(at + 1)].join('')
    case 1:
      return [...tokens.slice(0, at), tokens[at] ?? '', ' ', ...tokens.slice(at)].join('')
    case 2:
      return [...tokens.slice(0, at), dice.pick([')', '(', ',', '.', '!', 'AND', 'SET', '=', '', ':', '#', '[0]', 'size']), ...tokens.slice(at)].join('')
    default:
      return expression.slice(0, at)
  }
}
