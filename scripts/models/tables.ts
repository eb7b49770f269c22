import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withSdkOperations } from './sdkOperations'
import { SIMULATED, type SimulatedService } from './simulated'

/** A model as botocore publishes it: read for what it is, field by field. */
export interface PublishedModel {
  readonly metadata: Fields
  readonly operations: { readonly [name: string]: PublishedOperation }
  readonly shapes: { readonly [name: string]: Fields }
}
export interface PublishedOperation extends Fields {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number }
  readonly input?: { readonly shape: string }
  readonly output?: { readonly shape: string; readonly resultWrapper?: string }
  readonly errors?: readonly { readonly shape: string }[]
}
export interface Fields {
  readonly [field: string]: any
}

const ABOUT_SERVICE = [
  'apiVersion', 'protocol', 'protocols', 'jsonVersion', 'targetPrefix', 'endpointPrefix', 'globalEndpoint',
  'signingName', 'serviceId', 'xmlNamespace', 'awsQueryCompatible',
]
const ABOUT_SHAPE = [
  'type', 'required', 'payload', 'flattened', 'min', 'max', 'pattern', 'enum', 'timestampFormat', 'sensitive',
  'exception', 'fault', 'error', 'members', 'member', 'key', 'value',
]
const ABOUT_MEMBER = ['shape', 'location', 'locationName', 'flattened', 'idempotencyToken', 'enum', 'xmlNamespace']

/**
 * The tables of all simulated services as the texts of their files, by file name.
 * @param folder  where the published models lie
 */
export function tablesFrom(folder: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  for (const [service, simulated] of Object.entries(SIMULATED)) {
    const published = JSON.parse(readFileSync(join(folder, simulated.file), 'utf8')) as PublishedModel
    const actions = [...(simulated.actions === 'all' ? Object.keys(published.operations) : simulated.actions), ...(simulated.fromSdk ?? [])]
    texts.set(`${service}.json`, tableText(withSdkOperations(service, published, actions), { ...simulated, actions }))
  }
  return texts
}

/** The names of all actions that the APIs have, simulated or not, as the text of `actions.json`: one line for each service. */
export function actionsFrom(tables: ReadonlyMap<string, string>): string {
  const lines = [...tables].map(([file, text]) => {
    const { operations, others } = JSON.parse(text) as { operations: Fields; others: Fields }
    return line(file.replace('.json', ''), [...Object.keys(operations), ...Object.keys(others)].sort())
  })
  return `{\n${lines.join(',\n')}\n}\n`
}

/** One line for each fact about the service, each operation and each shape: a change reads as what changed. */
function tableText(model: PublishedModel, simulated: SimulatedService & { actions: readonly string[] }): string {
  const kept = keptOperations(model, simulated)
  const about = Object.entries(picked(model.metadata, ABOUT_SERVICE)).map(([field, value]) => line(field, value))
  const operations = kept.map(([name, operation]) => line(name, operationRow(operation)))
  const others = Object.entries(model.operations)
    .filter(([name]) => !kept.some(([keptName]) => keptName === name))
    .map(([name, { http, needs }]) => line(name, { method: http.method, uri: http.requestUri, ...neededRow(needs) }))
  const shapes = reachable(model, kept).map((name) => line(name, shapeRow(model.shapes[name] as Fields)))
  const parts = [...about, block('operations', operations), block('others', others), block('shapes', shapes)]
  return `{\n${parts.join(',\n')}\n}\n`
}

function neededRow(needs: Fields | undefined): Fields {
  return needs && Object.keys(needs).length > 0 ? { needs } : {}
}

function keptOperations(model: PublishedModel, { actions, except = [] }: SimulatedService & { actions: readonly string[] }): [string, PublishedOperation][] {
  return actions.filter((name) => !except.includes(name)).map((name) => {
    const operation = model.operations[name]
    if (!operation) throw new Error(`The model of ${model.metadata['serviceId']} has no operation ${name}.`)
    return [name, operation]
  })
}

function operationRow({ http, input, output, errors, endpoint, httpChecksum }: PublishedOperation): Fields {
  return {
    method: http.method,
    uri: http.requestUri,
    ...(http.responseCode && http.responseCode !== 200 ? { status: http.responseCode } : {}),
    ...(input ? { input: input.shape } : {}),
    ...(output ? { output: output.shape } : {}),
    ...(output?.resultWrapper ? { resultWrapper: output.resultWrapper } : {}),
    ...(endpoint?.hostPrefix ? { hostPrefix: endpoint.hostPrefix } : {}),
    ...(httpChecksum?.responseAlgorithms ? { responseChecksums: httpChecksum.responseAlgorithms } : {}),
    ...(errors?.length ? { errors: errors.map(({ shape }) => shape) } : {}),
  }
}

function shapeRow(shape: Fields): Fields {
  const row: Record<string, unknown> = picked(shape, ABOUT_SHAPE)
  if (row['required'] && shape['required'].length === 0) delete row['required']
  for (const part of ['member', 'key', 'value']) if (row[part]) row[part] = picked(shape[part], ABOUT_MEMBER)
  if (row['members']) row['members'] = mapValues(shape['members'], (member) => picked(member, ABOUT_MEMBER))
  return row
}

/** The shapes that the operations speak of, by name. */
function reachable(model: PublishedModel, operations: readonly [string, PublishedOperation][]): string[] {
  const found = new Set<string>()
  const waiting = operations.flatMap(([, { input, output, errors = [] }]) => [input, output, ...errors].flatMap((part) => part?.shape ?? []))
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const { members = {}, member, key, value } = model.shapes[name] as Fields
    for (const part of [...Object.values<Fields>(members), member, key, value]) if (part) waiting.push(part['shape'])
  }
  return [...found].sort()
}

function picked(from: Fields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]))
}

function mapValues(fields: Fields, change: (value: Fields) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))
}

function block(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? line(name, {}) : `${JSON.stringify(name)}: {\n${lines.join(',\n')}\n}`
}

function line(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`
}
