import { awsFault, type AwsFault } from '../awsError'
import { numberOf } from '../../../facts/facts'
import { PersistentMap } from '../../kernel/persistentMap'
import type { VirtualMs } from '../../kernel/virtualTime'

/** What is left in the buckets of the control planes, by bucket; one that is not here is full. */
export type Buckets = PersistentMap<string, { readonly tokens: number; readonly at: VirtualMs }>

interface Bucket {
  readonly id: string
  /** How many calls it takes at once. */
  readonly burst: number
  /** Calls a second. */
  readonly rate: number
}

/** Lambda's data plane: its own limits hold there. */
const LAMBDA_DATA: ReadonlySet<string> = new Set(['Invoke', 'InvokeAsync', 'InvokeWithResponseStream'])

/** The bucket that a call takes from; undefined where no rate is documented. */
function bucketOf(service: string, action: string): Bucket | undefined {
  switch (service) {
    case 'lambda': {
      if (LAMBDA_DATA.has(action)) return undefined
      if (action === 'GetFunction') return steady('lambda:GetFunction', numberOf('lambda.control.get-function.rate'))
      if (action === 'GetPolicy') return steady('lambda:GetPolicy', numberOf('lambda.control.get-policy.rate'))
      return steady('lambda', numberOf('lambda.control.rate'))
    }
    case 'states':
      if (action === 'StartExecution') return { id: 'states:StartExecution', burst: numberOf('stepfunctions.start.bucket'), rate: numberOf('stepfunctions.start.rate') }
      return action === 'TestState' ? { id: 'states:TestState', burst: numberOf('stepfunctions.test-state.bucket'), rate: numberOf('stepfunctions.test-state.rate') } : undefined
    case 'apigateway':
    case 'apigatewayv2':
      return { id: 'apigateway', burst: numberOf('apigateway.control.burst'), rate: numberOf('apigateway.control.rate') }
    default:
      return undefined
  }
}

/** Of Lambda a rate is documented and no burst: a second's worth is taken for it. */
function steady(id: string, rate: number): Bucket {
  return { id, burst: rate, rate }
}

/** Takes a token for a call, or tells that there is none. */
export function takeToken(buckets: Buckets, service: string, action: string, now: VirtualMs): { readonly buckets: Buckets; readonly throttled: boolean } {
  const bucket = bucketOf(service, action)
  if (!bucket) return { buckets, throttled: false }
  const { id, burst, rate } = bucket
  const left = buckets.get(id)
  const tokens = left ? Math.min(burst, left.tokens + ((now - left.at) * rate) / 1000) : burst
  if (tokens < 1) return { buckets: buckets.set(id, { tokens, at: now }), throttled: true }
  return { buckets: buckets.set(id, { tokens: tokens - 1, at: now }), throttled: false }
}

/** How each service says that there were too many calls. */
export function throttlingFault(service: string): AwsFault {
  switch (service) {
    case 'lambda':
      return awsFault('TooManyRequestsException', 'Rate exceeded', 429, { Reason: 'CallerRateLimitExceeded' })
    case 'apigateway':
    case 'apigatewayv2':
      return awsFault('TooManyRequestsException', 'Too Many Requests', 429)
    case 'dynamodb':
      return awsFault(
        'ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
      )
    case 'kinesis':
      return awsFault('ProvisionedThroughputExceededException', 'Rate exceeded for stream.')
    case 's3':
      return awsFault('SlowDown', 'Please reduce your request rate.', 503)
    case 'sns':
    case 'iam':
    case 'sts':
    case 'cloudwatch':
      return awsFault('Throttling', 'Rate exceeded')
    case 'sqs':
      return awsFault('RequestThrottled', 'Request was denied due to request throttling.', 403)
    default:
      return awsFault('ThrottlingException', 'Rate exceeded')
  }
}
