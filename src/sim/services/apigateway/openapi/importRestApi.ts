import { flagOf, requiredText, textMapOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, emptyTree, get, remove, set } from '../../../kernel/orderedTree'
import { defaultModels } from '../api/defaultModels'
import type { Resource, RestApi } from '../api/restApi'
import { asCalled } from '../constraints'
import { createAuthorizer } from '../operation/authorizers'
import { createDocumentationPart } from '../operation/documentation'
import { putGatewayResponse } from '../operation/gatewayResponses'
import { putIntegrationResponse } from '../operation/integrationResponses'
import { putIntegration } from '../operation/integrations'
import { putMethodResponse } from '../operation/methodResponses'
import { putMethod } from '../operation/methods'
import { createModel } from '../operation/models'
import type { Operation } from '../operation/operation'
import { createRequestValidator } from '../operation/requestValidators'
import { createResource } from '../operation/resources'
import { createRestApi, getRestApi } from '../operation/restApis'
import { present, without } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { DefinedMethod } from './definedMethod'
import { Importing } from './importing'
import { readOpenApi } from './openApiDocument'
import { readRestDefinition, type RestDefinition } from './restDefinition'
import { withModelUrls } from './schemaModels'

/*
 * An import is the calls that would make the API by hand, one after the other and with the same checks. Of those
 * that a call refuses all are told, and nothing of the definition is kept.
 */

export const importRestApi: Operation = (turn, input) => {
  const definition = definitionOf(turn, input)
  const { id } = createRestApi(turn, definition.api)
  return imported(turn, String(id), definition, flagOf(input, 'failOnWarnings'))
}

/** Merges a definition into an API, or puts it in the place of all that the API has but its deployments and stages. */
export const putRestApi: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const definition = definitionOf(turn, input)
  const { endpointConfiguration: _endpoint, ...given } = definition.api
  if (textOf(input, 'mode') === 'overwrite') {
    turn.change({ ...emptied(turn, api), ...given } as RestApi)
    const answer = imported(turn, api.id, definition, flagOf(input, 'failOnWarnings'))
    dropOthers(turn, api.id, definition.paths)
    return answer
  }
  turn.change({ ...api, ...given } as RestApi)
  return imported(turn, api.id, definition, flagOf(input, 'failOnWarnings'))
}

function definitionOf(turn: Turn, input: JsonObject): RestDefinition {
  return readRestDefinition(readOpenApi(input['body']), textMapOf(input, 'parameters'), () => `MODEL${turn.newId(6)}`)
}

/** Resources stay without methods: those that the definition has again keep their ids, and what is cached under them. */
function emptied(turn: Turn, api: RestApi): RestApi {
  const resources = [...ascending(api.resources)].reduce((all, [id, resource]) => set(all, id, { ...resource, methods: {} }), api.resources)
  const { policy: _policy, description: _description, minimumCompressionSize: _size, ...others } = api
  return {
    ...others,
    apiKeySource: 'HEADER',
    binaryMediaTypes: [],
    resources,
    models: defaultModels(turn),
    validators: emptyTree(),
    authorizers: emptyTree(),
    gatewayResponses: emptyTree(),
    documentationParts: emptyTree(),
  }
}

function dropOthers(turn: Turn, apiId: string, paths: readonly string[]): void {
  const api = turn.api(apiId)
  const wanted = (path: string) => path === '/' || paths.some((each) => each === path || each.startsWith(`${path}/`))
  const resources = [...ascending(api.resources)].reduce((left, [id, { path }]) => (wanted(path) ? left : remove(left, id)), api.resources)
  turn.change({ ...api, resources })
}

function imported(turn: Turn, restApiId: string, definition: RestDefinition, failOnWarnings: boolean): JsonObject {
  const importing = new Importing()
  for (const [name, model] of Object.entries(definition.models)) {
    const schema = JSON.stringify(withModelUrls(model.schema, restApiId))
    importing.attempt(`Unable to create model for '${name}'`, () => putModel(turn, { restApiId, name, contentType: 'application/json', schema, ...present({ description: model.description }) } as JsonObject))
  }
  for (const validator of definition.validators) {
    importing.attempt(`Unable to create request validator '${String(validator['name'])}'`, () => {
      dropNamed(turn, restApiId, 'validators', validator['name'])
      createRequestValidator(turn, { restApiId, ...validator })
    })
  }
  for (const authorizer of definition.authorizers) {
    importing.attempt(`Unable to create authorizer '${String(authorizer['name'])}'`, () => {
      dropNamed(turn, restApiId, 'authorizers', authorizer['name'])
      asCalled('CreateAuthorizer', createAuthorizer)(turn, { restApiId, ...authorizer })
    })
  }
  for (const response of definition.gatewayResponses) importing.attempt(`Unable to put gateway response '${String(response['responseType'])}'`, () => asCalled('PutGatewayResponse', putGatewayResponse)(turn, { restApiId, ...response }))
  for (const documented of definition.documentationParts) importing.attempt('Unable to create documentation part', () => createDocumentationPart(turn, { restApiId, ...documented }))
  for (const path of definition.paths) importing.attempt(`Unable to create resource at path '${path}'`, () => resourceAt(turn, restApiId, path))
  for (const method of definition.methods) putDefinedMethod(turn, restApiId, method, importing)
  importing.conclude(definition.warnings, failOnWarnings)
  const { warnings } = definition
  return { ...getRestApi(turn, { restApiId }), ...(warnings.length > 0 ? { warnings } : {}) }
}

