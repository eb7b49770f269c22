import { Refusal, refused, unsimulated } from '../../../aws/refusal'
import { numberOf } from '../../../../facts/facts'
import type { Context } from '../../../aws/service'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { ascending, get, remove } from '../../../kernel/orderedTree'
import { bucketOf, newBucket, withBucket, type Buckets } from '../bucket/bucket'
import { invalidArgument } from '../refusal'
import { integerOf, malformed, onlySimulated, requiredText, structureOf, textOf } from '../request'
import type { Done } from './operation'

const MOST_LISTED = numberOf('s3.buckets.page.limit')

export function createBucket(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('CreateBucket', input, 'Bucket CreateBucketConfiguration')
  const name = requiredText(input, 'Bucket')
  checkName(name)
  checkLocation(input, context)
  const output = { Location: `/${name}`, BucketArn: `arn:aws:s3:::${name}` }
  if (get(state.buckets, name)) {
    // In the oldest Region a bucket of one's own can be created again.
    if (context.region === 'us-east-1') return { output }
    const message = 'Your previous request to create the named bucket succeeded and you already own it.'
    refused('BucketAlreadyOwnedByYou', message, 409, { BucketName: name })
  }
  return { state: withBucket(state, newBucket(name, context.now)), output }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkName(name: string): void {
  const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+(\.\d+){3}$/.test(name)
  const reserved = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name)
  if (!wellFormed || reserved) refused('InvalidBucketName', 'The specified bucket is not valid.', 400, { BucketName: name })
}

function checkLocation(input: JsonObject, { region }: Context): void {
  const configuration = input['CreateBucketConfiguration'] ?? {}
  if (!isJsonObject(configuration)) malformed()
  onlySimulated('CreateBucket', configuration, 'LocationConstraint')
  const asked = textOf(configuration, 'LocationConstraint')
  const here = region === 'us-east-1' ? asked === undefined : asked === region
  if (here) return
  refused(
    'IllegalLocationConstraintException',
    `The ${asked ?? 'unspecified'} location constraint is incompatible for the region specific endpoint this request was sent to.`,
  )
}

export function listBuckets(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('ListBuckets', input, 'MaxBuckets ContinuationToken Prefix BucketRegion')
  const prefix = textOf(input, 'Prefix') ?? ''
  const most = integerOf(input, 'MaxBuckets') ?? MOST_LISTED
  if (most < 1 || most > MOST_LISTED) invalidArgument(`MaxBuckets must be from 1 to ${MOST_LISTED}.`, 'MaxBuckets', most)
  const elsewhere = (textOf(input, 'BucketRegion') ?? context.region) !== context.region
  const buckets: JsonObject[] = []
  let next: string | undefined
  for (const [name, { createdAt }] of elsewhere ? [] : ascending(state.buckets, textOf(input, 'ContinuationToken') ?? prefix)) {
    if (!name.startsWith(prefix)) break
    if (buckets.length === most) {
      next = name
      break
    }
    buckets.push({ Name: name, CreationDate: createdAt, BucketRegion: context.region, BucketArn: `arn:aws:s3:::${name}` })
  }
  const owner = { ID: context.accountId }
  return { output: { Buckets: buckets, Owner: owner, ...(next === undefined ? {} : { ContinuationToken: next }), ...(prefix === '' ? {} : { Prefix: prefix }) } }
}

/** An answer to HEAD has no body: it cannot say more than that there is none. */
export function headBucket(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('HeadBucket', input, 'Bucket ExpectedBucketOwner')
  const { name } = withoutBody(() => bucketOf(state, input, context))
  return { output: { BucketArn: `arn:aws:s3:::${name}`, BucketRegion: context.region, AccessPointAlias: false } }
}

/** What HEAD gives in place of a refusal: its status, as the name the SDK has for it. */
export function withoutBody<T>(find: () => T): T {
  try {
    return find()
  } catch (error) {
    if (error instanceof Refusal && error.fault.statusCode === 404) refused('NotFound', 'Not Found', 404)
    throw error
  }
}

export function deleteBucket(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('DeleteBucket', input, 'Bucket ExpectedBucketOwner')
  const { name, objects, versioning } = bucketOf(state, input, context)
  if (objects.size > 0) {
    const versions = versioning === undefined ? '' : '. You must delete all versions in the bucket.'
    refused('BucketNotEmpty', `The bucket you tried to delete is not empty${versions}`, 409, { BucketName: name })
  }
  return { state: { ...state, buckets: remove(state.buckets, name) }, output: {} }
}

export function getBucketLocation(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('GetBucketLocation', input, 'Bucket ExpectedBucketOwner')
  bucketOf(state, input, context)
  return { output: context.region === 'us-east-1' ? {} : { LocationConstraint: context.region } }
}

export function getBucketVersioning(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('GetBucketVersioning', input, 'Bucket ExpectedBucketOwner')
  const { versioning } = bucketOf(state, input, context)
  return { output: versioning === undefined ? {} : { Status: versioning } }
}

/** Versioning can be suspended, but never be undone. */
export function putBucketVersioning(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('PutBucketVersioning', input, 'Bucket VersioningConfiguration ChecksumAlgorithm ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const { Status: status, MFADelete: mfa } = structureOf(input, 'VersioningConfiguration')
  if (mfa !== undefined && mfa !== 'Disabled') unsimulated('MFA delete')
  if (status !== 'Enabled' && status !== 'Suspended') malformed()
  return { state: withBucket(state, { ...bucket, versioning: status }), output: {} }
}
