import type { Json, JsonObject } from '../../kernel/json'

/** A value of an expression is not JSON: there is a function in it. */
export class HoldsFunction extends Error {}

/**
 * A value of the evaluator as plain JSON: lists lose the marks of a sequence, members without a value
 * are left out, -0 is 0, and numbers that are not finite are their names. What is plain already is given back
 * as it is, not copied.
 *
 * @returns undefined for no value
 * @throws {HoldsFunction}
 */
export function plainJson(value: unknown, isFunction: (value: unknown) => boolean): Json | undefined {
  switch (typeof value) {
    case 'undefined':
      return undefined
    case 'string':
    case 'boolean':
      return value
    case 'number':
      // Infinity and NaN are texts to AWS.
      if (!Number.isFinite(value)) return String(value)
      return value === 0 ? 0 : value
  }
  if (value === null) return null
  if (isFunction(value)) throw new HoldsFunction()
  return Array.isArray(value) ? plainList(value, isFunction) : plainObject(value as JsonObject, isFunction)
}

function plainList(list: readonly unknown[], isFunction: (value: unknown) => boolean): Json {
  let copy: Json[] | undefined
  for (let at = 0; at < list.length; at++) {
    const item = list[at]
    const plain = plainJson(item, isFunction) ?? null
    if (copy === undefined && !Object.is(plain, item)) copy = list.slice() as Json[]
    if (copy !== undefined) copy[at] = plain
  }
  return copy ?? ((isMarked(list) ? list.slice() : list) as Json)
}

/** The marks that evaluation leaves on lists of its own: they would make a sequence of it in the next expression. */
function isMarked(list: readonly unknown[] & { sequence?: true; keepSingleton?: true; cons?: true }): boolean {
  return list.sequence !== undefined || list.keepSingleton !== undefined || list.cons !== undefined
}

function plainObject(object: JsonObject, isFunction: (value: unknown) => boolean): JsonObject {
  let copy: Record<string, Json> | undefined
  for (const name of Object.keys(object)) {
    const member = object[name]
    const plain = plainJson(member, isFunction)
    if (Object.is(plain, member) && plain !== undefined) continue
    copy ??= { ...object }
    if (plain === undefined) delete copy[name]
    else copy[name] = plain
  }
  return copy ?? object
}
