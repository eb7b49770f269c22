import { millisecondsOf } from '../../../facts/facts'
import { wholeMicroseconds, type VirtualMs } from '../../kernel/virtualTime'

/** What a call takes on its way: the middle one, and the slowest of a hundred. */
interface Spread {
  readonly median: VirtualMs
  readonly slow: VirtualMs
}

const KEY_VALUE: Spread = { median: millisecondsOf('dynamodb.latency.median'), slow: millisecondsOf('dynamodb.latency.slow') }
const MESSAGING: Spread = { median: millisecondsOf('sqs.latency.median'), slow: millisecondsOf('sqs.latency.slow') }
const OBJECTS: Spread = { median: millisecondsOf('s3.latency.median'), slow: millisecondsOf('s3.latency.slow') }
const INVOCATION: Spread = { median: millisecondsOf('lambda.latency.median'), slow: millisecondsOf('lambda.latency.slow') }
const MANAGEMENT: Spread = { median: millisecondsOf('iam.latency.median'), slow: millisecondsOf('iam.latency.slow') }

/** The actions of a service that work is done with; all others manage it. */
const DATA: { readonly [service: string]: readonly [spread: Spread, actions: RegExp] } = {
  dynamodb: [KEY_VALUE, /Item|Query|Scan/],
  dynamodbstreams: [KEY_VALUE, /GetRecords|GetShardIterator/],
  events: [MESSAGING, /^PutEvents$/],
  kinesis: [MESSAGING, /^(PutRecords?|GetRecords|GetShardIterator)$/],
  lambda: [INVOCATION, /^Invoke/],
  logs: [MESSAGING, /^PutLogEvents$/],
  s3: [OBJECTS, /Object|UploadPart|MultipartUpload/],
  secretsmanager: [KEY_VALUE, /^GetSecretValue$/],
  sns: [MESSAGING, /^Publish/],
  sqs: [MESSAGING, /Message/],
  ssm: [KEY_VALUE, /^GetParameter/],
  states: [MESSAGING, /^(Start|SendTask|GetActivityTask)/],
}

/**
 * How long a call is on its way. Assumed: AWS gives no distribution. Half lie below the median, down
 * to six tenths of it; above, the tail grows to the slowest of a hundred, and twice that at most.
 * @param draw  uniform in [0, 1)
 */
export function latencyOf(service: string, action: string, draw: () => number): VirtualMs {
  const [spread, actions] = DATA[service] ?? [MANAGEMENT, /./]
  const { median, slow } = actions.test(action) ? spread : MANAGEMENT
  const share = draw()
  if (share < 0.5) return wholeMicroseconds(median * (0.6 + 0.8 * share))
  if (share >= 0.99) return wholeMicroseconds(slow * (1 + (share - 0.99) * 100))
  const above = (share - 0.5) / 0.49
  return wholeMicroseconds(median + (slow - median) * above * above * above * above)
}
