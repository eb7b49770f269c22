import type { Json, JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import { base64Of, bytesOfContent, utf8Text } from '../bytes'
import { logTime } from './logTime'

/** Values of headers or of a query by their names. */
export type Values = { readonly [name: string]: readonly string[] }

/** An HTTP request that becomes a function's event. */
export interface ProxiedRequest {
  readonly method: string
  readonly path: string
  /** As it stands behind the question mark. */
  readonly rawQuery: string
  readonly query: Values
  /** As the function sees them: `forwardedHeaders`. */
  readonly headers: Values
  /** Text, or `{ base64 }`. */
  readonly body: Json
  readonly host: string
  readonly sourceIp: string
}

/** What the request came by: a function URL, or a route of an HTTP API. */
export interface ProxiedBy {
  readonly accountId: string
  readonly apiId: string
  readonly requestId: string
  readonly routeKey: string
  readonly stage: string
  readonly receivedAt: VirtualMs
  readonly authorizer?: JsonObject
  readonly pathParameters?: JsonObject
  readonly stageVariables?: JsonObject
}

/** Bodies of these types reach the function as text. What has no type is taken for bytes. */
const TEXT = /^(text\/.*|application\/(json|javascript|xml|.*\+(json|xml)))$/i

/**
 * The event in payload format 2.0, of function URLs and HTTP APIs alike.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function payload2(request: ProxiedRequest, by: ProxiedBy): JsonObject {
  const { cookie, ...headers } = request.headers
  return {
    version: '2.0',
    routeKey: by.routeKey,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...(cookie === undefined ? {} : { cookies: cookie.flatMap((each) => each.split('; ')) }),
    headers: joinedValues(headers),
    ...unlessEmpty('queryStringParameters', joinedValues(request.query)),
    requestContext: context2(request, by),
    ...proxiedBody(request),
    ...unlessEmpty('pathParameters', by.pathParameters),
    ...unlessEmpty('stageVariables', by.stageVariables),
  }
}

/** `requestContext` of format 2.0, also of an authorizer's event. */
export function context2({ method, path, headers, host, sourceIp }: ProxiedRequest, by: ProxiedBy): JsonObject {
  const at = Math.floor(by.receivedAt)
  return {
    accountId: by.accountId,
    apiId: by.apiId,
    ...(by.authorizer ? { authorizer: by.authorizer } : {}),
    domainName: host,
    domainPrefix: host.split('.')[0] ?? '',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent']?.join(',') ?? '' },
    requestId: by.requestId,
    routeKey: by.routeKey,
    stage: by.stage,
    time: logTime(at),
    timeEpoch: at,
  }
}

/** What a backend sees of the headers: names in small letters, and whom the request came from. */
export function forwardedHeaders({ headers, host, sourceIp }: { readonly headers: Values; readonly host: string; readonly sourceIp: string }): Values {
  const named: { [name: string]: readonly string[] } = { host: [host], 'x-forwarded-for': [sourceIp], 'x-forwarded-port': ['443'], 'x-forwarded-proto': ['https'] }
  for (const [name, values] of Object.entries(headers)) named[name.toLowerCase()] = values
  return named
}

/** `body` and `isBase64Encoded`; an empty body is left out. */
export function proxiedBody({ body, headers }: Pick<ProxiedRequest, 'body' | 'headers'>): JsonObject {
  const bytes = bytesOfContent(body) ?? new Uint8Array(0)
  if (bytes.length === 0) return { isBase64Encoded: false }
  const type = headers['content-type']?.at(-1)?.split(';')[0]?.trim() ?? ''
  const isText = typeof body === 'string' && TEXT.test(type)
  return isText ? { body: utf8Text(bytes), isBase64Encoded: false } : { body: base64Of(bytes), isBase64Encoded: true }
}

export function joinedValues(values: Values): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(',')]))
}

function unlessEmpty(member: string, map: JsonObject = {}): JsonObject {
  return Object.keys(map).length === 0 ? {} : { [member]: map }
}
