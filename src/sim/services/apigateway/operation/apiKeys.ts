import { numberOf } from '../../../../facts/facts'
import { flagOf, refuseMembers, requiredText, textOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { ApiKey } from '../api/usagePlan'
import { badRequest, conflict, notFound } from '../faults'
import { asFlag, patchOperationsOf, present, refusePath, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

/** Characters of a key's value. */
const LENGTH = { made: numberOf('apigateway.key.length.made'), least: numberOf('apigateway.key.length.least'), most: numberOf('apigateway.key.length.most') }

export const createApiKey: Operation = (turn, input) => {
  refuseMembers('CreateApiKey', input, ['stageKeys'])
  const value = textOf(input, 'value') ?? turn.newId(LENGTH.made)
  if (value.length < LENGTH.least || value.length > LENGTH.most) badRequest(`API Key value should be between ${LENGTH.least} and ${LENGTH.most} characters`)
  if ([...ascending(turn.account.apiKeys)].some(([, key]) => key.value === value)) conflict('API Key already exists')
  const key: ApiKey = present({
    id: turn.newId(10),
    name: textOf(input, 'name'),
    description: textOf(input, 'description'),
    value,
    enabled: flagOf(input, 'enabled'),
    createdDate: turn.seconds,
    lastUpdatedDate: turn.seconds,
  }) as ApiKey
  turn.keep({ apiKeys: set(turn.account.apiKeys, key.id, key) })
  return shown(key, true)
}

function keyOf(turn: Turn, input: JsonObject): ApiKey {
  return get(turn.account.apiKeys, requiredText(input, 'apiKey')) ?? notFound('Invalid API Key identifier specified')
}

export const getApiKey: Operation = (turn, input) => shown(keyOf(turn, input), flagOf(input, 'includeValue'))

export const getApiKeys: Operation = (turn, input) => {
  const keys = [...ascending(turn.account.apiKeys)].map(([, key]) => shown(key, flagOf(input, 'includeValues')))
  return page(keys, input)
}

export const deleteApiKey: Operation = (turn, input) => {
  turn.keep({ apiKeys: remove(turn.account.apiKeys, keyOf(turn, input).id) })
  return {}
}

export const updateApiKey: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const key = { ...operations.reduce(patched, keyOf(turn, input)), lastUpdatedDate: turn.seconds }
  turn.keep({ apiKeys: set(turn.account.apiKeys, key.id, key) })
  return shown(key, false)
}

function patched(key: ApiKey, operation: PatchOperation): ApiKey {
  const { op, path, value } = operation
  const member = path.slice(1)
  if (op === 'replace' && member === 'enabled') return { ...key, enabled: asFlag(value) }
  if (op === 'replace' && (member === 'name' || member === 'description')) return present({ ...key, [member]: value }) as ApiKey
  return refusePath(operation, ['/customerId', '/description', '/enabled', '/labels', '/name', '/stages'])
}

function shown({ value, ...key }: ApiKey, withValue: boolean): JsonObject {
  return { ...key, stageKeys: [], ...(withValue ? { value } : {}) } as JsonObject
}
