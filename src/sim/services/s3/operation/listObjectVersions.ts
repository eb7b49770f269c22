import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { ascending } from '../../../kernel/orderedTree'
import { inUtf8Order } from '../../../kernel/textOrder'
import { bucketOf, type Bucket, type Buckets } from '../bucket/bucket'
import type { Version } from '../object/version'
import { onlySimulated, textOf } from '../request'
import { readMost } from './listObjects'
import type { Done } from './operation'

/** All versions and delete markers: in order of the keys, those of a key newest first. */
export function listObjectVersions(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('ListObjectVersions', input, 'Bucket KeyMarker MaxKeys Prefix VersionIdMarker ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const most = readMost(input)
  const prefix = textOf(input, 'Prefix') ?? ''
  const [keyMarker, versionMarker] = [textOf(input, 'KeyMarker') ?? '', textOf(input, 'VersionIdMarker') ?? '']
  const versions: JsonObject[] = []
  const markers: JsonObject[] = []
  let last: Listed | undefined
  let more = false
  for (const each of most === 0 ? [] : listed(bucket, prefix, keyMarker, versionMarker)) {
    more = versions.length + markers.length === most
    if (more) break
    last = each
    if (each.version.kind === 'object') versions.push(shown(each, context))
    else markers.push(shown(each, context))
  }
  return {
    output: {
      IsTruncated: more,
      KeyMarker: keyMarker,
      VersionIdMarker: versionMarker,
      ...(more && last ? { NextKeyMarker: last.key, NextVersionIdMarker: last.version.versionId } : {}),
      ...(versions.length > 0 ? { Versions: versions } : {}),
      ...(markers.length > 0 ? { DeleteMarkers: markers } : {}),
      Name: bucket.name,
      Prefix: prefix,
      MaxKeys: most,
    },
  }
}

interface Listed {
  readonly key: string
  readonly version: Version
  readonly latest: boolean
}

/** What comes behind a version of a key, or, where no version is named, behind the key. */
function* listed({ objects }: Bucket, prefix: string, keyMarker: string, versionMarker: string): Generator<Listed, undefined> {
  const [from, marker] = [inUtf8Order(prefix), inUtf8Order(keyMarker)]
  for (const [, { key, versions }] of ascending(objects, from > marker ? from : marker)) {
    if (!key.startsWith(prefix)) return
    if (key === keyMarker && versionMarker === '') continue
    const seen = key === keyMarker ? versions.findIndex(({ versionId }) => versionId === versionMarker) + 1 : 0
    for (const version of versions.slice(seen)) yield { key, version, latest: version === versions[0] }
  }
}

function shown({ key, version, latest }: Listed, context: Context): JsonObject {
  const { versionId, lastModified } = version
  const object = version.kind === 'object' ? { ETag: version.eTag, Size: version.size, StorageClass: 'STANDARD' } : {}
  return { ...object, Key: key, VersionId: versionId, IsLatest: latest, LastModified: lastModified, Owner: { ID: context.accountId } }
}
