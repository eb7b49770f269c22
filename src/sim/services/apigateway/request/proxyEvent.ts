import { utf8Bytes } from '../../../aws/bytes'
import { toBase64 } from '../../../expression/base64'
import type { JsonObject } from '../../../kernel/json'
import { isBinary } from '../rules/contentHandling'
import type { Desk } from './desk'
import type { Content } from './exchange'
import { headerOf, lastValues } from './headerMap'
import { sharedContext } from './requestContext'

const NOBODY = [
  'accessKey', 'accountId', 'caller', 'cognitoAuthenticationProvider', 'cognitoAuthenticationType', 'cognitoIdentityId',
  'cognitoIdentityPoolId', 'principalOrgId', 'user', 'userArn',
]

/**
 * The event of a Lambda proxy integration, payload format 1.0.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-input-format
 */
export function proxyEvent(desk: Desk): JsonObject {
  const { exchange, stageVariables, resource } = desk
  const { request, apiKey, pathParameters, authorized } = exchange
  const headers = sentOn(desk)
  return {
    resource: resource.path,
    // Doubled slashes stay, but for those it begins with.
    path: request.path.replace(/^\/+/, '/'),
    httpMethod: request.method,
    headers: orNull(lastValues(headers)),
    multiValueHeaders: orNull(headers),
    queryStringParameters: orNull(lastValues(request.query)),
    multiValueQueryStringParameters: orNull(request.query),
    pathParameters: orNull(pathParameters),
    stageVariables: orNull(stageVariables),
    requestContext: {
      ...sharedContext(desk),
      resourcePath: resource.path,
      identity: {
        ...Object.fromEntries(NOBODY.map((name) => [name, null])),
        ...(authorized?.by?.kind === 'iam' ? authorized.by.identity : {}),
        ...(apiKey ? { apiKey: apiKey.value, apiKeyId: apiKey.id } : {}),
        sourceIp: request.sourceIp,
        userAgent: headerOf(request.headers, 'User-Agent') ?? null,
      },
    },
    ...eventBody(request.body, isBinary(headerOf(request.headers, 'Content-Type'), desk.snapshot.binaryMediaTypes)),
  }
}

/** What a function sees of the headers: an edge-optimised endpoint spells `Authorization` so, and a trace is added. */
export function sentOn({ exchange, api }: Desk): { readonly [name: string]: readonly string[] } {
  const { request, traceId, trace } = exchange
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, values]) => [api.endpoint.type === 'EDGE' && name.toLowerCase() === 'authorization' ? 'Authorization' : name, values]),
  )
  // The stage's own segment comes between the client and the backend.
  const traced = !trace && Object.keys(headers).some((name) => name.toLowerCase() === 'x-amzn-trace-id')
  return { ...headers, Host: [request.host], ...(traced ? {} : { 'X-Amzn-Trace-Id': [traceId] }) }
}

/** @param binary  of a binary media type: sent as base64 even where it is a text */
export function eventBody(body: Content, binary: boolean): JsonObject {
  if (typeof body !== 'string') return { body: body.base64, isBase64Encoded: true }
  if (body === '') return { body: null, isBase64Encoded: false }
  return binary ? { body: toBase64(utf8Bytes(body)), isBase64Encoded: true } : { body, isBase64Encoded: false }
}

function orNull(map: JsonObject): JsonObject | null {
  return Object.keys(map).length === 0 ? null : map
}
