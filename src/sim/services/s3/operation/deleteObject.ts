import { numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, nextVersionId, storedUnder, withBucket, withoutVersion, withVersion, type Bucket, type Buckets } from '../bucket/bucket'
import { removal, type ObjectChange } from '../notification/change'
import { NULL_VERSION } from '../object/version'
import { malformed, onlySimulated, requiredText, structureOf, structuresOf, textOf } from '../request'
import type { Done } from './operation'

const MOST_KEYS = numberOf('s3.batch.keys.limit')

/** What is not there is deleted too. */
export function deleteObject(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('DeleteObject', input, 'Bucket Key VersionId ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const { bucket: after, changes, output } = deleted(bucket, requiredText(input, 'Key'), textOf(input, 'VersionId'), context)
  return { state: withBucket(state, after), changed: { bucket, changes }, output }
}

export function deleteObjects(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('DeleteObjects', input, 'Bucket Delete ChecksumAlgorithm ExpectedBucketOwner')
  let bucket = bucketOf(state, input, context)
  const changes: ObjectChange[] = []
  const order = structureOf(input, 'Delete')
  const objects = structuresOf(order, 'Objects')
  if (objects.length === 0 || objects.length > MOST_KEYS) malformed()
  const told = objects.map((each): JsonObject => {
    onlySimulated('DeleteObjects', each, 'Key VersionId')
    const [key, versionId] = [requiredText(each, 'Key'), textOf(each, 'VersionId')]
    const { bucket: after, changes: these, output } = deleted(bucket, key, versionId, context)
    bucket = after
    changes.push(...these)
    const { DeleteMarker: marker, VersionId: version } = output
    if (versionId === undefined) return marker ? { Key: key, DeleteMarker: true, DeleteMarkerVersionId: version ?? NULL_VERSION } : { Key: key }
    return { Key: key, VersionId: versionId, ...(marker ? { DeleteMarker: true, DeleteMarkerVersionId: versionId } : {}) }
  })
  return { state: withBucket(state, bucket), changed: { bucket, changes }, output: order['Quiet'] === true ? {} : { Deleted: told } }
}

interface Deletion {
  readonly bucket: Bucket
  /** None where nothing was there. */
  readonly changes: readonly ObjectChange[]
  readonly output: JsonObject
}

/** A version that is named goes for good; else a bucket that keeps versions puts a delete marker before them. */
function deleted(bucket: Bucket, key: string, versionId: string | undefined, context: Context): Deletion {
  if (versionId === undefined && bucket.versioning !== undefined) {
    const marker = { kind: 'deleteMarker', versionId: nextVersionId(bucket, context), lastModified: Math.floor(context.now / 1000) } as const
    return {
      bucket: withVersion(bucket, key, marker),
      changes: [removal('ObjectRemoved:DeleteMarkerCreated', bucket, key, marker.versionId)],
      output: { DeleteMarker: true, VersionId: marker.versionId },
    }
  }
  const gone = versionId ?? NULL_VERSION
  const version = storedUnder(bucket, key)?.versions.find((each) => each.versionId === gone)
  const marker = version?.kind === 'deleteMarker' ? { DeleteMarker: true } : {}
  return {
    bucket: version ? withoutVersion(bucket, key, gone) : bucket,
    changes: version ? [removal('ObjectRemoved:Delete', bucket, key, gone)] : [],
    output: versionId === undefined ? {} : { ...marker, VersionId: versionId },
  }
}
