import { flagOf, requiredText, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { RequestValidator, RestApi } from '../api/restApi'
import { badRequest, notFound } from '../faults'
import { asFlag, patchOperationsOf, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

export const createRequestValidator: Operation = (turn, input) => {
  const api = turn.named(requiredText(input, 'restApiId')) ?? badRequest('Invalid REST API identifier specified')
  const validator: RequestValidator = {
    id: turn.newId(6),
    name: named(textOf(input, 'name')),
    validateRequestBody: flagOf(input, 'validateRequestBody'),
    validateRequestParameters: flagOf(input, 'validateRequestParameters'),
  }
  turn.change({ ...api, validators: set(api.validators, validator.id, validator) })
  return shown(validator)
}

function named(name: string | undefined): string {
  return name ? name : badRequest('Request Validator name cannot be blank')
}

function validatorOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly validator: RequestValidator } {
  const api = turn.named(requiredText(input, 'restApiId'))
  const validator = api && get(api.validators, requiredText(input, 'requestValidatorId'))
  return api && validator ? { api, validator } : notFound('Invalid Request Validator identifier specified')
}

export const getRequestValidator: Operation = (turn, input) => shown(validatorOf(turn, input).validator)

export const getRequestValidators: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return page(
    [...ascending(api.validators)].map(([, validator]) => shown(validator)),
    input,
  )
}

export const deleteRequestValidator: Operation = (turn, input) => {
  const { api, validator } = validatorOf(turn, input)
  turn.change({ ...api, validators: remove(api.validators, validator.id) })
  return {}
}

export const updateRequestValidator: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, validator: before } = validatorOf(turn, input)
  const validator = operations.reduce(patched, before)
  turn.change({ ...api, validators: set(api.validators, validator.id, validator) })
  return shown(validator)
}

function patched(validator: RequestValidator, operation: PatchOperation): RequestValidator {
  const { op, path, value } = operation
  if (op !== 'replace') refusePath(operation, [])
  if (path === '/name') return { ...validator, name: named(value) }
  if (path === '/validateRequestParameters') return { ...validator, validateRequestParameters: asFlag(value) }
  if (path === '/validateRequestBody') return { ...validator, validateRequestBody: asFlag(value) }
  return refusePath(operation, ['/name', '/validateRequestParameters', '/validateRequestBody'])
}

function shown(validator: RequestValidator): JsonObject {
  return validator as unknown as JsonObject
}
