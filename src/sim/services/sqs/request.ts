import { refused } from '../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'

/** @throws {Refusal} SerializationException where it is no text */
export function textOf(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  wrongType(value, 'String')
}

/** @throws {Refusal} MissingParameter where it is absent or empty */
export function requiredText(input: JsonObject, member: string): string {
  return textOf(input, member) || missing(member)
}

export function missing(member: string): never {
  refused('MissingParameter', `The request must contain the parameter ${member}.`)
}

/** @throws {Refusal} SerializationException where it is no whole number */
export function integerOf(input: JsonObject, member: string): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  return typeof value === 'number' && Number.isInteger(value) ? value : wrongType(value, 'Integer')
}

/** A list of texts, empty where it is absent. */
export function textsOf(input: JsonObject, member: string): readonly string[] {
  return listOf(input, member).map((each) => (typeof each === 'string' ? each : wrongType(each, 'String')))
}

/** A list of structures, empty where it is absent. */
export function structuresOf(input: JsonObject, member: string): readonly JsonObject[] {
  return listOf(input, member).map((each) => (isJsonObject(each) ? each : wrongType(each, 'Structure')))
}

/** A map of texts, empty where it is absent. */
export function textMapOf(input: JsonObject, member: string): { readonly [name: string]: string } {
  return Object.fromEntries(
    Object.entries(mapOf(input, member)).map(([name, value]) => [name, typeof value === 'string' ? value : wrongType(value, 'String')]),
  )
}

/** A map, empty where it is absent. */
export function mapOf(input: JsonObject, member: string): JsonObject {
  const value = input[member] ?? {}
  return isJsonObject(value) ? value : wrongType(value, 'Map')
}

function listOf(input: JsonObject, member: string): readonly Json[] {
  const value = input[member] ?? []
  return Array.isArray(value) ? (value as readonly Json[]) : wrongType(value, 'List')
}

function wrongType(value: Json, wanted: string): never {
  const found = Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value === 'object' ? 'structure' : typeof value}`
  refused('SerializationException', `Expected ${wanted}, found ${found}.`)
}
