import { numberOf } from '../../../../facts/facts'
import { integerOf, requiredText, textOf, textsOf } from '../../../aws/readMembers'
import type { JsonObject } from '../../../kernel/json'
import { ascending, get, remove, set } from '../../../kernel/orderedTree'
import type { Authorizer, RestApi } from '../api/restApi'
import { badRequest, conflict, notFound } from '../faults'
import { partsOf, patchOperationsOf, present, type PatchOperation } from '../patch/patchOperation'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { page } from './page'

/** Seconds: what results are kept for unless told otherwise, and the most. */
const TTL = { usual: numberOf('apigateway.authorizer.ttl.usual'), most: numberOf('apigateway.authorizer.ttl.most') }

export const createAuthorizer: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  const name = requiredText(input, 'name')
  if ([...ascending(api.authorizers)].some(([, other]) => other.name === name)) conflict('Authorizer name must be unique')
  const authorizer: Authorizer = present({
    id: turn.newId(6),
    name,
    type: requiredText(input, 'type') as Authorizer['type'],
    providerARNs: input['providerARNs'] ? textsOf(input, 'providerARNs') : undefined,
    authType: textOf(input, 'authType') ?? (input['type'] === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    authorizerUri: textOf(input, 'authorizerUri'),
    authorizerCredentials: textOf(input, 'authorizerCredentials'),
    identitySource: textOf(input, 'identitySource'),
    identityValidationExpression: textOf(input, 'identityValidationExpression'),
    authorizerResultTtlInSeconds: integerOf(input, 'authorizerResultTtlInSeconds') ?? TTL.usual,
  }) as Authorizer
  check(authorizer)
  turn.change({ ...api, authorizers: set(api.authorizers, authorizer.id, authorizer) })
  return shown(authorizer)
}

/** @throws {Refusal} BadRequestException */
function check({ type, authorizerUri, identitySource, authorizerResultTtlInSeconds: ttl = 0, providerARNs }: Authorizer): void {
  if (ttl < 0 || ttl > TTL.most) badRequest(`Authorizer result TTL must be between 0 and ${TTL.most} seconds`)
  if (type === 'COGNITO_USER_POOLS') {
    if (!providerARNs?.length) badRequest('Provider ARNs are required for COGNITO_USER_POOLS authorizers')
    return
  }
  if (!authorizerUri) badRequest('Authorizer URI is required')
  if (type === 'REQUEST' && ttl > 0 && !identitySource) badRequest('Identity source is required when caching is enabled')
}

function authorizerOf(turn: Turn, input: JsonObject): { readonly api: RestApi; readonly authorizer: Authorizer } {
  const api = turn.api(requiredText(input, 'restApiId'))
  return { api, authorizer: get(api.authorizers, requiredText(input, 'authorizerId')) ?? notFound('Invalid Authorizer identifier specified') }
}

export const getAuthorizer: Operation = (turn, input) => shown(authorizerOf(turn, input).authorizer)

export const getAuthorizers: Operation = (turn, input) => {
  const api = turn.api(requiredText(input, 'restApiId'))
  return page(
    [...ascending(api.authorizers)].map(([, authorizer]) => shown(authorizer)),
    input,
  )
}

export const deleteAuthorizer: Operation = (turn, input) => {
  const { api, authorizer } = authorizerOf(turn, input)
  turn.change({ ...api, authorizers: remove(api.authorizers, authorizer.id) })
  return {}
}

export const updateAuthorizer: Operation = (turn, input) => {
  const operations = patchOperationsOf(input)
  const { api, authorizer: before } = authorizerOf(turn, input)
  const authorizer = operations.reduce(patched, before)
  check(authorizer)
  turn.change({ ...api, authorizers: set(api.authorizers, authorizer.id, authorizer) })
  return shown(authorizer)
}

const REPLACEABLE = ['name', 'type', 'authType', 'authorizerUri', 'authorizerCredentials', 'identitySource', 'identityValidationExpression']

function patched(authorizer: Authorizer, { op, path, value }: PatchOperation): Authorizer {
  const [first = '', arn] = partsOf(path)
  if (first === 'authorizerResultTtlInSeconds') return { ...authorizer, authorizerResultTtlInSeconds: Number(value) }
  if (first === 'providerARNs') {
    const given = arn ?? value ?? ''
    const others = (authorizer.providerARNs ?? []).filter((other) => other !== given)
    return { ...authorizer, providerARNs: op === 'remove' ? others : [...others, given] }
  }
  if (!REPLACEABLE.includes(first) || op !== 'replace') badRequest(`Invalid patch path ${path}`)
  return present({ ...authorizer, [first]: value ? value : undefined }) as Authorizer
}

function shown(authorizer: Authorizer): JsonObject {
  return authorizer as unknown as JsonObject
}
