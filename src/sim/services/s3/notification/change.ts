import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import type { Bucket } from '../bucket/bucket'
import type { ObjectVersion } from '../object/version'

/** What has happened to an object, as notifications tell it. */
export interface ObjectChange {
  readonly event: ChangeEvent
  readonly bucket: string
  readonly key: string
  /** Of what was written; absent of what is gone. */
  readonly written?: { readonly size: number; readonly eTag: string }
  /** Absent where the bucket never kept versions. */
  readonly versionId?: string
}

/** Events that can happen here, without their `s3:`. */
export type ChangeEvent = keyof typeof CHANGES

/** How EventBridge tells each. */
const CHANGES = {
  'ObjectCreated:Put': { detailType: 'Object Created', reason: 'PutObject' },
  'ObjectCreated:Copy': { detailType: 'Object Created', reason: 'CopyObject' },
  'ObjectCreated:CompleteMultipartUpload': { detailType: 'Object Created', reason: 'CompleteMultipartUpload' },
  'ObjectRemoved:Delete': { detailType: 'Object Deleted', reason: 'DeleteObject', deletionType: 'Permanently Deleted' },
  'ObjectRemoved:DeleteMarkerCreated': { detailType: 'Object Deleted', reason: 'DeleteObject', deletionType: 'Delete Marker Created' },
} as const satisfies { readonly [event: string]: { readonly detailType: string; readonly reason: string; readonly deletionType?: string } }

export const CHANGE_EVENTS = Object.keys(CHANGES) as readonly ChangeEvent[]

/** A version that was written under a key. */
export function writing(event: ChangeEvent, bucket: Bucket, key: string, { size, eTag, versionId }: ObjectVersion): ObjectChange {
  return { event, bucket: bucket.name, key, written: { size, eTag }, ...versionOf(bucket, versionId) }
}

/** A version that is gone, or a delete marker that was put before the others. */
export function removal(event: ChangeEvent, bucket: Bucket, key: string, versionId: string): ObjectChange {
  return { event, bucket: bucket.name, key, ...versionOf(bucket, versionId) }
}

function versionOf({ versioning }: Bucket, versionId: string) {
  return versioning === undefined ? {} : { versionId }
}

/** What is told of a change besides the change. */
export interface Told {
  readonly requestId: string
  /** Grows with every change to a key: compared as text, it tells which of two came later. */
  readonly sequencer: string
  readonly time: string
}

export function toldNow(requestId: string, context: Context): Told {
  const count = Number(context.newId('change').split('-').at(-1))
  return { requestId, sequencer: count.toString(16).toUpperCase().padStart(18, '0'), time: new Date(Math.floor(context.now)).toISOString() }
}

/** The message that queues, topics and functions get. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function recordOf(change: ObjectChange, told: Told, configurationId: string, { region, accountId }: Context): JsonObject {
  const object: JsonObject = {
    key: asInForms(change.key),
    ...(change.written ? { size: change.written.size, eTag: change.written.eTag } : {}),
    ...(change.versionId === undefined ? {} : { versionId: change.versionId }),
    sequencer: told.sequencer,
  }
  const record = {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: told.time,
    eventName: change.event,
    userIdentity: { principalId: `AWS:${accountId}` },
    requestParameters: { sourceIPAddress: SOURCE_ADDRESS },
    responseElements: { 'x-amz-request-id': told.requestId, 'x-amz-id-2': told.requestId },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId,
      bucket: { name: change.bucket, ownerIdentity: { principalId: accountId }, arn: `arn:aws:s3:::${change.bucket}` },
      object,
    },
  }
  return { Records: [record] }
}

/** The entry that EventBridge gets. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function busEntryOf(change: ObjectChange, told: Told, { accountId }: Context): JsonObject {
  const { detailType, reason, ...more } = CHANGES[change.event]
  const detail = {
    version: '0',
    bucket: { name: change.bucket },
    object: {
      key: change.key,
      ...(change.written ? { size: change.written.size, etag: change.written.eTag } : {}),
      ...(change.versionId === undefined ? {} : { 'version-id': change.versionId }),
      sequencer: told.sequencer,
    },
    'request-id': told.requestId,
    requester: accountId,
    'source-ip-address': SOURCE_ADDRESS,
    reason,
    ...('deletionType' in more ? { 'deletion-type': more.deletionType } : {}),
  }
  return { Source: 'aws.s3', DetailType: detailType, Resources: [`arn:aws:s3:::${change.bucket}`], Detail: JSON.stringify(detail) }
}

/** Every caller of this world sits at the same address, of those kept for documentation. */
const SOURCE_ADDRESS = '192.0.2.1'

/** Keys stand in messages as a form would send them: a blank is a plus. Slashes stay. */
function asInForms(key: string): string {
  return encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/').replace(/[!'()]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
}
