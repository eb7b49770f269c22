import { refused } from '../../../aws/refusal'
import { bytesOf as sizeOf, numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import { digestOfBytes } from '../../../expression/digest'
import type { JsonObject } from '../../../kernel/json'
import { PersistentMap } from '../../../kernel/persistentMap'
import { bucketOf, currentUnder, nextVersionId, toldVersion, withBucket, withVersion, type Bucket, type Buckets } from '../bucket/bucket'
import type { Part, Upload } from '../bucket/upload'
import { writing } from '../notification/change'
import { CHECKSUMS } from '../object/checksum'
import { checkWrite, unquoted } from '../object/conditions'
import { bytesOf, contentOf } from '../object/content'
import { HEADERS, readHeaders } from '../object/headers'
import { invalidArgument } from '../refusal'
import { integerOf, malformed, onlySimulated, requiredText, structureOf, structuresOf, textOf } from '../request'
import type { Done } from './operation'
import { bytesOfHex, readKey, readUpload, toldNew } from './putObject'

const MOST_PARTS = numberOf('s3.upload.parts.limit')
/** Of every part but the last. */
const FEWEST_BYTES = sizeOf('s3.upload.part.least')

export function createMultipartUpload(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('CreateMultipartUpload', input, `Bucket Key ChecksumAlgorithm ExpectedBucketOwner ${HEADERS}`)
  const bucket = bucketOf(state, input, context)
  const key = readKey(input)
  const id = context.newUuid().replaceAll('-', '')
  const upload: Upload = { key, headers: readHeaders(input), parts: PersistentMap() }
  return {
    state: withBucket(state, { ...bucket, uploads: bucket.uploads.set(id, upload) }),
    output: { Bucket: bucket.name, Key: key, UploadId: id, ServerSideEncryption: 'AES256' },
  }
}

export function uploadPart(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('UploadPart', input, `Bucket Key PartNumber UploadId Body ContentLength ContentMD5 ${CHECKSUMS} ExpectedBucketOwner`)
  const bucket = bucketOf(state, input, context)
  const { id, upload } = uploadOf(bucket, input)
  const number = integerOf(input, 'PartNumber')
  if (number === undefined || number < 1 || number > MOST_PARTS) {
    invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number ?? null)
  }
  const { checksum, ...part } = readUpload(input)
  const uploads = bucket.uploads.set(id, { ...upload, parts: upload.parts.set(number, part) })
  return { state: withBucket(state, { ...bucket, uploads }), output: { ETag: part.eTag, ServerSideEncryption: 'AES256', ...withoutType(checksum) } }
}

export function completeMultipartUpload(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('CompleteMultipartUpload', input, 'Bucket Key UploadId MultipartUpload ExpectedBucketOwner IfMatch IfNoneMatch')
  const bucket = bucketOf(state, input, context)
  const { id, upload } = uploadOf(bucket, input)
  const { key, headers } = upload
  const parts = partsOf(upload, structuresOf(structureOf(input, 'MultipartUpload'), 'Parts'))
  checkWrite(input, key, currentUnder(bucket, key))
  const bytes = joined(parts.map(({ content }) => bytesOf(content)))
  const eTag = `"${digestOfBytes(joined(parts.map((part) => bytesOfHex(unquoted(part.eTag)))), 'MD5')}-${parts.length}"`
  const version = {
    kind: 'object',
    versionId: nextVersionId(bucket, context),
    lastModified: Math.floor(context.now / 1000),
    content: contentOf(bytes),
    size: bytes.length,
    eTag,
    checksum: {},
    headers,
  } as const
  const after = withVersion({ ...bucket, uploads: bucket.uploads.delete(id) }, key, version)
  return {
    state: withBucket(state, after),
    changed: { bucket, changes: [writing('ObjectCreated:CompleteMultipartUpload', bucket, key, version)] },
    output: {
      Location: `https://${bucket.name}.s3.${context.region}.amazonaws.com/${encodeURIComponent(key)}`,
      Bucket: bucket.name,
      Key: key,
      ETag: eTag,
      ServerSideEncryption: 'AES256',
      ...toldNew(bucket.versioning, toldVersion(bucket, version.versionId)),
    },
  }
}

export function abortMultipartUpload(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('AbortMultipartUpload', input, 'Bucket Key UploadId ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const { id } = uploadOf(bucket, input)
  return { state: withBucket(state, { ...bucket, uploads: bucket.uploads.delete(id) }), output: {} }
}

/** A part's checksum is of the part: it says nothing of the object. */
function withoutType({ ChecksumType: _type, ...checksum }: JsonObject): JsonObject {
  return checksum
}

function uploadOf({ uploads }: Bucket, input: JsonObject): { readonly id: string; readonly upload: Upload } {
  const id = requiredText(input, 'UploadId')
  const upload = uploads.get(id)
  if (upload?.key === requiredText(input, 'Key')) return { id, upload }
  const message = 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.'
  refused('NoSuchUpload', message, 404, { UploadId: id })
}

/** The parts that are to be the object, in the order of their numbers. Others of the upload are dropped. */
function partsOf({ parts }: Upload, asked: readonly JsonObject[]): readonly Part[] {
  if (asked.length === 0) malformed()
  const found = asked.map((each) => {
    const number = integerOf(each, 'PartNumber') ?? 0
    const part = parts.get(number)
    if (!part || unquoted(textOf(each, 'ETag') ?? '') !== unquoted(part.eTag)) {
      const message =
        "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."
      refused('InvalidPart', message, 400, { PartNumber: number })
    }
    return { number, part }
  })
  found.forEach(({ number, part }, i) => {
    const next = found[i + 1]
    if (!next) return
    if (next.number <= number) refused('InvalidPartOrder', 'The list of parts was not in ascending order. Parts must be ordered by part number.')
    if (part.size < FEWEST_BYTES) {
      const sizes = { ProposedSize: part.size, MinSizeAllowed: FEWEST_BYTES, PartNumber: number }
      refused('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', 400, sizes)
    }
  })
  return found.map(({ part }) => part)
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
