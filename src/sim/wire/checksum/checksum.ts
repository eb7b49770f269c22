import { base64Of } from '../../aws/bytes'
import type { Incoming } from '../http/message'
import { refused, unsimulated } from '../refusal'
import { crc32, crc32c, crc64nvme } from './crc'

const PREFIX = 'x-amz-checksum-'
/** Headers of the family that hold no checksum. */
const ABOUT = ['x-amz-checksum-mode', 'x-amz-checksum-type', 'x-amz-checksum-algorithm']

const ALGORITHMS: { readonly [name: string]: (bytes: Uint8Array) => Uint8Array } = {
  crc32: (bytes) => bigEndian(crc32(bytes)),
  crc32c: (bytes) => bigEndian(crc32c(bytes)),
  crc64nvme: (bytes) => bigEndian(...crc64nvme(bytes)),
}

/** A checksum that came with a body, as the header that tells it again. */
export interface Checksum {
  readonly header: string
  readonly value: string
}

/**
 * The checksum that an S3 request has for its body, once it is right.
 * @param trailers  headers that came behind a body in chunks
 * @throws {WireRefusal} BadDigest; NotSimulated for an algorithm that is not computed here
 */
export function checkedChecksum({ headers }: Incoming, trailers: ReadonlyMap<string, string>, body: Uint8Array): Checksum | undefined {
  for (const [header, value] of [...trailers, ...headers]) {
    if (!header.startsWith(PREFIX) || ABOUT.includes(header)) continue
    const name = header.slice(PREFIX.length)
    const compute = ALGORITHMS[name] ?? unsimulated(`S3 checksums of ${name.toUpperCase()}`)
    if (base64Of(compute(body)) !== value) {
      refused('BadDigest', `The ${name.toUpperCase()} you specified did not match the calculated checksum.`)
    }
    return { header, value }
  }
  return undefined
}

function bigEndian(...words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]))
}
