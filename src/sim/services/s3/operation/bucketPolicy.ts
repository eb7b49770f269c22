import { readPolicy } from '../../../aws/policy/readPolicy'
import { refused } from '../../../aws/refusal'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, withBucket, type Buckets } from '../bucket/bucket'
import { onlySimulated, requiredText } from '../request'
import type { Done } from './operation'

/** What the policy decides is decided at the front door. */
export function putBucketPolicy(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('PutBucketPolicy', input, 'Bucket Policy ContentMD5 ChecksumAlgorithm ConfirmRemoveSelfBucketAccess ExpectedBucketOwner')
  const bucket = bucketOf(state, input, context)
  const policy = requiredText(input, 'Policy')
  checkPolicy(policy, bucket.name)
  return { state: withBucket(state, { ...bucket, policy }), output: {} }
}

function checkPolicy(text: string, bucket: string): void {
  if (!text.startsWith('{')) refused('MalformedPolicy', "Policies must be valid JSON and the first byte must be '{'")
  const reading = readPolicy(text, 'resource')
  if ('problem' in reading) return refused('MalformedPolicy', reading.problem)
  const arn = `arn:aws:s3:::${bucket}`
  const resources = reading.document.statements.flatMap(({ resources: stated = [] }) => stated)
  if (!resources.every((resource) => resource === '*' || resource === arn || resource.startsWith(`${arn}/`) || resource.startsWith(`${arn}*`))) {
    refused('MalformedPolicy', 'Policy has invalid resource')
  }
}

export function getBucketPolicy(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('GetBucketPolicy', input, 'Bucket ExpectedBucketOwner')
  const { name, policy } = bucketOf(state, input, context)
  return { output: { Policy: policy ?? refused('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: name }) } }
}

export function deleteBucketPolicy(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('DeleteBucketPolicy', input, 'Bucket ExpectedBucketOwner')
  return { state: withBucket(state, { ...bucketOf(state, input, context), policy: undefined }), output: {} }
}
