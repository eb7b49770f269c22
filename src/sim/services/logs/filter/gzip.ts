const LONGEST_BLOCK = 65_535
/** Magic number, deflate, no flags, no time, no level told, unknown system. */
const HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]

/**
 * A gzip file of blocks that are stored as they are: any gunzip reads it, and it costs no search for
 * repetitions. @see RFC 1952, RFC 1951 §3.2.4
 */
export function gzipped(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / LONGEST_BLOCK))
  const file = new Uint8Array(HEADER.length + 5 * blocks + bytes.length + 8)
  const view = new DataView(file.buffer)
  file.set(HEADER)
  let at = HEADER.length
  for (let block = 0; block < blocks; block++) {
    const stored = bytes.subarray(block * LONGEST_BLOCK, (block + 1) * LONGEST_BLOCK)
    file[at] = block === blocks - 1 ? 1 : 0
    view.setUint16(at + 1, stored.length, true)
    view.setUint16(at + 3, stored.length ^ 0xffff, true)
    file.set(stored, at + 5)
    at += 5 + stored.length
  }
  view.setUint32(at, crc32(bytes), true)
  view.setUint32(at + 4, bytes.length, true)
  return file
}

const REMAINDERS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (REMAINDERS[(crc ^ byte) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
