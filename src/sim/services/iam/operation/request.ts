import type { Context } from '../../../aws/service'
import { integerOf, structuresOf, textOf } from '../../../aws/readMembers'
import { refused } from '../../../aws/refusal'
import type { Json, JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'

/** @throws {Refusal} ValidationError where it is absent */
export function required(input: JsonObject, member: string): string {
  const path = member.charAt(0).toLowerCase() + member.slice(1)
  return textOf(input, member) ?? invalid(`Value null at '${path}' failed to satisfy constraint: Member must not be null`)
}

export function invalid(complaint: string): never {
  refused('ValidationError', `1 validation error detected: ${complaint}`)
}

/** A new entity's name: of letters, digits and `+=,.@-_`, as long as `longest`. */
export function requiredName(input: JsonObject, member: string, longest: number): string {
  const name = required(input, member)
  const path = member.charAt(0).toLowerCase() + member.slice(1)
  if (!/^[\w+=,.@-]+$/.test(name)) refused('ValidationError', `The specified value for ${path} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`)
  if (name.length > longest) invalid(`Value '${name}' at '${path}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`)
  return name
}

/** `/` where none is given. */
export function pathOf(input: JsonObject): string {
  const path = textOf(input, 'Path') ?? '/'
  if (!/^\/([!-~]*\/)?$/.test(path)) {
    refused('ValidationError', 'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.')
  }
  return path
}

export function tagsOf(input: JsonObject): PersistentMap<string, string> {
  return PersistentMap(structuresOf(input, 'Tags').map((tag) => [required(tag, 'Key'), textOf(tag, 'Value') ?? '']))
}

/** One page of a list, in the order given; `Marker` says how many came before. 100 where no `MaxItems` is asked for. */
export function page<Item extends Json>(input: JsonObject, member: string, items: readonly Item[]): JsonObject {
  const start = Number(textOf(input, 'Marker') ?? 0)
  if (!Number.isInteger(start) || start < 0) refused('ValidationError', 'Invalid Marker.')
  const end = start + (integerOf(input, 'MaxItems') ?? 100)
  const more = end < items.length
  return { [member]: items.slice(start, end), IsTruncated: more, ...(more ? { Marker: String(end) } : {}) }
}

/** An id as IAM makes them: the kind's four letters and 17 of letters and digits. */
export function uniqueId(prefix: string, { draw }: Context): string {
  return prefix + Array.from({ length: 17 }, () => LETTERS.charAt(Math.floor(draw() * LETTERS.length))).join('')
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
