import { base64Of, utf8Text } from '../../aws/bytes'
import type { Json } from '../../kernel/json'

const DEEPEST = 100
const BREAK = Symbol('break')

/**
 * A CBOR document (RFC 8949) as the simulator's JSON: byte strings are base64, times (tag 1) epoch
 * seconds, `undefined` null.
 * @returns undefined where the bytes are not one whole document, or hold what JSON has no form for
 */
export function readCbor(bytes: Uint8Array): Json | undefined {
  const reader = new Reader(bytes)
  try {
    const value = reader.value(0)
    return reader.atEnd && value !== BREAK ? value : undefined
  } catch (error) {
    if (error instanceof NotCbor) return undefined
    throw error
  }
}

class NotCbor extends Error {}

class Reader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): Json | typeof BREAK {
    if (depth > DEEPEST) throw new NotCbor()
    const head = this.#take(1)[0] as number
    const [major, info] = [head >> 5, head & 31]
    if (major === 7) return this.#simple(info)
    if (info === 31) return this.#indefinite(major, depth)
    const count = this.#count(info)
    switch (major) {
      case 0:
        return count
      case 1:
        return -1 - count
      case 2:
        return base64Of(this.#take(count))
      case 3:
        return utf8Text(this.#take(count))
      case 4:
        return this.#items(count, depth)
      case 5:
        return this.#entries(count, depth)
      default:
        // Of the tags only times are AWS's, and a time is the number that is tagged.
        if (count !== 1) throw new NotCbor()
        return this.#one(depth + 1)
    }
  }

  #one(depth: number): Json {
    const value = this.value(depth)
    if (value === BREAK) throw new NotCbor()
    return value
  }

  #items(count: number, depth: number): Json {
    const items: Json[] = []
    for (let i = 0; i < count; i++) items.push(this.#one(depth + 1))
    return items
  }

  #entries(count: number, depth: number): Json {
    const entries: [string, Json][] = []
    for (let i = 0; i < count; i++) entries.push([this.#key(this.#one(depth + 1)), this.#one(depth + 1)])
    return Object.fromEntries(entries)
  }

  #key(value: Json): string {
    if (typeof value !== 'string') throw new NotCbor()
    return value
  }

  /** Texts, byte strings, arrays and maps of which the end is marked. */
  #indefinite(major: number, depth: number): Json {
    const parts: Json[] = []
    for (let part = this.value(depth + 1); part !== BREAK; part = this.value(depth + 1)) parts.push(part)
    switch (major) {
      case 3:
        return parts.join('')
      case 4:
        return parts
      case 5:
        if (parts.length % 2 === 1) throw new NotCbor()
        return Object.fromEntries(Array.from({ length: parts.length / 2 }, (_, i) => [this.#key(parts[2 * i] ?? null), parts[2 * i + 1] ?? null]))
      default:
        throw new NotCbor()
    }
  }

  #simple(info: number): Json | typeof BREAK {
    switch (info) {
      case 20:
        return false
      case 21:
        return true
      case 22:
      case 23:
        return null
      case 25:
        return halfFloat(this.#number(2, (view, at) => view.getUint16(at)))
      case 26:
        return this.#number(4, (view, at) => view.getFloat32(at))
      case 27:
        return this.#number(8, (view, at) => view.getFloat64(at))
      case 31:
        return BREAK
      default:
        throw new NotCbor()
    }
  }

  #count(info: number): number {
    switch (info) {
      case 24:
        return this.#number(1, (view, at) => view.getUint8(at))
      case 25:
        return this.#number(2, (view, at) => view.getUint16(at))
      case 26:
        return this.#number(4, (view, at) => view.getUint32(at))
      case 27:
        return Number(this.#number(8, (view, at) => view.getBigUint64(at)))
      default:
        if (info > 27) throw new NotCbor()
        return info
    }
  }

  #number<N>(size: number, read: (view: DataView, at: number) => N): N {
    this.#take(size)
    return read(this.#view, this.#at - size)
  }

  #take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw new NotCbor()
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }
}

/** IEEE 754's binary16. */
function halfFloat(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 === 1 ? -1 : 1, (bits >> 10) & 31, bits & 1023]
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return exponent === 0 ? (sign * fraction) / 16_777_216 : (sign * (1024 + fraction) * (1 << exponent)) / 33_554_432
}
