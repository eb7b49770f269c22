import { createRequire } from 'node:module'
import type { ServiceId } from '../../src/sim/aws/apiCall'
import { sdkShapes } from './sdkShapes'
import type { Fields, PublishedModel } from './tables'

/** The pinned SDK's client of each service. It knows every operation of the service; the published models of some only a part. */
const CLIENTS: { readonly [service in ServiceId]?: string } = {
  cloudwatch: 'cloudwatch',
  dynamodb: 'dynamodb',
  dynamodbstreams: 'dynamodb-streams',
  events: 'eventbridge',
  iam: 'iam',
  kinesis: 'kinesis',
  lambda: 'lambda',
  logs: 'cloudwatch-logs',
  s3: 's3',
  secretsmanager: 'secrets-manager',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  states: 'sfn',
  sts: 'sts',
}

/** How the SDK keeps an operation: `[9, namespace, name, traits, input, output]`. */
type SdkOperation = readonly [9, string, string, { readonly http?: readonly [string, string, number] } | 0, unknown, unknown]

/**
 * What the SDK knows of a service besides the published model, in the published form: operations
 * with method and URI, and the shapes of those in `wanted`. It has no limits, patterns and errors.
 */
export function withSdkOperations(service: string, published: PublishedModel, wanted: readonly string[]): PublishedModel {
  const operations: Record<string, PublishedModel['operations'][string]> = { ...published.operations }
  const shapes: Record<string, Fields> = { ...published.shapes }
  for (const [, , name, traits, input, output] of operationsOf(service as ServiceId)) {
    if (operations[name]) continue
    const read = sdkShapes(published.shapes)
    const [inputShape, outputShape] = [read.nameOf(input), read.nameOf(output)]
    const [method, uri, responseCode] = (traits || {}).http ?? ['POST', '/', 200]
    operations[name] = {
      http: { method, requestUri: uriOf(uri, read.shapes[inputShape ?? '']?.['members']), responseCode },
      ...(service === 's3' ? { needs: needsOf(read.shapes[inputShape ?? '']) } : {}),
      ...(wanted.includes(name) && inputShape ? { input: { shape: inputShape } } : {}),
      ...(wanted.includes(name) && outputShape ? { output: { shape: outputShape, ...wrapper(published, name) } } : {}),
    }
    if (wanted.includes(name)) Object.assign(shapes, read.shapes)
  }
  return { ...published, operations, shapes }
}

/** None of a service whose client is not pinned: then the published model is all that is known. */
function operationsOf(service: ServiceId): SdkOperation[] {
  const name = CLIENTS[service]
  if (name === undefined) return []
  const client = createRequire(import.meta.url)(`@aws-sdk/client-${name}`) as Readonly<Record<string, unknown>>
  return Object.values(client).filter((value): value is SdkOperation => Array.isArray(value) && value[0] === 9)
}

/** The SDK leaves the bucket to the endpoint, and notes in the URL what it calls. */
function uriOf(uri: string, members: Fields = {}): string {
  const [path = '', query = ''] = uri.split('?')
  const pairs = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('x-id='))
  const bucket = members['Bucket']?.location === 'uri' && !path.includes('{Bucket}') ? '/{Bucket}' : ''
  const whole = bucket === '' || path === '/' ? bucket || path : bucket + path
  return pairs.length > 0 ? `${whole}?${pairs.join('&')}` : whole
}

/** What of S3's requests tells an operation from others of the same path. */
function needsOf({ members = {}, required = [] }: Fields = {}): Fields {
  const names = (location: string) => (required as string[]).flatMap((name) => (members[name]?.location === location ? [members[name].locationName ?? name] : []))
  const [query, headers] = [names('querystring'), names('header').map((name) => name.toLowerCase())]
  return { ...(query.length > 0 ? { query } : {}), ...(headers.length > 0 ? { headers } : {}) }
}

function wrapper({ metadata }: PublishedModel, name: string): Fields {
  return (metadata['protocols'] ?? [metadata['protocol']]).includes('query') ? { resultWrapper: `${name}Result` } : {}
}
