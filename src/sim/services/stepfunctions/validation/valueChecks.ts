import { parseTimestamp } from '../rules/timestamp'
import { atIndex, wrong } from './place'
import { isQueryText, query } from './queryChecks'
import { checkShape, type Check, type Shape } from './shape'

/** Checks of single values, by which the tables of fields are written. */

export const anything: Check = () => {}

export const text: Check = (value, at) => {
  if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
}

export const nonEmptyText: Check = (value, at) => {
  text(value, at)
  if (value.kind === 'string' && value.value === '') wrong(at, value, 'Value cannot be empty')
}

export const truth: Check = (value, at) => {
  if (value.kind !== 'boolean') wrong(at, value, 'Expected value of type Boolean')
}

/** Bounds are inclusive. */
export function integer(least: number, most: number = Infinity): Check {
  return (value, at) => {
    if (value.kind !== 'number' || !value.integer) wrong(at, value, 'Expected value of type Integer')
    else if (value.value < least) wrong(at, value, `Minimum value is ${least}`)
    else if (value.value > most) wrong(at, value, `Maximum value is ${most}`)
  }
}

export function decimal(least: number, most: number = Infinity): Check {
  return (value, at) => {
    if (value.kind !== 'number') wrong(at, value, 'Expected value of type Float')
    else if (value.value < least) wrong(at, value, `Minimum value is ${withFraction(least)}`)
    else if (value.value > most) wrong(at, value, `Maximum value is ${withFraction(most)}`)
  }
}

export const number: Check = (value, at) => {
  if (value.kind !== 'number') wrong(at, value, 'Expected value of type Number')
}

export function oneOf(...values: readonly string[]): Check {
  return (value, at) => {
    if (value.kind === 'string' && values.includes(value.value)) return
    const field = at.location.slice(at.location.lastIndexOf('/') + 1)
    wrong(at, value, `The field '${field}' should have one of these values: [${values.join(', ')}]`)
  }
}

export const timestamp: Check = (value, at) => {
  if (value.kind !== 'string') wrong(at, value, 'Expected value of type String')
  else if (parseTimestamp(value.value) === undefined) wrong(at, value, 'String does not match RFC3339 timestamp')
}

export function listOf(check: Check): Check {
  return (value, at) => {
    if (value.kind !== 'array') return wrong(at, value, 'Expected value of type Array')
    value.items.forEach((item, index) => item.kind !== 'broken' && check(item, atIndex(at, index)))
  }
}

export function nonEmpty(check: Check): Check {
  return (value, at) => {
    if (value.kind === 'array' && value.items.length === 0 && !at.unfinished) wrong(at, value, 'Value cannot be empty')
    else check(value, at)
  }
}

export function shaped(shape: Shape): Check {
  return (value, at) => {
    if (value.kind === 'object') checkShape(value, shape, at)
    else wrong(at, value, 'Expected value of type Object')
  }
}

export function both(first: Check, second: Check): Check {
  return (value, at) => {
    first(value, at)
    second(value, at)
  }
}

/** In JSONata states an expression may stand for the constant. */
export function orQuery(check: Check): Check {
  return (value, at) => {
    if (at.language === 'JSONata' && value.kind === 'string' && isQueryText(value.value)) query(value, at)
    else check(value, at)
  }
}

function withFraction(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value)
}
