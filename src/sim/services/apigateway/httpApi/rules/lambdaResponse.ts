import { bytesOfBase64, contentOf } from '../../../../aws/bytes'
import { isJsonObject, type Json, type JsonObject } from '../../../../kernel/json'
import type { HttpAnswer } from '../../request/exchange'

/**
 * What a function answers, as HTTP.
 *
 * In format 2.0 an answer without `statusCode` is the body of a 200, a text without its quotes; in 1.0 it is
 * malformed. Names of headers are in small letters.
 * @returns what is wrong with it where it is no such answer: 500
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.response
 */
export function readLambdaResponse(payload: string, version: '1.0' | '2.0'): (HttpAnswer & { readonly inferred?: true }) | { readonly problem: string } {
  const response = parsed(payload)
  if (response === undefined) return { problem: 'the response is no JSON' }
  if (!isJsonObject(response) || response['statusCode'] === undefined) {
    if (version === '1.0') return { problem: 'the response has no statusCode' }
    return { status: 200, headers: { 'content-type': ['application/json'] }, body: typeof response === 'string' ? response : payload, inferred: true }
  }
  const status = Number(response['statusCode'])
  if (!Number.isInteger(status) || status < 100 || status > 599) return { problem: 'statusCode is no status' }
  const body = response['body'] ?? ''
  if (typeof body !== 'string') return { problem: 'body is no text' }
  const bytes = response['isBase64Encoded'] === true ? bytesOfBase64(body) : undefined
  if (response['isBase64Encoded'] === true && !bytes) return { problem: 'body is no base64' }
  return { status, headers: headersOf(response, version), body: bytes ? contentOf(bytes) : body }
}

function parsed(payload: string): Json | undefined {
  try {
    return JSON.parse(payload) as Json
  } catch {
    return undefined
  }
}

function headersOf({ headers, multiValueHeaders, cookies }: JsonObject, version: '1.0' | '2.0'): { readonly [name: string]: readonly string[] } {
  const all: { [name: string]: string[] } = {}
  if (version === '1.0' && isJsonObject(multiValueHeaders)) {
    for (const [name, values] of Object.entries(multiValueHeaders)) if (Array.isArray(values)) all[name.toLowerCase()] = values.map(String)
  }
  if (isJsonObject(headers)) for (const [name, value] of Object.entries(headers)) (all[name.toLowerCase()] ??= []).push(String(value))
  if (version === '2.0' && Array.isArray(cookies) && cookies.length > 0) all['set-cookie'] = cookies.map(String)
  return { 'content-type': ['text/plain;charset=UTF-8'], ...all }
}
