import { hmac } from '@noble/hashes/hmac.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

const ALGORITHMS: Readonly<Record<string, (data: Uint8Array) => Uint8Array>> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
}

/** The digest of a text's UTF-8 bytes in lower-case hexadecimal; `undefined` for an algorithm AWS does not name. */
export function digest(text: string, algorithm: string): string | undefined {
  return digestOfBytes(new TextEncoder().encode(text), algorithm)
}

export function digestOfBytes(bytes: Uint8Array, algorithm: string): string | undefined {
  const hash = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined
  if (!hash) return undefined
  let hex = ''
  for (const byte of hash(bytes)) hex += byte.toString(16).padStart(2, '0')
  return hex
}

/** The SHA-256 HMAC of bytes under a key, as bytes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return hmac(sha256, key, data)
}
