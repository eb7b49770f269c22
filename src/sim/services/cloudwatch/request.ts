import { refused, unsimulated } from '../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'

/** @throws {Refusal} ValidationError; undefined where it is absent */
export function textOf(input: JsonObject, member: string, { least = 0, most = Infinity } = {}): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return wrongType(member)
  if (value.length < least) constraint(value, member, `Member must have length greater than or equal to ${least}`)
  if (value.length > most) constraint(value, member, `Member must have length less than or equal to ${most}`)
  return value
}

/** @throws {Refusal} also where it is absent or empty */
export function requiredText(input: JsonObject, member: string, most = 255): string {
  return textOf(input, member, { least: 1, most }) ?? missing(member)
}

/** One of the texts that a member may be; undefined where it is absent. */
export function choiceOf<Choice extends string>(input: JsonObject, member: string, choices: readonly Choice[]): Choice | undefined {
  const value = textOf(input, member)
  if (value === undefined || choices.includes(value as Choice)) return value as Choice | undefined
  return constraint(value, member, `Member must satisfy enum value set: [${choices.join(', ')}]`)
}

export function numberOf(input: JsonObject, member: string): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  return typeof value === 'number' ? value : wrongType(member)
}

/** A whole number between two; undefined where it is absent. */
export function integerOf(input: JsonObject, member: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = numberOf(input, member)
  if (value === undefined) return undefined
  if (!Number.isInteger(value)) return wrongType(member)
  if (value < least) constraint(String(value), member, `Member must have value greater than or equal to ${least}`)
  if (value > most) constraint(String(value), member, `Member must have value less than or equal to ${most}`)
  return value
}

/** A moment: epoch seconds, or text. Undefined where it is absent. */
export function timeOf(input: JsonObject, member: string): VirtualMs | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : NaN
  return Number.isNaN(at) ? wrongType(member) : at
}

export function booleanOf(input: JsonObject, member: string): boolean | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  return typeof value === 'boolean' ? value : wrongType(member)
}

/** The structures of a list, none where it is absent. */
export function structuresOf(input: JsonObject, member: string, most = Infinity): readonly JsonObject[] {
  return listOf(input, member, most).map((item) => (isJsonObject(item) ? item : wrongType(member)))
}

export function textsOf(input: JsonObject, member: string, most = Infinity): readonly string[] {
  return listOf(input, member, most).map((item) => (typeof item === 'string' ? item : wrongType(member)))
}

export function numbersOf(input: JsonObject, member: string, most = Infinity): readonly number[] {
  return listOf(input, member, most).map((item) => (typeof item === 'number' ? item : wrongType(member)))
}

function listOf(input: JsonObject, member: string, most: number): readonly Json[] {
  const value = input[member] ?? []
  if (!Array.isArray(value)) return wrongType(member)
  if (value.length > most) constraint(`a list of ${value.length}`, member, `Member must have length less than or equal to ${most}`)
  return value as readonly Json[]
}

/** @throws {Refusal} NotSimulated where one of these is given */
export function refuseMembers(action: string, input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member]
    if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)) continue
    unsimulated(`the parameter ${member} of cloudwatch:${action}`)
  }
}

export function missing(member: string): never {
  refused('MissingRequiredParameterException', `The parameter ${member} is required.`)
}

export function constraint(value: string, member: string, rule: string): never {
  refused('ValidationError', `1 validation error detected: Value '${value}' at '${member.charAt(0).toLowerCase()}${member.slice(1)}' failed to satisfy constraint: ${rule}`)
}

export function wrongType(member: string): never {
  refused('SerializationException', `The value of ${member} has a wrong type.`)
}
