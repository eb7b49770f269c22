import { numberOf } from '../../../../facts/facts'
import { parsePath, type Path } from '../../../expression/jsonPath/jsonPath'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { compileJsonataTemplate, type JsonataTemplate } from './jsonataTemplate'
import { compilePayloadTemplate, type Template } from './payloadTemplate'
import { parseResource, type Resource } from './resource'

export type StateType = 'Pass' | 'Task' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'
export type QueryLanguage = 'JSONPath' | 'JSONata'

/** A definition ready to run. Compiled once for each definition object; never part of a world. */
export interface Machine {
  /** The machine itself, then each branch and item processor in document order. */
  readonly blocks: readonly Block[]
  readonly timeoutSeconds: number | undefined
}

/** One set of states with its start: the machine's, a branch's, an item processor's. */
export interface Block {
  readonly id: number
  readonly startAt: string
  readonly states: ReadonlyMap<string, State>
}

/** A path field: a path, or null (which stands for the empty object, or for dropping the result). */
export type PathField = { readonly text: string; readonly path: Path } | null

/** A state, its expressions compiled. Fields that a state type does not have are undefined. */
export interface State {
  readonly name: string
  readonly type: StateType
  readonly language: QueryLanguage
  readonly fields: JsonObject
  /** The state after this one; undefined at the end. */
  readonly next: string | undefined
  readonly inputPath: PathField | undefined
  readonly outputPath: PathField | undefined
  readonly resultPath: PathField | undefined
  readonly parameters: Template | undefined
  readonly resultSelector: Template | undefined
  readonly assign: Assignment | undefined
  /** Nothing is done to the data on its way: what goes in comes out. */
  readonly plain: boolean
  readonly arguments: JsonataTemplate | undefined
  readonly output: JsonataTemplate | undefined
  readonly retriers: readonly Retrier[]
  readonly catchers: readonly Catcher[]
  readonly resource: Resource | undefined
  /** Blocks of a Parallel's branches, or the one of a Map's item processor. */
  readonly blocks: readonly number[]
  readonly choices: readonly ChoiceBranch[]
  /** A JSONata field compiled when first asked for; undefined where the state has none of that name. */
  query(field: string): JsonataTemplate | undefined
}

/** How variables are assigned: JSONPath templates or JSONata ones. */
export type Assignment =
  | { readonly language: 'JSONPath'; readonly template: Template }
  | { readonly language: 'JSONata'; readonly template: JsonataTemplate }

export interface Retrier {
  readonly errors: readonly string[]
  readonly maxAttempts: number
  readonly fields: JsonObject
}

export interface Catcher {
  readonly errors: readonly string[]
  readonly next: string
  readonly resultPath: PathField | undefined
  readonly assign: Assignment | undefined
  readonly output: JsonataTemplate | undefined
}

export interface ChoiceBranch {
  readonly next: string
  readonly rule: JsonObject
  readonly assign: Assignment | undefined
  readonly output: JsonataTemplate | undefined
  readonly condition: JsonataTemplate | undefined
}

const compiled = new WeakMap<JsonObject, Machine>()

/** The machine of a valid definition. Compiling is pure; the same object is compiled once. */
export function machineOf(definition: JsonObject): Machine {
  let machine = compiled.get(definition)
  if (!machine) {
    const blocks: Block[] = []
    compileBlock(definition, languageOf(definition, 'JSONPath'), blocks)
    machine = { blocks, timeoutSeconds: numberField(definition, 'TimeoutSeconds') }
    compiled.set(definition, machine)
  }
  return machine
}

function compileBlock(definition: JsonObject, language: QueryLanguage, blocks: Block[]): number {
  const id = blocks.length
  const states = new Map<string, State>()
  blocks.push({ id, startAt: textField(definition, 'StartAt') ?? '', states })
  for (const [name, fields] of Object.entries(objectField(definition, 'States') ?? {})) {
    if (isJsonObject(fields)) states.set(name, compileState(name, fields, language, blocks))
  }
  return id
}

