import type { JsonObject } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import type { Integration, IntegrationResponse, Method, MethodResponse } from '../api/method'
import type { RestApiSnapshot } from '../api/restApi'
import { present } from '../patch/patchOperation'

/** Which of API Gateway's extensions an export has. */
export interface Extensions {
  readonly integrations: boolean
  readonly authorizers: boolean
  /** Validators, gateway responses and all else. */
  readonly others: boolean
}

/** A method as an operation of OpenAPI. */
export function exportedMethod(method: Method, snapshot: RestApiSnapshot, version: 2 | 3, extensions: Extensions): JsonObject {
  const { requestModels = {}, methodResponses = {}, requestValidatorId, integration } = method
  const [produces, consumes] = [contentTypes(Object.values(methodResponses).map(({ responseModels = {} }) => responseModels)), contentTypes([requestModels])]
  const parameters = [...parametersOf(method, version), ...(version === 2 ? bodyParameter(requestModels) : [])]
  const validator = requestValidatorId === undefined || !extensions.others ? undefined : get(snapshot.validators, requestValidatorId)?.name
  const security = securityOf(method, snapshot)
  return present({
    operationId: method.operationName,
    ...(version === 2 ? { consumes, produces } : {}),
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: version === 3 && consumes ? { content: contentOf(requestModels), required: true } : undefined,
    responses: Object.fromEntries(Object.entries(methodResponses).map(([statusCode, response]) => [statusCode, exportedResponse(response, version)])),
    security: security.length > 0 ? security : undefined,
    'x-amazon-apigateway-request-validator': validator,
    'x-amazon-apigateway-integration': integration && extensions.integrations ? exportedIntegration(integration) : undefined,
  }) as JsonObject
}

function contentTypes(models: readonly { readonly [contentType: string]: string }[]): readonly string[] | undefined {
  const types = [...new Set(models.flatMap((each) => Object.keys(each)))]
  return types.length > 0 ? types : undefined
}

const PLACES: { readonly [location: string]: string } = { querystring: 'query', header: 'header', path: 'path' }

function parametersOf({ requestParameters = {} }: Method, version: 2 | 3): readonly JsonObject[] {
  return Object.entries(requestParameters).map(([source, required]) => {
    const [, location = '', name = ''] = /^method\.request\.(\w+)\.(.+)$/.exec(source) ?? []
    return { name, in: PLACES[location] ?? location, required, ...ofText(version) }
  })
}

function ofText(version: 2 | 3): JsonObject {
  return version === 2 ? { type: 'string' } : { schema: { type: 'string' } }
}

/** Swagger 2.0 has one body for all content types: the first model's. */
function bodyParameter(models: { readonly [contentType: string]: string }): readonly JsonObject[] {
  const [name] = Object.values(models)
  return name === undefined ? [] : [{ in: 'body', name, required: true, schema: { $ref: `#/definitions/${name}` } }]
}

function contentOf(models: { readonly [contentType: string]: string }): JsonObject {
  return Object.fromEntries(Object.entries(models).map(([type, name]) => [type, { schema: { $ref: `#/components/schemas/${name}` } }]))
}

function exportedResponse({ statusCode, responseParameters = {}, responseModels = {} }: MethodResponse, version: 2 | 3): JsonObject {
  const headers = Object.keys(responseParameters).map((target) => [target.replace('method.response.header.', ''), ofText(version)] as const)
  const [model] = Object.values(responseModels)
  return present({
    description: `${statusCode} response`,
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    schema: version === 2 && model !== undefined ? { $ref: `#/definitions/${model}` } : undefined,
    content: version === 3 && model !== undefined ? contentOf(responseModels) : undefined,
  }) as JsonObject
}

/** The names of security schemes: an authorizer's own, and those of the other ways to prove who asks. */
export const API_KEY_SCHEME = 'api_key'
export const SIGNATURE_SCHEME = 'sigv4'

function securityOf({ authorizationType, authorizerId, authorizationScopes = [], apiKeyRequired }: Method, { authorizers }: RestApiSnapshot): readonly JsonObject[] {
  const authorizer = authorizerId === undefined ? undefined : get(authorizers, authorizerId)
  return [
    ...(authorizer ? [{ [authorizer.name]: authorizationScopes }] : []),
    ...(authorizationType === 'AWS_IAM' ? [{ [SIGNATURE_SCHEME]: [] }] : []),
    ...(apiKeyRequired ? [{ [API_KEY_SCHEME]: [] }] : []),
  ]
}

function exportedIntegration(integration: Integration): JsonObject {
  const { type, passthroughBehavior, integrationResponses, cacheNamespace: _namespace, cacheKeyParameters, ...others } = integration
  return present({
    ...others,
    type: type.toLowerCase(),
    passthroughBehavior: passthroughBehavior.toLowerCase(),
    cacheKeyParameters: cacheKeyParameters.length > 0 ? cacheKeyParameters : undefined,
    responses: integrationResponses && Object.fromEntries(Object.values(integrationResponses).map(exportedIntegrationResponse)),
  }) as JsonObject
}

function exportedIntegrationResponse({ selectionPattern, ...response }: IntegrationResponse): readonly [string, JsonObject] {
  return [selectionPattern ?? 'default', response as unknown as JsonObject]
}
