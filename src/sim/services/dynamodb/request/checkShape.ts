import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { invalid, refused } from '../refusal'
import { STRING, type Members, type Shape, type StringShape } from './shape'

/**
 * Checks a request against its members' shapes. Members that AWS does not know are passed over, as AWS does.
 * @throws {Refusal} SerializationException for a wrong type; else ValidationException with all that is wrong
 */
export function checkShape(input: JsonObject, members: Members): void {
  if (areSound(input, members)) return
  checkTypes(input, members)
  const violations: string[] = []
  collectMembers(input, members, '', violations)
  if (violations.length === 0) return
  const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`
  invalid(`${count} detected: ${violations.join('; ')}`)
}

/**
 * Whether all that a request gives is as its shapes want it, and all is there that has to be. Few of the members that
 * it may have are given, so those are walked; only where something is wrong does AWS's order matter.
 */
function areSound(input: JsonObject, members: Members): boolean {
  let missing = requiredIn(members)
  for (const name in input) {
    const value = input[name] ?? undefined
    const shape = members[name]
    if (value === undefined || shape === undefined) continue
    if (!isSound(value, shape)) return false
    if (shape.required) missing--
  }
  return missing === 0
}

function isSound(value: Json, shape: Shape): boolean {
  switch (shape.type) {
    case 'List':
      return Array.isArray(value) && constraintBroken(value, shape) === undefined && value.every((member) => isSound(member, shape.of))
    case 'Map':
      if (!isJsonObject(value) || constraintBroken(value, shape) !== undefined) return false
      return shape.of.type === 'Value' || Object.values(value).every((member) => isSound(member, shape.of))
    case 'Structure':
      return isJsonObject(value) && areSound(value, shape.members)
    case 'String':
      return typeof value === 'string' && stringBroken(value, shape) === undefined
    case 'Boolean':
      return typeof value === 'boolean'
    case 'Integer':
    case 'Long':
      return typeof value === 'number' && constraintBroken(value, shape) === undefined
    // Also what every object inherits: a member that AWS does not know.
    default:
      return true
  }
}

const required = new WeakMap<Members, number>()

/** How many members have to be given. */
function requiredIn(members: Members): number {
  let count = required.get(members)
  if (count === undefined) required.set(members, (count = Object.values(members).filter((shape) => shape.required).length))
  return count
}

function checkTypes(input: JsonObject, members: Members): void {
  for (const name in members) checkType(input[name], members[name] as Shape)
}

function checkType(value: Json | undefined, shape: Shape): void {
  if (value === undefined || value === null) return
  switch (shape.type) {
    case 'Value':
      return
    case 'List':
      if (!Array.isArray(value)) wrongType(value, 'List')
      for (const member of value as readonly Json[]) checkType(member, shape.of)
      return
    case 'Map':
      if (!isJsonObject(value)) wrongType(value, 'Map')
      for (const member of Object.values(value)) checkType(member, shape.of)
      return
    case 'Structure':
      if (!isJsonObject(value)) wrongType(value, 'Structure')
      checkTypes(value, shape.members)
      return
    case 'String':
      if (typeof value !== 'string') wrongType(value, 'String')
      return
    case 'Boolean':
      if (typeof value !== 'boolean') wrongType(value, 'Boolean')
      return
    case 'Integer':
    case 'Long':
      if (typeof value !== 'number') wrongType(value, shape.type)
  }
}

/** @throws {Refusal} SerializationException: the JSON value is of another type than the member */
export function wrongType(value: Json, wanted: string): never {
  refused('SerializationException', typeFault(value, wanted))
}

function typeFault(value: Json, wanted: string): string {
  const scalar = wanted !== 'List' && wanted !== 'Map' && wanted !== 'Structure'
  if (Array.isArray(value))
    return scalar ? `Unrecognized collection type class java.lang.${wanted}` : 'Start of list found where not expected'
  if (isJsonObject(value)) return 'Start of structure or map found where not expected.'
  if (!scalar) return 'Unexpected field type'
  const found =
    typeof value === 'string' ? 'STRING' : typeof value === 'number' ? 'NUMBER' : value === true ? 'TRUE' : 'FALSE'
  return `${found}_VALUE cannot be converted to ${wanted}`
}

function collectMembers(input: JsonObject, members: Members, at: string, violations: string[]): void {
  for (const name in members) {
    const shape = members[name] as Members[string]
    const value = input[name] ?? undefined
    if (value !== undefined) collect(value, shape, at, name, violations)
    else if (shape.required) violations.push(nullAt(pathOf(at, name)))
  }
}

function collect(value: Json, shape: Shape, at: string, name: string, violations: string[]): void {
  if (value === null) {
    violations.push(nullAt(pathOf(at, name)))
    return
  }
  const broken = constraintBroken(value, shape)
  if (broken !== undefined) {
    violations.push(`Value '${printed(value, shape)}' at '${pathOf(at, name)}' failed to satisfy constraint: ${broken}`)
  }
  if (shape.type === 'List') {
    for (const [i, member] of (value as readonly Json[]).entries())
      collect(member, shape.of, `${pathOf(at, name)}.${i + 1}.`, 'member', violations)
  } else if (shape.type === 'Map') {
    // What attribute values hold is not looked at here, and they are what maps mostly hold.
    if (shape.of.type === 'Value' || shape.of === STRING) return
    for (const [key, member] of Object.entries(value as JsonObject))
      collect(member, shape.of, `${pathOf(at, name)}.${key}.`, 'member', violations)
  } else if (shape.type === 'Structure') {
    collectMembers(value as JsonObject, shape.members, `${pathOf(at, name)}.`, violations)
  }
}

function nullAt(path: string): string {
  return `Value null at '${path}' failed to satisfy constraint: Member must not be null`
}

/** Where a member stands, as AWS prints it: `keySchema.1.member.keyType`. */
function pathOf(at: string, name: string): string {
  return at + name.charAt(0).toLowerCase() + name.slice(1)
}

function constraintBroken(value: Json, shape: Shape): string | undefined {
  switch (shape.type) {
    case 'String':
      return stringBroken(value as string, shape)
    case 'List':
      return lengthBroken((value as readonly Json[]).length, shape)
    case 'Map':
      return lengthBroken(Object.keys(value as JsonObject).length, shape)
    case 'Integer':
    case 'Long': {
      const { min, max } = shape
      if (min !== undefined && (value as number) < min) return `Member must have value greater than or equal to ${min}`
      if (max !== undefined && (value as number) > max) return `Member must have value less than or equal to ${max}`
      return undefined
    }
    default:
      return undefined
  }
}

function stringBroken(value: string, shape: StringShape): string | undefined {
  if (shape.values && !shape.values.includes(value))
    return `Member must satisfy enum value set: [${shape.values.join(', ')}]`
  const broken = lengthBroken(value.length, shape)
  if (broken !== undefined || shape.pattern === undefined || isArn(value)) return broken
  return matches(value, shape.pattern) ? undefined : `Member must satisfy regular expression pattern: ${shape.pattern}`
}

/** Where a name is wanted, AWS takes an ARN as well. */
function isArn(value: string): boolean {
  return value.startsWith('arn:')
}

const patterns = new Map<string, RegExp>()

function matches(value: string, pattern: string): boolean {
  let whole = patterns.get(pattern)
  if (!whole) patterns.set(pattern, (whole = new RegExp(`^(?:${pattern})$`)))
  return whole.test(value)
}

function lengthBroken(
  length: number,
  { min, max }: { readonly min?: number; readonly max?: number },
): string | undefined {
  if (min !== undefined && length < min) return `Member must have length greater than or equal to ${min}`
  if (max !== undefined && length > max) return `Member must have length less than or equal to ${max}`
  return undefined
}

/** A value as AWS's Java prints it: `[KeySchemaElement(attributeName=pk, keyType=HASH)]`. */
function printed(value: Json, shape: Shape): string {
  if (shape.type === 'List')
    return `[${(value as readonly Json[]).map((member) => printed(member, shape.of)).join(', ')}]`
  if (shape.type === 'Map') {
    const members = Object.entries(value as JsonObject).map(([key, member]) => `${key}=${printed(member, shape.of)}`)
    return `{${members.join(', ')}}`
  }
  if (shape.type !== 'Structure') return typeof value === 'string' ? value : JSON.stringify(value)
  const members = Object.entries(shape.members).flatMap(([name, member]) => {
    const present = (value as JsonObject)[name] ?? undefined
    return present === undefined ? [] : [`${name.charAt(0).toLowerCase()}${name.slice(1)}=${printed(present, member)}`]
  })
  return `${shape.name}(${members.join(', ')})`
}
