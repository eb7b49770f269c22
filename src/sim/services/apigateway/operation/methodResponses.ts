import { requiredText, structureOf, textMapOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import type { MethodResponse } from '../api/method'
import { get } from '../../../kernel/orderedTree'
import { badRequest, conflict, notFound } from '../faults'
import { asFlag, partsOf, patchOperationsOf, present, without, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import { namesOf } from './methodNames'
import type { Operation } from './operation'

export const putMethodResponse: Operation = (turn, input) => {
  const statusCode = requiredText(input, 'statusCode')
  const { api, resource, method } = turn.method(...namesOf(input))
  if (method.methodResponses && Object.hasOwn(method.methodResponses, statusCode)) conflict('Response already exists for this resource')
  const response: MethodResponse = present({
    statusCode,
    responseParameters: input['responseParameters']
      ? Object.fromEntries(Object.entries(structureOf(input, 'responseParameters') ?? {}).map(([target, required]) => [target, required === true]))
      : undefined,
    responseModels: input['responseModels'] ? textMapOf(input, 'responseModels') : undefined,
  }) as MethodResponse
  for (const name of Object.values(response.responseModels ?? {})) if (!get(api.models, name)) badRequest(`Invalid model identifier specified: ${name}`)
  turn.changeMethod(api, resource, { ...method, methodResponses: { ...method.methodResponses, [statusCode]: response } })
  return shown(response)
}

function responseOf(turn: Turn, input: JsonObject) {
  const statusCode = requiredText(input, 'statusCode')
  const found = turn.method(...namesOf(input))
  const response = found.method.methodResponses?.[statusCode] ?? notFound('Invalid Response status code specified')
  return { ...found, response }
}

export const getMethodResponse: Operation = (turn, input) => shown(responseOf(turn, input).response)

export const deleteMethodResponse: Operation = (turn, input) => {
  const { api, resource, method, response } = responseOf(turn, input)
  const { methodResponses, ...others } = method
  const left = without(methodResponses, response.statusCode)
  turn.changeMethod(api, resource, { ...others, ...(left ? { methodResponses: left } : {}) })
  return {}
}

export const updateMethodResponse: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, resource, method, response: before } = responseOf(turn, input)
  const response = operations.reduce(patched, before)
  turn.changeMethod(api, resource, { ...method, methodResponses: { ...method.methodResponses, [response.statusCode]: response } })
  return shown(response)
}

function patched(response: MethodResponse, { op, path, value }: PatchOperation): MethodResponse {
  const [first, name] = partsOf(path)
  if (name === undefined) return badRequest(`Invalid patch path ${path}`)
  if (first === 'responseParameters') {
    const left = without(response.responseParameters, name)
    if (op === 'remove' && response.responseParameters?.[name] === undefined) notFound('Invalid parameter name specified')
    return present({ ...response, responseParameters: op === 'remove' ? left : { ...left, [name]: asFlag(value) } }) as MethodResponse
  }
  if (first === 'responseModels') {
    const left = without(response.responseModels, name)
    if (op === 'remove' && response.responseModels?.[name] === undefined) notFound('Content-Type specified was not found')
    return present({ ...response, responseModels: op === 'remove' ? left : { ...left, [name]: value ?? '' } }) as MethodResponse
  }
  return badRequest(`Invalid patch path ${path}`)
}

function shown(response: MethodResponse): JsonObject {
  return response as unknown as JsonObject
}
