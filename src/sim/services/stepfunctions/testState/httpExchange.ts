import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { outgoingRequest, type OutgoingRequest } from '../integrations/httpInvoke'
import { statusText } from '../integrations/statusText'

/** The request of an HTTP task as TRACE shows it: what the connection added is hidden, unless secrets are to be revealed. */
export function shownRequest(parameters: JsonObject, added: Json, region: string, reveal: boolean): JsonObject {
  const request = outgoingRequest(parameters, reveal ? added : hidden(added), region)
  if (typeof request === 'string') return {}
  const { method, url, headers, body } = request
  return { protocol: 'https', method, url, headers: JSON.stringify(oneEach(headers)), body }
}

export function shownResponse(answer: Json): JsonObject {
  if (!isJsonObject(answer)) return {}
  const { status, headers, body } = answer
  return {
    protocol: 'https',
    statusCode: String(status),
    statusMessage: statusText(Number(status)),
    headers: JSON.stringify(headers),
    body: typeof body === 'string' ? body : '',
  }
}

function oneEach(headers: OutgoingRequest['headers']): JsonObject {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.length === 1 ? values[0]! : values]))
}

/** AWS says that secrets are left out, not what stands there: here it is stars. */
function hidden(added: Json): Json {
  if (!isJsonObject(added)) return '***'
  return Object.fromEntries(Object.entries(added).map(([name, value]) => [name, hidden(value)]))
}
