import { joinedBytes, utf8Text } from '../../aws/bytes'
import type { Incoming } from './message'

export interface Unchunked {
  readonly body: Uint8Array
  /** Headers that came behind the body, by name in lower case. */
  readonly trailers: ReadonlyMap<string, string>
}

/** Whether the body is in S3's own chunks (`Content-Encoding: aws-chunked`), which any length of stream can be sent in. */
export function isAwsChunked({ headers }: Incoming): boolean {
  const encodings = headers.get('content-encoding')?.split(',').map((encoding) => encoding.trim()) ?? []
  return encodings.includes('aws-chunked') || (headers.get('x-amz-content-sha256') ?? '').startsWith('STREAMING-')
}

/**
 * The body out of its chunks: each its size in hexadecimal, perhaps `;chunk-signature=…`, a line
 * break, the bytes, a line break; the last of size 0, with trailing headers behind it.
 * @returns undefined where the bytes are of another form
 */
export function unchunked(bytes: Uint8Array): Unchunked | undefined {
  const chunks: Uint8Array[] = []
  for (let at = 0; ; ) {
    const end = lineEnd(bytes, at)
    const size = end < 0 ? undefined : /^([\da-fA-F]{1,8})(?:;.*)?$/.exec(utf8Text(bytes.subarray(at, end)))?.[1]
    if (size === undefined) return undefined
    const [from, length] = [end + 2, parseInt(size, 16)]
    if (length === 0) return { body: joinedBytes(chunks), trailers: readTrailers(utf8Text(bytes.subarray(from))) }
    if (bytes[from + length] !== 13 || bytes[from + length + 1] !== 10) return undefined
    chunks.push(bytes.subarray(from, from + length))
    at = from + length + 2
  }
}

function readTrailers(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line): [string, string][] => {
      const at = line.indexOf(':')
      return at < 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]]
    }),
  )
}

function lineEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) if (bytes[at] === 13 && bytes[at + 1] === 10) return at
  return -1
}
