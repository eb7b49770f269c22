import { awsFault } from '../../../aws/awsError'
import { Refusal, refused } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { emptyTree, get, remove, set, type OrderedTree } from '../../../kernel/orderedTree'
import { PersistentMap } from '../../../kernel/persistentMap'
import { inUtf8Order } from '../../../kernel/textOrder'
import { noNotifications, type NotificationConfiguration } from '../notification/configuration'
import type { Delivery } from '../notification/delivery'
import type { Trial } from '../notification/trial'
import { currentOf, NULL_VERSION, type StoredObject, type Version } from '../object/version'
import { requiredText, textOf } from '../request'
import type { Upload } from './upload'

/** All that S3 keeps for an account. */
export interface Buckets {
  /** By name. */
  readonly buckets: OrderedTree<Bucket>
  /** Notifications that have not arrived, by id. */
  readonly deliveries: PersistentMap<string, Delivery>
  /** Notification configurations that wait for their targets, by the id of the call that brought each. */
  readonly trials: PersistentMap<string, Trial>
}

export const noBuckets: Buckets = { buckets: emptyTree(), deliveries: PersistentMap(), trials: PersistentMap() }

export interface Bucket {
  readonly name: string
  /** Epoch seconds, whole. */
  readonly createdAt: number
  readonly versioning: 'Enabled' | 'Suspended' | undefined
  /** By key, in the order of the keys' UTF-8 bytes. */
  readonly objects: OrderedTree<StoredObject>
  /** Multipart uploads that are neither completed nor aborted, by id. */
  readonly uploads: PersistentMap<string, Upload>
  readonly notifications: NotificationConfiguration
  /** Whom it lets in, and whom it keeps out: JSON text. */
  readonly policy: string | undefined
}

/** @param now  epoch milliseconds */
export function newBucket(name: string, now: number): Bucket {
  return {
    name,
    createdAt: Math.floor(now / 1000),
    versioning: undefined,
    objects: emptyTree(),
    uploads: PersistentMap(),
    notifications: noNotifications,
    policy: undefined,
  }
}

/**
 * The bucket that a request is about.
 * @throws {Refusal} NoSuchBucket; AccessDenied where it is not the expected owner's
 */
export function bucketOf({ buckets }: Buckets, input: JsonObject, context: Context): Bucket {
  const bucket = namedBucket(buckets, requiredText(input, 'Bucket'))
  const owner = textOf(input, 'ExpectedBucketOwner')
  if (owner !== undefined && owner !== context.accountId) throw new Refusal(awsFault('AccessDenied', 'Access Denied', 403))
  return bucket
}

export function namedBucket(buckets: OrderedTree<Bucket>, name: string): Bucket {
  return get(buckets, name) ?? refused('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name })
}

export function withBucket(state: Buckets, bucket: Bucket): Buckets {
  return { ...state, buckets: set(state.buckets, bucket.name, bucket) }
}

export function storedUnder(bucket: Bucket, key: string): StoredObject | undefined {
  return get(bucket.objects, inUtf8Order(key))
}

export function currentUnder(bucket: Bucket, key: string) {
  return currentOf(storedUnder(bucket, key))
}

/** The bucket with a version more under the key. Without versioning it takes the place of the null version. */
export function withVersion(bucket: Bucket, key: string, version: Version): Bucket {
  const before = storedUnder(bucket, key)?.versions ?? []
  const kept = version.versionId === NULL_VERSION ? before.filter(({ versionId }) => versionId !== NULL_VERSION) : before
  return { ...bucket, objects: set(bucket.objects, inUtf8Order(key), { key, versions: [version, ...kept] }) }
}

/** The bucket without one version; the key goes with its last. */
export function withoutVersion(bucket: Bucket, key: string, versionId: string): Bucket {
  const versions = (storedUnder(bucket, key)?.versions ?? []).filter((version) => version.versionId !== versionId)
  const at = inUtf8Order(key)
  return { ...bucket, objects: versions.length === 0 ? remove(bucket.objects, at) : set(bucket.objects, at, { key, versions }) }
}

/** The id of a version that is written now. */
export function nextVersionId({ versioning }: Bucket, context: Context): string {
  return versioning === 'Enabled' ? context.newUuid().replaceAll('-', '') : NULL_VERSION
}

/** A version as answers tell it: buckets that never kept versions tell none. */
export function toldVersion({ versioning }: Bucket, versionId: string): JsonObject {
  return versioning === undefined ? {} : { VersionId: versionId }
}
