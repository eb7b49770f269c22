import { refused } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, storedUnder, toldVersion, type Bucket, type Buckets } from '../bucket/bucket'
import { checkRead, READ_CONDITIONS } from '../object/conditions'
import { bytesOf, contentOf } from '../object/content'
import { readRange, type ByteRange } from '../object/range'
import type { ObjectVersion } from '../object/version'
import { noSuchKey } from '../refusal'
import { onlySimulated, requiredText, textOf } from '../request'
import { withoutBody } from './buckets'
import type { Done } from './operation'

const RESPONSE_HEADERS = ['CacheControl', 'ContentDisposition', 'ContentEncoding', 'ContentLanguage', 'ContentType']
const MEMBERS = `Bucket Key VersionId Range ChecksumMode ExpectedBucketOwner ${READ_CONDITIONS} ${RESPONSE_HEADERS.map((name) => `Response${name}`).join(' ')}`

export function getObject(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('GetObject', input, MEMBERS)
  const { version, range, told } = read(state, input, context)
  const body = range ? contentOf(bytesOf(version.content).slice(range.first, range.last + 1)) : version.content
  return { output: { Body: body, ...told } }
}

export function headObject(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('HeadObject', input, MEMBERS)
  return { output: withoutBody(() => read(state, input, context)).told }
}

function read(state: Buckets, input: JsonObject, context: Context) {
  const bucket = bucketOf(state, input, context)
  const version = versionAsked(bucket, requiredText(input, 'Key'), textOf(input, 'VersionId'))
  checkRead(input, version)
  const header = textOf(input, 'Range')
  const range = header === undefined ? undefined : readRange(header, version.size)
  // Of a part of the bytes the checksum of all would say nothing.
  const checksum = input['ChecksumMode'] === 'ENABLED' && !range ? version.checksum : {}
  return { version, range, told: { ...toldOf(bucket, version, range), ...checksum, ...overridden(input) } }
}

/** @throws {Refusal} NoSuchKey, NoSuchVersion; MethodNotAllowed for a delete marker */
export function versionAsked(bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion {
  const versions = storedUnder(bucket, key)?.versions ?? []
  if (versionId === undefined) {
    const [newest] = versions
    return newest?.kind === 'object' ? newest : noSuchKey(key)
  }
  const version = versions.find((each) => each.versionId === versionId)
  if (!version) refused('NoSuchVersion', 'The specified version does not exist.', 404, { Key: key, VersionId: versionId })
  if (version.kind === 'deleteMarker') {
    refused('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, { Method: 'GET', ResourceType: 'DeleteMarker' })
  }
  return version
}

function toldOf(bucket: Bucket, { lastModified, size, eTag, versionId, headers }: ObjectVersion, range: ByteRange | undefined): JsonObject {
  return {
    AcceptRanges: 'bytes',
    LastModified: lastModified,
    ContentLength: range ? range.last - range.first + 1 : size,
    ETag: eTag,
    ...toldVersion(bucket, versionId),
    ...(range ? { ContentRange: `bytes ${range.first}-${range.last}/${size}` } : {}),
    ...headers,
  }
}

/** A reader can say which headers the answer is to have. */
function overridden(input: JsonObject): JsonObject {
  return Object.fromEntries(
    RESPONSE_HEADERS.flatMap((name): [string, string][] => {
      const value = textOf(input, `Response${name}`)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
