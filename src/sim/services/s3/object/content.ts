import { fromBase64, toBase64 } from '../../../expression/base64'
import { isJsonObject, type Json } from '../../../kernel/json'
import { invalidArgument } from '../refusal'

/**
 * The bytes of an object as plain JSON. `Body` is text on the wire of HTTP, and most objects are
 * text: bytes that are UTF-8 are that text, all others are `{ base64 }`. So each sequence of bytes has one form.
 */
export type Content = string | { readonly base64: string }

/** The content of a `Body`; absent, it is empty. */
export function readBody(body: Json | undefined): Content {
  if (body === undefined || body === null) return ''
  if (typeof body === 'string') return body
  const base64 = isJsonObject(body) ? body['base64'] : undefined
  const bytes = typeof base64 === 'string' ? fromBase64(base64) : undefined
  return bytes ? contentOf(bytes) : invalidArgument('A Body is text, or base64 of bytes that are no text.', 'Body', typeof body)
}

export function contentOf(bytes: Uint8Array): Content {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { base64: toBase64(bytes) }
  }
}

export function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : (fromBase64(content.base64) ?? new Uint8Array())
}
