import { compileJsonata, evaluateJsonata, type JsonataError, type JsonataExpression } from '../../../expression/jsonata/jsonata'
import type { Json, JsonObject } from '../../../kernel/json'
import type { Scope } from '../interpreter/scope'
import { queryFault } from '../interpreter/stateFault'

/** What `$states` holds besides input and context, by where the expression stands. */
export interface StatesExtras {
  readonly result?: Json
  readonly errorOutput?: Json
}

/** A compiled JSONata field: gives the value, or throws a StateFault. */
export type JsonataTemplate = (scope: Scope, extras: StatesExtras) => Json

/** Whether a string is an expression: `{% … %}` with nothing outside the delimiters. */
export function isJsonataText(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4
}

/**
 * Compiles a field of a JSONata state: strings of the form `{% … %}` anywhere in it are
 * expressions, all else is constant.
 * @param field  the field's name, with which error texts and locations begin (`Output`)
 */
export function compileJsonataTemplate(template: Json, field: string): JsonataTemplate {
  return compilePart(template, field) ?? (() => template)
}

function compilePart(part: Json, location: string): JsonataTemplate | undefined {
  if (isJsonataText(part)) return compileText(part, location)
  if (Array.isArray(part)) {
    const items = part.map((item, i) => compilePart(item, `${location}[${i}]`))
    if (items.every((item) => item === undefined)) return undefined
    return (scope, extras) => part.map((item, i) => items[i]?.(scope, extras) ?? (item as Json))
  }
  if (typeof part !== 'object' || part === null) return undefined
  const members = Object.entries(part as JsonObject).map(
    ([name, value]) => [name, compilePart(value, `${location}/${name}`), value] as const,
  )
  if (members.every(([, compiled]) => compiled === undefined)) return undefined
  return (scope, extras) => {
    const built: Record<string, Json> = {}
    for (const [name, compiled, value] of members) built[name] = compiled ? compiled(scope, extras) : value
    return built
  }
}

function compileText(text: string, location: string): JsonataTemplate {
  const source = text.slice(2, -2).trim()
  const compiled = compileJsonata(source)
  const about = `The JSONata expression '${source}' specified for the field '${location}'`
  if ('error' in compiled) {
    const { error } = compiled
    return (scope) => {
      throw queryFault(`${scope.place} ${about} ${thrown(error, scope)}`, location)
    }
  }
  const { expression } = compiled
  return (scope, extras) => evaluate(expression, scope, extras, about, location)
}

function evaluate(
  expression: JsonataExpression,
  scope: Scope,
  extras: StatesExtras,
  about: string,
  location: string,
): Json {
  const { stateInput: input } = scope
  const states: JsonObject = {
    input,
    // Few expressions look at it, and it is made anew for each state.
    get context() {
      return scope.context()
    },
    ...extras,
  }
  const { now, draw, uuid } = scope
  const came = evaluateJsonata(expression, { bindings: { ...scope.variables, states }, now, draw, uuid })
  if ('value' in came) return came.value
  if ('undefined' in came) throw queryFault(`${scope.place} ${about} returned nothing (undefined).`, location)
  throw queryFault(`${scope.place} ${about} ${thrown(came.error, scope)}`, location)
}

/** As measured: an error with a code of the language, one of the limits without, one that nobody thought of with an id. */
function thrown({ code, message }: JsonataError, scope: Scope): string {
  if (code === 'Internal') return `threw an internal error during evaluation. ${scope.uuid()}`
  if (/^[A-Z]\d{4}$/.test(code) && code !== 'U1001') return `threw an error during evaluation. ${code}: ${message}`
  return `threw an error during evaluation: ${message}`
}

/**
 * A field whose value must be of one type.
 * @param isExpected  tells whether the value will do; `expected` names the type in AWS's words
 * @throws {StateFault} in AWS's words, if an expression gave another type
 */
export function expectType(
  value: Json,
  expected: string,
  isExpected: (value: Json) => boolean,
  field: string,
  source: Json | undefined,
  scope: Scope,
): Json {
  if (isExpected(value)) return value
  const text = isJsonataText(source) ? source.slice(2, -2).trim() : undefined
  const about = text === undefined ? `The field '${field}'` : `The JSONata expression '${text}' specified for the field '${field}'`
  throw queryFault(
    `${scope.place} ${about} returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    field,
  )
}

/** AWS's word for a value's type. */
export function typeName(value: Json): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}

