import { context2 as contextOf, forwardedHeaders, payload2, proxiedBody, type ProxiedBy, type ProxiedRequest } from '../../../../aws/proxy/payload2'
import { logTime } from '../../../../aws/proxy/logTime'
import type { JsonObject } from '../../../../kernel/json'
import type { Headers } from '../../request/exchange'
import { lastValues } from '../../request/headerMap'
import type { HttpDesk } from './httpDesk'
import type { HttpAuthorized } from './httpExchange'

/** The event of a Lambda integration, in payload format 2.0. */
export function eventOf2(desk: HttpDesk): JsonObject {
  return payload2(proxied(desk), proxiedBy(desk))
}

/** `requestContext` of format 2.0, also of an authorizer's event. */
export function context2(desk: HttpDesk): JsonObject {
  return contextOf(proxied(desk), proxiedBy(desk))
}

function proxied(desk: HttpDesk): ProxiedRequest {
  const { request, rawQuery } = desk.exchange
  return { ...request, rawQuery, headers: sentOn(desk) }
}

function proxiedBy({ exchange, turn, stage, routeKey }: HttpDesk): ProxiedBy {
  const { authorized, apiId, id, receivedAt, pathParameters } = exchange
  return {
    accountId: turn.context.accountId, apiId, requestId: id, routeKey, stage: stage.StageName, receivedAt, pathParameters,
    stageVariables: stage.StageVariables,
    ...(authorized ? { authorizer: authorizer2(authorized) } : {}),
  }
}

function authorizer2(authorized: HttpAuthorized): JsonObject {
  return authorized.kind === 'jwt' ? { jwt: { claims: authorized.claims, scopes: authorized.scopes } } : { lambda: authorized.context }
}

const NOBODY = [
  'accessKey', 'accountId', 'caller', 'cognitoAmr', 'cognitoAuthenticationProvider', 'cognitoAuthenticationType', 'cognitoIdentityId', 'cognitoIdentityPoolId',
  'principalOrgId', 'user', 'userArn',
]

/** The same in format 1.0: a REST API's, with a version and what an HTTP API does not know left null. */
export function eventOf1(desk: HttpDesk): JsonObject {
  const { exchange, stage, routeKey, turn } = desk
  const { request, authorized } = exchange
  const headers = sentOn(desk)
  const resource = routeKey.replace(/^\S+ /, '')
  return {
    version: '1.0',
    resource,
    path: request.path,
    httpMethod: request.method,
    headers: lastValues(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastValues(request.query)),
    multiValueQueryStringParameters: orNull(request.query),
    requestContext: {
      accountId: turn.context.accountId,
      apiId: exchange.apiId,
      authorizer: authorizer1(authorized),
      domainName: request.host,
      domainPrefix: request.host.split('.')[0] ?? '',
      extendedRequestId: exchange.id,
      httpMethod: request.method,
      identity: { ...Object.fromEntries(NOBODY.map((name) => [name, null])), sourceIp: request.sourceIp, userAgent: headers['user-agent']?.join(',') ?? '' },
      path: request.path,
      protocol: 'HTTP/1.1',
      requestId: exchange.id,
      requestTime: logTime(Math.floor(exchange.receivedAt)),
      requestTimeEpoch: Math.floor(exchange.receivedAt),
      resourceId: null,
      resourcePath: resource,
      stage: stage.StageName,
    },
    pathParameters: orNull(exchange.pathParameters),
    stageVariables: orNull(stage.StageVariables),
    body: null,
    ...proxiedBody(proxied(desk)),
  }
}

function authorizer1(authorized: HttpAuthorized | undefined): JsonObject {
  if (authorized?.kind !== 'lambda') return { claims: authorized?.claims ?? null, scopes: authorized?.scopes ?? null }
  return { ...authorized.context, ...(authorized.principalId === undefined ? {} : { principalId: authorized.principalId }) }
}

/** What a backend sees of the headers, names in small letters. */
export function sentOn({ exchange: { request } }: HttpDesk): Headers {
  return forwardedHeaders(request)
}

function orNull(map: JsonObject): JsonObject | null {
  return Object.keys(map).length === 0 ? null : map
}
