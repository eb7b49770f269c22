import { refused, unsimulated } from '../../aws/refusal'
import { numberOf } from '../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { invalid } from './refusal'

export function textOf(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : wrongType(member)
}

/** @throws {Refusal} where it is absent */
export function requiredText(input: JsonObject, member: string): string {
  const text = textOf(input, member)
  if (text !== undefined) return text
  const path = member.charAt(0).toLowerCase() + member.slice(1)
  return refused('ValidationError', `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`)
}

/** A map of texts, empty where it is absent. */
export function textMapOf(input: JsonObject, member: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(objectOf(input, member)).map(([name, value]) => [name, typeof value === 'string' ? value : wrongType(member)]))
}

export function objectOf(input: JsonObject, member: string): JsonObject {
  const value = input[member] ?? {}
  return isJsonObject(value) ? value : wrongType(member)
}

export function structuresOf(input: JsonObject, member: string): readonly JsonObject[] {
  const value = input[member] ?? []
  if (!Array.isArray(value)) return wrongType(member)
  return value.map((item: Json) => (isJsonObject(item) ? item : wrongType(member)))
}

/** @throws {Refusal} NotSimulated where one of these is given */
export function refuseMembers(action: string, input: JsonObject, members: readonly string[]): void {
  for (const member of members) {
    const value = input[member]
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) {
      unsimulated(`the parameter ${member} of sns:${action}`)
    }
  }
}

/** How many an answer holds. A token says how many came before. */
const PAGE = numberOf('sns.list.page')

export function pageOf<Item>(input: JsonObject, items: readonly Item[]): { page: readonly Item[]; more: { NextToken?: string } } {
  const token = textOf(input, 'NextToken')
  const start = token === undefined || token === '' ? 0 : /^\d+$/.test(token) ? Number(token) : invalid('NextToken')
  const end = start + PAGE
  return { page: items.slice(start, end), more: end < items.length ? { NextToken: String(end) } : {} }
}

function wrongType(member: string): never {
  refused('MalformedInput', `The value of ${member} has a wrong type.`)
}
