import { refuse, succeed } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import { notSimulated } from '../../aws/notSimulated'
import type { Context, FrontDoorSignal, Reaction, Service } from '../../aws/service'
import { noBuckets, type Buckets } from './bucket/bucket'
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
import { listObjectsV2 } from './operation/listObjects'
import { listObjectVersions } from './operation/listObjectVersions'
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from './operation/multipart'
import type { Operation } from './operation/operation'
import { putObject } from './operation/putObject'
import { Refusal } from './refusal'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  AbortMultipartUpload: abortMultipartUpload,
  CompleteMultipartUpload: completeMultipartUpload,
  CopyObject: copyObject,
  CreateBucket: createBucket,
  CreateMultipartUpload: createMultipartUpload,
  DeleteBucket: deleteBucket,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  GetBucketLocation: getBucketLocation,
  GetBucketVersioning: getBucketVersioning,
  GetObject: getObject,
  HeadBucket: headBucket,
  HeadObject: headObject,
  ListBuckets: listBuckets,
  ListObjectVersions: listObjectVersions,
  ListObjectsV2: listObjectsV2,
  PutBucketVersioning: putBucketVersioning,
  PutObject: putObject,
  UploadPart: uploadPart,
}

/** S3 in one account and Region. Every call is answered within its own signal, and there are no others. */
export const s3: Service<Buckets, never> = { id: 's3', initial: noBuckets, react }

function react(buckets: Buckets, signal: FrontDoorSignal, context: Context): Reaction<Buckets, never> {
  if (signal.type === 'Reply') throw new RangeError('S3 calls no other service')
  return answer(buckets, signal.call, context)
}

function answer(buckets: Buckets, call: ApiCall, context: Context): Reaction<Buckets, never> {
  const operation = Object.hasOwn(OPERATIONS, call.action) ? OPERATIONS[call.action] : undefined
  if (!operation) return { state: buckets, effects: [refuse(call, notSimulated(`s3:${call.action}`))] }
  try {
    const { state = buckets, output } = operation(buckets, call.input, context)
    return { state, effects: [succeed(call, output)] }
  } catch (error) {
    if (error instanceof Refusal) return { state: buckets, effects: [refuse(call, error.fault)] }
    throw error
  }
}
