import { millisecondsOf } from '../../../../../facts/facts'
import type { CallResult } from '../../../../aws/apiCall'
import { conditionKeys } from '../../../../aws/policy/conditionKeys'
import { decide } from '../../../../aws/policy/policy'
import { readPolicy } from '../../../../aws/policy/readPolicy'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import { get } from '../../../../kernel/orderedTree'
import type { Authorizer } from '../api/httpApi'
import { keepHttp, type AuthorizerAnswer } from '../httpAccount'
import type { HttpDesk } from './httpDesk'
import { context2, eventOf1, eventOf2 } from './httpEvent'
import { functionNamed } from './httpIntegrate'
import { failed, FORBIDDEN, INTERNAL_SERVER_ERROR, passed, UNAUTHORIZED, type HttpError, type HttpStageResult } from './httpStage'
import { identityOf } from './identity'

/** Milliseconds that an authorizer's function has. */
const TIMEOUT = millisecondsOf('apigateway.http.authorizer.timeout')

/** The authorizer is wrong, or what it says cannot be understood. */
export const CONFIGURATION: HttpError = { ...INTERNAL_SERVER_ERROR, type: 'AUTHORIZER_CONFIGURATION_ERROR' }
export const FAILURE: HttpError = { ...INTERNAL_SERVER_ERROR, type: 'AUTHORIZER_FAILURE' }

/** Asks the authorizer's function, unless what it said before still holds. */
export function callAuthorizer(desk: HttpDesk, authorizer: Authorizer): HttpStageResult {
  const { exchange, turn } = desk
  const identity = identityOf(desk, authorizer.IdentitySource)
  if (!identity) return failed(UNAUTHORIZED, 'an identity source is missing')
  const kept = turn.account.http.authorizations.get(cacheKey(desk, authorizer, identity))
  if (kept && kept.until > turn.context.now) return decided(desk, kept.said, true)
  const functionName = functionNamed(desk, authorizer.AuthorizerUri ?? '')
  if (functionName === undefined) return failed(CONFIGURATION, 'the authorizer’s URI names no function')
  const input = { FunctionName: functionName, Payload: JSON.stringify(authorizerEvent(desk, authorizer, identity)) }
  return { kind: 'call', exchange, call: { service: 'lambda', action: 'Invoke', input }, timeout: TIMEOUT }
}

/** By identity alone: that the route does not count is why a policy for one makes 403 of the next. */
function cacheKey({ api, stage }: HttpDesk, { AuthorizerId }: Authorizer, identity: readonly string[]): string {
  return JSON.stringify([api.ApiId, stage.StageName, AuthorizerId, ...identity])
}

function authorizerEvent(desk: HttpDesk, { AuthorizerPayloadFormatVersion: version }: Authorizer, identity: readonly string[]): JsonObject {
  if (version === '2.0') {
    const { body: _body, isBase64Encoded: _encoded, ...event } = eventOf2(desk)
    return { ...event, type: 'REQUEST', routeArn: desk.routeArn, identitySource: identity, requestContext: context2(desk) }
  }
  const { body: _body, isBase64Encoded: _encoded, ...event } = eventOf1(desk)
  return { ...event, type: 'REQUEST', methodArn: desk.routeArn, identitySource: identity.join(','), authorizationToken: identity.join(',') }
}

export function readAuthorizer(desk: HttpDesk, { output, error }: CallResult): HttpStageResult {
  const authorizer = get(desk.snapshot.authorizers, desk.route?.AuthorizerId ?? '')!
  if (error) return failed(CONFIGURATION, `${error.name}: ${error.message}`)
  const { Payload: payload = '', FunctionError: fault } = output as { Payload?: string; FunctionError?: string }
  const spoken = parsed(payload)
  if (fault !== undefined) {
    const message = isJsonObject(spoken) ? spoken['errorMessage'] : undefined
    return message === 'Unauthorized' ? failed(UNAUTHORIZED, 'the authorizer raised Unauthorized') : failed(FAILURE, String(message))
  }
  const said = understood(spoken, authorizer)
  if ('problem' in said) return failed(CONFIGURATION, said.problem)
  const { AuthorizerResultTtlInSeconds: ttl = 0, IdentitySource } = authorizer
  const identity = identityOf(desk, IdentitySource)
  if (ttl > 0 && identity) {
    const { authorizations } = desk.turn.account.http
    keepHttp(desk.turn, { authorizations: authorizations.set(cacheKey(desk, authorizer, identity), { said, until: desk.turn.context.now + ttl * 1000 }) })
  }
  return decided(desk, said, false)
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function understood(spoken: Json | undefined, { EnableSimpleResponses: simple }: Authorizer): AuthorizerAnswer | { readonly problem: string } {
  if (!isJsonObject(spoken)) return { problem: 'the authorizer gave no JSON object' }
  const context = isJsonObject(spoken['context']) ? spoken['context'] : {}
  if (simple) {
    const { isAuthorized } = spoken
    return typeof isAuthorized === 'boolean' ? { authorized: { kind: 'lambda', context }, allows: isAuthorized } : { problem: 'the authorizer gave no isAuthorized' }
  }
  const { principalId = null, policyDocument = null } = spoken
  if (typeof principalId !== 'string' || !isJsonObject(policyDocument)) return { problem: 'the authorizer gave no principalId and policyDocument' }
  return { authorized: { kind: 'lambda', context, principalId }, policy: JSON.stringify(policyDocument) }
}

function decided(desk: HttpDesk, said: AuthorizerAnswer, cached: boolean): HttpStageResult {
  const from = cached ? ', by what the authorizer said of an earlier request with the same identity' : ''
  if ('allows' in said) return said.allows ? allowed(desk, said, cached) : failed(FORBIDDEN, `isAuthorized is false${from}`)
  const read = readPolicy(said.policy, 'identity')
  if ('problem' in read) return failed(CONFIGURATION, read.problem)
  const { accountId } = desk.turn.context
  const requester = { kind: 'user', arn: `arn:aws:iam::${accountId}:user/authorized`, accountId } as const
  const decision = decide({ requester, action: 'execute-api:Invoke', resource: desk.routeArn, keys: conditionKeys({}) }, { identity: [read.document], resourceAccount: accountId })
  if (decision.allowed) return allowed(desk, said, cached)
  return failed(FORBIDDEN, `the policy ${decision.explicit ? 'denies' : 'does not allow'} ${desk.routeArn}${from}`)
}

function allowed({ exchange }: HttpDesk, { authorized }: AuthorizerAnswer, cached: boolean): HttpStageResult {
  return passed({ ...exchange, authorized }, { cached })
}
