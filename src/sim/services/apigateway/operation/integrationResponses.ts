import { requiredText, textMapOf, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import type { IntegrationResponse } from '../api/method'
import { badRequest, notFound } from '../faults'
import { partsOf, patchOperationsOf, present, without, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import { namesOf } from './methodNames'
import type { Operation } from './operation'

export const putIntegrationResponse: Operation = (turn, input) => {
  const statusCode = requiredText(input, 'statusCode')
  const { api, resource, method, integration } = turn.integration(...namesOf(input))
  if (!method.methodResponses || !Object.hasOwn(method.methodResponses, statusCode)) notFound('Invalid Response status code specified')
  const response: IntegrationResponse = present({
    statusCode,
    selectionPattern: textOf(input, 'selectionPattern'),
    responseParameters: input['responseParameters'] ? textMapOf(input, 'responseParameters') : undefined,
    responseTemplates: input['responseTemplates'] ? textMapOf(input, 'responseTemplates') : undefined,
    contentHandling: textOf(input, 'contentHandling'),
  }) as IntegrationResponse
  const integrationResponses = { ...integration.integrationResponses, [statusCode]: response }
  turn.changeMethod(api, resource, { ...method, integration: { ...integration, integrationResponses } })
  return shown(response)
}

function responseOf(turn: Turn, input: JsonObject) {
  const statusCode = requiredText(input, 'statusCode')
  const found = turn.integration(...namesOf(input))
  return { ...found, response: found.integration.integrationResponses?.[statusCode] ?? notFound('Invalid Response status code specified') }
}

export const getIntegrationResponse: Operation = (turn, input) => shown(responseOf(turn, input).response)

export const deleteIntegrationResponse: Operation = (turn, input) => {
  const { api, resource, method, integration, response } = responseOf(turn, input)
  const { integrationResponses, ...others } = integration
  const left = without(integrationResponses, response.statusCode)
  turn.changeMethod(api, resource, { ...method, integration: { ...others, ...(left ? { integrationResponses: left } : {}) } })
  return {}
}

export const updateIntegrationResponse: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, resource, method, integration, response: before } = responseOf(turn, input)
  const response = operations.reduce(patched, before)
  const integrationResponses = { ...integration.integrationResponses, [response.statusCode]: response }
  turn.changeMethod(api, resource, { ...method, integration: { ...integration, integrationResponses } })
  return shown(response)
}

function patched(response: IntegrationResponse, { op, path, value }: PatchOperation): IntegrationResponse {
  const [first, name] = partsOf(path)
  if ((first === 'selectionPattern' || first === 'contentHandling') && name === undefined) {
    return present({ ...response, [first]: op === 'remove' ? undefined : value }) as IntegrationResponse
  }
  if (name !== undefined && (first === 'responseParameters' || first === 'responseTemplates')) {
    const left = without(response[first], name)
    return present({ ...response, [first]: op === 'remove' ? left : { ...left, [name]: value ?? '' } }) as IntegrationResponse
  }
  return badRequest(`Invalid patch path ${path}`)
}

function shown(response: IntegrationResponse): JsonObject {
  return response as unknown as JsonObject
}
