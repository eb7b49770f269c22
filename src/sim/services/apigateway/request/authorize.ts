import { decide } from '../../../aws/policy/policy'
import { readPolicy } from '../../../aws/policy/readPolicy'
import { compileRegex, RegexError } from '../../../expression/linearRegex'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { get } from '../../../kernel/orderedTree'
import type { Authorizer } from '../api/restApi'
import { checkUserPoolToken } from './cognitoAuthorizer'
import type { Desk } from './desk'
import type { Authorized, Exchange } from './exchange'
import { functionOf } from './functionOf'
import type { GatewayError } from './gatewayError'
import { headerOf, lastValues } from './headerMap'
import { askWhoSigned, hearWhoSigned } from './iamAuthorizer'
import { methodArn } from './methodArn'
import { proxyEvent } from './proxyEvent'
import { deployedPolicy, keysOf, policyRefusal } from './resourcePolicy'
import { fail, pass, type Stage, type StageResult } from './stage'

const UNAUTHORIZED: GatewayError = { type: 'UNAUTHORIZED', message: 'Unauthorized' }

/** What the API's policy, a signature, a user pool's token or a Lambda authorizer says of the caller. */
export const authorize: Stage = {
  name: 'Authorization',
  run(desk) {
    const { authorizationType, authorizerId } = desk.method
    // Of a signed request the API's policy and the caller's own are one decision.
    if (authorizationType === 'AWS_IAM') return askWhoSigned(desk)
    const refused = policyRefusal(desk, authorizationType === 'CUSTOM')
    if (refused) return fail(refused)
    if (authorizationType === 'NONE') return pass(desk.exchange)
    const authorizer = authorizerId === undefined ? undefined : get(desk.snapshot.authorizers, authorizerId)
    if (!authorizer) return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: 'the authorizer is gone' })
    if (authorizationType === 'COGNITO_USER_POOLS') return checkUserPoolToken(desk, authorizer)
    const identity = identityOf(authorizer, desk)
    if (!identity) return fail({ ...UNAUTHORIZED, reason: 'an identity source is missing, or does not look like a token' })
    const cached = desk.turn.account.authorizations.get(cacheKey(desk, authorizer, identity))
    if (cached && cached.until > desk.turn.context.now) return decided(desk, cached.authorized, cached.policy, true)
    const name = functionOf(authorizer.authorizerUri ?? '', desk.stageVariables)
    if (name === undefined) return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: 'the authorizer’s URI names no function' })
    const exchange: Exchange = { ...desk.exchange, calledAt: desk.turn.context.now }
    return { kind: 'call', exchange, call: { service: 'lambda', action: 'Invoke', input: { FunctionName: name, Payload: JSON.stringify(authorizerEvent(authorizer, identity, desk)) } } }
  },

  resume(desk, answer) {
    if (desk.method.authorizationType === 'AWS_IAM') return hearWhoSigned(desk, answer)
    const { output, error } = answer
    const authorizer = get(desk.snapshot.authorizers, desk.method.authorizerId ?? '')!
    if (error) return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: `${error.name}: ${error.message}` })
    const { Payload: payload, FunctionError: failed } = output as { Payload?: string; FunctionError?: string }
    const said = parsed(payload ?? '')
    if (failed !== undefined) {
      const message = isJsonObject(said) ? said['errorMessage'] : undefined
      return message === 'Unauthorized' ? fail(UNAUTHORIZED) : fail({ type: 'AUTHORIZER_FAILURE', message: null, reason: String(message) })
    }
    if (!isJsonObject(said) || typeof said['principalId'] !== 'string' || !isJsonObject(said['policyDocument'])) {
      return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: 'the authorizer gave no principalId and policyDocument' })
    }
    const nested = nestedIn(said['context'])
    if (nested !== undefined) return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: `the authorizer’s context has a list or an object as '${nested}'` })
    const policy = JSON.stringify(said['policyDocument'])
    const { now } = desk.turn.context
    const authorized: Authorized = {
      principalId: said['principalId'],
      context: texts(said['context']),
      latency: Math.round(now - (desk.exchange.calledAt ?? now)),
      ...(typeof said['usageIdentifierKey'] === 'string' ? { usageIdentifierKey: said['usageIdentifierKey'] } : {}),
    }
    const ttl = authorizer.authorizerResultTtlInSeconds ?? 0
    const identity = identityOf(authorizer, desk)
    if (ttl > 0 && identity) {
      const { authorizations } = desk.turn.account
      desk.turn.keep({ authorizations: authorizations.set(cacheKey(desk, authorizer, identity), { authorized, policy, until: now + ttl * 1000 }) })
    }
    return decided(desk, authorized, policy, false)
  },
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** The first key of the context whose value is neither text, number nor boolean. */
function nestedIn(context: Json | undefined): string | undefined {
  return isJsonObject(context) ? Object.keys(context).find((key) => typeof context[key] === 'object' && context[key] !== null) : undefined
}

