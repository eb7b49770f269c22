import { compileRegex, RegexError } from '../../../expression/linearRegex'
import { jsonEqual } from '../../../expression/jsonEqual'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

/**
 * JSON Schema, draft 4, as models of API Gateway are written. The libraries there are compile schemas to
 * code or run their patterns with backtracking; a model is a learner's, and must do neither.
 * @see http://json-schema.org/draft-04/json-schema-validation.html
 */
export interface SchemaSource {
  readonly schema: Json
  /** What a `$ref` to somewhere else means: a model by its URL. */
  resolve(url: string): Json | undefined
}

/** The first thing that is wrong with a value, or undefined. */
export function violation(value: Json, source: SchemaSource): string | undefined {
  return new Validation(source).check(value, source.schema, '#')
}

const MOST_STEPS = 100_000
/** Of schemas inside schemas, also of one that refers to itself. */
const DEEPEST = 200

class Validation {
  readonly #source: SchemaSource
  #steps = 0
  #depth = 0

  constructor(source: SchemaSource) {
    this.#source = source
  }

  check(value: Json, schema: Json | undefined, path: string): string | undefined {
    if (!isJsonObject(schema)) return undefined
    if (++this.#steps > MOST_STEPS) return `${path}: the schema takes more than ${MOST_STEPS} steps`
    if (this.#depth >= DEEPEST) return `${path}: the schema is nested more than ${DEEPEST} deep`
    this.#depth++
    const found = this.#apply(value, schema, path)
    this.#depth--
    return found
  }

  #apply(value: Json, schema: JsonObject, path: string): string | undefined {
    const { $ref: reference } = schema
    if (typeof reference === 'string') {
      const target = this.#target(reference)
      return target === undefined ? `${path}: ${reference} is not defined` : this.check(value, target, path)
    }
    return (
      ofAnyType(value, schema, path) ??
      (typeof value === 'number' ? ofNumber(value, schema, path) : undefined) ??
      (typeof value === 'string' ? ofText(value, schema, path) : undefined) ??
      (Array.isArray(value) ? this.#list(value as readonly Json[], schema, path) : undefined) ??
      (isJsonObject(value) ? this.#object(value, schema, path) : undefined) ??
      this.#combined(value, schema, path)
    )
  }

  #target(reference: string): Json | undefined {
    const [url = '', pointer = ''] = reference.split('#')
    const root = url === '' ? this.#source.schema : this.#source.resolve(url)
    return pointer
      .split('/')
      .filter((part) => part !== '')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<Json | undefined>((at, part) => (isJsonObject(at) ? at[part] : Array.isArray(at) ? (at as readonly Json[])[Number(part)] : undefined), root)
  }

  #list(value: readonly Json[], schema: JsonObject, path: string): string | undefined {
    const { items, additionalItems, minItems, maxItems, uniqueItems } = schema
    if (typeof minItems === 'number' && value.length < minItems) return `${path}: fewer than ${minItems} items`
    if (typeof maxItems === 'number' && value.length > maxItems) return `${path}: more than ${maxItems} items`
    if (uniqueItems === true && value.some((item, at) => value.slice(0, at).some((other) => jsonEqual(item, other)))) return `${path}: items are not unique`
    for (const [at, item] of value.entries()) {
      const own = Array.isArray(items) ? (items as readonly Json[])[at] : items
      if (own === undefined && Array.isArray(items) && additionalItems === false) return `${path}: more items than are defined`
      const found = this.check(item, own ?? (Array.isArray(items) ? additionalItems : undefined), `${path}/${at}`)
      if (found) return found
    }
    return undefined
  }

  #object(value: JsonObject, schema: JsonObject, path: string): string | undefined {
    const { required, minProperties, maxProperties, dependencies } = schema
    const names = Object.keys(value)
    if (typeof minProperties === 'number' && names.length < minProperties) return `${path}: fewer than ${minProperties} properties`
    if (typeof maxProperties === 'number' && names.length > maxProperties) return `${path}: more than ${maxProperties} properties`
    const missing = Array.isArray(required) ? (required as readonly Json[]).filter((name) => !Object.hasOwn(value, String(name))) : []
    if (missing.length > 0) return `${path}: object has missing required properties (${JSON.stringify(missing)})`
    for (const name of names) {
      const found = this.#property(value[name]!, name, schema, `${path}/${name}`)
      if (found) return found
    }
    for (const [name, dependency] of Object.entries(isJsonObject(dependencies) ? dependencies : {})) {
      if (!Object.hasOwn(value, name)) continue
      const rule: Json = Array.isArray(dependency) ? { required: dependency } : dependency
      const found = this.check(value, rule, path)
      if (found) return found
    }
    return undefined
  }

