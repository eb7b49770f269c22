import type { ApiCall } from '../../../aws/apiCall'
import type { Context } from '../../../aws/service'
import type { JsonObject } from '../../../kernel/json'
import { bucketOf, withBucket, type Buckets } from '../bucket/bucket'
import { readConfiguration, toldConfiguration } from '../notification/configuration'
import { tryTargets } from '../notification/trial'
import { onlySimulated, structureOf } from '../request'
import type { Done } from './operation'

/** Takes the place of the whole configuration, once every target has answered a test. */
export function putBucketNotificationConfiguration(state: Buckets, input: JsonObject, context: Context, call: ApiCall): Done {
  onlySimulated('PutBucketNotificationConfiguration', input, 'Bucket NotificationConfiguration ExpectedBucketOwner SkipDestinationValidation')
  const bucket = bucketOf(state, input, context)
  const configuration = readConfiguration(structureOf(input, 'NotificationConfiguration'), context)
  if (configuration.targets.length === 0 || input['SkipDestinationValidation'] === true) {
    return { state: withBucket(state, { ...bucket, notifications: configuration }), output: {} }
  }
  return tryTargets(state, bucket, configuration, call, context)
}

export function getBucketNotificationConfiguration(state: Buckets, input: JsonObject, context: Context): Done {
  onlySimulated('GetBucketNotificationConfiguration', input, 'Bucket ExpectedBucketOwner')
  return { output: toldConfiguration(bucketOf(state, input, context).notifications) }
}
