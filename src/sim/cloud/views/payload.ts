import type { Json } from '../../kernel/json'

/** A value on its way to the page: whole, or its beginning when it is longer than fits a message. */
export type Payload =
  | { readonly json: Json; readonly preview?: undefined }
  | { readonly preview: string; readonly length: number; readonly json?: undefined }

/** @param limit characters of JSON text */
export function payload(json: Json, limit: number): Payload {
  const text = JSON.stringify(json)
  return text.length <= limit ? { json } : { preview: text.slice(0, limit), length: text.length }
}
