import { readJson } from '../../../expression/json/readJson'
import { textOf, valueOf, type ObjectNode, type Span } from '../../../expression/json/jsonNode'
import { OPTIMIZED, takes } from '../validation/resourceChecks'
import { STATE_TYPES } from '../validation/stateRules'
import { cursorAt, type Cursor } from './cursor'
import { KNOWN_ERRORS } from './knownErrors'
import { surroundingsOf, type Surroundings } from './surroundings'

/** Something that may stand at a cursor. */
export interface Completion {
  readonly label: string
  readonly kind: 'field' | 'state' | 'value'
  /** What it means, where the name does not tell. */
  readonly detail?: string
  /** Takes the place of the token. `$0` is where the cursor goes; a plain `$` is written `\$`. */
  readonly insert: string
}

export interface Completions {
  readonly token: Span
  readonly items: readonly Completion[]
}

/** What a definition can name that stands outside of it: functions by ARN, tables by name. */
export interface Outside {
  readonly functionArns: readonly string[]
  readonly tables: readonly string[]
}

/** What may stand at a place of a definition, which may be broken everywhere else. */
export function complete(definition: string, offset: number, outside: Outside): Completions | undefined {
  const cursor = cursorAt(definition, offset)
  if (!cursor) return undefined
  const { token } = cursor
  const around = surroundingsOf(readJson(definition).root, cursor.path)
  if (cursor.at === 'value') return { token, items: values(cursor, around, outside) }
  const after = definition.slice(token.offset + token.length, token.offset + token.length + 200).trimStart()
  return { token, items: names(around, ownName(definition, token), after) }
}

function ownName(definition: string, { offset, length }: Span): string {
  return definition.slice(offset, offset + length).replaceAll('"', '')
}

/** @param own    the name that is written here already: it may be kept
 *  @param after  what follows the name */
function names({ part, shape, object, language, block }: Surroundings, own: string, after: string): readonly Completion[] {
  const taken = new Set(object?.members.map(({ name }) => name).filter((name) => name !== own))
  const end = after.startsWith('"') ? ',' : ''
  const insert = (name: string, value: string) => quoted(name) + (after.startsWith(':') ? '' : `: ${value}${end}`)
  if (part === 'states') {
    const missing = block ? [...targets(block)].filter((name) => !taken.has(name)) : []
    return missing.map((name) => ({ label: name, kind: 'state', insert: insert(name, '{\n  "Type": "$0"\n}') }))
  }
  const fields = (shape?.fields ?? []).filter((field) => !taken.has(field.name))
  const fitting = fields.filter((field) => field.language === undefined || field.language === language)
  return fitting.map(({ name }) => ({ label: name, kind: 'field', insert: insert(name, STUBS[name] ?? '"$0"') }))
}

/** What a field's value begins with; where nothing is said, a string. */
const STUBS: { readonly [field: string]: string } = {
  ...group('{\n  $0\n}', 'States', 'Parameters', 'ResultSelector', 'Arguments', 'Output', 'Assign', 'Result', 'Credentials'),
  ...group('{\n  $0\n}', 'ItemProcessor', 'Iterator', 'ItemSelector', 'ItemReader', 'ItemBatcher', 'ResultWriter'),
  ...group('{\n  $0\n}', 'ProcessorConfig', 'Not'),
  ...group('[\n  {\n    $0\n  }\n]', 'Retry', 'Catch', 'Choices', 'Branches', 'And', 'Or'),
  ErrorEquals: '["$0"]',
  ...group('true', 'End', 'IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp', 'BooleanEquals'),
  ...group('$0', 'Seconds', 'TimeoutSeconds', 'HeartbeatSeconds', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate'),
  ...group('$0', 'MaxDelaySeconds', 'MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage'),
  ...group('$0', 'NumericEquals', 'NumericLessThan', 'NumericGreaterThan', 'NumericLessThanEquals', 'NumericGreaterThanEquals'),
  ...group('"{% $0 %}"', 'Condition', 'Items'),
}

function group(stub: string, ...fields: readonly string[]): { [field: string]: string } {
  return Object.fromEntries(fields.map((field) => [field, stub]))
}

function values({ member }: Cursor, around: Surroundings, outside: Outside): readonly Completion[] {
  const { part, block, state } = around
  if (part === 'errors') return KNOWN_ERRORS.map(([name, detail]) => value(name, detail))
  switch (member) {
    case 'StartAt':
      return block ? stateNames(block).map(stateName) : []
    case 'Next':
    case 'Default':
      return block ? stateNames(block).filter((name) => name !== state).map(stateName) : []
    case 'End':
      return [{ label: 'true', kind: 'value', insert: 'true' }]
    case 'Resource':
      return part === 'state' ? [...outside.functionArns, ...integrations()].map((arn) => value(arn)) : []
    case 'FunctionName':
      return part === 'data' ? outside.functionArns.map((arn) => value(arn)) : []
    case 'TableName':
      return part === 'data' ? outside.tables.map((name) => value(name)) : []
    case 'Type':
      return part === 'state' ? STATE_TYPES.map((name) => value(name)) : []
    default:
      return (member !== undefined && part !== 'data' ? (CHOICES[member] ?? []) : []).map((name) => value(name))
  }
}

/** Fields whose value is one of a few. */
const CHOICES: { readonly [field: string]: readonly string[] } = {
  QueryLanguage: ['JSONPath', 'JSONata'],
  JitterStrategy: ['FULL', 'NONE'],
  Mode: ['INLINE', 'DISTRIBUTED'],
  ExecutionType: ['STANDARD', 'EXPRESS'],
}

function integrations(): readonly string[] {
  return Object.entries(OPTIMIZED).flatMap(([name, service]) =>
    service.actions.flatMap((action) => {
      const patterns = service.patterns.filter((pattern) => takes(service, action, pattern))
      return ['', ...patterns.map((pattern) => `.${pattern}`)].map((pattern) => `arn:aws:states:::${name}:${action}${pattern}`)
    }),
  )
}

function stateNames(block: ObjectNode): readonly string[] {
  const states = valueOf(block, 'States')
  return states?.kind === 'object' ? states.members.map(({ name }) => name) : []
}

/** Every state that another, or the block's start, leads to. */
function targets(block: ObjectNode): ReadonlySet<string> {
  const states = valueOf(block, 'States')
  const found = new Set([textOf(block, 'StartAt')])
  if (states?.kind === 'object') {
    for (const { value: state } of states.members) {
      if (state.kind !== 'object') continue
      found.add(textOf(state, 'Next')).add(textOf(state, 'Default'))
      for (const list of ['Catch', 'Choices']) {
        const rows = valueOf(state, list)
        if (rows?.kind === 'array') for (const row of rows.items) if (row.kind === 'object') found.add(textOf(row, 'Next'))
      }
    }
  }
  return new Set([...found].filter((name): name is string => name !== undefined && name !== ''))
}

function value(name: string, detail?: string): Completion {
  return { label: name, kind: 'value', insert: quoted(name), ...(detail !== undefined && { detail }) }
}

function stateName(name: string): Completion {
  return { label: name, kind: 'state', insert: quoted(name) }
}

/** As JSON, and safe from being read as a placeholder. */
function quoted(name: string): string {
  return JSON.stringify(name).replace(/[\\$}]/g, '\\$&')
}
