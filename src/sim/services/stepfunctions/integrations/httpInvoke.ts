import type { CallResult } from '../../../aws/apiCall'
import type { AwsFault } from '../../../aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { TaskFailure, TaskOutcome } from './answer'
import { formOf, queryOf, type ArrayFormat } from './formEncoding'
import type { Request } from './request'
import { statusText } from './statusText'

/**
 * HTTP tasks: what an EventBridge connection adds is asked for first, then the request goes out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export const HTTP = 'http'

/** What a connection adds: names and values. */
interface Credentials {
  readonly headers: JsonObject
  readonly query: JsonObject
  readonly body: JsonObject
}

/** A request to the outside, as the call `http:Request` takes it. */
export interface OutgoingRequest {
  readonly method: string
  readonly url: string
  readonly headers: { readonly [name: string]: readonly string[] }
  readonly body: string
}

/** What is wrong with an HTTP task's parameters, before anything is asked for. The wording is ours. */
export function httpComplaints(parameters: JsonObject): readonly string[] {
  const { ApiEndpoint: endpoint, Method: method, Headers: headers } = parameters
  const complaints: string[] = []
  if (typeof endpoint !== 'string' || !/^https:\/\/[^/?#]+/.test(endpoint)) complaints.push("The value for the field 'ApiEndpoint' must be an HTTPS URL")
  if (typeof method !== 'string' || !METHODS.has(method)) complaints.push(`The value for the field 'Method' must be one of ${[...METHODS].join(', ')}`)
  if (connectionArnOf(parameters) === undefined) complaints.push("The field 'ConnectionArn' is required but was missing")
  for (const name of isJsonObject(headers) ? Object.keys(headers) : []) {
    if (FORBIDDEN.has(name.toLowerCase()) || /^x-(forwarded|amz|amzn)-/i.test(name)) complaints.push(`The header '${name}' is not allowed`)
  }
  return complaints
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])

/** Headers that no definition may set; a connection may set Authorization. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  'a-im', 'accept-charset', 'accept-datetime', 'accept-encoding', 'authorization', 'cache-control', 'connection', 'content-encoding',
  'content-md5', 'date', 'expect', 'forwarded', 'from', 'host', 'http2-settings', 'if-match', 'if-modified-since', 'if-none-match',
  'if-range', 'if-unmodified-since', 'max-forwards', 'origin', 'pragma', 'proxy-authorization', 'referer', 'server', 'te', 'trailer',
  'transfer-encoding', 'upgrade', 'via', 'warning',
])

export function credentialsRequest(parameters: JsonObject): Request {
  return { service: 'events', action: 'RetrieveConnectionCredentials', input: { ConnectionArn: connectionArnOf(parameters) ?? '' } }
}

/** Authentication is the older name of InvocationConfig. */
function connectionArnOf({ InvocationConfig, Authentication }: JsonObject): string | undefined {
  for (const place of [InvocationConfig, Authentication]) {
    const arn = isJsonObject(place) ? place['ConnectionArn'] : undefined
    if (typeof arn === 'string' && arn !== '') return arn
  }
  return undefined
}

/**
 * The request, with what the connection adds: where both say something, the connection has its way.
 * @returns a text: why they cannot be put together
 */
export function outgoingRequest(parameters: JsonObject, added: Json, region: string): OutgoingRequest | string {
  const credentials = added as unknown as Credentials
  const { ApiEndpoint: endpoint, Method: method, Headers, QueryParameters, RequestBody: given, Transform: transform } = parameters
  const extra = Object.keys(credentials.body).length > 0
  if (extra && given !== undefined && !isJsonObject(given)) return 'The request body cannot be merged with the body parameters of the connection.'
  const body = extra ? { ...(given as JsonObject | undefined), ...credentials.body } : given
  const query = queryOf({ ...(isJsonObject(QueryParameters) ? QueryParameters : {}), ...credentials.query })
  const url = String(endpoint)
  const host = /^https:\/\/([^/?#]+)/.exec(url)?.[1] ?? ''
  const headers = {
    ...mergedHeaders(Headers, credentials.headers, body !== undefined),
    Host: [host],
    Range: ['bytes=0-262144'],
    'User-Agent': [`Amazon|StepFunctions|HttpInvoke|${region}`],
  }
  return { method: String(method), url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`, headers, body: bodyText(body, transform) }
}

/** Names of headers are the same in any case. */
function mergedHeaders(own: Json | undefined, added: JsonObject, hasBody: boolean): { [name: string]: string[] } {
  const merged = new Map<string, [string, string[]]>()
  const set = ([name, value]: [string, Json]) => merged.set(name.toLowerCase(), [name, (Array.isArray(value) ? (value as readonly Json[]) : [value]).map(String)])
  if (hasBody) set(['Content-Type', 'application/json; charset=UTF-8'])
  Object.entries(isJsonObject(own) ? own : {}).forEach(set)
  Object.entries(added).forEach(set)
  return Object.fromEntries(merged.values())
}

function bodyText(body: Json | undefined, transform: Json | undefined): string {
  if (body === undefined) return ''
  if (typeof body === 'string') return body
  const { RequestBodyEncoding: encoding, RequestEncodingOptions: options } = isJsonObject(transform) ? transform : {}
  if (encoding !== 'URL_ENCODED' || !isJsonObject(body)) return JSON.stringify(body)
  const format = isJsonObject(options) ? options['ArrayFormat'] : undefined
  return formOf(body, (format ?? 'INDICES') as ArrayFormat)
}

/** Why a connection gave nothing: AWS's names begin so. */
export function connectionFailure({ name, message }: AwsFault): TaskFailure {
  if (name === 'NotSimulated') return { error: name, cause: message }
  return { error: `Events.ConnectionResource.${CONNECTION_ERRORS[name] ?? 'InternalError'}`, cause: message }
}

const CONNECTION_ERRORS: { readonly [name: string]: string } = {
  AccessDeniedException: 'AccessDenied',
  InvalidConnectionState: 'InvalidConnectionState',
  ResourceNotFoundException: 'ResourceNotFound',
}

/** An endpoint that answers, whatever it says, or that nothing was heard of. */
export function httpOutcome({ output, error }: CallResult): TaskOutcome {
  // An address where nobody is: that this is a socket's error is our choice.
  if (error) return { failure: { error: error.name === 'NotSimulated' ? error.name : 'States.Http.Socket', cause: error.message } }
  const { status, headers, body } = output as unknown as { status: number; headers: { readonly [name: string]: Json }; body: Json }
  const named = Object.fromEntries(Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values]))
  const contentType = String((named['content-type'] as readonly Json[] | undefined)?.[0] ?? '')
  if (typeof body !== 'string' || /^(application\/octet-stream|image\/|video\/|audio\/)/i.test(contentType)) {
    return { failure: { error: 'States.Runtime', cause: `The response of the content type '${contentType}' cannot be read as a text.` } }
  }
  if (status < 200 || status >= 300) return { failure: { error: `States.Http.StatusCode.${status}`, cause: body } }
  return { output: { Headers: named, ResponseBody: /json/i.test(contentType) ? parsed(body) : body, StatusCode: status, StatusText: statusText(status) } }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
