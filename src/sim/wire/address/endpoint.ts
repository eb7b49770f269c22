import { modelledServices, modelOf } from '../../aws/models/models'

/** What a host of AWS's says of the requests to it. */
export interface Endpoint {
  /** The service's API id; for a service without a model, what the host calls it. */
  readonly service: string
  /** Absent from a host without Region (`iam.amazonaws.com`), where it is the world's. */
  readonly region?: string
  /** Of S3, where the bucket is in the host. */
  readonly bucket?: string
}

const SUFFIX = /\.(?:amazonaws\.com|api\.aws)$/
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/
/** Other names that endpoints go by, as prefixes of the Region. */
const ALSO_KNOWN_AS: { readonly [prefix: string]: string } = {
  // With an account id in front, from SDKs whose credentials know it.
  ddb: 'dynamodb',
  'streams-ddb': 'dynamodbstreams',
  'data-kinesis': 'kinesis',
  'control-kinesis': 'kinesis',
  'streaming-logs': 'logs',
}

/**
 * The endpoint that a host is: `sqs.us-east-1.amazonaws.com`, `iam.amazonaws.com`,
 * `123456789012.ddb.eu-west-1.amazonaws.com`, `orders.s3.us-east-1.amazonaws.com`, and the same with
 * `dualstack` or `-fips`. Undefined where the host is none of AWS's services.
 */
export function endpointOf(host: string): Endpoint | undefined {
  if (!SUFFIX.test(host)) return undefined
  const labels = host.replace(SUFFIX, '').split('.').filter((label) => label !== 'dualstack')
  const last = labels.at(-1)
  const region = last !== undefined && REGION.test(last) ? last : undefined
  if (region) labels.pop()
  const inS3 = /^(.*?)\.?s3(?:-fips)?$/.exec(labels.join('.'))
  const place = region ? { region } : {}
  if (inS3) return inS3[1] ? { service: 's3', bucket: inS3[1], ...place } : { service: 's3', ...place }
  const prefix = withoutHostPrefix(labels.join('.').replace(/^\d{12}\./, '').replace(/-fips$/, ''))
  return prefix === '' ? undefined : { service: serviceAt(prefix) ?? prefix, ...place }
}

/** A bucket in the host of a service that listens here: `orders.localhost`, `orders.s3.localhost`. */
export function bucketInLocalHost(host: string): string | undefined {
  return /^(.+?)(?:\.s3)?\.localhost$/.exec(host)?.[1]?.replace(/^s3$/, '') || undefined
}

function serviceAt(prefix: string): string | undefined {
  return ALSO_KNOWN_AS[prefix] ?? modelledServices.find((service) => modelOf(service)?.endpointPrefix === prefix)
}

/** `sync-states` is Step Functions' host for calls that wait. */
function withoutHostPrefix(prefix: string): string {
  return prefix === 'sync-states' ? 'states' : prefix
}
