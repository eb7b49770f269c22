import { refused, unsimulated } from '../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { invalidArgument } from './refusal'

/**
 * Refuses members that AWS acts on and that have no effect here, so that none is passed over.
 * @param simulated  names of members, parted by blanks
 * @throws {Refusal} NotSimulated
 */
export function onlySimulated(action: string, input: JsonObject, simulated: string): void {
  const names = simulated.split(/\s+/)
  for (const [name, value] of Object.entries(input)) {
    if (value !== null && !names.includes(name)) unsimulated(`the parameter ${name} of s3:${action}`)
  }
}

export function textOf(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  invalidArgument(`${member} must be a text.`, member, value)
}

/** @throws {Refusal} where it is absent or empty: on the wire there would be no such request */
export function requiredText(input: JsonObject, member: string): string {
  return textOf(input, member) || refused('InvalidRequest', `The request must contain ${member}.`)
}

export function integerOf(input: JsonObject, member: string): number | undefined {
  const value = input[member]
  if (value === undefined || value === null || (typeof value === 'number' && Number.isInteger(value))) return value ?? undefined
  invalidArgument(`Provided ${member} not an integer or within integer range`, member, value)
}

/** Epoch seconds. */
export function timeOf(input: JsonObject, member: string): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  const seconds = typeof value === 'string' ? Date.parse(value) / 1000 : value
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : invalidArgument(`${member} is no time.`, member, value)
}

export function structureOf(input: JsonObject, member: string): JsonObject {
  const value = input[member]
  return isJsonObject(value) ? value : malformed()
}

export function structuresOf(input: JsonObject, member: string): readonly JsonObject[] {
  const value: Json | undefined = input[member]
  if (!Array.isArray(value)) malformed()
  return (value as readonly Json[]).map((each) => (isJsonObject(each) ? each : malformed()))
}

export function malformed(): never {
  refused('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema')
}
