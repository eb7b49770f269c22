import { base64Of, utf8Text } from '../../../../aws/bytes'
import type { JsonObject } from '../../../../kernel/json'
import { bytesOf } from '../../request/content'
import type { Headers } from '../../request/exchange'
import { lastValues } from '../../request/headerMap'
import { logTime } from '../../request/requestContext'
import type { HttpDesk } from './httpDesk'
import type { HttpAuthorized } from './httpExchange'

/** Bodies of these types reach the function as text. */
const TEXT = /^(text\/.*|application\/(json|javascript|xml|.*\+(json|xml)))$/i

/**
 * The event of a Lambda integration, in payload format 2.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function eventOf2(desk: HttpDesk): JsonObject {
  const { exchange, routeKey } = desk
  const { request } = exchange
  const { cookie, ...headers } = sentOn(desk)
  return {
    version: '2.0',
    routeKey,
    rawPath: request.path,
    rawQueryString: exchange.rawQuery,
    ...(cookie === undefined ? {} : { cookies: cookie.flatMap((each) => each.split('; ')) }),
    headers: joinedValues(headers),
    ...unlessEmpty('queryStringParameters', joinedValues(request.query)),
    requestContext: context2(desk),
    ...bodyOf(desk),
    ...unlessEmpty('pathParameters', exchange.pathParameters),
    ...unlessEmpty('stageVariables', desk.stage.StageVariables),
  }
}

/** `requestContext` of format 2.0, also of an authorizer's event. */
export function context2(desk: HttpDesk): JsonObject {
  const { exchange, turn, stage, routeKey } = desk
  const { request, authorized } = exchange
  return {
    accountId: turn.context.accountId,
    apiId: exchange.apiId,
    ...(authorized ? { authorizer: authorizer2(authorized) } : {}),
    domainName: request.host,
    domainPrefix: request.host.split('.')[0] ?? '',
    http: { method: request.method, path: request.path, protocol: 'HTTP/1.1', sourceIp: request.sourceIp, userAgent: sentOn(desk)['user-agent']?.join(',') ?? '' },
    requestId: exchange.id,
    routeKey,
    stage: stage.StageName,
    time: logTime(Math.floor(exchange.receivedAt)),
    timeEpoch: Math.floor(exchange.receivedAt),
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
    ...bodyOf(desk),
  }
}

function authorizer1(authorized: HttpAuthorized | undefined): JsonObject {
  if (authorized?.kind !== 'lambda') return { claims: authorized?.claims ?? null, scopes: authorized?.scopes ?? null }
  return { ...authorized.context, ...(authorized.principalId === undefined ? {} : { principalId: authorized.principalId }) }
}

/** What a backend sees of the headers, names in small letters. */
export function sentOn({ exchange: { request } }: HttpDesk): Headers {
  const headers: { [name: string]: readonly string[] } = { host: [request.host], 'x-forwarded-for': [request.sourceIp], 'x-forwarded-port': ['443'], 'x-forwarded-proto': ['https'] }
  for (const [name, values] of Object.entries(request.headers)) headers[name.toLowerCase()] = values
  return headers
}

function bodyOf({ exchange: { request } }: HttpDesk): JsonObject {
  const bytes = bytesOf(request.body)
  if (bytes.length === 0) return { isBase64Encoded: false }
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1].at(-1) ?? ''
  const isText = typeof request.body === 'string' && TEXT.test(type.split(';')[0]?.trim() ?? '')
  return isText ? { body: utf8Text(bytes), isBase64Encoded: false } : { body: base64Of(bytes), isBase64Encoded: true }
}

export function joinedValues(values: { readonly [name: string]: readonly string[] }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(',')]))
}

export function unlessEmpty(member: string, map: JsonObject): JsonObject {
  return Object.keys(map).length === 0 ? {} : { [member]: map }
}

function orNull(map: JsonObject): JsonObject | null {
  return Object.keys(map).length === 0 ? null : map
}
