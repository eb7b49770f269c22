import { flagOf, requiredText, structureOf, textMapOf, textOf, textsOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import type { Method } from '../api/method'
import type { RestApi } from '../api/restApi'
import { shownMethod } from '../api/shownMethod'
import { badRequest, conflict } from '../faults'
import { asFlag, partsOf, patchOperationsOf, present, without, type PatchOperation } from '../patch/patchOperation'
import { namesOf } from './methodNames'
import type { Operation } from './operation'

const HTTP_METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY']

export const putMethod: Operation = (turn, input) => {
  const { api, resource } = turn.resource(requiredText(input, 'restApiId'), requiredText(input, 'resourceId'))
  const httpMethod = requiredText(input, 'httpMethod')
  if (!HTTP_METHODS.includes(httpMethod)) badRequest(`Invalid HttpMethod specified. Valid options are ${HTTP_METHODS.join(',')}`)
  if (Object.hasOwn(resource.methods, httpMethod)) conflict('Method already exists for this resource')
  const method: Method = present({
    httpMethod,
    authorizationType: requiredText(input, 'authorizationType'),
    authorizerId: textOf(input, 'authorizerId'),
    authorizationScopes: input['authorizationScopes'] ? textsOf(input, 'authorizationScopes') : undefined,
    apiKeyRequired: flagOf(input, 'apiKeyRequired'),
    requestValidatorId: textOf(input, 'requestValidatorId'),
    operationName: textOf(input, 'operationName'),
    requestParameters: requestParametersOf(input),
    requestModels: input['requestModels'] ? textMapOf(input, 'requestModels') : undefined,
  }) as Method
  check(api, method)
  turn.changeMethod(api, resource, method)
  return shownMethod(method)
}

/** @throws {Refusal} BadRequestException for what the method refers to and is not there */
function check(api: RestApi, method: Method): void {
  const { authorizationType, authorizerId, requestValidatorId, requestModels = {} } = method
  const authorized = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS'
  if (authorized && (authorizerId === undefined || !get(api.authorizers, authorizerId))) {
    badRequest('Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.')
  }
  if (requestValidatorId !== undefined && !get(api.validators, requestValidatorId)) badRequest('Invalid Request Validator identifier specified')
  for (const name of Object.values(requestModels)) {
    if (!get(api.models, name)) badRequest(`Invalid model identifier specified: ${name}`)
  }
}

const REQUEST_PARAMETER = /^method\.request\.(?:querystring|header|path)\.(.+)$/

function requestParametersOf(input: JsonObject): { [source: string]: boolean } | undefined {
  const given = structureOf(input, 'requestParameters')
  if (!given) return undefined
  const wrong = Object.keys(given).find((source) => !REQUEST_PARAMETER.test(source))
  if (wrong !== undefined) {
    // AWS reads names before it looks at them, which makes `True` of a Python caller `true`.
    badRequest(`Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${wrong.toLowerCase()}]`)
  }
  const names = Object.keys(given).map((source) => REQUEST_PARAMETER.exec(source)?.[1])
  if (new Set(names).size < names.length) badRequest('Parameter names must be unique across querystring, header and path')
  return Object.fromEntries(Object.entries(given).map(([source, required]) => [source, required === true]))
}

export const getMethod: Operation = (turn, input) => {
  return shownMethod(turn.method(...namesOf(input)).method)
}

export const deleteMethod: Operation = (turn, input) => {
  const { api, resource, method } = turn.method(...namesOf(input))
  turn.changeResource(api, { ...resource, methods: without(resource.methods, method.httpMethod) ?? {} })
  return {}
}

export const updateMethod: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, resource, method: before } = turn.method(...namesOf(input))
  const method = operations.reduce(patched, before)
  // An authorizer is looked for only where the method uses one.
  check(api, method)
  const { authorizerId: _unused, ...others } = method
  const kept = method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS' ? method : others
  turn.changeMethod(api, resource, kept)
  return shownMethod(kept)
}

const REPLACEABLE = ['operationName', 'apiKeyRequired', 'authorizationType', 'authorizerId', 'requestValidatorId']

function patched(method: Method, operation: PatchOperation): Method {
  const { op, path, value } = operation
  const [first = '', name, ...more] = partsOf(path)
  if (REPLACEABLE.includes(first) && name === undefined) {
    if (op !== 'replace') badRequest('Invalid patch operation specified. Must be one of: [replace]')
    return present({ ...method, [first]: first === 'apiKeyRequired' ? asFlag(value) : value ? value : undefined }) as Method
  }
  if (name === undefined || more.length > 0) badRequest(`Invalid patch path ${path}`)
  if (first === 'requestParameters') {
    const left = without(method.requestParameters, name)
    return present({ ...method, requestParameters: op === 'remove' ? left : { ...left, [name]: asFlag(value) } }) as Method
  }
  if (first === 'requestModels') {
    const left = without(method.requestModels, name)
    return present({ ...method, requestModels: op === 'remove' ? left : { ...left, [name]: value ?? '' } }) as Method
  }
  if (first === 'authorizationScopes') {
    const others = (method.authorizationScopes ?? []).filter((scope) => scope !== name)
    return { ...method, authorizationScopes: op === 'remove' ? others : [...others, name] }
  }
  return badRequest(`Invalid patch path ${path}`)
}
