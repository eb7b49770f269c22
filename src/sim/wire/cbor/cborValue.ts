import { bytesOfBase64, joinedBytes, utf8Bytes } from '../../aws/bytes'
import type { ServiceModel, Shape } from '../../aws/models/models'
import { isJsonObject, type Json } from '../../kernel/json'

/** A value of the shape as CBOR (RFC 8949): blobs as byte strings, timestamps as times (tag 1). */
export function cborOf(model: ServiceModel, shapeName: string, value: Json): Uint8Array {
  const parts: Uint8Array[] = []
  write(parts, model, shapeName, value)
  return joinedBytes(parts)
}

/** Texts by their names: all that an error says. */
export function cborOfTexts(texts: Readonly<Record<string, string>>): Uint8Array {
  const parts = [head(5, Object.keys(texts).length)]
  for (const [name, text] of Object.entries(texts)) parts.push(...textParts(name), ...textParts(text))
  return joinedBytes(parts)
}

function write(parts: Uint8Array[], model: ServiceModel, shapeName: string | undefined, value: Json): void {
  const shape = shapeName === undefined ? undefined : model.shapes[shapeName]
  if (Array.isArray(value)) {
    parts.push(head(4, value.length))
    for (const item of value) write(parts, model, shape?.member?.shape, item)
  } else if (isJsonObject(value)) {
    const entries = Object.entries(value)
    parts.push(head(5, entries.length))
    for (const [name, member] of entries) {
      parts.push(...textParts(name))
      write(parts, model, (shape?.members?.[name] ?? shape?.value)?.shape, member)
    }
  } else {
    parts.push(...scalarParts(value as string | number | boolean | null, shape))
  }
}

function scalarParts(value: string | number | boolean | null, shape: Shape | undefined): Uint8Array[] {
  if (value === null) return [Uint8Array.of(0xf6)]
  if (typeof value === 'boolean') return [Uint8Array.of(value ? 0xf5 : 0xf4)]
  if (typeof value === 'string') {
    const bytes = shape?.type === 'blob' ? bytesOfBase64(value) : undefined
    return bytes ? [head(2, bytes.length), bytes] : textParts(value)
  }
  if (shape?.type === 'timestamp') return [head(6, 1), double(value)]
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return [double(value)]
  return [value >= 0 ? head(0, value) : head(1, -1 - value)]
}

function textParts(text: string): Uint8Array[] {
  const bytes = utf8Bytes(text)
  return [head(3, bytes.length), bytes]
}

function double(value: number): Uint8Array {
  const bytes = new Uint8Array(9)
  bytes[0] = 0xfb
  new DataView(bytes.buffer).setFloat64(1, value)
  return bytes
}

/** A major type with its count. */
function head(major: number, count: number): Uint8Array {
  const first = major << 5
  if (count < 24) return Uint8Array.of(first | count)
  const [info, size] = count < 0x100 ? [24, 1] : count < 0x10000 ? [25, 2] : count < 0x100000000 ? [26, 4] : [27, 8]
  const bytes = new Uint8Array(1 + size)
  bytes[0] = first | info
  for (let at = size, left = count; at > 0; at--, left = Math.floor(left / 256)) bytes[at] = left % 256
  return bytes
}