/** One of the same name is replaced: its methods go on to name it. */
function putModel(turn: Turn, input: JsonObject): void {
  const api = turn.api(String(input['restApiId']))
  turn.change({ ...api, models: remove(api.models, String(input['name'])) })
  createModel(turn, input)
}

function dropNamed(turn: Turn, apiId: string, kind: 'validators' | 'authorizers', name: unknown): void {
  const api = turn.api(apiId)
  const same = [...ascending<{ readonly name: string }>(api[kind])].find(([, each]) => each.name === name)
  if (same) turn.change({ ...api, [kind]: remove<never>(api[kind] as never, same[0]) })
}

/** The resource at a path, made with all above it where they are not there yet. */
function resourceAt(turn: Turn, restApiId: string, path: string): string {
  const { rootResourceId } = turn.api(restApiId)
  return path
    .split('/')
    .filter((pathPart) => pathPart !== '')
    .reduce((parentId, pathPart) => childNamed(turn.api(restApiId), parentId, pathPart)?.id ?? String(createResource(turn, { restApiId, parentId, pathPart })['id']), rootResourceId)
}

function childNamed(api: RestApi, parentId: string, pathPart: string): Resource | undefined {
  return [...ascending(api.resources)].map(([, resource]) => resource).find((resource) => resource.parentId === parentId && resource.pathPart === pathPart)
}

function putDefinedMethod(turn: Turn, restApiId: string, defined: DefinedMethod, importing: Importing): void {
  const { path, httpMethod } = defined
  const found = [...ascending(turn.api(restApiId).resources)].map(([, resource]) => resource).find((resource) => resource.path === (path.replace(/\/$/, '') || '/'))
  // Why there is none has been told.
  if (!found) return
  const named = { restApiId, resourceId: found.id, httpMethod }
  importing.attempt(`Unable to put method '${httpMethod}' on resource at path '${path}'`, () => {
    const api = turn.api(restApiId)
    const resource = get(api.resources, found.id)!
    if (Object.hasOwn(resource.methods, httpMethod)) turn.changeResource(api, { ...resource, methods: without(resource.methods, httpMethod) ?? {} })
    putMethod(turn, { ...named, ...defined.method, ...references(turn.api(restApiId), defined) })
  })
  if (!Object.hasOwn(turn.resource(restApiId, found.id).resource.methods, httpMethod)) return
  for (const response of defined.responses) importing.attempt(`Unable to put method response '${String(response['statusCode'])}' on '${httpMethod}' for resource at path '${path}'`, () => asCalled('PutMethodResponse', putMethodResponse)(turn, { ...named, ...response }))
  const { integration } = defined
  if (!integration) return
  importing.attempt(`Unable to put integration on '${httpMethod}' for resource at path '${path}'`, () => asCalled('PutIntegration', putIntegration)(turn, { ...named, ...integration }))
  if (!turn.method(restApiId, found.id, httpMethod).method.integration) return
  for (const response of defined.integrationResponses) {
    importing.attempt(`Unable to put integration response on '${httpMethod}' for resource at path '${path}'`, () => asCalled('PutIntegrationResponse', putIntegrationResponse)(turn, { ...named, ...response }))
  }
}

/** The ids behind the names that a method has. One that is not there is refused by its call. */
function references(api: RestApi, { authorizer, validator }: DefinedMethod): JsonObject {
  const idNamed = (tree: RestApi['authorizers'] | RestApi['validators'], name: string) => [...ascending<{ readonly id: string; readonly name: string }>(tree)].find(([, each]) => each.name === name)?.[1].id ?? name
  return present({
    authorizerId: authorizer === undefined ? undefined : idNamed(api.authorizers, authorizer),
    requestValidatorId: validator === undefined ? undefined : idNamed(api.validators, validator),
  }) as JsonObject
}
