import { bytesOfBase64, contentOf } from '../../../aws/bytes'
import { isJsonObject, type Json } from '../../../kernel/json'
import { isBinary } from '../rules/contentHandling'
import type { HttpAnswer } from './exchange'

const MEMBERS = new Set(['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'])

/**
 * What a function behind a Lambda proxy integration answers, as HTTP.
 * @returns what is wrong with it where it is no such answer: 502
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format
 */
export function readProxyResponse(payload: string, accept: string | undefined, binaryMediaTypes: readonly string[]): HttpAnswer | { readonly problem: string } {
  const response = parsed(payload)
  if (!isJsonObject(response)) return { problem: 'the response is no JSON object' }
  const unknown = Object.keys(response).find((member) => !MEMBERS.has(member))
  if (unknown !== undefined) return { problem: `the response has a member ${unknown}` }
  const status = Number(response['statusCode'] ?? 200)
  if (!Number.isInteger(status) || status < 100 || status > 599) return { problem: 'statusCode is no status' }
  const body = response['body'] ?? ''
  if (typeof body !== 'string') return { problem: 'body is no text' }
  const headers = headersOf(response['headers'], response['multiValueHeaders'])
  if (!headers) return { problem: 'the headers are no map of values, or multiValueHeaders no map of lists' }
  const decode = response['isBase64Encoded'] === true && isBinary(accept?.split(',', 1)[0], binaryMediaTypes)
  const bytes = decode ? bytesOfBase64(body) : undefined
  if (decode && !bytes) return { problem: 'body is no base64' }
  return { status, headers, body: bytes ? contentOf(bytes) : body }
}

function parsed(payload: string): Json | undefined {
  try {
    return JSON.parse(payload) as Json
  } catch {
    return undefined
  }
}

/** Values of both maps under the name that came first, whatever its case; those of multiValueHeaders before the others. */
function headersOf(single: Json | undefined, multiple: Json | undefined): { [name: string]: string[] } | undefined {
  const headers: { [name: string]: string[] } = {}
  const add = (name: string, value: Json) => {
    const known = Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name
    ;(headers[known] ??= []).push(typeof value === 'string' ? value : JSON.stringify(value))
  }
  for (const [name, values] of Object.entries(mapOf(multiple) ?? { '': null })) {
    if (!Array.isArray(values)) return undefined
    for (const value of values as readonly Json[]) add(name, value)
  }
  for (const [name, value] of Object.entries(mapOf(single) ?? { '': null })) {
    if (isJsonObject(value) || Array.isArray(value)) return undefined
    if (name === '' && value === null) return undefined
    if (value !== null) add(name, value)
  }
  return headers
}

/** Absent and null are an empty map; undefined: it is no map. */
function mapOf(value: Json | undefined): { readonly [name: string]: Json } | undefined {
  if (value === undefined || value === null) return {}
  return isJsonObject(value) ? value : undefined
}
