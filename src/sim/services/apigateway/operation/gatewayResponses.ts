import { requiredText, textMapOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { get, remove, set } from '../../../kernel/orderedTree'
import { DEFAULT_TEMPLATES, defaultStatus, gatewayResponseOf, RESPONSE_TYPES, type GatewayResponse } from '../api/gatewayResponse'
import type { RestApi } from '../api/restApi'
import { badRequest, notFound } from '../faults'
import { partsOf, patchOperationsOf, present, without, type PatchOperation } from '../patch/patchOperation'
import type { Operation } from './operation'

function typeOf(input: JsonObject): string {
  return requiredText(input, 'responseType')
}

export const putGatewayResponse: Operation = (turn, input) => {
  const responseType = typeOf(input)
  const api = turn.api(requiredText(input, 'restApiId'))
  const response: GatewayResponse = present({
    responseType,
    statusCode: textOf(input, 'statusCode') ?? defaultStatus(responseType),
    responseParameters: textMapOf(input, 'responseParameters'),
    responseTemplates: input['responseTemplates'] ? textMapOf(input, 'responseTemplates') : DEFAULT_TEMPLATES,
  }) as GatewayResponse
  turn.change({ ...api, gatewayResponses: set(api.gatewayResponses, responseType, response) })
  return shown(api, responseType, response)
}

export const getGatewayResponse: Operation = (turn, input) => {
  const responseType = typeOf(input)
  return shown(turn.api(requiredText(input, 'restApiId')), responseType)
}

/** All types there are, defined or not; there are no pages. */
export const getGatewayResponses: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return { items: RESPONSE_TYPES.map((responseType) => shown(api, responseType)) }
}

export const deleteGatewayResponse: Operation = (turn, input) => {
  const responseType = typeOf(input)
  const api = turn.api(requiredText(input, 'restApiId'))
  if (!get(api.gatewayResponses, responseType)) notFound('Gateway response type not defined on api')
  turn.change({ ...api, gatewayResponses: remove(api.gatewayResponses, responseType) })
  return {}
}

export const updateGatewayResponse: Operation = (turn, input) => {
  const responseType = typeOf(input)
  const operations = patchOperationsOf(input)
  const api = turn.api(requiredText(input, 'restApiId'))
  const { defaultResponse: _default, ...before } = gatewayResponseOf(responseType, (type) => get(api.gatewayResponses, type))
  const response = operations.reduce(patched, before)
  turn.change({ ...api, gatewayResponses: set(api.gatewayResponses, responseType, response) })
  return shown(api, responseType, response)
}

function patched(response: GatewayResponse, { op, path, value }: PatchOperation): GatewayResponse {
  const [first, name] = partsOf(path)
  if (first === 'statusCode' && name === undefined && op === 'replace') return { ...response, statusCode: value ?? '' }
  if (name !== undefined && (first === 'responseParameters' || first === 'responseTemplates')) {
    const left = without(response[first], name) ?? {}
    return { ...response, [first]: op === 'remove' ? left : { ...left, [name]: value ?? '' } }
  }
  return badRequest(`Invalid patch path ${path}`)
}

/** @param own  the one just defined, which the API does not have yet */
function shown(api: RestApi, responseType: string, own?: GatewayResponse): JsonObject {
  return gatewayResponseOf(responseType, (type) => (own && type === responseType ? own : get(api.gatewayResponses, type))) as unknown as JsonObject
}
