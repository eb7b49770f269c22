import { forwardedHeaders, payload2, type Values } from '../../../aws/proxy/payload2'
import type { Json, JsonObject } from '../../../kernel/json'
import type { VirtualMs } from '../../../kernel/virtualTime'

/** A request as it comes to a function URL. */
export interface UrlRequest {
  readonly method: string
  readonly path: string
  /** As it stands behind the question mark. */
  readonly query: string
  /** Names in any case. */
  readonly headers: Values
  /** Text, or `{ base64 }`. */
  readonly body: Json
  readonly host: string
  readonly sourceIp: string
}

/** The event of a request: payload format 2.0, as of an HTTP API with one route and one stage. */
export function urlEvent(request: UrlRequest, urlId: string, requestId: string, now: VirtualMs): JsonObject {
  const { query, ...rest } = request
  const by = { accountId: 'anonymous', apiId: urlId, requestId, routeKey: '$default', stage: '$default', receivedAt: now }
  return payload2({ ...rest, rawQuery: query, query: parametersOf(query), headers: forwardedHeaders(request) }, by)
}

function parametersOf(query: string): Values {
  const parameters: Record<string, string[]> = {}
  for (const pair of query.split('&').filter((each) => each !== '')) {
    const at = pair.indexOf('=')
    const [name, value] = at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))]
    ;(parameters[name] ??= []).push(value)
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
