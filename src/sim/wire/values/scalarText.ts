import type { Shape, TimestampFormat } from '../../aws/models/models'
import type { Json } from '../../kernel/json'
import { readTimestamp, writeTimestamp } from './timestamp'

/**
 * A scalar from its text in a URL, a header, a form or an XML element.
 * @returns undefined where the text is no value of the shape's type
 */
export function readScalar(text: string, shape: Shape): Json | undefined {
  switch (shape.type) {
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'integer':
    case 'long':
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined
    case 'float':
    case 'double':
      return text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text)
    case 'timestamp':
      return readTimestamp(text)
    default:
      return text
  }
}

/** A scalar as text. Blobs are base64 already. */
export function scalarText(value: Json, shape: Shape, timestamps: TimestampFormat): string {
  if (shape.type === 'timestamp' && typeof value === 'number') return writeTimestamp(value, shape.timestampFormat ?? timestamps)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
