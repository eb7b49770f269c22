import { utf8Bytes } from '../../../aws/bytes'
import { digestOfBytes } from '../../../expression/digest'
import { takenApart, type WireRequest } from '../../../wire/http/message'

/** What of a signature tells how the request was put before it was signed. */
export interface SignedParts {
  /** In lower case. */
  readonly signedHeaders: readonly string[]
  /** The signature is in the query: the body is not signed. */
  readonly inQuery: boolean
  /** S3 signs paths as they are sent; all others encode them once more. */
  readonly isS3: boolean
}

/**
 * The text that Signature Version 4 signs, as far as it is the request's: method, path, query,
 * headers and the digest of the body.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: WireRequest, { signedHeaders, inQuery, isS3 }: SignedParts): string {
  const incoming = takenApart(request)
  if (!incoming) return ''
  const { method, path, query, headers } = incoming
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(request.url)?.[1] ?? ''
  const valueOf = (name: string) => (headers.get(name) ?? (name === 'host' ? host : '')).trim().replace(/\s+/g, ' ')
  const pairs = query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([name, value], [otherName, otherValue]) => (name === otherName ? compared(value, otherValue) : compared(name, otherName)))
  const bodyDigest = headers.get('x-amz-content-sha256') ?? (inQuery ? payloadInQuery(query, isS3) : undefined) ?? digestOfBytes(request.body, 'SHA-256')
  return [
    method,
    isS3 ? path : path.split('/').map(encodeURIComponent).join('/'),
    pairs.map(([name, value]) => `${name}=${value}`).join('&'),
    ...signedHeaders.map((name) => `${name}:${valueOf(name)}`),
    '',
    signedHeaders.join(';'),
    bodyDigest,
  ].join('\n')
}

function payloadInQuery(query: readonly (readonly [string, string])[], isS3: boolean): string | undefined {
  return query.find(([name]) => name === 'X-Amz-Content-Sha256')?.[1] ?? (isS3 ? 'UNSIGNED-PAYLOAD' : undefined)
}

/** All but letters, digits and `-._~` percent-encoded. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Whether a body is the one whose digest the request names. */
export function isBodySigned({ headers, body }: WireRequest): boolean {
  const named = Object.entries(headers).find(([name]) => name.toLowerCase() === 'x-amz-content-sha256')?.[1]
  return named === undefined || !/^[\da-f]{64}$/.test(named) || named === digestOfBytes(body, 'SHA-256')
}

export function digestOfText(text: string): string {
  return digestOfBytes(utf8Bytes(text), 'SHA-256') ?? ''
}
