import type { JsonNode, MemberNode, ObjectNode } from '../json/jsonNode'
import { readCidr } from './ipAddress'
import { endOf, refuseAt } from './patternComplaint'
import { readNumericRange, checkedNumber } from './readNumericRange'
import type { ValueTest } from './valueTest'
import { readWildcard } from './wildcardText'

type Reader = (value: JsonNode) => ValueTest

/** How the one member of a match expression is read, by its name. */
const READERS: { readonly [name: string]: Reader } = {
  exactly: (value) => ({ kind: 'exactly', value: textOf(value, 'exact') }),
  prefix: (value) => readAffix('prefix', value),
  suffix: (value) => readAffix('suffix', value),
  'equals-ignore-case': (value) => ({ kind: 'equals-ignore-case', text: textOf(value, 'equals-ignore-case') }),
  wildcard: (value) => wildcard(textOf(value, 'wildcard'), value),
  numeric: readNumericRange,
  cidr: readCidrTest,
  exists: readExists,
  'anything-but': readAnythingBut,
}

/** Reads `{ "prefix": "us-" }` and its like: one operator and its operand. */
export function readMatchExpression(object: ObjectNode): ValueTest {
  const [member, second] = object.members
  if (!member) return refuseAt(endOf(object), 'Match expression name not found')
  const reader = Object.hasOwn(READERS, member.name) ? READERS[member.name] : undefined
  if (!reader) return refuseAt(endOf(member.key), `Unrecognized match type ${member.name}`)
  const test = reader(member.value)
  const counted = member.name === 'numeric' || member.name === 'anything-but'
  if (second) refuseAt(endOf(second.key), counted ? 'Too many elements in numeric expression' : 'Only one key allowed in match expression')
  return test
}

function textOf(value: JsonNode, named: string): string {
  return value.kind === 'string' ? value.value : refuseAt(afterFirst(value), `${named} match pattern must be a string`)
}

/** A container's first character is all the parser has read of it when it is refused. */
function afterFirst(value: JsonNode): number {
  return value.kind === 'object' || value.kind === 'array' ? value.offset + 1 : endOf(value)
}

function readAffix(kind: 'prefix' | 'suffix', value: JsonNode): ValueTest {
  if (value.kind !== 'object') return { kind, text: textOf(value, kind), ignoreCase: false }
  const operand = onlyMember(value, kind === 'prefix' ? 'Prefix' : 'Suffix')
  if (operand.name !== 'equals-ignore-case') refuseAt(endOf(operand.key), `Unsupported ${kind} pattern: ${operand.name}`)
  const text = textOf(operand.value, 'equals-ignore-case')
  refuseSecond(value, 'Only one key allowed in match expression')
  return { kind, text, ignoreCase: true }
}

function onlyMember(object: ObjectNode, named: string): MemberNode {
  return object.members[0] ?? refuseAt(endOf(object), `${named} expression name not found`)
}

function refuseSecond({ members }: ObjectNode, reason: string): void {
  const second = members[1]
  if (second) refuseAt(endOf(second.key), reason)
}

function wildcard(text: string, value: JsonNode): ValueTest {
  const { parts, complaint } = readWildcard(text)
  return parts ? { kind: 'wildcard', parts } : refuseAt(endOf(value), complaint)
}

function readCidrTest(value: JsonNode): ValueTest {
  // AWS speaks of a prefix here.
  const { range, complaint } = readCidr(textOf(value, 'prefix'))
  return range ? { kind: 'cidr', range } : refuseAt(undefined, complaint)
}

function readExists(value: JsonNode): ValueTest {
  if (value.kind !== 'boolean') return refuseAt(afterFirst(value), 'exists match pattern must be either true or false.')
  return { kind: 'exists', present: value.value }
}

function readAnythingBut(value: JsonNode): ValueTest {
  if (value.kind !== 'object') return readAnythingButValues(value)
  const { name, key, value: operand } = onlyMember(value, 'Anything-But')
  const read = Object.hasOwn(BUT_READERS, name) ? BUT_READERS[name] : undefined
  if (!read) return refuseAt(endOf(key), `Unsupported anything-but pattern: ${name}`)
  const tests = operandsOf(operand).map(read)
  refuseSecond(value, 'Too many elements in numeric expression')
  return { kind: 'anything-but', tests }
}

/** What may stand inside `anything-but`, each alone or in a list. */
const BUT_READERS: { readonly [name: string]: Reader } = {
  prefix: (value) => ({ kind: 'prefix', text: affixOf(value), ignoreCase: false }),
  suffix: (value) => ({ kind: 'suffix', text: affixOf(value), ignoreCase: false }),
  wildcard: (value) => wildcard(textOf(value, 'wildcard'), value),
  'equals-ignore-case': (value) => {
    if (value.kind === 'string') return { kind: 'equals-ignore-case', text: value.value }
    return refuseAt(afterFirst(value), 'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.')
  },
}

function affixOf(value: JsonNode): string {
  if (value.kind !== 'string') return refuseAt(afterFirst(value), 'prefix/suffix match pattern must be a string')
  return value.value === '' ? refuseAt(endOf(value), 'Null prefix/suffix not allowed') : value.value
}

function operandsOf(value: JsonNode): readonly JsonNode[] {
  if (value.kind === 'array') return value.items
  if (value.kind === 'string' || value.kind === 'number') return [value]
  return refuseAt(afterFirst(value), 'Value of anything-but must be an array or single string/number value.')
}

function readAnythingButValues(value: JsonNode): ValueTest {
  const tests = operandsOf(value).map((item): ValueTest => {
    if (item.kind === 'string') return { kind: 'exactly', value: item.value }
    if (item.kind === 'number') return { kind: 'exactly', value: checkedNumber(item.value, endOf(item)) }
    return refuseAt(afterFirst(item), 'Inside anything but list, start|null|boolean is not supported.')
  })
  const kinds = new Set(operandsOf(value).map(({ kind }) => kind))
  if (kinds.size !== 1) {
    refuseAt(endOf(value), 'Inside anything but list, either all values are number or string, mixed type is not supported')
  }
  return { kind: 'anything-but', tests }
}
