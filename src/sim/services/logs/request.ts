import { refused, unsimulated } from '../../aws/refusal'
import { numberOf } from '../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { invalid } from './refusal'

/** What the API's model says of a text: lengths, and the pattern as it writes it. */
export interface TextShape {
  readonly least?: number
  readonly most?: number
  readonly pattern?: string
}

const LONGEST_NAME = numberOf('logs.name.longest')

/** Shapes of the API's model (botocore, August 2026). */
export const GROUP_NAME: TextShape = { least: 1, most: LONGEST_NAME, pattern: '[\\.\\-_/#A-Za-z0-9]+' }
export const STREAM_NAME: TextShape = { least: 1, most: LONGEST_NAME, pattern: '[^:*]*' }
export const FILTER_NAME: TextShape = STREAM_NAME
export const FILTER_PATTERN: TextShape = { most: numberOf('logs.filter-pattern.longest') }
export const METRIC_NAME: TextShape = { most: 255, pattern: '[^:*$]*' }

/** @throws {Refusal} InvalidParameterException; undefined where it is absent */
export function textOf(input: JsonObject, member: string, { least = 0, most = Infinity, pattern }: TextShape = {}): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return wrongType(member)
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    constraint(value, member, `Member must satisfy regular expression pattern: ${pattern}`)
  }
  if (value.length < least) constraint(value, member, `Member must have length greater than or equal to ${least}`)
  if (value.length > most) constraint(value, member, `Member must have length less than or equal to ${most}`)
  return value
}

/** @throws {Refusal} also where it is absent */
export function requiredText(input: JsonObject, member: string, shape: TextShape = {}): string {
  return textOf(input, member, shape) ?? missing(member)
}

/** A whole number between two; undefined where it is absent. */
export function integerOf(input: JsonObject, member: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(member)
  if (value < least) constraint(String(value), member, `Member must have value greater than or equal to ${least}`)
  if (value > most) constraint(String(value), member, `Member must have value less than or equal to ${most}`)
  return value
}

/** One of the texts that a member may be; undefined where it is absent. */
export function choiceOf<Choice extends string>(input: JsonObject, member: string, choices: readonly Choice[]): Choice | undefined {
  const value = textOf(input, member)
  if (value === undefined || choices.includes(value as Choice)) return value as Choice | undefined
  return constraint(value, member, `Member must satisfy enum value set: [${choices.join(', ')}]`)
}

/** The structures of a list that must have between 1 and so many. */
export function structuresOf(input: JsonObject, member: string, most: number): readonly JsonObject[] {
  return listOf(input, member, most).map((item) => (isJsonObject(item) ? item : wrongType(member)))
}

/** The texts of a list that must have between 1 and so many; undefined where it is absent. */
export function textsOf(input: JsonObject, member: string, most: number): readonly string[] | undefined {
  if (input[member] === undefined || input[member] === null) return undefined
  return listOf(input, member, most).map((item) => (typeof item === 'string' ? item : wrongType(member)))
}

/** A map of texts; undefined where it is absent. */
export function textMapOf(input: JsonObject, member: string): { readonly [name: string]: string } | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (!isJsonObject(value)) return wrongType(member)
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, typeof text === 'string' ? text : wrongType(member)]))
}

/** @throws {Refusal} NotSimulated where one of these is given */
export function refuseMembers(action: string, input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member]
    if (value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)) continue
    unsimulated(`the parameter ${member} of logs:${action}`)
  }
}

function listOf(input: JsonObject, member: string, most: number): readonly Json[] {
  const value = input[member]
  if (value === undefined || value === null) return missing(member)
  if (!Array.isArray(value)) return wrongType(member)
  if (value.length < 1) constraint('[]', member, 'Member must have length greater than or equal to 1')
  if (value.length > most) constraint(JSON.stringify(value).slice(0, 100), member, `Member must have length less than or equal to ${most}`)
  return value as readonly Json[]
}

export function missing(member: string): never {
  invalid(`1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`)
}

export function constraint(value: string, member: string, rule: string): never {
  invalid(`1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${rule}`)
}

export function wrongType(member: string): never {
  refused('SerializationException', `The value of ${member} has a wrong type.`)
}
