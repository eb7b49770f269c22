/**
 * Inflates DEFLATE data (RFC 1951). Plain code, because the simulator is synchronous and has no host
 * functions for it; packages of functions are small.
 * @param size  of what comes out, as the archive says it
 * @returns undefined where the data is not DEFLATE or does not come to that size
 */
export function inflate(data: Uint8Array, size: number): Uint8Array | undefined {
  const out = new Uint8Array(size)
  const input = new Bits(data)
  let at = 0
  for (let last = false; !last; ) {
    last = input.take(1) === 1
    const type = input.take(2)
    const next = type === 0 ? stored(input, out, at) : type === 3 ? undefined : block(input, out, at, type === 1 ? FIXED : dynamicCodes(input))
    if (next === undefined || input.over) return undefined
    at = next
  }
  return at === size ? out : undefined
}

/** Bits of bytes, the lowest first. */
class Bits {
  readonly #data: Uint8Array
  #at = 0
  #held = 0
  #count = 0

  constructor(data: Uint8Array) {
    this.#data = data
  }

  /** More was taken than there is. */
  get over(): boolean {
    return this.#at > this.#data.length + 4
  }

  take(bits: number): number {
    while (this.#count < bits) {
      this.#held |= (this.#data[this.#at++] ?? 0) << this.#count
      this.#count += 8
    }
    const value = this.#held & ((1 << bits) - 1)
    this.#held >>>= bits
    this.#count -= bits
    return value
  }

  /** Whole bytes from the next full one on. */
  bytes(length: number): Uint8Array {
    this.#at -= this.#count >> 3
    this.#held = 0
    this.#count = 0
    this.#at += length
    return this.#data.subarray(this.#at - length, this.#at)
  }
}

/** Canonical Huffman codes: how many there are of each length, and the symbols in their order. */
interface Codes {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

function codesOf(lengths: readonly number[]): Codes {
  const counts = Array.from({ length: 16 }, () => 0)
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1
  counts[0] = 0
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length > 0)
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol)
  return { counts, symbols: symbols.map(({ symbol }) => symbol) }
}

function symbolOf(input: Bits, { counts, symbols }: Codes): number {
  let [code, first, index] = [0, 0, 0]
  for (let length = 1; length <= 15; length++) {
    code |= input.take(1)
    const count = counts[length] ?? 0
    if (code - count < first) return symbols[index + (code - first)] ?? -1
    index += count
    first = (first + count) << 1
    code <<= 1
  }
  return -1
}

const FIXED: BlockCodes = {
  literals: codesOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: codesOf(Array.from({ length: 30 }, () => 5)),
}

interface BlockCodes {
  readonly literals: Codes
  readonly distances: Codes
}

const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

function dynamicCodes(input: Bits): BlockCodes {
  const [literals, distances, lengths] = [input.take(5) + 257, input.take(5) + 1, input.take(4) + 4]
  const ofLengths = Array.from({ length: 19 }, () => 0)
  for (const symbol of LENGTH_ORDER.slice(0, lengths)) ofLengths[symbol] = input.take(3)
  const codes = codesOf(ofLengths)
  const all: number[] = []
  while (all.length < literals + distances && !input.over) {
    const symbol = symbolOf(input, codes)
    if (symbol < 16) all.push(symbol < 0 ? 0 : symbol)
    else {
      const [value, times] = symbol === 16 ? [all.at(-1) ?? 0, 3 + input.take(2)] : symbol === 17 ? [0, 3 + input.take(3)] : [0, 11 + input.take(7)]
      for (let i = 0; i < times; i++) all.push(value)
    }
  }
  return { literals: codesOf(all.slice(0, literals)), distances: codesOf(all.slice(literals, literals + distances)) }
}

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const END = 256

function stored(input: Bits, out: Uint8Array, at: number): number | undefined {
  const [a = 0, b = 0] = input.bytes(4)
  const part = input.bytes(a | (b << 8))
  if (part.length !== (a | (b << 8)) || at + part.length > out.length) return undefined
  out.set(part, at)
  return at + part.length
}

function block(input: Bits, out: Uint8Array, start: number, { literals, distances }: BlockCodes): number | undefined {
  let at = start
  for (;;) {
    const symbol = symbolOf(input, literals)
    if (symbol === END) return at
    if (symbol < 0 || input.over) return undefined
    if (symbol < END) {
      if (at >= out.length) return undefined
      out[at++] = symbol
      continue
    }
    const length = (LENGTH_BASE[symbol - 257] ?? 0) + input.take(LENGTH_BITS[symbol - 257] ?? 0)
    const code = symbolOf(input, distances)
    const distance = (DISTANCE_BASE[code] ?? 0) + input.take(DISTANCE_BITS[code] ?? 0)
    if (distance === 0 || distance > at || at + length > out.length) return undefined
    for (let i = 0; i < length; i++, at++) out[at] = out[at - distance]!
  }
}
