import { evaluatePath, parsePath } from '../../../expression/jsonPath/jsonPath'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'

/** What parameters can be taken from. */
export interface ParameterSources {
  /** By the name as it was sent, with all values: names match case-sensitively. */
  readonly headers: { readonly [name: string]: readonly string[] }
  readonly query: { readonly [name: string]: readonly string[] }
  readonly path: { readonly [name: string]: string }
  readonly body: string
  readonly context: JsonObject
  readonly stageVariables: { readonly [name: string]: string }
}

export interface MappedRequest {
  readonly header: { readonly [name: string]: string }
  readonly path: { readonly [name: string]: string }
  readonly querystring: { readonly [name: string]: string | readonly string[] }
}

/** The body was to be read as JSON and is not. */
export interface BrokenBody {
  readonly error: { readonly status: 400 | 500; readonly message: string }
}

const REQUEST_TARGET = /^integration\.request\.(header|path|querystring)\.(.+)$/

/**
 * `requestParameters` of an integration: what goes to the backend, by AWS's
 * `integration.request.{location}.{name}` ← source. What its source does not have is left out.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export function mapRequest(mapping: { readonly [target: string]: string }, sources: ParameterSources): MappedRequest | BrokenBody {
  const mapped = { header: {}, path: {}, querystring: {} } as { [location: string]: { [name: string]: string | readonly string[] } }
  for (const [target, source] of Object.entries(mapping)) {
    const [, location, name] = REQUEST_TARGET.exec(target) ?? []
    if (location === undefined || name === undefined) continue
    const value = valueOf(source, 'method.request.', sources)
    if (value === BROKEN) return { error: { status: 400, message: 'Invalid JSON in request body' } }
    if (value === undefined) continue
    mapped[location]![name] = typeof value === 'string' ? value : location === 'querystring' ? oneOrMany(value) : value.join(',')
  }
  return mapped as unknown as MappedRequest
}

const RESPONSE_TARGET = /^method\.response\.header\.(.+)$/

/** `responseParameters` of an integration response: the headers that go to the client. */
export function mapResponse(
  mapping: { readonly [target: string]: string },
  sources: ParameterSources,
): { readonly header: { readonly [name: string]: string } } | BrokenBody {
  const header: { [name: string]: string } = {}
  for (const [target, source] of Object.entries(mapping)) {
    const name = RESPONSE_TARGET.exec(target)?.[1]
    if (name === undefined) continue
    const value = valueOf(source, 'integration.response.', sources)
    if (value === BROKEN) return { error: { status: 500, message: 'Internal server error' } }
    if (value !== undefined) header[name] = typeof value === 'string' ? value : value.join(',')
  }
  return { header }
}

const BROKEN = Symbol('a body that is no JSON')

/** A source's value: a text, or all values where the mapping asks for them. Undefined: there is none. */
function valueOf(source: string, own: string, sources: ParameterSources): string | readonly string[] | typeof BROKEN | undefined {
  if (source.length > 1 && source.startsWith("'") && source.endsWith("'")) return source.slice(1, -1)
  if (source.startsWith('stageVariables.')) return member(sources.stageVariables, source.slice('stageVariables.'.length))
  if (source.startsWith('context.')) return ofContext(sources.context, source.slice('context.'.length))
  if (!source.startsWith(own)) return undefined
  const [, location, name = ''] = /^([a-z]+)(?:\.(.+))?$/s.exec(source.slice(own.length)) ?? []
  switch (location) {
    case 'header':
      return member(sources.headers, name)?.at(-1)
    case 'multivalueheader':
      return member(sources.headers, name)
    case 'querystring':
      return member(sources.query, name)?.at(-1)
    case 'multivaluequerystring':
      return member(sources.query, name)
    case 'path':
      return member(sources.path, name)
    case 'body':
      return ofBody(sources.body, name)
  }
  return undefined
}

function member<Value>(values: { readonly [name: string]: Value }, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

function ofContext(context: JsonObject, path: string): string | undefined {
  let value: Json | undefined = context
  for (const name of path.split('.')) value = isJsonObject(value) ? member(value, name) : undefined
  return value === undefined || value === null ? undefined : asText(value)
}

/** The whole body, an empty one as `{}`, or what a JSONPath finds in it. Only what begins with `{` is held to be JSON. */
function ofBody(body: string, path: string): string | typeof BROKEN | undefined {
  const text = body === '' ? '{}' : body
  const json = text.trimStart().startsWith('{') ? parsed(text) : undefined
  if (json === BROKEN) return BROKEN
  if (path === '') return text
  const read = parsePath(`$.${path}`)
  if (json === undefined || !('path' in read)) return undefined
  const found = evaluatePath(read.path, { input: json, context: () => ({}), variables: {} })
  return 'value' in found && found.value !== null ? asText(found.value) : undefined
}

function parsed(text: string): Json | typeof BROKEN {
  try {
    return JSON.parse(text) as Json
  } catch {
    return BROKEN
  }
}

function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values
}
