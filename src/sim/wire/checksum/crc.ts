/** CRC-32 (of ISO-HDLC), which S3 takes as CRC32 and DynamoDB gives in `x-amz-crc32`. */
export function crc32(bytes: Uint8Array): number {
  return reflected32(bytes, TABLES.crc32)
}

/** CRC-32C (Castagnoli). */
export function crc32c(bytes: Uint8Array): number {
  return reflected32(bytes, TABLES.crc32c)
}

/** CRC-64/NVME as its high and low half, which the AWS CLI sends to S3. */
export function crc64nvme(bytes: Uint8Array): readonly [high: number, low: number] {
  let [high, low] = [0xffffffff, 0xffffffff]
  for (const byte of bytes) {
    const index = (low ^ byte) & 255
    low = ((low >>> 8) | (high << 24)) ^ (TABLES.crc64Low[index] as number)
    high = (high >>> 8) ^ (TABLES.crc64High[index] as number)
  }
  return [~high >>> 0, ~low >>> 0]
}

function reflected32(bytes: Uint8Array, table: Uint32Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] as number)
  return ~crc >>> 0
}

/** What each byte does to a checksum, from its polynomial, bits reversed. */
function table32(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0)
    return crc
  })
}

function table64(polynomialHigh: number, polynomialLow: number): { high: Uint32Array; low: Uint32Array } {
  const [high, low] = [new Uint32Array(256), new Uint32Array(256)]
  for (let byte = 0; byte < 256; byte++) {
    let [top, bottom] = [0, byte]
    for (let bit = 0; bit < 8; bit++) {
      const out = bottom & 1
      bottom = (((bottom >>> 1) | (top << 31)) ^ (out ? polynomialLow : 0)) >>> 0
      top = ((top >>> 1) ^ (out ? polynomialHigh : 0)) >>> 0
    }
    high[byte] = top
    low[byte] = bottom
  }
  return { high, low }
}

const NVME = table64(0x9a6c9329, 0xac4bc9b5)
const TABLES = { crc32: table32(0xedb88320), crc32c: table32(0x82f63b78), crc64High: NVME.high, crc64Low: NVME.low }
