import { bytesOfBase64, contentOf, utf8Bytes, utf8Text } from '../../../aws/bytes'
import type { Content } from './exchange'

export function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string' ? utf8Bytes(content) : (bytesOfBase64(content.base64) ?? new Uint8Array(0))
}

/** Bytes that are no UTF-8 read as replacement characters. */
export function textOf(content: Content): string {
  return typeof content === 'string' ? content : utf8Text(bytesOf(content))
}

export { contentOf }
