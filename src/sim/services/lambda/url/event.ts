import { base64Of, bytesOfContent, utf8Text } from '../../../aws/bytes'
import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'

/** A request as it comes to a function URL. */
export interface UrlRequest {
  readonly method: string
  readonly path: string
  /** As it stands behind the question mark. */
  readonly query: string
  /** Names in any case. */
  readonly headers: { readonly [name: string]: readonly string[] }
  /** Text, or `{ base64 }`. */
  readonly body: Json
  readonly host: string
  readonly sourceIp: string
}

/** Bodies of these types reach the function as text. What has no type is taken for bytes. */
const TEXT = /^(text\/.*|application\/(json|javascript|xml|.*\+(json|xml)))$/i
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * The event of a request, in payload format 2.0.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export function urlEvent(request: UrlRequest, urlId: string, requestId: string, now: VirtualMs): JsonObject {
  const { method, path, query, host, sourceIp } = request
  const headers = joinedHeaders(request)
  const { cookie, ...others } = headers
  const parameters = queryParameters(query)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: others,
    ...(Object.keys(parameters).length > 0 ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: 'anonymous',
      apiId: urlId,
      domainName: host,
      domainPrefix: urlId,
      http: { method, path, protocol: 'HTTP/1.1', sourceIp, userAgent: headers['user-agent'] ?? '' },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: logTime(now),
      timeEpoch: Math.floor(now),
    },
    ...bodyOf(request, headers['content-type']),
  }
}

export function joinedHeaders({ headers, host, sourceIp }: UrlRequest): { [name: string]: string } {
  const own = Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(',')] as const)
  return { host, 'x-forwarded-for': sourceIp, 'x-forwarded-port': '443', 'x-forwarded-proto': 'https', ...Object.fromEntries(own) }
}

function bodyOf({ body }: UrlRequest, contentType: string | undefined): JsonObject {
  const bytes = bytesOfContent(body) ?? new Uint8Array()
  if (bytes.length === 0) return { isBase64Encoded: false }
  const isText = TEXT.test((contentType ?? '').split(';')[0]?.trim() ?? '')
  return isText ? { body: utf8Text(bytes), isBase64Encoded: false } : { body: base64Of(bytes), isBase64Encoded: true }
}

/** Values of one name are joined by commas. */
function queryParameters(query: string): { readonly [name: string]: string } {
  const parameters: Record<string, string> = {}
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const at = pair.indexOf('=')
    const [name, value] = at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`
  }
  return parameters
}

/** What is no valid escape stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** `01/Jan/2025:00:00:01 +0000` */
function logTime(now: VirtualMs): string {
  const [year, month, day] = isoTime(now).slice(0, 10).split('-')
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${isoTime(now).slice(11, 19)} +0000`
}
