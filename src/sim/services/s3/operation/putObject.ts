import { refused } from '../../../aws/refusal'
import { bytesOf as sizeOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import { fromBase64, toBase64 } from '../../../expression/base64'
import { digestOfBytes } from '../../../expression/digest'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, currentUnder, nextVersionId, toldVersion, withBucket, withVersion, type Buckets } from '../bucket/bucket'
import { writing } from '../notification/change'
import { checkWrite } from '../object/conditions'
import { checkedBody, CHECKSUMS } from '../object/checksum'
import { bytesOf, readBody } from '../object/content'
import { HEADERS, readHeaders } from '../object/headers'
import { integerOf, onlySimulated, requiredText, textOf } from '../request'
import type { Done } from './operation'

const MOST_KEY_BYTES = sizeOf('s3.object.key.limit')
/** Of one PutObject or UploadPart. */
const MOST_BYTES = sizeOf('s3.object.put.limit')

/** Of an MD5, before it is base64. */
const MD5_BYTES = 16

export function putObject(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('PutObject', input, `Bucket Key Body ContentLength ContentMD5 ${CHECKSUMS} ExpectedBucketOwner IfMatch IfNoneMatch ${HEADERS}`)
  const bucket = bucketOf(state, input, context)
  const key = readKey(input)
  const { checksum, ...body } = readUpload(input)
  checkWrite(input, key, currentUnder(bucket, key))
  const headers = readHeaders(input)
  const version = { kind: 'object', versionId: nextVersionId(bucket, context), lastModified: Math.floor(context.now / 1000), ...body, checksum, headers } as const
  return {
    state: withBucket(state, withVersion(bucket, key, version)),
    changed: { bucket, changes: [writing('ObjectCreated:Put', bucket, key, version)] },
    output: { ETag: body.eTag, ServerSideEncryption: 'AES256', ...checksum, ...toldNew(bucket.versioning, toldVersion(bucket, version.versionId)) },
  }
}

/** A write under suspended versioning tells no version. */
export function toldNew(versioning: string | undefined, told: JsonObject): JsonObject {
  return versioning === 'Enabled' ? told : {}
}

export function readKey(input: JsonObject): string {
  const key = requiredText(input, 'Key')
  const size = new TextEncoder().encode(key).length
  if (size > MOST_KEY_BYTES) refused('KeyTooLongError', 'Your key is too long', 400, { Size: size, MaxSizeAllowed: MOST_KEY_BYTES })
  return key
}

/** A body with its size, its entity tag, the MD5 of its bytes, and the checksum that was asked for. */
export function readUpload(input: JsonObject) {
  const content = readBody(input['Body'])
  const bytes = bytesOf(content)
  const length = integerOf(input, 'ContentLength')
  if (length !== undefined && length !== bytes.length) {
    refused('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header')
  }
  if (bytes.length > MOST_BYTES) {
    refused('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400, { ProposedSize: bytes.length, MaxSizeAllowed: MOST_BYTES })
  }
  const md5 = digestOfBytes(bytes, 'MD5') as string
  const claimed = textOf(input, 'ContentMD5')
  if (claimed !== undefined && fromBase64(claimed)?.length !== MD5_BYTES) refused('InvalidDigest', 'The Content-MD5 you specified is not valid.')
  if (claimed !== undefined && claimed !== toBase64(bytesOfHex(md5))) {
    refused('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  return { content, size: bytes.length, eTag: `"${md5}"`, checksum: checkedBody(input, bytes) }
}

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16))
}
