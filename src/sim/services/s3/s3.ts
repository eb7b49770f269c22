import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { get } from '../../kernel/orderedTree'
import { noBuckets, type Buckets } from './bucket/bucket'
import { delivered, notify, retry } from './notification/delivery'
import { tried } from './notification/trial'
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './operation/bucketPolicy'
import {
  createBucket,
  deleteBucket,
  getBucketLocation,
  getBucketVersioning,
  headBucket,
  listBuckets,
  putBucketVersioning,
} from './operation/buckets'
import { copyObject } from './operation/copyObject'
import { deleteObject, deleteObjects } from './operation/deleteObject'
import { getObject, headObject } from './operation/getObject'
import { listObjects, listObjectsV2 } from './operation/listObjects'
import { listObjectVersions } from './operation/listObjectVersions'
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from './operation/multipart'
import { getBucketNotificationConfiguration, putBucketNotificationConfiguration } from './operation/notifications'
import type { Operation } from './operation/operation'
import { putObject } from './operation/putObject'
import type { S3Ref, S3Signal } from './signals'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteBucketPolicy: deleteBucketPolicy,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetBucketLocation: getBucketLocation,
  GetBucketNotificationConfiguration: getBucketNotificationConfiguration,
  GetBucketPolicy: getBucketPolicy,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjects: listObjects,
  ListObjectVersions: listObjectVersions,
  ListObjectsV2: listObjectsV2,
  PutBucketNotificationConfiguration: putBucketNotificationConfiguration,
  PutBucketPolicy: putBucketPolicy,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
  UploadPart: uploadPart,
}

/** S3 in one account and Region: every call but the one that sets notifications is answered within its own signal. */
export const s3: Service<Buckets, S3Signal> = {
  id: 's3',
  initial: noBuckets,
  react,
  policyOn({ buckets }, arn) {
    const text = get(buckets, arn.slice('arn:aws:s3:::'.length).split('/')[0] ?? '')?.policy
    return text === undefined ? undefined : { text }
  },
}

function react(buckets: Buckets, signal: S3Signal | FrontDoorSignal, context: Context): Reaction<Buckets, S3Signal> {
  switch (signal.type) {
    case 'Call':
      return answer(buckets, signal.call, context)
    case 'DeliveryDue':
      return retry(buckets, signal.delivery)
    case 'Reply': {
      const ref = signal.ref as S3Ref
      return 'trial' in ref ? tried(buckets, ref, signal.result) : delivered(buckets, ref.delivery, signal.result, context)
    }
  }
}

function answer(buckets: Buckets, call: ApiCall, context: Context): Reaction<Buckets, S3Signal> {
  return unlessRefused(
    () => {
      const { state = buckets, output, changed, effects = [] } = operationOf(OPERATIONS, call)(buckets, call.input, context, call)
      const answers = output ? [succeed(call, output)] : []
      if (!changed || changed.changes.length === 0) return { state, effects: [...answers, ...effects] }
      const told = notify(state, changed.bucket, changed.changes, call, context)
      return { state: told.state, effects: [...answers, ...effects, ...told.effects] }
    },
    (fault) => ({ state: buckets, effects: [refuse(call, fault)] }),
  )
}
