import type { QueryLanguage } from '../definition/machine'
import type { JsonNode, ObjectNode, Span } from '../../../expression/json/jsonNode'
import { memberOf } from '../../../expression/json/jsonNode'
import { within, wrong, type Place } from './place'

/** Looks at one value, and tells the report what is wrong with it. */
export type Check = (value: JsonNode, at: Place) => void

/** One row of a table of fields. */
export interface FieldRule {
  readonly name: string
  /** The query language it belongs to; absent: both. */
  readonly language?: QueryLanguage
  readonly check: Check
}

/** Which fields an object has, and how they go together. */
export interface Shape {
  readonly fields: readonly FieldRule[]
  readonly required?: readonly string[]
  /** Of each group at most one field, or exactly one. */
  readonly alternatives?: readonly Alternatives[]
  /** What no single field's rule can tell. */
  readonly also?: readonly ((object: ObjectNode, at: Place) => void)[]
}

export interface Alternatives {
  readonly fields: readonly string[]
  readonly oneRequired: boolean
}

export function exactlyOne(...fields: readonly string[]): Alternatives {
  return { fields, oneRequired: true }
}

export function atMostOne(...fields: readonly string[]): Alternatives {
  return { fields, oneRequired: false }
}

/** Holds an object against its shape. What is unknown, or of the other query language, is told at the object. */
export function checkShape(object: ObjectNode, shape: Shape, at: Place, head: Span = openingOf(object)): void {
  const missing = (shape.required ?? []).filter((field) => !memberOf(object, field))
  if (missing.length > 0 && !at.unfinished) wrong(at, head, `These fields are required: [${missing.join(', ')}]`)
  for (const { name, key, value } of object.members) {
    const rule = ruleOf(shape, name, at.language)
    if (!rule) wrong(at, key, `Field '${name}' is not supported`)
    else if (rule.language !== undefined && rule.language !== at.language) {
      wrong(at, key, `The QueryLanguage is set to '${at.language}', but field '${name}' is only supported for the '${rule.language}' QueryLanguage`)
    } else if (value.kind !== 'broken') rule.check(value, within(at, name))
  }
  for (const group of shape.alternatives ?? []) checkAlternatives(object, group, at, head)
  for (const check of shape.also ?? []) check(object, at)
}

function checkAlternatives(object: ObjectNode, { fields, oneRequired }: Alternatives, at: Place, head: Span): void {
  const present = object.members.filter(({ name }) => fields.includes(name))
  if (present.length > 1) {
    const names = fields.filter((field) => memberOf(object, field))
    wrong(at, present[1]!.key, `There should only be one of the following fields: [${names.join(', ')}]`)
  } else if (present.length === 0 && oneRequired && !at.unfinished) {
    wrong(at, head, `There should be one of the following fields: [${fields.join(', ')}]`)
  }
}

const rulesByShape = new WeakMap<Shape, ReadonlyMap<string, readonly FieldRule[]>>()

/** A field may have a row for each language; the one that fits is preferred. */
function ruleOf(shape: Shape, name: string, language: QueryLanguage): FieldRule | undefined {
  let rules = rulesByShape.get(shape)
  if (!rules) {
    const grouped = new Map<string, FieldRule[]>()
    for (const rule of shape.fields) grouped.set(rule.name, [...(grouped.get(rule.name) ?? []), rule])
    rules = grouped
    rulesByShape.set(shape, rules)
  }
  const named = rules.get(name)
  return named?.find((rule) => rule.language === undefined || rule.language === language) ?? named?.[0]
}

/** The brace, for what is missing in an object that has no name. */
function openingOf(object: ObjectNode): Span {
  return { offset: object.offset, length: 1 }
}
