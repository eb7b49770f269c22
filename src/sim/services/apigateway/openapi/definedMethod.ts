import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { badRequest } from '../faults'
import { present } from '../patch/patchOperation'
import { part, resolved, structuresIn, textsIn, type OpenApiDocument } from './openApiDocument'
import { modelNamed } from './schemaModels'
import type { Scheme } from './securitySchemes'

/** A method with its integration, as inputs of the calls that would make it. */
export interface DefinedMethod {
  readonly path: string
  readonly httpMethod: string
  /** PutMethod's; authorizer and validator by name. */
  readonly method: JsonObject
  readonly authorizer?: string
  readonly validator?: string
  /** PutMethodResponse's. */
  readonly responses: readonly JsonObject[]
  /** PutIntegration's. */
  readonly integration?: JsonObject
  /** PutIntegrationResponse's. */
  readonly integrationResponses: readonly JsonObject[]
}

/** What a method is read with. */
export interface MethodReading {
  readonly document: OpenApiDocument
  readonly schemes: { readonly [name: string]: Scheme }
  readonly warnings: string[]
  /** Makes a model of a schema that has no name, and names it. */
  inline(schema: Json): string
}

interface Given {
  readonly path: string
  readonly httpMethod: string
  readonly operation: JsonObject
  /** Parameters of all methods of the path. */
  readonly shared: readonly JsonObject[]
}

const JSON_TYPE = 'application/json'
const LOCATIONS: { readonly [place: string]: string | undefined } = { query: 'querystring', header: 'header', path: 'path' }

/** @throws {Refusal} BadRequestException for an integration that is none */
export function readMethod(reading: MethodReading, given: Given): DefinedMethod {
  const { document, warnings } = reading
  const { path, httpMethod, operation } = given
  const { root } = document
  const place = `${httpMethod} ${path}`
  const parameters = parametersOf(document, [...given.shared, ...structuresIn(operation['parameters'])])
  for (const { in: where, name } of parameters) {
    if (where === 'cookie' || where === 'formData') warnings.push(`${place}: the ${String(where)} parameter ${String(name)} is ignored: API Gateway has parameters of path, query and header`)
  }
  const security = securityOf(reading, operation['security'] ?? root['security'], operation['x-amazon-apigateway-auth'], place)
  const validator = operation['x-amazon-apigateway-request-validator'] ?? root['x-amazon-apigateway-request-validator']
  const requestParameters = Object.fromEntries(parameters.flatMap(({ in: where, name, required }) => (LOCATIONS[String(where)] ? [[`method.request.${LOCATIONS[String(where)]}.${String(name)}`, required === true]] : [])))
  const requestModels = requestModelsOf(reading, operation, parameters)
  const { integration, integrationResponses } = integrationOf(document, operation['x-amazon-apigateway-integration'], place)
  return {
    path,
    httpMethod,
    method: present({
      ...security.method,
      operationName: operation['operationId'],
      requestParameters: Object.keys(requestParameters).length > 0 ? requestParameters : undefined,
      requestModels: Object.keys(requestModels).length > 0 ? requestModels : undefined,
    }) as JsonObject,
    ...(security.authorizer === undefined ? {} : { authorizer: security.authorizer }),
    ...(typeof validator === 'string' ? { validator } : {}),
    responses: responsesOf(reading, operation, place),
    ...(integration ? { integration } : {}),
    integrationResponses,
  }
}

/** The last of the same name and place counts: a method's own before its path's. */
function parametersOf(document: OpenApiDocument, given: readonly JsonObject[]): readonly JsonObject[] {
  const all = given.flatMap((each): readonly JsonObject[] => {
    const parameter = resolved(document, each)
    return parameter ? [parameter] : []
  })
  return [...new Map(all.map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter])).values()]
}

