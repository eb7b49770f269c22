import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Member, ServiceModel, Shape } from '../models/models'
import type { SeenOfServers } from '../service'

/** By what a request is judged. */
export interface Judged {
  readonly model: ServiceModel
  /** Whether texts have to match the model's patterns. */
  readonly patterns: boolean
  /** Whether only texts are, of their enums and patterns. */
  readonly onlyChoices: boolean
  /** Whether what stands in the body is told within `createApiInput`. */
  readonly bodyNamed: boolean
  readonly seen: SeenOfServers
}

/**
 * What a request violates of its API's model, in AWS's words, member by member in the model's order.
 * Values of a wrong type are left to the service: AWS refuses those as it reads them.
 * @param shapeName  of the action's input
 */
export function violationsOf(by: Judged, action: string, shapeName: string, input: JsonObject): readonly string[] {
  const shape = shapeOf(by, shapeName)
  const unchecked = by.seen.unchecked?.[action]
  const body = by.bodyNamed ? `${lowerFirst(action)}Input.` : ''
  if (!shape || !unchecked) return ofStructure(by, shape, input, '', body)
  const members = Object.fromEntries(Object.entries(shape.members ?? {}).filter(([name]) => !unchecked.includes(name)))
  return ofStructure(by, { ...shape, members }, input, '', body)
}

function shapeOf({ model, seen }: Judged, name: string): Shape | undefined {
  const shape = model.shapes[name]
  const instead = seen.shapes?.[name]
  return shape && instead ? { ...shape, ...instead } : shape
}

function ofStructure(by: Judged, shape: Shape | undefined, value: JsonObject, path: string, body = path): readonly string[] {
  if (!shape) return NONE
  let told = NONE
  for (const { name, lower, member, required } of inTold(by, membersOf(shape))) {
    const given = value[name]
    if (isAbsent(member, given)) {
      if (!required || by.onlyChoices) continue
      told = [...told, `Value null at '${(member.location ? path : body) + lower}' failed to satisfy constraint: Member must not be null`]
    } else {
      const violations = ofValue(by, member, given, (member.location ? path : body) + lower)
      if (violations.length > 0) told = [...told, ...violations]
    }
  }
  return told
}

const NONE: readonly string[] = []

/** A member of a structure as it is looked at with each request. */
interface Looked {
  readonly name: string
  /** As complaints name it. */
  readonly lower: string
  readonly member: Member
  readonly required: boolean
}

/** Worked out once for each shape: a model's shapes do not change. */
const looked = new WeakMap<Shape, readonly Looked[]>()

function membersOf(shape: Shape): readonly Looked[] {
  let members = looked.get(shape)
  if (!members) {
    const { required = [] } = shape
    members = Object.entries(shape.members ?? {}).map(([name, member]) => ({ name, lower: lowerFirst(name), member, required: required.includes(name) }))
    looked.set(shape, members)
  }
  return members
}

/** Members in the order in which servers tell of them. */
function inTold({ seen }: Judged, members: readonly Looked[]): readonly Looked[] {
  const { toldFirst } = seen
  if (!toldFirst) return members
  const known = arranged.get(seen) ?? new WeakMap()
  arranged.set(seen, known)
  const order = known.get(members) ?? firstBefore(members, toldFirst)
  known.set(members, order)
  return order
}

/** Worked out once, as the servers' order does not change either. */
const arranged = new WeakMap<SeenOfServers, WeakMap<readonly Looked[], readonly Looked[]>>()

function firstBefore(members: readonly Looked[], first: readonly string[]): readonly Looked[] {
  const [before, after] = [true, false].map((isFirst) => members.filter(({ name }) => first.includes(name) === isFirst))
  return [...before!, ...after!]
}

/** In a query an empty list is no list. */
function isAbsent({ location }: Member, value: Json | undefined): value is undefined | null {
  return value === undefined || value === null || (location === 'querystring' && Array.isArray(value) && value.length === 0)
}

function ofValue(by: Judged, member: Member, value: Json, path: string): readonly string[] {
  const shape = shapeOf(by, member.shape)
  if (!shape) return []
  const rules = broken(by, shape, member, value)
  const own = rules.length === 0 ? NONE : rules.map((rule) => complaint(by, shape, value, path, rule))
  switch (shape.type) {
    case 'structure':
      return isJsonObject(value) ? ofStructure(by, shape, value, `${path}.`) : []
    case 'list':
      return Array.isArray(value) ? [...own, ...ofItems(by, shape, value as readonly Json[], path)] : []
    case 'map':
      return isJsonObject(value) ? [...own, ...ofEntries(by, shape, value, path)] : []
    default:
      return own
  }
}

/** Items that are structures are told one by one, from 1; of all others the whole list is told with all that items must be. */
function ofItems(by: Judged, list: Shape, items: readonly Json[], path: string): readonly string[] {
  const member = list.member
  const shape = member && shapeOf(by, member.shape)
  if (!member || !shape) return []
  if (!isScalar(shape)) return items.flatMap((item, at) => ofValue(by, member, item, `${path}.${at + 1}.member`))
  const [rule] = items.flatMap((item) => broken(by, shape, member, item))
  if (rule === undefined) return []
  if (by.seen.alone?.includes(member.shape)) return [complaint(by, list, items, path, rule)]
  return [complaint(by, list, items, path, `Member must satisfy constraint: [${rulesOf(by, shape, member).join(', ')}]`)]
}

