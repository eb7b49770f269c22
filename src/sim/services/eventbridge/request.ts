import { refused, unsimulated } from '../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { invalid } from './refusal'

/** What the API's model says of a text: lengths, and the pattern as it writes it. */
export interface TextShape {
  readonly least?: number
  readonly most?: number
  readonly pattern?: string
}

/** Shapes of the API's model (botocore, August 2026). */
export const RULE_NAME: TextShape = { least: 1, most: 64, pattern: '[\\.\\-_A-Za-z0-9]+' }
export const BUS_NAME: TextShape = { least: 1, most: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' }
export const BUS_NAME_OR_ARN: TextShape = {
  least: 1,
  most: 1600,
  pattern: '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+',
}
export const DESCRIPTION: TextShape = { most: 512 }
export const TARGET_ID: TextShape = { least: 1, most: 64, pattern: '[\\.\\-_A-Za-z0-9]+' }
export const ARN: TextShape = { least: 1, most: 1600 }

/** @throws {Refusal} SerializationException or ValidationException; undefined where it is absent */
export function textOf(input: JsonObject, member: string, shape: TextShape = {}, path = lowerFirst(member)): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') return wrongType(member)
  const { least = 0, most = Infinity, pattern } = shape
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
    constraint(value, path, `Member must satisfy regular expression pattern: ${pattern}`)
  }
  if (value.length < least) constraint(value, path, `Member must have length greater than or equal to ${least}`)
  if (value.length > most) constraint(value, path, `Member must have length less than or equal to ${most}`)
  return value
}

/** @throws {Refusal} also where it is absent */
export function requiredText(input: JsonObject, member: string, shape: TextShape = {}, path = lowerFirst(member)): string {
  return textOf(input, member, shape, path) ?? missing(path)
}

/** A whole number between two; undefined where it is absent. */
export function integerOf(input: JsonObject, member: string, least: number, most: number, path = lowerFirst(member)): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(member)
  if (value < least) constraint(String(value), path, `Member must have value greater than or equal to ${least}`)
  if (value > most) constraint(String(value), path, `Member must have value less than or equal to ${most}`)
  return value
}

/** The structures of a list that must have so many. */
export function structuresOf(input: JsonObject, member: string, most: number): readonly JsonObject[] {
  return listOf(input, member, most).map((item) => (isJsonObject(item) ? item : wrongType(member)))
}

export function textsOf(input: JsonObject, member: string, most: number): readonly string[] {
  return listOf(input, member, most).map((item) => (typeof item === 'string' ? item : wrongType(member)))
}

function listOf(input: JsonObject, member: string, most: number): readonly Json[] {
  const value = input[member]
  const path = lowerFirst(member)
  if (value === undefined || value === null) return missing(path)
  if (!Array.isArray(value)) return wrongType(member)
  if (value.length < 1) constraint('[]', path, 'Member must have length greater than or equal to 1')
  if (value.length > most) constraint(JSON.stringify(value), path, `Member must have length less than or equal to ${most}`)
  return value as readonly Json[]
}

export function objectOf(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  return isJsonObject(value) ? value : wrongType(member)
}

/** @throws {Refusal} NotSimulated where one of these is given */
export function refuseMembers(action: string, input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member]
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) {
      unsimulated(`the parameter ${member} of events:${action}`)
    }
  }
}

function missing(path: string): never {
  invalid(`1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`)
}

export function constraint(value: string, path: string, rule: string): never {
  invalid(`1 validation error detected: Value '${value}' at '${path}' failed to satisfy constraint: ${rule}`)
}

function wrongType(member: string): never {
  refused('SerializationException', `The value of ${member} has a wrong type.`)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
