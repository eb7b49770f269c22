import { requiredText, structureOf, textMapOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { unsimulated } from '../../../aws/refusal'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { DocumentationPart, DocumentationVersion, RestApi } from '../api/restApi'
import { badRequest, conflict, notFound } from '../faults'
import { patchOperationsOf, present, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

export const createDocumentationPart: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  if (!structureOf(input, 'location')) badRequest('Documentation part location must be specified')
  const part: DocumentationPart = { id: turn.newId(6), location: textMapOf(input, 'location'), properties: propertiesOf(textOf(input, 'properties')) }
  turn.change({ ...api, documentationParts: set(api.documentationParts, part.id, part) })
  return shownPart(part)
}

function propertiesOf(properties: string | undefined): string {
  return properties ? properties : badRequest('Documentation part properties must be non-empty')
}

function partOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly part: DocumentationPart } {
  const api = turn.named(requiredText(input, 'restApiId'))
  const part = api && get(api.documentationParts, requiredText(input, 'documentationPartId'))
  return api && part ? { api, part } : notFound('Invalid Documentation part identifier specified')
}

export const getDocumentationPart: Operation = (turn, input) => shownPart(partOf(turn, input).part)

export const getDocumentationParts: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return page(
    [...ascending(api.documentationParts)].map(([, part]) => shownPart(part)),
    input,
  )
}

export const deleteDocumentationPart: Operation = (turn, input) => {
  const { api, part } = partOf(turn, input)
  turn.change({ ...api, documentationParts: remove(api.documentationParts, part.id) })
  return {}
}

export const updateDocumentationPart: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, part: before } = partOf(turn, input)
  const part = operations.reduce((each, operation: PatchOperation) => {
    if (operation.op !== 'replace' || operation.path !== '/properties') refusePath(operation, ['/properties'])
    return { ...each, properties: propertiesOf(operation.value) }
  }, before)
  turn.change({ ...api, documentationParts: set(api.documentationParts, part.id, part) })
  return shownPart(part)
}

/** A body that is no OpenAPI document is refused as AWS does; one that is, by name. */
export const importDocumentationParts: Operation = (turn, input) => {
  turn.api(requiredText(input, 'restApiId'))
  const body = textOf(input, 'body') ?? ''
  try {
    JSON.parse(body)
  } catch {
    badRequest('Unable to build importer with provided input.')
  }
  return unsimulated('apigateway:ImportDocumentationParts')
}

export const createDocumentationVersion: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const version = requiredText(input, 'documentationVersion')
  if (get(api.documentationVersions, version)) conflict('Documentation version already exists')
  const created: DocumentationVersion = present({ version, description: textOf(input, 'description'), createdDate: turn.seconds }) as DocumentationVersion
  turn.change({ ...api, documentationVersions: set(api.documentationVersions, version, created) })
  return created as unknown as JsonObject
}

function versionOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly version: DocumentationVersion } {
  const api = turn.api(requiredText(input, 'restApiId'))
  return { api, version: get(api.documentationVersions, requiredText(input, 'documentationVersion')) ?? notFound('Invalid Documentation version specified') }
}

export const getDocumentationVersion: Operation = (turn, input) => versionOf(turn, input).version as unknown as JsonObject

export const updateDocumentationVersion: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, version: before } = versionOf(turn, input)
  const version = operations.reduce((each, operation: PatchOperation) => {
    if (operation.op !== 'replace' || operation.path !== '/description') refusePath(operation, ['/description'])
    return present({ ...each, description: operation.value }) as DocumentationVersion
  }, before)
  turn.change({ ...api, documentationVersions: set(api.documentationVersions, version.version, version) })
  return version as unknown as JsonObject
}

function shownPart(part: DocumentationPart): JsonObject {
  return part as unknown as JsonObject
}
