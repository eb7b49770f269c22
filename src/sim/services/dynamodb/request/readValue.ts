import { numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { setAttribute, type AttributeValue, type Item } from '../attributeValue'
import { bytesOfBase64 } from '../base64'
import { formatDecimal, parseDecimal, PLAIN_INTEGER } from '../decimal'
import { numberFaultText } from '../numberFaultText'
import { invalid, invalidParameter, refused } from '../refusal'
import { sortableText } from '../sortableText'
import { wrongType } from './checkShape'

/**
 * How a refused value is worded. AWS checks values in one of two layers, and which one depends on
 * the operation (SPEC DB13).
 */
export type Wording = 'current' | 'older'

/** Levels of maps and lists in a value, the value itself included. */
const MOST_LEVELS = numberOf('dynamodb.item.nesting.limit')

/** @throws {Refusal} in AWS's words, for an attribute value that is none */
export function readItem(item: Json, wording: Wording): Item {
  if (!isJsonObject(item)) wrongType(item, 'Map')
  return readMap(item, wording, 1)
}

/**
 * An attribute value of a request: numbers normalised, everything checked. What is so already is
 * taken as it came: the log has it too, and large tables need half of the memory.
 */
export function readValue(value: Json, wording: Wording, level = 1): AttributeValue {
  if (value !== null && !isJsonObject(value)) wrongType(value, 'Structure')
  let found: string | undefined
  let read: Reader | undefined
  let members = 0
  for (const type in value) {
    members++
    const reader = READERS.get(type)
    if (!reader || (value[type] ?? undefined) === undefined) continue
    if (found !== undefined) {
      invalid(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      )
    }
    found = type
    read = reader
  }
  if (found === undefined || read === undefined) {
    invalid('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  }
  if (level > MOST_LEVELS) {
    invalid(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    )
  }
  const sent = (value as JsonObject)[found] as Json
  const content = read(sent, wording, level)
  return (members === 1 && content === sent ? value : { [found]: content }) as unknown as AttributeValue
}

/** What stands under a type, checked: the same where nothing had to be changed. */
type Reader = (content: Json, wording: Wording, level: number) => unknown

const READERS: ReadonlyMap<string, Reader> = new Map(Object.entries<Reader>({
  S: text,
  N: (content, wording) => number(text(content), wording),
  B: readBinary,
  BOOL: flag,
  NULL: (content) => flag(content) || invalidParameter('Null attribute value types must have the value of true'),
  M: (content, wording, level) => {
    if (!isJsonObject(content)) wrongType(content, 'Map')
    return readMap(content, wording, level + 1)
  },
  L: (content, wording, level) => each(list(content), (element) => readValue(element, wording, level + 1)),
  SS: (content, wording) => {
    const members = each(list(content), text)
    if (members.length === 0) invalidParameter('An string set  may not be empty')
    const listed = printedDuplicates(members, 'S', wording)
    if (listed !== undefined) invalidParameter(`Input collection ${listed} contains duplicates.`)
    return members
  },
  NS: (content, wording) => {
    const members = each(list(content), (member) => number(text(member), wording))
    if (members.length === 0) invalidParameter('An number set  may not be empty')
    if (firstRepeat(members) < 0) return members
    if (wording === 'older') invalid('Input collection contains duplicates')
    return invalidParameter('Input collection contains duplicates.')
  },
  BS: (content, wording) => {
    const members = each(list(content), readBinary)
    if (members.length === 0) invalidParameter('Binary sets should not be empty')
    const listed = printedDuplicates(members, 'B', wording)
    if (listed !== undefined) invalidParameter(`Input collection ${listed}of type BS contains duplicates.`)
    return members
  },
}))

function readMap(map: JsonObject, wording: Wording, level: number): Item {
  let changed: Record<string, AttributeValue> | undefined
  for (const name in map) {
    const sent = map[name] as Json
    const value = readValue(sent, wording, level)
    if (!changed && (value as unknown) !== sent) changed = allBefore(map, name)
    if (changed) setAttribute(changed, name, value)
  }
  return changed ?? (map as unknown as Item)
}

/** The attributes before the one of that name. */
function allBefore(map: JsonObject, name: string): Record<string, AttributeValue> {
  const item: Record<string, AttributeValue> = {}
  for (const earlier in map) {
    if (earlier === name) break
    setAttribute(item, earlier, map[earlier] as unknown as AttributeValue)
  }
  return item
}

/** The members read; the list itself where reading changed none. */
function each<T>(members: readonly Json[], read: (member: Json) => T): readonly T[] {
  let changed: T[] | undefined
  for (let i = 0; i < members.length; i++) {
    const sent = members[i] as Json
    const member = read(sent)
    if (!changed && (member as unknown) !== sent) changed = members.slice(0, i) as readonly unknown[] as T[]
    changed?.push(member)
  }
  return changed ?? (members as readonly unknown[] as readonly T[])
}

function text(content: Json): string {
  return typeof content === 'string' ? content : wrongType(content, 'String')
}

function flag(content: Json): boolean {
  return typeof content === 'boolean' ? content : wrongType(content, 'Boolean')
}

function list(content: Json): readonly Json[] {
  return Array.isArray(content) ? (content as readonly Json[]) : wrongType(content, 'List')
}

/** @throws {Refusal} SerializationException for a text that is no base64 */
export function readBinary(content: Json): string {
  const base64 = text(content)
  if (bytesOfBase64(base64) !== undefined) return base64
  return refused('SerializationException', `'${base64}' can not be converted to a Blob: Invalid Base64`)
}

function number(digits: string, wording: Wording): string {
  if (PLAIN_INTEGER.test(digits)) return digits
  const decimal = parseDecimal(digits)
  if (typeof decimal !== 'string') return formatDecimal(decimal)
  if (decimal !== 'not a number') invalid(numberFaultText(decimal))
  return invalid(numberFaultText(decimal) + (digits === '' && wording === 'older' ? '' : `: ${digits}`))
}

/** Where a member is a repetition of one before it; -1 where none is. */
function firstRepeat(members: readonly string[]): number {
  const seen = new Set<string>()
  return members.findIndex((member) => {
    if (seen.has(member)) return true
    seen.add(member)
    return false
  })
}

/**
 * The members of a set with a repetition, as AWS prints them: as they were sent, or in the current
 * layer quoted, those before the first repetition in order. Undefined if none is repeated.
 */
function printedDuplicates(members: readonly string[], type: 'S' | 'B', wording: Wording): string | undefined {
  const repeat = firstRepeat(members)
  if (repeat < 0) return undefined
  if (wording === 'older') return `[${members.join(', ')}]`
  const sortable = new Map(
    members.map((member) => [member, sortableText(type === 'S' ? { S: member } : { B: member })]),
  )
  const inOrder = members
    .slice(0, repeat)
    .sort((a, b) => ((sortable.get(a) as string) < (sortable.get(b) as string) ? -1 : 1))
  return `[${[...inOrder, ...members.slice(repeat)].map((member) => `"${member}"`).join(type === 'S' ? ', ' : ',')}]`
}
