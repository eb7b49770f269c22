import { refused } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, currentUnder, namedBucket, nextVersionId, toldVersion, withBucket, withVersion, type Buckets } from '../bucket/bucket'
import { writing } from '../notification/change'
import { checkRead, checkWrite } from '../object/conditions'
import { HEADERS, readHeaders } from '../object/headers'
import { invalidArgument } from '../refusal'
import { onlySimulated, requiredText, textOf } from '../request'
import { versionAsked } from './getObject'
import type { Done } from './operation'
import { readKey, toldNew } from './putObject'

const SOURCE = 'CopySource CopySourceIfMatch CopySourceIfNoneMatch CopySourceIfModifiedSince CopySourceIfUnmodifiedSince'

export function copyObject(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('CopyObject', input, `Bucket Key MetadataDirective ExpectedBucketOwner IfMatch IfNoneMatch ${SOURCE} ${HEADERS}`)
  const bucket = bucketOf(state, input, context)
  const key = readKey(input)
  const source = readSource(requiredText(input, 'CopySource'))
  const from = namedBucket(state.buckets, source.bucket)
  const version = versionAsked(from, source.key, source.versionId)
  checkRead(input, version, 'CopySource')
  checkWrite(input, key, currentUnder(bucket, key))
  const directive = textOf(input, 'MetadataDirective') ?? 'COPY'
  if (directive !== 'COPY' && directive !== 'REPLACE') invalidArgument('Unknown metadata directive.', 'x-amz-metadata-directive', directive)
  if (directive === 'COPY' && from.name === bucket.name && source.key === key && source.versionId === undefined) {
    refused(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
  }
  const given = readHeaders(input)
  const copied = {
    ...version,
    headers: directive === 'REPLACE' ? given : version.headers,
    versionId: nextVersionId(bucket, context),
    lastModified: Math.floor(context.now / 1000),
  }
  return {
    state: withBucket(state, withVersion(bucket, key, copied)),
    changed: { bucket, changes: [writing('ObjectCreated:Copy', bucket, key, copied)] },
    output: {
      CopyObjectResult: { ETag: copied.eTag, LastModified: copied.lastModified },
      ServerSideEncryption: 'AES256',
      ...(from.versioning === undefined ? {} : { CopySourceVersionId: version.versionId }),
      ...toldNew(bucket.versioning, toldVersion(bucket, copied.versionId)),
    },
  }
}

/** `bucket/key`, the key URL-encoded, perhaps with a slash before and a version behind. */
function readSource(text: string) {
  const [, bucket, path, versionId] = /^\/?([^/]+)\/([^?]+?)(?:\?versionId=(.+))?$/.exec(text) ?? []
  if (bucket === undefined || path === undefined) invalidArgument('Copy Source must mention the source bucket and key: sourcebucket/sourcekey', 'x-amz-copy-source', text)
  try {
    return { bucket, key: decodeURIComponent(path), versionId }
  } catch {
    return invalidArgument('The copy source is not URL-encoded.', 'x-amz-copy-source', text)
  }
}
