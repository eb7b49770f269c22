/** An IP address as a number of 32 or 128 bits. */
export interface Address {
  readonly length: 32 | 128
  readonly bits: bigint
}

export interface AddressRange {
  readonly length: 32 | 128
  readonly first: bigint
  readonly last: bigint
}

export type ReadCidr =
  | { readonly range: AddressRange; readonly complaint?: undefined }
  | { readonly complaint: string; readonly range?: undefined }

/** The bits of an IPv4 or IPv6 address; undefined for any other text. */
export function bitsOf(text: string): Address | undefined {
  if (text.includes(':')) return ipv6(text)
  const bytes = /^\d+\.\d+\.\d+\.\d+$/.test(text) ? text.split('.').map(Number) : []
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return undefined
  return { length: 32, bits: bytes.reduce((bits, byte) => bits * 256n + BigInt(byte), 0n) }
}

function ipv6(text: string): Address | undefined {
  const [head, tail, more] = text.split('::')
  if (head === undefined || more !== undefined) return undefined
  const before = groupsOf(head)
  const after = tail === undefined ? [] : groupsOf(tail)
  const missing = 8 - before.length - after.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after]
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return { length: 128, bits: groups.reduce((bits, group) => bits * 65536n + BigInt(parseInt(group, 16)), 0n) }
}

function groupsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(':')
}

/** Reads `10.0.0.0/24`: all addresses that share the first 24 bits. A single address is no block. */
export function readCidr(text: string): ReadCidr {
  const [address = '', mask, more] = text.split('/')
  if (mask === undefined || more !== undefined) return { complaint: "Malformed CIDR, one '/' required" }
  if (!/^[+-]?\d{1,9}$/.test(mask)) return { complaint: 'Malformed CIDR, mask bits must be an integer' }
  const fixed = Number(mask)
  if (fixed < 0) return { complaint: 'Malformed CIDR, mask bits must not be negative' }
  const read = bitsOf(address)
  if (!read) return { complaint: `${looksLikeAddress(address) ? 'Invalid' : 'Nonstandard'} IP address: ${address}` }
  const { length, bits } = read
  if (fixed >= length) return { complaint: length === 32 ? 'IPv4 mask bits must be < 32' : 'IPv6 mask bits must be < 128' }
  const size = 1n << BigInt(length - fixed)
  const first = (bits / size) * size
  return { range: { length, first, last: first + size - 1n } }
}

function looksLikeAddress(text: string): boolean {
  return /^[0-9]+(?:\.[0-9]+){3}$|^[0-9a-fA-F:]*:[0-9a-fA-F:]*$/.test(text)
}
