import { parse } from 'yaml'
import { bytesOfContent, utf8Text } from '../../../aws/bytes'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'

/** An OpenAPI definition as it was given, in JSON or YAML. */
export interface OpenApiDocument {
  /** 2: Swagger 2.0; 3: OpenAPI 3.0 */
  readonly version: 2 | 3
  readonly root: JsonObject
}

/**
 * Reads a definition. JSON is YAML too, but one that is meant to be JSON is told where it breaks in JSON's terms.
 *
 * @throws {Refusal} BadRequestException for a text that is neither, and for versions that are not imported
 */
export function readOpenApi(body: Json | undefined): OpenApiDocument {
  const bytes = bytesOfContent(body)
  const text = bytes ? utf8Text(bytes) : ''
  if (text.trim() === '') badRequest('Invalid OpenAPI input.')
  const root = parsed(text)
  if (!isJsonObject(root)) badRequest('Invalid OpenAPI input.')
  const { swagger, openapi } = root
  // YAML reads an unquoted 2.0 as a number.
  if (swagger === '2.0' || swagger === 2) return { version: 2, root }
  if (typeof openapi === 'string' && /^3\.0(\.\d+)?$/.test(openapi)) return { version: 3, root }
  return badRequest(`Invalid OpenAPI input. Versions 2.0 and 3.0 are imported, not ${String(swagger ?? openapi ?? 'one that is not named')}.`)
}

function parsed(text: string): unknown {
  try {
    return text.trimStart().startsWith('{') ? JSON.parse(text) : plain(parse(text))
  } catch (error) {
    return badRequest(`Invalid OpenAPI input. ${String((error as Error).message).split('\n')[0]}`)
  }
}

/** Numbers that are keys (status codes) become texts, as JSON has them; nothing else than JSON is left. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json
}

/** What a value is, or what its `$ref` leads to within the document; undefined where there is nothing. */
export function resolved({ root }: OpenApiDocument, value: Json | undefined): JsonObject | undefined {
  const seen = new Set<string>()
  let at = value
  while (isJsonObject(at) && typeof at['$ref'] === 'string' && !seen.has(at['$ref'])) {
    seen.add(at['$ref'])
    at = pointed(root, at['$ref'])
  }
  return isJsonObject(at) ? at : undefined
}

function pointed(root: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#/')) return undefined
  const parts = reference.slice(2).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return parts.reduce<Json | undefined>((at, part) => (isJsonObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), root)
}

/** A member that is a structure; empty where it is none. */
export function part(value: Json | undefined, ...names: readonly string[]): JsonObject {
  const found = names.reduce<Json | undefined>((at, name) => (isJsonObject(at) ? at[name] : undefined), value)
  return isJsonObject(found) ? found : {}
}

/** The structures in a list. */
export function structuresIn(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isJsonObject) : []
}

export function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => typeof item === 'string') : []
}
