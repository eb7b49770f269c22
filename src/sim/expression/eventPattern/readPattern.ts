import { sourceLocation, type TextLines } from '../json/jsonFault'
import type { ArrayNode, JsonNode, MemberNode, ObjectNode } from '../json/jsonNode'
import { readJson } from '../json/readJson'
import { endOf, PatternComplaint, refuseAt } from './patternComplaint'
import { readMatchExpression } from './readMatchExpression'
import type { ValueTest } from './valueTest'

/** Every path (names joined by dots) must have a value that passes one of its tests. */
export type Alternative = ReadonlyMap<string, readonly ValueTest[]>

/** Why a text is no event pattern, in AWS's words; `at` is the line that says where. */
export interface PatternFault {
  readonly reason: string
  readonly at: string | undefined
}

export type ReadPattern =
  | { readonly alternatives: readonly Alternative[]; readonly fault?: undefined }
  | { readonly fault: PatternFault; readonly alternatives?: undefined }

/** So many ways to take its `$or`s may a pattern have. */
const MOST_ALTERNATIVES = 1000

/** What the members of an object inside `$or` may not be called. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['exactly', 'equals-ignore-case', 'prefix', 'suffix', 'anything-but', 'exists', 'wildcard', 'numeric', 'cidr', 'html', 'regex'],
  ...['=', '<', '<=', '>', '>=', 'not-wildcard', 'not-equals-ignore-case'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range', 'ip-address-in-range', 'ip-address-not-in-range'],
])

export function readPattern(source: string): ReadPattern {
  const { root, faults, lines } = readJson(source)
  const [fault] = faults
  try {
    // The reader of AWS meets what comes first: a broken text, or a wrong pattern before that place.
    if (root?.kind !== 'object') refuseUnlessBroken(root, fault?.offset)
    const alternatives = root.members.length === 0 && fault ? [] : readObject(root, '', [new Map()], false)
    return fault ? { fault: { reason: fault.message, at: fault.location } } : { alternatives }
  } catch (error) {
    if (!(error instanceof PatternComplaint)) throw error
    if (fault && (error.offset === undefined || error.offset >= fault.offset)) return { fault: { reason: fault.message, at: fault.location } }
    return { fault: { reason: error.message, at: placeOf(error, source, lines) } }
  }
}

function refuseUnlessBroken(root: JsonNode | undefined, brokenAt: number | undefined): never {
  return refuseAt(brokenAt ?? (root ? root.offset + 1 : 0), 'Filter is not an object')
}

function placeOf({ offset }: PatternComplaint, source: string, lines: TextLines): string | undefined {
  return offset === undefined ? undefined : sourceLocation(source, lines, offset)
}

/** All members must match: each is added to every alternative so far. */
function readObject(object: ObjectNode, path: string, before: readonly Alternative[], inOr: boolean): readonly Alternative[] {
  if (object.members.length === 0) refuseAt(endOf(object), 'Empty objects are not allowed')
  return object.members.reduce((alternatives, member) => readMember(member, path, alternatives, inOr), before)
}

function readMember({ name, key, value }: MemberNode, path: string, before: readonly Alternative[], inOr: boolean): readonly Alternative[] {
  if (name === '$or') return readOr(value, path, before)
  if (inOr && RESERVED.has(name)) refuseAt(endOf(key), `${name} is Ruler reserved fieldName which cannot be used inside $or.`)
  const inside = path === '' ? name : `${path}.${name}`
  if (value.kind === 'object') return readObject(value, inside, before, inOr)
  if (value.kind !== 'array') return refuseAt(endOf(value), `"${name}" must be an object or an array`)
  const tests = readTests(value)
  return before.map((alternative) => new Map(alternative).set(inside, tests))
}

/** Each object of `$or` continues all alternatives so far. */
function readOr(value: JsonNode, path: string, before: readonly Alternative[]): readonly Alternative[] {
  if (value.kind !== 'array') return refuseAt(endOf(value), 'It must be an Array followed with $or.')
  const alternatives = value.items.flatMap((item) => {
    if (item.kind !== 'object') return refuseAt(endOf(item), 'Only JSON object is allowed in array of $or relationship.')
    return readObject(item, path, before, true)
  })
  if (value.items.length < 2) refuseAt(endOf(value), 'There must have at least 2 Objects in $or relationship.')
  if (alternatives.length > MOST_ALTERNATIVES) {
    refuseAt(endOf(value), `The rule has more than ${MOST_ALTERNATIVES} combinations of its $or relationships.`)
  }
  return alternatives
}

function readTests(array: ArrayNode): readonly ValueTest[] {
  if (array.items.length === 0) refuseAt(endOf(array), 'Empty arrays are not allowed')
  return array.items.map((item): ValueTest => {
    switch (item.kind) {
      case 'object':
        return readMatchExpression(item)
      case 'string':
      case 'number':
      case 'boolean':
        return { kind: 'exactly', value: item.value }
      case 'null':
        return { kind: 'exactly', value: null }
      default:
        return refuseAt(item.offset + 1, 'Match value must be String, number, true, false, or null')
    }
  })
}
