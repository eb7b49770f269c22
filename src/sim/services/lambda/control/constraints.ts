import { awsFault } from '../../../aws/awsError'
import { Refusal } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'

/** What is wrong with a member, after its name: `Member must have length …`. */
export type Rule = (value: Json) => string | undefined

export interface Constraint {
  readonly member: string
  readonly rule: Rule
}

/** The API model's own checks, which come before the service looks at anything. All are told at once. */
export function check(input: JsonObject, constraints: readonly Constraint[]): void {
  const told: string[] = []
  for (const { member, rule } of constraints) {
    const value = input[member]
    if (value === undefined || value === null) continue
    const wrong = rule(value)
    if (wrong) told.push(`Value '${shown(value)}' at '${lowerFirst(member)}' failed to satisfy constraint: ${wrong}`)
  }
  if (told.length === 0) return
  const errors = `${told.length} validation error${told.length > 1 ? 's' : ''} detected: `
  throw new Refusal(awsFault('ValidationException', errors + told.join('; '), 400))
}

/** @throws {Refusal} where a required member is missing */
export function demand(input: JsonObject, members: readonly string[]): void {
  const missing = members.filter((member) => input[member] === undefined || input[member] === null)
  if (missing.length === 0) return
  const told = missing.map((member) => `Value null at '${lowerFirst(member)}' failed to satisfy constraint: Member must not be null`)
  const errors = `${told.length} validation error${told.length > 1 ? 's' : ''} detected: `
  throw new Refusal(awsFault('ValidationException', errors + told.join('; '), 400))
}

export function atMostLong(length: number): Rule {
  return (value) => (String(value).length > length ? `Member must have length less than or equal to ${length}` : undefined)
}

/** @param pattern  as the API model writes it, which is also how the message shows it */
export function matching(pattern: string): Rule {
  const whole = new RegExp(`^(?:${pattern})$`)
  return (value) => (whole.test(String(value)) ? undefined : `Member must satisfy regular expression pattern: ${pattern}`)
}

export function from(least: number, most: number): Rule {
  return (value) => {
    if (Number(value) < least) return `Member must have value greater than or equal to ${least}`
    return Number(value) > most ? `Member must have value less than or equal to ${most}` : undefined
  }
}

export function oneOf(values: readonly string[]): Rule {
  return (value) => (values.includes(String(value)) ? undefined : `Member must satisfy enum value set: [${values.join(', ')}]`)
}

function shown(value: Json): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