/** All requirements hold together: API Gateway knows no choice among them. */
function securityOf({ schemes, warnings }: MethodReading, security: Json | undefined, auth: Json | undefined, place: string) {
  let method: JsonObject = { authorizationType: 'NONE', apiKeyRequired: false }
  let authorizer: string | undefined
  for (const [name, scopes] of structuresIn(security).flatMap((requirement) => Object.entries(requirement))) {
    const scheme = Object.hasOwn(schemes, name) ? schemes[name] : undefined
    if (!scheme) warnings.push(`${place}: the security scheme ${name} is not defined`)
    else if (scheme.asks === 'API key') method = { ...method, apiKeyRequired: true }
    else if (scheme.asks !== 'nothing') {
      method = { ...method, authorizationType: scheme.asks, ...(textsIn(scopes).length > 0 ? { authorizationScopes: textsIn(scopes) } : {}) }
      if (scheme.authorizer) authorizer = name
    }
  }
  const own = part(auth)['type']
  if (typeof own !== 'string') return { method, authorizer }
  return { method: { ...method, authorizationType: own.toUpperCase() }, authorizer: own.toUpperCase() === 'NONE' ? undefined : authorizer }
}

function modelOf({ inline }: MethodReading, schema: Json | undefined): string | undefined {
  if (!isJsonObject(schema)) return undefined
  return modelNamed(schema) ?? inline(schema)
}

function requestModelsOf(reading: MethodReading, operation: JsonObject, parameters: readonly JsonObject[]): JsonObject {
  const { document } = reading
  if (document.version === 3) return modelsByType(reading, part(resolved(document, operation['requestBody']), 'content'))
  const body = parameters.find(({ in: where }) => where === 'body')
  const model = modelOf(reading, body?.['schema'])
  if (model === undefined) return {}
  const types = textsIn(operation['consumes'] ?? document.root['consumes'])
  return Object.fromEntries((types.length > 0 ? types : [JSON_TYPE]).map((type) => [type, model]))
}

function modelsByType(reading: MethodReading, content: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(content).flatMap(([type, media]) => {
      const model = modelOf(reading, part(media)['schema'])
      return model === undefined ? [] : [[type, model]]
    }),
  )
}

function responsesOf(reading: MethodReading, operation: JsonObject, place: string): readonly JsonObject[] {
  const { document, warnings } = reading
  return Object.entries(part(operation, 'responses')).flatMap(([statusCode, value]) => {
    if (statusCode.startsWith('x-')) return []
    if (!/^[1-5]\d\d$/.test(statusCode)) {
      warnings.push(`${place}: the response ${statusCode} is ignored: method responses have a status code`)
      return []
    }
    const response = resolved(document, value) ?? {}
    const headers = Object.keys(part(response, 'headers')).map((name) => [`method.response.header.${name}`, false])
    const types = textsIn(operation['produces'] ?? document.root['produces'])
    const model = document.version === 2 ? modelOf(reading, response['schema']) : undefined
    const models = document.version === 3 ? modelsByType(reading, part(response, 'content')) : model === undefined ? {} : Object.fromEntries((types.length > 0 ? types : [JSON_TYPE]).map((type) => [type, model]))
    return [
      present({
        statusCode,
        responseParameters: headers.length > 0 ? Object.fromEntries(headers) : undefined,
        responseModels: Object.keys(models).length > 0 ? models : undefined,
      }) as JsonObject,
    ]
  })
}

function integrationOf(document: OpenApiDocument, value: Json | undefined, place: string) {
  const given = resolved(document, value)
  if (!given) return { integrationResponses: [] }
  if (typeof given['type'] !== 'string') badRequest(`Unable to parse API definition because of a malformed integration at path ${place.split(' ')[1]}`)
  const { httpMethod, responses: _responses, passthroughBehavior, contentHandling, connectionType, timeoutInMillis, ...others } = given
  const upper = (text: Json | undefined) => (typeof text === 'string' ? text.toUpperCase() : undefined)
  const integration = present({
    ...others,
    type: upper(given['type']),
    integrationHttpMethod: httpMethod,
    passthroughBehavior: upper(passthroughBehavior),
    contentHandling: upper(contentHandling),
    connectionType: upper(connectionType),
    timeoutInMillis,
  }) as JsonObject
  return { integration, integrationResponses: Object.entries(part(given, 'responses')).map(([pattern, response]) => integrationResponse(pattern, part(response))) }
}

function integrationResponse(pattern: string, { statusCode, contentHandling, responseParameters, responseTemplates }: JsonObject): JsonObject {
  return present({
    statusCode: String(statusCode),
    selectionPattern: pattern === 'default' ? undefined : pattern,
    responseParameters,
    responseTemplates,
    contentHandling: typeof contentHandling === 'string' ? contentHandling.toUpperCase() : undefined,
  }) as JsonObject
}
