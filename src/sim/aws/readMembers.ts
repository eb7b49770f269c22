import { isJsonObject, type Json, type JsonObject } from '../kernel/json'
import { refused, unsimulated } from './refusal'

/*
 * The members of a request to a service of AWS's JSON protocols. A member that is null is one that is
 * absent; one of a wrong type is a SerializationException, whatever the service.
 */

export function textOf(input: JsonObject, member: string): string | undefined {
  const value = input[member] ?? undefined
  return value === undefined || typeof value === 'string' ? value : wrongType(value, 'String')
}

/** @throws {Refusal} ValidationException where it is absent */
export function requiredText(input: JsonObject, member: string): string {
  return textOf(input, member) ?? absent(member)
}

/** @throws {Refusal} ValidationException: a required member is not there */
export function absent(member: string): never {
  const path = member.charAt(0).toLowerCase() + member.slice(1)
  refused('ValidationException', `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`)
}

export function integerOf(input: JsonObject, member: string): number | undefined {
  const value = input[member] ?? undefined
  return value === undefined || Number.isInteger(value) ? (value as number | undefined) : wrongType(value, 'Integer')
}

/** False where it is absent. */
export function flagOf(input: JsonObject, member: string): boolean {
  const value = input[member] ?? false
  return typeof value === 'boolean' ? value : wrongType(value, 'Boolean')
}

/** A list of texts, empty where it is absent. */
export function textsOf(input: JsonObject, member: string): readonly string[] {
  return listOf(input, member).map((item) => (typeof item === 'string' ? item : wrongType(item, 'String')))
}

/** A list of structures, empty where it is absent. */
export function structuresOf(input: JsonObject, member: string): readonly JsonObject[] {
  return listOf(input, member).map((item) => (isJsonObject(item) ? item : wrongType(item, 'Structure')))
}

export function structureOf(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member] ?? undefined
  return value === undefined || isJsonObject(value) ? value : wrongType(value, 'Structure')
}

/** A map of texts, empty where it is absent. */
export function textMapOf(input: JsonObject, member: string): { readonly [name: string]: string } {
  const entries = Object.entries(structureOf(input, member) ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : wrongType(value, 'String')]))
}

/** A moment in epoch milliseconds, from epoch seconds or ISO 8601 text. */
export function momentOf(input: JsonObject, member: string): number | undefined {
  const value = input[member] ?? undefined
  if (value === undefined) return undefined
  const at = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(at) ? wrongType(value, 'Timestamp') : at
}

/** @throws {Refusal} NotSimulated where one of these is given */
export function refuseMembers(call: string, input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member] ?? undefined
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue
    unsimulated(`the parameter ${member} of ${call}`)
  }
}

function listOf(input: JsonObject, member: string): readonly Json[] {
  const value = input[member] ?? []
  return Array.isArray(value) ? (value as readonly Json[]) : wrongType(value, 'List')
}

function wrongType(value: Json, wanted: string): never {
  const found = Array.isArray(value) ? 'a list' : isJsonObject(value) ? 'a structure' : `a ${typeof value}`
  refused('SerializationException', `Expected ${wanted}, found ${found}.`)
}
