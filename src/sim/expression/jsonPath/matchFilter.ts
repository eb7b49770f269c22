import { isJsonObject, type Json } from '../../kernel/json'
import { jsonEqual } from '../jsonEqual'
import type { LinearRegex } from '../linearRegex'
import type { Filter, Operand, Operator } from './filter'
import { follow, rootValue } from './evaluatePath'
import type { Path } from './path'
import type { PathScope } from './scope'

/** Whether an item satisfies a filter. */
export function matches(filter: Filter, item: Json, scope: PathScope): boolean {
  switch (filter.kind) {
    case 'exists':
      return valueOf(filter.path, item, scope) !== undefined
    case 'not':
      return !matches(filter.filter, item, scope)
    case 'and':
      return filter.filters.every((each) => matches(each, item, scope))
    case 'or':
      return filter.filters.some((each) => matches(each, item, scope))
    case 'compare':
      return compare(filter.operator, filter.left, filter.right, item, scope)
  }
}

function compare(operator: Operator, left: Operand, right: Operand, item: Json, scope: PathScope): boolean {
  if (left.kind === 'pattern') return right.kind !== 'pattern' && matchesPattern(left.regex, resolve(right, item, scope))
  if (right.kind === 'pattern') return matchesPattern(right.regex, resolve(left, item, scope))
  const a = resolve(left, item, scope)
  const b = resolve(right, item, scope)
  switch (operator) {
    case '==':
      return looselyEqual(a, b)
    case '!=':
      return !looselyEqual(a, b)
    case '===':
      return strictlyEqual(a, b)
    case '!==':
      return !strictlyEqual(a, b)
    case '<':
      return ordered(a, b, (x, y) => x < y)
    case '<=':
      return ordered(a, b, (x, y) => x <= y)
    case '>':
      return ordered(a, b, (x, y) => x > y)
    case '>=':
      return ordered(a, b, (x, y) => x >= y)
    case '=~':
      return false
    case 'in':
      return isList(b) && includes(b, a)
    case 'nin':
      return isList(b) && !includes(b, a)
    case 'contains':
      if (typeof a === 'string') return typeof b === 'string' && a.includes(b)
      return isList(a) && includes(a, b)
    case 'all':
      return isList(a) && isList(b) && b.every((each) => includes(a, each))
    case 'size':
      return typeof b === 'number' && sizeOf(a) === b
    case 'empty':
      return typeof b === 'boolean' && sizeOf(a) !== undefined && (sizeOf(a) === 0) === b
    case 'subsetof':
      return isList(a) && isList(b) && a.every((each) => includes(b, each))
    case 'anyof':
      return isList(a) && isList(b) && a.some((each) => includes(b, each))
    case 'noneof':
      return isList(a) && isList(b) && !a.some((each) => includes(b, each))
  }
}

/** What a path inside a filter finds: `@` is the item, everything else as outside. */
function valueOf(path: Path, item: Json, scope: PathScope): Json | undefined {
  const start = path.root === '@' ? item : rootValue(path.root, scope)
  return start === undefined ? undefined : follow(path, start, scope)
}

/** `undefined` for a path that finds nothing: it equals nothing, not even itself. */
function resolve(operand: Operand, item: Json, scope: PathScope): Json | undefined {
  if (operand.kind === 'literal') return operand.value
  return operand.kind === 'path' ? valueOf(operand.path, item, scope) : undefined
}

/** A number equals a string that reads as it: `1 == '1'`. */
function looselyEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'string') return numberFrom(b) === a
  if (typeof a === 'string' && typeof b === 'number') return a === String(b)
  return strictlyEqual(a, b)
}

function strictlyEqual(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && jsonEqual(a, b)
}

/** `NaN`, which equals nothing, for text that is not a number. */
function numberFrom(text: string): number {
  return text.trim() === '' ? NaN : Number(text)
}

/** Order holds among numbers and among strings; between them there is none. */
function ordered(
  a: Json | undefined,
  b: Json | undefined,
  holds: (x: string | number, y: string | number) => boolean,
): boolean {
  if (typeof a === 'number' && typeof b === 'number') return holds(a, b)
  return typeof a === 'string' && typeof b === 'string' && holds(a, b)
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function includes(list: readonly Json[], value: Json | undefined): boolean {
  return list.some((each) => looselyEqual(each, value))
}

function sizeOf(value: Json | undefined): number | undefined {
  if (typeof value === 'string' || isList(value)) return value.length
  return isJsonObject(value) ? Object.keys(value).length : undefined
}

/** The whole text must match. Of a list, one item is enough. What has no text is matched as the empty one. */
function matchesPattern(regex: LinearRegex, value: Json | undefined): boolean {
  if (isList(value)) return value.some((each) => matchesPattern(regex, each))
  return regex.matchesAll(value === undefined || value === null || isJsonObject(value) ? '' : String(value))
}