/** The context reaches the backend as texts. */
function texts(context: Json | undefined): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(isJsonObject(context) ? context : {}).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))
}

/** The policy is held against this request, also where the authorizer's word is an old one. */
function decided(desk: Desk, authorized: Authorized, policy: string, cached: boolean): StageResult {
  const read = readPolicy(policy, 'identity')
  if ('problem' in read) return fail({ type: 'AUTHORIZER_CONFIGURATION_ERROR', message: null, reason: read.problem })
  const { accountId } = desk.turn.context
  const requester = { kind: 'user', arn: `arn:aws:iam::${accountId}:user/${authorized.principalId}`, accountId } as const
  const request = { requester, action: 'execute-api:Invoke', resource: methodArn(desk), keys: keysOf(desk) }
  const resource = deployedPolicy(desk)
  const decision = decide(request, { identity: [read.document], ...(resource ? { resource } : {}), resourceAccount: accountId })
  if (decision.allowed) return pass({ ...desk.exchange, authorized }, { principalId: authorized.principalId, cached })
  const why = decision.explicit ? 'with an explicit deny in an identity-based policy' : 'because no identity-based policy allows the execute-api:Invoke action'
  const reason = cached ? { reason: 'the policy was kept of an earlier request with the same identity sources' } : {}
  return fail({ type: 'ACCESS_DENIED', message: `User is not authorized to access this resource ${why}`, member: 'Message', ...reason })
}

/** The values of the identity sources; undefined where one is missing, or a token does not look as it should. */
function identityOf({ type, identitySource, identityValidationExpression }: Authorizer, desk: Desk): readonly string[] | undefined {
  const sources = (identitySource ?? (type === 'TOKEN' ? 'method.request.header.Authorization' : '')).split(',').flatMap((source) => source.trim() || [])
  const values = sources.map((source) => sourceValue(source, desk))
  if (values.some((value) => !value)) return undefined
  if (identityValidationExpression !== undefined && !fits(identityValidationExpression, values[0] ?? '')) return undefined
  return values as string[]
}

/** A pattern that is none fits nothing. */
function fits(pattern: string, value: string): boolean {
  try {
    return compileRegex(pattern).matchesAll(value)
  } catch (error) {
    if (error instanceof RegexError) return false
    throw error
  }
}

function sourceValue(source: string, { exchange, stageVariables }: Desk): string | undefined {
  const [, location, name = ''] = /^(?:method\.request\.(header|querystring)|stageVariables|context)\.?(.*)$/.exec(source) ?? []
  if (location === 'header') return headerOf(exchange.request.headers, name)
  if (location === 'querystring') return exchange.request.query[name]?.at(-1)
  if (source.startsWith('stageVariables.')) return stageVariables[source.slice('stageVariables.'.length)]
  return source.startsWith('context.') ? (source === 'context.identity.sourceIp' ? exchange.request.sourceIp : '-') : undefined
}

/** By identity alone: that the path does not count is why a policy for one method makes 403 of the next. */
function cacheKey(desk: Desk, authorizer: Authorizer, identity: readonly string[]): string {
  return JSON.stringify([desk.api.id, desk.stage.stageName, authorizer.id, ...identity])
}

function authorizerEvent(authorizer: Authorizer, identity: readonly string[], desk: Desk): JsonObject {
  if (authorizer.type === 'TOKEN') return { type: 'TOKEN', authorizationToken: identity[0] ?? '', methodArn: methodArn(desk) }
  const { body: _body, isBase64Encoded: _encoded, ...event } = proxyEvent(desk)
  return { type: 'REQUEST', methodArn: methodArn(desk), ...event, headers: lastValues(desk.exchange.request.headers) }
}
