import { evaluatePath, parsePath } from '../../../expression/jsonPath/jsonPath'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { parseTimestamp } from '../rules/timestamp'
import { matchesWildcard } from '../rules/wildcard'
import type { Scope } from './scope'
import { runtimeFault } from './stateFault'

/**
 * Whether a JSONPath choice rule holds. There is no coercion: a comparison of another type than
 * its operator's is false.
 * @throws {StateFault} States.Runtime if Variable refers to nothing, but for IsPresent
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export function choiceHolds(rule: JsonObject, scope: Scope): boolean {
  if (Array.isArray(rule['And'])) return rules(rule['And']).every((inner) => choiceHolds(inner, scope))
  if (Array.isArray(rule['Or'])) return rules(rule['Or']).some((inner) => choiceHolds(inner, scope))
  if (isJsonObject(rule['Not'])) return !choiceHolds(rule['Not'], scope)
  const operator = Object.keys(rule).find((field) => field in TESTS || field.replace(/Path$/, '') in COMPARISONS)
  if (operator === undefined) return false
  const variable = lookUp(rule['Variable'], scope)
  if (operator === 'IsPresent') return (variable !== undefined) === rule['IsPresent']
  if (variable === undefined) {
    throw runtimeFault(`${scope.place} Invalid path '${String(rule['Variable'])}': The choice state's condition path references an invalid value.`)
  }
  const test = TESTS[operator]
  if (test) return test(variable) === rule[operator]
  return compare(operator, variable, rule[operator] as Json, scope)
}

function compare(operator: string, variable: Json, operand: Json, scope: Scope): boolean {
  const byPath = operator.endsWith('Path')
  const name = byPath ? operator.slice(0, -4) : operator
  const value = byPath ? lookUp(operand, scope) : operand
  if (value === undefined) {
    throw runtimeFault(`${scope.place} Invalid path '${String(operand)}': The choice state's condition path references an invalid value.`)
  }
  return COMPARISONS[name]?.(variable, value) ?? false
}

function rules(list: readonly Json[]): readonly JsonObject[] {
  return list.filter(isJsonObject)
}

function lookUp(path: Json | undefined, scope: Scope): Json | undefined {
  const parsed = parsePath(String(path))
  if ('error' in parsed) return undefined
  const found = evaluatePath(parsed.path, { input: scope.input, context: scope.context, variables: scope.variables })
  return 'value' in found ? found.value : undefined
}

const TESTS: { readonly [operator: string]: (value: Json) => boolean } = {
  IsPresent: () => true,
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
}

type Comparison = (variable: Json, value: Json) => boolean

/** Operators of one type: both sides are read as that type, and where one is not, nothing holds. */
function family<Type>(prefix: string, read: (value: Json) => Type | undefined): [string, Comparison][] {
  const made = (suffix: string, holds: (a: Type, b: Type) => boolean): [string, Comparison] => [
    `${prefix}${suffix}`,
    (variable, value) => {
      const a = read(variable)
      const b = read(value)
      return a !== undefined && b !== undefined && holds(a, b)
    },
  ]
  return [
    made('Equals', (a, b) => a === b),
    made('LessThan', (a, b) => a < b),
    made('GreaterThan', (a, b) => a > b),
    made('LessThanEquals', (a, b) => a <= b),
    made('GreaterThanEquals', (a, b) => a >= b),
  ]
}

const COMPARISONS: { readonly [operator: string]: Comparison } = Object.fromEntries([
  ...family('String', (value) => (typeof value === 'string' ? value : undefined)),
  ...family('Numeric', (value) => (typeof value === 'number' ? value : undefined)),
  ...family('Timestamp', (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined)),
  ['BooleanEquals', (variable: Json, value: Json) => typeof variable === 'boolean' && variable === value] as [string, Comparison],
  [
    'StringMatches',
    (variable: Json, value: Json) => typeof variable === 'string' && typeof value === 'string' && matchesWildcard(value, variable),
  ] as [string, Comparison],
])
