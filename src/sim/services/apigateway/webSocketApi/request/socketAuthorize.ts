import { bytesOf, millisecondsOf } from '../../../../../facts/facts'
import type { CallResult } from '../../../../aws/apiCall'
import { utf8Bytes } from '../../../../aws/bytes'
import { conditionKeys } from '../../../../aws/policy/conditionKeys'
import { decide } from '../../../../aws/policy/policy'
import { readPolicy } from '../../../../aws/policy/readPolicy'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import { get } from '../../../../kernel/orderedTree'
import type { Authorizer } from '../../httpApi/api/httpApi'
import type { ClientRequest } from '../../request/exchange'
import { functionOf } from '../../request/functionOf'
import { headerOf } from '../../request/headerMap'
import { accessKeyOf, AUTHORIZE, signerOf } from '../../request/iamAuthorizer'
import type { SocketDesk } from './socketDesk'
import { handshakeOf, socketContext } from './socketEvent'
import { failed, FORBIDDEN, INTERNAL_SERVER_ERROR, passed, UNAUTHORIZED, type SocketError, type SocketStage, type SocketStageResult } from './socketStage'
import { parsed, selected } from './socketValues'

const CONFIGURATION: SocketError = { ...INTERNAL_SERVER_ERROR, type: 'AUTHORIZER_CONFIGURATION_ERROR' }
const FAILURE: SocketError = { ...INTERNAL_SERVER_ERROR, type: 'AUTHORIZER_FAILURE' }
/** Milliseconds that an authorizer's function has: a backend's most. */
const TIMEOUT = millisecondsOf('apigateway.integration.timeout.most')
/** Bytes. */
const LARGEST = bytesOf('apigateway.websocket.authorizer.result.limit')

/** Who connects. Messages are taken of whom was let in. */
export const socketAuthorize: SocketStage = {
  name: 'Authorization',
  timedOut: { ...FAILURE, reason: 'the authorizer did not answer in time' },
  run(desk) {
    const { exchange, route, snapshot } = desk
    const { occasion } = exchange
    if (occasion.eventType !== 'CONNECT' || !route || route.AuthorizationType === 'NONE') return passed(exchange)
    if (route.AuthorizationType === 'AWS_IAM') return askWhoSigned(desk, occasion.request)
    const authorizer = route.AuthorizerId === undefined ? undefined : get(snapshot.authorizers, route.AuthorizerId)
    return authorizer ? callAuthorizer(desk, authorizer, occasion.request) : failed(CONFIGURATION, 'the authorizer is gone')
  },
  resume(desk, answer) {
    return desk.route?.AuthorizationType === 'AWS_IAM' ? hearWhoSigned(desk, answer) : hearAuthorizer(desk, answer)
  },
}

function askWhoSigned(desk: SocketDesk, request: ClientRequest): SocketStageResult {
  const accessKeyId = accessKeyOf(request)
  if (accessKeyId === undefined) return failed({ ...FORBIDDEN, message: 'Missing Authentication Token', type: 'MISSING_AUTHENTICATION_TOKEN' }, '$connect wants a signed request (AWS_IAM), and this one is not')
  return { kind: 'call', exchange: { ...desk.exchange, accessKeyId }, call: { service: 'execute-api', action: AUTHORIZE, input: { methodArn: desk.routeArn }, accessKeyId }, timeout: TIMEOUT }
}

function hearWhoSigned({ exchange }: SocketDesk, { output, error }: CallResult): SocketStageResult {
  if (error) return failed({ ...FORBIDDEN, message: error.message })
  const { principal } = output as { principal: string }
  return passed({ ...exchange, authorized: { kind: 'iam', identity: signerOf(principal, exchange.accessKeyId ?? '') } }, { principalId: principal })
}

function callAuthorizer(desk: SocketDesk, { IdentitySource, AuthorizerUri = '' }: Authorizer, request: ClientRequest): SocketStageResult {
  const missing = IdentitySource.find((source) => !sourceValue(desk, source, request))
  if (missing !== undefined) return failed(UNAUTHORIZED, `the identity source ${missing} is missing`)
  const functionName = functionOf(AuthorizerUri, desk.stage.StageVariables)
  if (functionName === undefined) return failed(CONFIGURATION, 'the authorizer’s URI names no function')
  const event: JsonObject = { type: 'REQUEST', methodArn: desk.routeArn, ...handshakeOf(request), stageVariables: desk.stage.StageVariables, requestContext: socketContext(desk) }
  const exchange = { ...desk.exchange, calledAt: desk.turn.context.now }
  return { kind: 'call', exchange, call: { service: 'lambda', action: 'Invoke', input: { FunctionName: functionName, Payload: JSON.stringify(event) } }, timeout: TIMEOUT }
}

function sourceValue(desk: SocketDesk, source: string, { headers, query }: ClientRequest): string | undefined {
  const [, place, name = ''] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? []
  if (place === 'header') return headerOf(headers, name)
  return place === 'querystring' ? query[name]?.at(-1) : selected(desk, `$${source}`)
}

function hearAuthorizer(desk: SocketDesk, { output, error }: CallResult): SocketStageResult {
  if (error) return failed(CONFIGURATION, `${error.name}: ${error.message}`)
  const { Payload: payload = '', FunctionError: fault } = output as { Payload?: string; FunctionError?: string }
  const said = parsed(payload)
  if (fault !== undefined) {
    const message = isJsonObject(said) ? said['errorMessage'] : undefined
    return message === 'Unauthorized' ? failed(UNAUTHORIZED, 'the authorizer raised Unauthorized') : failed(FAILURE, String(message))
  }
  if (utf8Bytes(payload).length > LARGEST) return failed(CONFIGURATION, `the authorizer’s result has more than ${LARGEST} bytes`)
  if (!isJsonObject(said) || typeof said['principalId'] !== 'string' || !isJsonObject(said['policyDocument'])) {
    return failed(CONFIGURATION, 'the authorizer gave no principalId and policyDocument')
  }
  const { usageIdentifierKey } = said
  return decided(desk, said['principalId'], JSON.stringify(said['policyDocument']), { context: texts(said['context']), ...(typeof usageIdentifierKey === 'string' ? { usageIdentifierKey } : {}) })
}

function decided({ exchange, routeArn, turn }: SocketDesk, principalId: string, policy: string, told: { readonly context: { readonly [key: string]: string }; readonly usageIdentifierKey?: string }): SocketStageResult {
  const read = readPolicy(policy, 'identity')
  if ('problem' in read) return failed(CONFIGURATION, read.problem)
  const { accountId, now } = turn.context
  const requester = { kind: 'user', arn: `arn:aws:iam::${accountId}:user/${principalId}`, accountId } as const
  const decision = decide({ requester, action: 'execute-api:Invoke', resource: routeArn, keys: conditionKeys({}) }, { identity: [read.document], resourceAccount: accountId })
  if (!decision.allowed) return failed(FORBIDDEN, `the policy ${decision.explicit ? 'denies' : 'does not allow'} ${routeArn}`)
  return passed({ ...exchange, authorized: { kind: 'lambda', principalId, ...told, latency: Math.round(now - (exchange.calledAt ?? now)) } }, { principalId })
}

/** The context reaches the backend as texts. */
function texts(context: Json | undefined): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(isJsonObject(context) ? context : {}).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]))
}
