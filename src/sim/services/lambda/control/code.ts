import { bytesOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { FunctionCode } from '../../../aws/guestSlice'
import { unsimulated } from '../../../aws/refusal'
import { invalid } from '../refusal'
import type { StoredCode } from './configuration'
import { packageOf, sha256Base64 } from './package'

const MOST_UNZIPPED_BYTES = bytesOf('lambda.code.limit')

/**
 * A function's code as `CreateFunction` has it in `Code` and `UpdateFunctionCode` at the top:
 * `ZipFile`, or, this simulator's own, `Files`, texts by path, or `Script`, the steps of a scripted handler.
 */
export function codeOf(input: JsonObject): StoredCode {
  const { ZipFile: zip } = input
  if (typeof zip === 'string') {
    const { files, size, sha256 } = packageOf(zip)
    return { code: { files }, size, sha256 }
  }
  const given = codeIn(input)
  const bytes = new TextEncoder().encode(JSON.stringify(given))
  if (bytes.length > MOST_UNZIPPED_BYTES) invalid(`Unzipped size must be smaller than ${MOST_UNZIPPED_BYTES} bytes`)
  return { code: given, size: bytes.length, sha256: sha256Base64(bytes) }
}

function codeIn(input: JsonObject): FunctionCode {
  const { Files: files, Script: script } = input
  if (isJsonObject(files)) return { files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, String(text)])) }
  if (Array.isArray(script)) return { script: script as readonly Json[] }
  if (input['S3Bucket'] !== undefined) unsimulated("lambda's code in S3 (give a ZipFile or Files)")
  if (input['ImageUri'] !== undefined) unsimulated('functions from container images')
  return invalid('Please provide a source for function code.')
}