function compileState(name: string, fields: JsonObject, inherited: QueryLanguage, blocks: Block[]): State {
  const type = textField(fields, 'Type') as StateType
  const language = languageOf(fields, inherited)
  const template = (field: string) => {
    const value = fields[field]
    return value === undefined || language === 'JSONata' ? undefined : compilePayloadTemplate(value)
  }
  const query = (field: string) => queryField(fields, field, language)
  const resource = textField(fields, 'Resource')
  return {
    name,
    type,
    language,
    fields,
    next: textField(fields, 'Next'),
    inputPath: pathField(fields, 'InputPath'),
    outputPath: pathField(fields, 'OutputPath'),
    resultPath: pathField(fields, 'ResultPath'),
    parameters: type === 'Map' ? (template('ItemSelector') ?? template('Parameters')) : template('Parameters'),
    resultSelector: template('ResultSelector'),
    assign: assignment(fields, language),
    plain: DATA_FIELDS.every((field) => fields[field] === undefined),
    arguments: query('Arguments'),
    output: query('Output'),
    retriers: listField(fields, 'Retry').map(compileRetrier),
    catchers: listField(fields, 'Catch').map((catcher, at) => compileCatcher(catcher, language, `Catch[${at}]/`)),
    resource: resource === undefined ? undefined : parseResource(resource),
    // A branch or an item processor takes its query language from the machine, not from this state.
    blocks: nestedBlocks(fields, type).map((block) => compileBlock(block, inherited, blocks)),
    choices: listField(fields, 'Choices').map((rule, at) => compileChoice(rule, language, `Choices[${at}]/`)),
    query: once((field) => query(field)),
  }
}

/** The fields that change what a state without a task gives on. */
const DATA_FIELDS = ['InputPath', 'Parameters', 'ResultSelector', 'ResultPath', 'OutputPath', 'Output', 'Assign']

/** A pure function's answers, each worked out once. */
function once<Answer>(work: (question: string) => Answer): (question: string) => Answer {
  const answers = new Map<string, Answer>()
  return (question) => {
    if (!answers.has(question)) answers.set(question, work(question))
    return answers.get(question) as Answer
  }
}

function nestedBlocks(fields: JsonObject, type: StateType): readonly JsonObject[] {
  if (type === 'Parallel') return listField(fields, 'Branches')
  const processor = type === 'Map' ? (fields['ItemProcessor'] ?? fields['Iterator']) : undefined
  return isJsonObject(processor) ? [processor] : []
}

const USUAL_ATTEMPTS = numberOf('stepfunctions.retry.attempts')

function compileRetrier(fields: JsonObject): Retrier {
  return { errors: errorNames(fields), maxAttempts: numberField(fields, 'MaxAttempts') ?? USUAL_ATTEMPTS, fields }
}

function compileCatcher(fields: JsonObject, language: QueryLanguage, place: string): Catcher {
  return {
    errors: errorNames(fields),
    next: textField(fields, 'Next') ?? '',
    resultPath: pathField(fields, 'ResultPath'),
    assign: assignment(fields, language, place),
    output: queryField(fields, 'Output', language, place),
  }
}

function compileChoice(rule: JsonObject, language: QueryLanguage, place: string): ChoiceBranch {
  return {
    next: textField(rule, 'Next') ?? '',
    rule,
    assign: assignment(rule, language, place),
    output: queryField(rule, 'Output', language, place),
    condition: queryField(rule, 'Condition', language, place),
  }
}

/** @param place  what the names of fields in errors begin with: a Choice Rule's and a Catcher's place in the state */
function assignment(fields: JsonObject, language: QueryLanguage, place = ''): Assignment | undefined {
  const value = fields['Assign']
  if (value === undefined) return undefined
  return language === 'JSONata'
    ? { language, template: compileJsonataTemplate(value, `${place}Assign`) }
    : { language, template: compilePayloadTemplate(value) }
}

function queryField(fields: JsonObject, field: string, language: QueryLanguage, place = ''): JsonataTemplate | undefined {
  const value = fields[field]
  return value === undefined || language === 'JSONPath' ? undefined : compileJsonataTemplate(value, `${place}${field}`)
}

/** A path field: undefined where absent, null where JSON null. */
export function pathField(fields: JsonObject, field: string): PathField | undefined {
  const text = fields[field]
  if (text === null) return null
  if (typeof text !== 'string') return undefined
  const parsed = parsePath(text)
  // Validation has refused what is no path; a machine is compiled only after it.
  return 'path' in parsed ? { text, path: parsed.path } : undefined
}

export function languageOf(fields: JsonObject, inherited: QueryLanguage): QueryLanguage {
  return fields['QueryLanguage'] === 'JSONata' ? 'JSONata' : fields['QueryLanguage'] === 'JSONPath' ? 'JSONPath' : inherited
}

export function textField(fields: JsonObject, field: string): string | undefined {
  const value = fields[field]
  return typeof value === 'string' ? value : undefined
}

export function numberField(fields: JsonObject, field: string): number | undefined {
  const value = fields[field]
  return typeof value === 'number' ? value : undefined
}

export function objectField(fields: JsonObject, field: string): JsonObject | undefined {
  const value = fields[field]
  return isJsonObject(value) ? value : undefined
}

function listField(fields: JsonObject, field: string): readonly JsonObject[] {
  const value = fields[field]
  return Array.isArray(value) ? value.filter((item: Json): item is JsonObject => isJsonObject(item)) : []
}

function errorNames(fields: JsonObject): readonly string[] {
  const value = fields['ErrorEquals']
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
