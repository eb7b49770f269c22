import { awsFault } from '../../../aws/awsError'
import { modelOf, type Shape } from '../../../aws/models/models'
import { Refusal } from '../../../aws/refusal'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

/** Members whose checks stand elsewhere: names have checks of their own, and code and functions' own settings are not held to the model. */
const NAMES = ['FunctionName', 'Qualifier']
const OF_FUNCTIONS = ['Timeout', 'MemorySize', 'Handler', 'Role', 'Description', 'Runtime', 'Architectures', 'PackageType', 'Environment', 'Code', 'ZipFile']
const CHECKED_ELSEWHERE: { readonly [action: string]: readonly string[] } = {
  CreateFunction: OF_FUNCTIONS,
  UpdateFunctionConfiguration: OF_FUNCTIONS,
  UpdateFunctionCode: OF_FUNCTIONS,
  Invoke: ['Payload', 'InvocationType', 'LogType'],
  PutFunctionConcurrency: ['ReservedConcurrentExecutions'],
}

/**
 * Holds a call's input to what the API model says of it, before the service looks at anything: what is
 * required, lengths, sizes, patterns and enumerations, in the model's order, all told at once.
 * @throws {Refusal} ValidationException
 */
export function checkAgainstModel(action: string, input: JsonObject): void {
  const model = modelOf('lambda')
  const shapeName = model?.operations[action]?.input
  const shape = shapeName === undefined ? undefined : model?.shapes[shapeName]
  if (!model || !shape) return
  const told: string[] = []
  const skipped = new Set([...NAMES, ...(CHECKED_ELSEWHERE[action] ?? [])])
  const given = Object.fromEntries(Object.entries(input).filter(([member]) => !skipped.has(member)))
  const required = (shape.required ?? []).filter((member) => !skipped.has(member))
  // In a query an empty list is no list.
  for (const [member, { location }] of Object.entries(shape.members ?? {})) {
    const value = given[member]
    if (location === 'querystring' && Array.isArray(value) && value.length === 0) delete given[member]
  }
  checkStructure({ ...shape, required }, given, '', model.shapes, told)
  if (told.length === 0) return
  const errors = `${told.length} validation error${told.length > 1 ? 's' : ''} detected: `
  throw new Refusal(awsFault('ValidationException', errors + told.join('; '), 400))
}

/** What AWS's servers were seen to tell of a pattern where the public model has another. */
const AS_TOLD: { readonly [shape: string]: string } = {
  TaggableResource:
    'arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|' +
    'layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|' +
    'capacity-provider:[a-zA-Z0-9-_]+)',
  LayerVersionArn:
    '(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)',
}

type Shapes = { readonly [name: string]: Shape }

