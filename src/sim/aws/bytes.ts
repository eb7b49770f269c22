import { isJsonObject, type Json } from '../kernel/json'

export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Bytes that are no UTF-8 read as replacement characters. */
export function utf8Text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

export function base64Of(bytes: Uint8Array): string {
  const units: string[] = []
  // In runs: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) units.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return btoa(units.join(''))
}

/** Undefined where the text is no base64. */
export function bytesOfBase64(base64: string): Uint8Array | undefined {
  try {
    const binary = atob(base64)
    return Uint8Array.from({ length: binary.length }, (_, at) => binary.charCodeAt(at))
  } catch {
    return undefined
  }
}

/**
 * Content as plain JSON: bytes that are UTF-8 are that text, all others are `{ base64 }`. So each
 * sequence of bytes has one form.
 */
export function contentOf(bytes: Uint8Array): string | { readonly base64: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { base64: base64Of(bytes) }
  }
}

/** The bytes of content; undefined where the value is of neither form. */
export function bytesOfContent(value: Json | undefined): Uint8Array | undefined {
  if (typeof value === 'string') return utf8Bytes(value)
  const base64 = isJsonObject(value) ? value['base64'] : undefined
  return typeof base64 === 'string' ? bytesOfBase64(base64) : undefined
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
