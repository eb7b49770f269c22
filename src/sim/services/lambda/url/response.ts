import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { Answer } from '../invocation/answer'

/** What a client is answered: header names in lower case, the body text or `{ base64 }`. */
export type UrlResponse = {
  readonly status: number
  readonly headers: { readonly [name: string]: readonly string[] }
  readonly body: Json
}

const JSON_TYPE = { 'content-type': ['application/json'] }

/**
 * The answer to a client from what the function returned. Without a `statusCode` all of it is the body,
 * a text without its quotes. A function that fails, or names no status, is 502.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
 */
export function urlResponse({ payload, failed }: Answer): UrlResponse {
  if (failed) return badGateway
  const returned = JSON.parse(payload) as Json
  if (!isJsonObject(returned) || returned['statusCode'] === undefined) {
    return { status: 200, headers: JSON_TYPE, body: typeof returned === 'string' ? returned : payload }
  }
  const status = Number(returned['statusCode'])
  if (!Number.isInteger(status) || status < 100 || status > 599) return badGateway
  const { body = '' } = returned
  const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return {
    status,
    headers: { ...JSON_TYPE, ...headersOf(returned) },
    body: returned['isBase64Encoded'] === true ? { base64: text } : text,
  }
}

const badGateway: UrlResponse = { status: 502, headers: { 'content-type': ['text/plain'] }, body: 'Internal Server Error' }

/** An answer of Lambda's own. */
export function message(status: number, text: string, errorType: string): UrlResponse {
  return { status, headers: { ...JSON_TYPE, 'x-amzn-errortype': [errorType] }, body: JSON.stringify({ Message: text }) }
}

function headersOf({ headers, cookies }: JsonObject): { readonly [name: string]: readonly string[] } {
  const own = isJsonObject(headers) ? Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [String(value)]] as const) : []
  return { ...Object.fromEntries(own), ...(Array.isArray(cookies) && cookies.length > 0 ? { 'set-cookie': cookies.map(String) } : {}) }
}
