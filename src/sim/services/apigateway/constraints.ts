import { refused } from '../../aws/refusal'
import type { Json } from '../../kernel/json'

/** What a value breaks of the API's model, in AWS's words. */
export interface Violation {
  readonly path: string
  readonly value: string
  readonly constraint: string
}

/** @throws {Refusal} ValidationException that names all of them; none: nothing happens */
export function refuseViolations(violations: readonly (Violation | undefined)[]): void {
  const found = violations.filter((violation) => violation !== undefined)
  if (found.length === 0) return
  const told = found.map(({ path, value, constraint }) => `Value '${value}' at '${path}' failed to satisfy constraint: ${constraint}`)
  refused('ValidationException', `${found.length} validation error${found.length === 1 ? '' : 's'} detected: ${told.join('; ')}`)
}

export function notOneOf(path: string, value: Json | undefined, allowed: readonly string[]): Violation | undefined {
  if (value === undefined || value === null || allowed.includes(String(value))) return undefined
  return { path, value: String(value), constraint: `Member must satisfy enum value set: [${allowed.join(', ')}]` }
}

/** Of a list AWS shows all of it. */
export function notAllOf(path: string, values: readonly Json[] | undefined, allowed: readonly string[]): Violation | undefined {
  if (!values || values.every((value) => allowed.includes(String(value)))) return undefined
  return { path, value: `[${values.join(', ')}]`, constraint: `Member must satisfy constraint: [Member must satisfy enum value set: [${allowed.join(', ')}]]` }
}

export function notLike(path: string, value: Json | undefined, pattern: string): Violation | undefined {
  if (value === undefined || value === null || new RegExp(`^(?:${pattern})$`).test(String(value))) return undefined
  return { path, value: String(value), constraint: `Member must satisfy regular expression pattern: ${pattern}` }
}