  #property(value: Json, name: string, { properties, patternProperties, additionalProperties }: JsonObject, path: string): string | undefined {
    const own = isJsonObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined
    const byPattern = Object.entries(isJsonObject(patternProperties) ? patternProperties : {}).filter(([pattern]) => finds(pattern, name))
    for (const schema of [own, ...byPattern.map(([, each]) => each)]) {
      const found = this.check(value, schema, path)
      if (found) return found
    }
    if (own !== undefined || byPattern.length > 0) return undefined
    return additionalProperties === false ? `${path}: object instance has properties which are not allowed by the schema` : this.check(value, additionalProperties, path)
  }

  #combined(value: Json, schema: JsonObject, path: string): string | undefined {
    const fits = (each: Json) => this.check(value, each, path) === undefined
    const list = (name: string) => (Array.isArray(schema[name]) ? (schema[name] as readonly Json[]) : undefined)
    for (const each of list('allOf') ?? []) {
      const found = this.check(value, each, path)
      if (found) return found
    }
    const [any, one] = [list('anyOf'), list('oneOf')]
    if (any && !any.some(fits)) return `${path}: instance failed to match at least one required schema`
    if (one && one.filter(fits).length !== 1) return `${path}: instance failed to match exactly one schema`
    return schema['not'] !== undefined && fits(schema['not']) ? `${path}: instance matched a schema which it should not have` : undefined
  }
}

function ofAnyType(value: Json, { type, enum: allowed }: JsonObject, path: string): string | undefined {
  const types = type === undefined ? [] : Array.isArray(type) ? (type as readonly Json[]) : [type]
  if (types.length > 0 && !types.some((each) => isOfType(value, each))) return `${path}: instance type does not match any allowed primitive type`
  if (Array.isArray(allowed) && !(allowed as readonly Json[]).some((each) => jsonEqual(each, value))) return `${path}: instance value not found in enum`
  return undefined
}

function isOfType(value: Json, type: Json): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isJsonObject(value)
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

function ofNumber(value: number, { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: JsonObject, path: string): string | undefined {
  if (typeof minimum === 'number' && (exclusiveMinimum === true ? value <= minimum : value < minimum)) return `${path}: below the minimum ${minimum}`
  if (typeof maximum === 'number' && (exclusiveMaximum === true ? value >= maximum : value > maximum)) return `${path}: above the maximum ${maximum}`
  return typeof multipleOf === 'number' && !Number.isInteger(value / multipleOf) ? `${path}: no multiple of ${multipleOf}` : undefined
}

function ofText(value: string, { minLength, maxLength, pattern }: JsonObject, path: string): string | undefined {
  const length = [...value].length
  if (typeof minLength === 'number' && length < minLength) return `${path}: shorter than ${minLength}`
  if (typeof maxLength === 'number' && length > maxLength) return `${path}: longer than ${maxLength}`
  return typeof pattern === 'string' && !finds(pattern, value) ? `${path}: ECMA 262 regex "${pattern}" does not match` : undefined
}

/** A pattern that cannot be run in linear time finds nothing. */
function finds(pattern: string, text: string): boolean {
  try {
    return compileRegex(pattern).find(text, 0) !== undefined
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}
