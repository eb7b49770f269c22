import { bytesOf } from '../../../../facts/facts'
import type { CodeFiles } from '../../../aws/guestSlice'
import { unzip } from '../../../aws/zip/zip'
import { fromBase64, toBase64 } from '../../../expression/base64'
import { digestOfBytes } from '../../../expression/digest'
import { invalid } from '../refusal'

const MOST_UNZIPPED_BYTES = bytesOf('lambda.code.limit')

/** A package as it is kept. */
export interface Package {
  readonly files: CodeFiles
  /** Base64 of SHA-256 over the archive. */
  readonly sha256: string
  /** Of the archive, in bytes. */
  readonly size: number
}

/**
 * Opens a zip archive of a function or a layer. Files that are no UTF-8 text have no use here and are left out.
 * @param zip  base64, as the API carries it
 */
export function packageOf(zip: string): Package {
  const bytes = fromBase64(zip)
  const files = bytes && unzip(bytes, MOST_UNZIPPED_BYTES)
  if (files === 'too large') return invalid(`Unzipped size must be smaller than ${MOST_UNZIPPED_BYTES} bytes`)
  if (!bytes || !files) return invalid('Could not unzip uploaded file. Please check your file, then try to upload again.')
  const texts: Record<string, string> = {}
  for (const { path, bytes: content } of files) {
    const text = textOf(content)
    if (text !== undefined) texts[path] = text
  }
  return { files: texts, sha256: sha256Base64(bytes), size: bytes.length }
}

export function sha256Base64(bytes: Uint8Array): string {
  const hex = digestOfBytes(bytes, 'SHA-256') ?? ''
  return toBase64(Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)))
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
