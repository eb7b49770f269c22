import { refused, unsimulated } from '../../../aws/refusal'
import { fromBase64, toBase64 } from '../../../expression/base64'
import { digestOfBytes } from '../../../expression/digest'
import type { JsonObject } from '../../../kernel/json'
import { textOf } from '../request'

/** Members by which a request brings a checksum of its body, and an answer tells one. */
const MEMBERS: { readonly [member: string]: (bytes: Uint8Array) => Uint8Array } = {
  ChecksumCRC32: (bytes) => crc(bytes, CRC32),
  ChecksumCRC32C: (bytes) => crc(bytes, CRC32C),
  ChecksumSHA1: (bytes) => sha(bytes, 'SHA-1'),
  ChecksumSHA256: (bytes) => sha(bytes, 'SHA-256'),
}

/** What a request may say of checksums. */
export const CHECKSUMS = `ChecksumAlgorithm ChecksumCRC64NVME ${Object.keys(MEMBERS).join(' ')}`

/**
 * The checksum that a body was sent with, or that is to be made of it; nothing where none is asked for. S3 makes a CRC64NVME of
 * every other object and tells it to those who ask: that is not simulated.
 *
 * @throws {Refusal} BadDigest where the bytes are others than those it was made of; InvalidRequest for what is no checksum
 */
export function checkedBody(input: JsonObject, bytes: Uint8Array): JsonObject {
  const algorithm = textOf(input, 'ChecksumAlgorithm')
  const brought = Object.keys(MEMBERS).filter((name) => textOf(input, name) !== undefined)
  if (textOf(input, 'ChecksumCRC64NVME') !== undefined || algorithm === 'CRC64NVME') unsimulated('the checksum CRC64NVME of S3')
  if (brought.length > 1) refused('InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.')
  const member = brought[0] ?? (algorithm === undefined ? undefined : `Checksum${algorithm}`)
  if (member === undefined) return {}
  const of = MEMBERS[member] ?? refused('InvalidRequest', 'Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]')
  const right = toBase64(of(bytes))
  const claimed = textOf(input, member)
  const name = member.replace('Checksum', '')
  if (claimed !== undefined && claimed !== right) {
    if (fromBase64(claimed)?.length !== of(bytes).length) refused('InvalidRequest', `Value for x-amz-checksum-${name.toLowerCase()} header is invalid.`)
    refused('BadDigest', `The ${name} you specified did not match the calculated checksum.`)
  }
  return { [member]: right, ChecksumType: 'FULL_OBJECT' }
}

function sha(bytes: Uint8Array, algorithm: string): Uint8Array {
  const hex = digestOfBytes(bytes, algorithm) as string
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}

const CRC32 = crcTable(0xedb88320)
const CRC32C = crcTable(0x82f63b78)

function crc(bytes: Uint8Array, table: Uint32Array): Uint8Array {
  let rest = 0xffffffff
  for (const byte of bytes) rest = table[(rest ^ byte) & 0xff]! ^ (rest >>> 8)
  const value = ~rest >>> 0
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

/** @param polynomial  with its bits reversed */
function crcTable(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
    return rest
  })
}
