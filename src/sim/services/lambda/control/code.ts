import { bytesOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import { digest } from '../../../expression/digest'
import { toBase64 } from '../../../expression/base64'
import type { FunctionCode } from '../../../aws/guestSlice'
import { invalid, refuseUnsimulated } from '../refusal'
import type { StoredCode } from './configuration'

const MOST_UNZIPPED_BYTES = bytesOf('lambda.code.limit')

/**
 * A function's code as `CreateFunction` has it in `Code` and `UpdateFunctionCode` at the top:
 * `Files`, texts by path, or `Script`, the steps of a scripted handler. Both are this simulator's own.
 */
export function codeOf(input: JsonObject): StoredCode {
  const given = codeIn(input)
  const text = JSON.stringify(given)
  const size = new TextEncoder().encode(text).length
  if (size > MOST_UNZIPPED_BYTES) invalid(`Unzipped size must be smaller than ${MOST_UNZIPPED_BYTES} bytes`)
  return { code: given, size, sha256: sha256Base64(text) }
}

function codeIn(input: JsonObject): FunctionCode {
  const { Files: files, Script: script } = input
  if (isJsonObject(files)) return { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, String(text)])) }
  if (Array.isArray(script)) return { script: script as readonly Json[] }
  if (input['ZipFile'] !== undefined) refuseUnsimulated("lambda's code as a ZipFile (give Files or Script)")
  if (input['S3Bucket'] !== undefined) refuseUnsimulated("lambda's code in S3 (give Files or Script)")
  if (input['ImageUri'] !== undefined) refuseUnsimulated('functions from container images')
  return invalid('Please provide a source for function code.')
}

function sha256Base64(text: string): string {
  const hex = digest(text, 'SHA-256') ?? ''
  return toBase64(Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)))
}