function ofEntries(by: Judged, map: Shape, entries: JsonObject, path: string): readonly string[] {
  const told: string[] = []
  const { key, value } = map
  const keyShape = key && shapeOf(by, key.shape)
  if (key && keyShape && Object.keys(entries).some((name) => broken(by, keyShape, key, name).length > 0)) {
    told.push(complaint(by, map, entries, path, `Map keys must satisfy constraint: [${rulesOf(by, keyShape, key).join(', ')}]`))
  }
  const valueShape = value && shapeOf(by, value.shape)
  if (!value || !valueShape) return told
  if (!isScalar(valueShape)) return [...told, ...Object.entries(entries).flatMap(([name, each]) => ofValue(by, value, each, `${path}.${name}.member`))]
  if (Object.values(entries).some((each) => broken(by, valueShape, value, each).length > 0)) {
    told.push(complaint(by, map, entries, path, `Map value must satisfy constraint: [${rulesOf(by, valueShape, value).join(', ')}]`))
  }
  return told
}

/** The rules of a shape that a value breaks. */
function broken(by: Judged, shape: Shape, member: Member, value: Json): readonly string[] {
  const { type, min, max, pattern } = shape
  let told = NONE
  if ((min !== undefined || max !== undefined) && !by.onlyChoices) {
    const size = sizeOf(shape, value)
    if (size !== undefined && min !== undefined && size < min) told = [...told, rangeRules(shape)[0]]
    if (size !== undefined && max !== undefined && size > max) told = [...told, rangeRules(shape)[1]]
  }
  if (type !== 'string' || typeof value !== 'string') return told
  const choices = member.enum ?? shape.enum
  if (choices && !choices.includes(value)) told = [...told, enumRule(choices)]
  if (by.patterns && pattern !== undefined && !matches(pattern, value)) told = [...told, patternRule(pattern)]
  return told
}

/** All rules of a shape, in the order in which AWS lists them for items. */
function rulesOf(by: Judged, shape: Shape, member: Member): readonly string[] {
  const [least, most] = rangeRules(shape)
  const choices = member.enum ?? shape.enum
  return [
    ...(shape.max === undefined ? [] : [most]),
    ...(shape.min === undefined ? [] : [least]),
    ...(by.patterns && shape.pattern !== undefined ? [patternRule(shape.pattern)] : []),
    ...(choices ? [enumRule(choices)] : []),
    ...(choices || shape.type !== 'string' ? ['Member must not be null'] : []),
  ]
}

function rangeRules({ type, min, max }: Shape): readonly [least: string, most: string] {
  const what = ['string', 'list', 'map', 'blob'].includes(type) ? 'length' : 'value'
  const limit = (value = 0) => (isFraction(type) ? fraction(value) : String(value))
  return [`Member must have ${what} greater than or equal to ${limit(min)}`, `Member must have ${what} less than or equal to ${limit(max)}`]
}

/** What `min` and `max` are about; undefined where the value is of another type, or bytes, whose text is not their length. */
function sizeOf({ type }: Shape, value: Json): number | undefined {
  if (type === 'string') return typeof value === 'string' ? value.length : undefined
  if (type === 'list') return Array.isArray(value) ? value.length : undefined
  if (type === 'map') return isJsonObject(value) ? Object.keys(value).length : undefined
  return typeof value === 'number' && type !== 'timestamp' ? value : undefined
}

function isFraction(type: Shape['type']): boolean {
  return type === 'double' || type === 'float'
}

/** As Java writes a number that need not be whole. */
function fraction(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}

function isScalar({ type }: Shape): boolean {
  return type !== 'structure' && type !== 'list' && type !== 'map'
}

function enumRule(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

function patternRule(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`
}

function complaint(by: Judged, shape: Shape, value: Json, path: string, rule: string): string {
  return `Value ${isSensitive(by, shape) ? '' : `'${shown(by, shape, value)}' `}at '${path}' failed to satisfy constraint: ${rule}`
}

function isSensitive(by: Judged, { sensitive, member, key, value }: Shape): boolean {
  return sensitive === true || [member, key, value].some((part) => part && shapeOf(by, part.shape)?.sensitive)
}

/** As Java writes values. */
function shown(by: Judged, shape: Shape | undefined, value: Json): string {
  const inner = (part: Member | undefined) => part && shapeOf(by, part.shape)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => shown(by, inner(shape?.member), item)).join(', ')}]`
  if (isJsonObject(value)) return `{${Object.entries(value).map(([name, each]) => `${name}=${shown(by, inner(shape?.value), each)}`).join(', ')}}`
  return shape && isFraction(shape.type) && typeof value === 'number' ? fraction(value) : String(value)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Java's patterns are JavaScript's but for a few: one that is none here is not asked for. */
function matches(pattern: string, text: string): boolean {
  let compiled = COMPILED.get(pattern)
  if (compiled === undefined) {
    compiled = compile(pattern)
    COMPILED.set(pattern, compiled)
  }
  return compiled === null || compiled.test(text)
}

/** As many as the models have patterns. */
const COMPILED = new Map<string, RegExp | null>()

function compile(pattern: string): RegExp | null {
  try {
    return new RegExp(`^(?:${pattern})$`, /\\p\{/.test(pattern) ? 'u' : '')
  } catch {
    return null
  }
}