function checkStructure(shape: Shape, value: JsonObject, path: string, shapes: Shapes, told: string[]): void {
  for (const [member, { shape: name }] of inTold(Object.entries(shape.members ?? {}))) {
    const at = path === '' ? lowerFirst(member) : `${path}.${lowerFirst(member)}`
    const inner = value[member] ?? null
    const innerShape = shapeNamed(name, shapes)
    if (inner === null) {
      if (shape.required?.includes(member)) told.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`)
    } else if (innerShape) {
      checkValue(innerShape, inner, at, shapes, told)
    }
  }
}

/** The model's order, but that runtimes were seen to be told before architectures. */
function inTold<M extends readonly [string, unknown]>(members: readonly M[]): readonly M[] {
  const runtimes = members.filter(([member]) => member === 'CompatibleRuntimes')
  return runtimes.length === 0 ? members : [...runtimes, ...members.filter(([member]) => member !== 'CompatibleRuntimes')]
}

function shapeNamed(name: string, shapes: Shapes): Shape | undefined {
  const shape = shapes[name]
  const pattern = AS_TOLD[name]
  return shape && pattern !== undefined ? { ...shape, pattern } : shape
}

function checkValue(shape: Shape, value: Json, at: string, shapes: Shapes, told: string[]): void {
  const complain = (rule: string) => told.push(`Value '${shown(shape, value, shapes)}' at '${at}' failed to satisfy constraint: ${rule}`)
  switch (shape.type) {
    case 'structure':
      if (isJsonObject(value)) checkStructure(shape, value, at, shapes, told)
      return
    case 'list': {
      if (!Array.isArray(value)) return
      for (const rule of broken(shape, value.length, 'length')) complain(rule)
      const inner = shapeNamed(shape.member?.shape ?? '', shapes)
      if (!inner) return
      if (inner.type === 'structure') {
        value.forEach((item: Json, i) => checkValue(inner, item, `${at}.${i + 1}.member`, shapes, told))
      } else if (value.some((item: Json) => brokenBy(inner, item).length > 0)) {
        // Runtimes are told as if they stood alone.
        complain(shape.member?.shape === 'Runtime' ? enumRule(inner.enum ?? []) : `Member must satisfy constraint: [${allRules(inner).join(', ')}]`)
      }
      return
    }
    case 'map': {
      if (!isJsonObject(value)) return
      for (const rule of broken(shape, Object.keys(value).length, 'length')) complain(rule)
      const key = shapes[shape.key?.shape ?? '']
      const inner = shapes[shape.value?.shape ?? '']
      if (key && Object.keys(value).some((name) => brokenBy(key, name).length > 0)) complain(`Map keys must satisfy constraint: [${allRules(key).join(', ')}]`)
      if (inner && Object.values(value).some((item) => brokenBy(inner, item).length > 0)) complain(`Map value must satisfy constraint: [${allRules(inner).join(', ')}]`)
      return
    }
    default:
      for (const rule of brokenBy(shape, value)) complain(rule)
  }
}

/** The rules that a scalar breaks. */
function brokenBy(shape: Shape, value: Json): string[] {
  if (shape.enum) return shape.enum.includes(String(value)) ? [] : [enumRule(shape.enum)]
  if (isNumeric(shape)) return typeof value === 'number' ? broken(shape, value, 'value') : []
  if (shape.type !== 'string' || typeof value !== 'string') return []
  const rules = broken(shape, value.length, 'length')
  if (shape.pattern !== undefined && !wholly(shape.pattern, value)) rules.push(patternRule(shape.pattern))
  return rules
}

function broken({ min, max }: Shape, size: number, what: 'length' | 'value'): string[] {
  const rules: string[] = []
  if (max !== undefined && size > max) rules.push(`Member must have ${what} less than or equal to ${max}`)
  if (min !== undefined && size < min) rules.push(`Member must have ${what} greater than or equal to ${min}`)
  return rules
}

/** Of what stands in a list or a map all rules are told, not those that are broken. */
function allRules(shape: Shape): string[] {
  const { min, max, pattern } = shape
  if (shape.enum) return [enumRule(shape.enum), 'Member must not be null']
  const what = isNumeric(shape) ? 'value' : 'length'
  const number = (limit: number) => (shape.type === 'double' || shape.type === 'float' ? limit.toFixed(1) : String(limit))
  return [
    ...(max === undefined ? [] : [`Member must have ${what} less than or equal to ${number(max)}`]),
    ...(min === undefined ? [] : [`Member must have ${what} greater than or equal to ${number(min)}`]),
    ...(pattern === undefined ? [] : [patternRule(pattern)]),
    ...(isNumeric(shape) ? ['Member must not be null'] : []),
  ]
}

function isNumeric({ type }: Shape): boolean {
  return type === 'integer' || type === 'long' || type === 'double' || type === 'float'
}

function enumRule(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

function patternRule(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern}`
}

/** What the model has of regular expressions reads the same in Java and here. */
function wholly(pattern: string, text: string): boolean {
  // Classes of letters need the flag that other patterns of the model would not survive.
  return new RegExp(`^(?:${pattern})$`, pattern.includes('\\p{') ? 'u' : '').test(text)
}

/** As Java prints a value: `[a, b]`, `{2=0.5}`. */
function shown(shape: Shape, value: Json, shapes: Shapes): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => shown(shapes[shape.member?.shape ?? ''] ?? shape, item, shapes)).join(', ')}]`
  if (isJsonObject(value)) {
    const inner = shapes[shape.value?.shape ?? ''] ?? shape
    return `{${Object.entries(value).map(([name, item]) => `${name}=${shown(inner, item, shapes)}`).join(', ')}}`
  }
  if (typeof value === 'number' && Number.isInteger(value) && (shape.type === 'double' || shape.type === 'float')) return value.toFixed(1)
  return String(value)
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
