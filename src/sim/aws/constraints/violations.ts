import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import type { Member, ServiceModel, Shape } from '../models/models'

/**
 * What a request violates of its API's model, in AWS's words, member by member in the model's order.
 * Values of a wrong type are left to the service: AWS refuses those as it reads them.
 * @param patterns  whether texts have to match the model's patterns
 */
export function violationsOf(model: ServiceModel, shapeName: string, input: JsonObject, patterns: boolean): readonly string[] {
  return ofStructure({ model, patterns }, model.shapes[shapeName], input, '')
}

interface Looking {
  readonly model: ServiceModel
  readonly patterns: boolean
}

function ofStructure(looking: Looking, shape: Shape | undefined, value: JsonObject, path: string): readonly string[] {
  const required = shape?.required ?? []
  return Object.entries(shape?.members ?? {}).flatMap(([name, member]) => {
    const given = value[name] ?? undefined
    const at = path + lowerFirst(name)
    if (given === undefined) return required.includes(name) ? [`Value null at '${at}' failed to satisfy constraint: Member must not be null`] : []
    return ofValue(looking, member, given, at)
  })
}

function ofValue(looking: Looking, member: Member, value: Json, path: string): readonly string[] {
  const shape = looking.model.shapes[member.shape]
  if (!shape) return []
  const own = broken(looking, shape, member, value).map((rule) => complaint(shape, value, path, rule))
  switch (shape.type) {
    case 'structure':
      return isJsonObject(value) ? ofStructure(looking, shape, value, `${path}.`) : []
    case 'list':
      return Array.isArray(value) ? [...own, ...ofItems(looking, shape, value as readonly Json[], path)] : []
    case 'map':
      return isJsonObject(value) ? [...own, ...ofEntries(looking, shape, value, path)] : []
    default:
      return own
  }
}

/** Items that are structures are told one by one, from 1; of all others the whole list is told with all that items must be. */
function ofItems(looking: Looking, list: Shape, items: readonly Json[], path: string): readonly string[] {
  const member = list.member
  const shape = member && looking.model.shapes[member.shape]
  if (!member || !shape) return []
  if (!isScalar(shape)) return items.flatMap((item, at) => ofValue(looking, member, item, `${path}.${at + 1}.member`))
  const wrong = items.some((item) => broken(looking, shape, member, item).length > 0)
  return wrong ? [complaint(shape, items, path, `Member must satisfy constraint: [${rulesOf(looking, shape, member).join(', ')}]`)] : []
}

function ofEntries(looking: Looking, map: Shape, entries: JsonObject, path: string): readonly string[] {
  const told: string[] = []
  const { key, value } = map
  const keyShape = key && looking.model.shapes[key.shape]
  if (key && keyShape && Object.keys(entries).some((name) => broken(looking, keyShape, key, name).length > 0)) {
    told.push(complaint(keyShape, entries, path, `Map keys must satisfy constraint: [${rulesOf(looking, keyShape, key).join(', ')}]`))
  }
  const valueShape = value && looking.model.shapes[value.shape]
  if (!value || !valueShape) return told
  if (!isScalar(valueShape)) return [...told, ...Object.entries(entries).flatMap(([name, each]) => ofValue(looking, value, each, `${path}.${name}.member`))]
  if (Object.values(entries).some((each) => broken(looking, valueShape, value, each).length > 0)) {
    told.push(complaint(valueShape, entries, path, `Map value must satisfy constraint: [${rulesOf(looking, valueShape, value).join(', ')}]`))
  }
  return told
}

/** The rules of a shape that a value breaks. */
function broken(looking: Looking, shape: Shape, member: Member, value: Json): readonly string[] {
  const size = sizeOf(shape, value)
  const [least, most] = rangeRules(shape)
  const told: string[] = []
  if (size !== undefined && shape.min !== undefined && size < shape.min) told.push(least)
  if (size !== undefined && shape.max !== undefined && size > shape.max) told.push(most)
  if (shape.type !== 'string' || typeof value !== 'string') return told
  const choices = member.enum ?? shape.enum
  if (choices && !choices.includes(value)) told.push(enumRule(choices))
  if (looking.patterns && shape.pattern !== undefined && !matches(shape.pattern, value)) told.push(patternRule(shape.pattern))
  return told
}

/** All rules of a shape, in the order in which AWS lists them for items. */
function rulesOf(looking: Looking, shape: Shape, member: Member): readonly string[] {
  const [least, most] = rangeRules(shape)
  const choices = member.enum ?? shape.enum
  return [
    ...(shape.max === undefined ? [] : [most]),
    ...(shape.min === undefined ? [] : [least]),
    ...(looking.patterns && shape.pattern !== undefined ? [patternRule(shape.pattern)] : []),
    ...(choices ? [enumRule(choices)] : []),
    ...(choices || shape.type !== 'string' ? ['Member must not be null'] : []),
  ]
}

function rangeRules({ type, min, max }: Shape): readonly [least: string, most: string] {
  const what = ['string', 'list', 'map', 'blob'].includes(type) ? 'length' : 'value'
  return [`Member must have ${what} greater than or equal to ${min}`, `Member must have ${what} less than or equal to ${max}`]
}

/** What `min` and `max` are about; undefined where the value is of another type, or bytes, whose text is not their length. */
function sizeOf({ type }: Shape, value: Json): number | undefined {
  if (type === 'string') return typeof value === 'string' ? value.length : undefined
  if (type === 'list') return Array.isArray(value) ? value.length : undefined
  if (type === 'map') return isJsonObject(value) ? Object.keys(value).length : undefined
  return typeof value === 'number' && type !== 'timestamp' ? value : undefined
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

function complaint({ sensitive }: Shape, value: Json, path: string, rule: string): string {
  return `Value ${sensitive ? '' : `'${shown(value)}' `}at '${path}' failed to satisfy constraint: ${rule}`
}

/** As Java writes values. */
function shown(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(shown).join(', ')}]`
  if (!isJsonObject(value)) return String(value)
  return `{${Object.entries(value).map(([name, each]) => `${name}=${shown(each)}`).join(', ')}}`
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
