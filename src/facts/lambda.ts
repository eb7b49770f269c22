import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'
const API = 'https://docs.aws.amazon.com/lambda/latest/api'
const QUOTAS = `${GUIDE}/gettingstarted-limits.html`
const EDGE = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html'
const PRICES = 'https://aws.amazon.com/lambda/pricing/'
const MEASUREMENTS = 'https://github.com/maxday/lambda-perf'
const READ = { checked: '2026-11-23', confidence: 'documented' } as const
const TOLD = { checked: '2026-11-23', confidence: 'unverified' } as const
const CHOSEN = { checked: '2026-11-23', confidence: 'modelled' } as const

/** Lambda's numbers, of functions that do not run on managed instances. Prices are those of us-east-1. */
export const LAMBDA = {
  // Functions
  'lambda.function.name.longest': { value: 64, unit: 'characters', source: QUOTAS, ...READ },
  'lambda.functions.page': { value: 50, unit: 'functions', source: `${API}/API_ListFunctions.html`, ...READ },
  'lambda.memory.usual': { value: 128, unit: 'MiB', source: QUOTAS, ...READ },
  'lambda.memory.least': { value: 128, unit: 'MiB', source: QUOTAS, ...READ, teaching: true },
  'lambda.memory.most': { value: 10_240, unit: 'MiB', source: QUOTAS, ...READ },
  'lambda.memory.vcpu': {
    value: 1769, unit: 'MiB/vCPU', source: `${GUIDE}/configuration-memory.html`, ...READ,
    note: 'A function with less has its share of one vCPU; more helps only work that runs in parallel.',
  },
  'lambda.memory.node': {
    value: 74, unit: 'MiB', source: MEASUREMENTS, checked: '2026-11-23', confidence: 'recorded',
    note: 'What Node.js itself takes: the mean Max Memory Used of a hello world on nodejs22.x, August 2026.',
  },
  'lambda.timeout.usual': { value: 3, unit: 's', source: QUOTAS, ...READ },
  'lambda.timeout.longest': { value: 900, unit: 's', source: QUOTAS, ...READ, note: 'One invocation of an ordinary function.' },
  'lambda.storage.usual': { value: 512, unit: 'MiB', source: QUOTAS, ...READ, note: 'Of /tmp.' },
  'lambda.storage.most': { value: 10_240, unit: 'MiB', source: QUOTAS, ...READ, teaching: true, note: 'Of /tmp, in steps of 1 MiB.' },
  'lambda.variables.limit': { value: 4, unit: 'KiB', source: QUOTAS, ...READ, note: 'All environment variables together, as JSON.' },
  'lambda.code.limit': { value: 250, unit: 'MiB', source: QUOTAS, ...READ, note: 'Unzipped, layers included.' },
  'lambda.code.zipped': { value: 50, unit: 'MiB', source: QUOTAS, ...READ, note: 'A zip archive that is given with the call.' },
  'lambda.code.total': { value: 300, unit: 'GiB', source: QUOTAS, ...READ, olderExam: '75 GB', note: 'All packages and layers of an account in a Region. It was 75 GiB; when that changed is not told.' },
  'lambda.image.limit': { value: 10, unit: 'GiB', source: QUOTAS, ...READ, teaching: true, note: 'A container image, uncompressed.' },
  'lambda.layers.limit': { value: 5, unit: 'layers', source: QUOTAS, ...READ, note: 'Of a function.' },
  'lambda.function.deployment': {
    value: 1, unit: 's', source: 'ours', ...CHOSEN,
    note: 'How long a new or changed function takes to become active. AWS gives no time; a second or a few are usual.',
  },

  // Execution environments
  'lambda.init.limit': {
    value: 10, unit: 's', source: `${GUIDE}/lambda-runtime-environment.html`, ...READ,
    note: 'On demand. INIT that takes longer is tried again in the first invocation, within the timeout of the function.',
  },
  'lambda.init.provisioned.limit': {
    value: 130, unit: 's', source: `${GUIDE}/lambda-runtime-environment.html`, ...READ,
    note: 'Of provisioned concurrency and SnapStart; the timeout of the function where that is more.',
  },
  'lambda.snapstart.optimization': {
    value: 2, unit: 'min', source: 'ours', ...CHOSEN,
    note: 'From the end of INIT until a version with SnapStart is active. AWS says that publishing may take minutes.',
  },
  'lambda.snapstart.restore.limit': {
    value: 10, unit: 's', source: `${GUIDE}/snapstart-runtime-hooks.html`, ...READ,
    note: 'For restoring a snapshot and for the after-restore hooks together.',
  },
  'lambda.environment.placement': {
    value: 75, unit: 'ms', source: 'https://github.com/codetalkio/patterns-serverless-rust-minimal', ...CHOSEN,
    note: 'From the request to INIT: placing the environment and fetching the code, not billed. Some 75 ms of a cold request lay outside its Init Duration in the X-Ray traces shown there.',
  },
  'lambda.environment.idle': {
    value: 600, unit: 's', source: 'https://mikhail.io/', ...CHOSEN,
    note: 'AWS does not say how long an idle environment is kept. Ten minutes without spread were measured there in August 2019; 5 to 45 minutes are told.',
  },

  // Concurrency
  'lambda.concurrency.account': {
    value: 1000, unit: 'executions', source: QUOTAS, ...READ,
    note: 'Of an account in a Region. New accounts may start with less; AWS raises it on request.',
  },
  'lambda.concurrency.unreserved': {
    value: 100, unit: 'executions', source: `${GUIDE}/configuration-concurrency.html`, ...READ,
    note: 'Functions cannot reserve so much that less than this is left to the others.',
  },
  'lambda.provisioned.preparation': {
    value: 60, unit: 's', source: `${GUIDE}/provisioned-concurrency.html`, ...READ,
    note: 'Before the first environment of provisioned concurrency starts: a minute or two, a minute here.',
  },
  'lambda.concurrency.scaling': {
    value: 1000, unit: 'environments/10 s', source: `${GUIDE}/lambda-concurrency.html`, ...READ, since: '2023-11', olderExam: '500 to 3,000 at once, then 500 more a minute',
    note: 'How fast each function may grow. It refills all the time and never holds more. Before, all functions of a Region shared a burst of 500 to 3,000.',
  },
  'lambda.concurrency.requests': {
    value: 10, unit: 'requests/s', source: `${GUIDE}/lambda-concurrency.html`, ...READ,
    note: 'Synchronous ones, for each unit of concurrency: of the account, reserved or provisioned.',
  },

  'lambda.recursion.limit': {
    value: 16, unit: 'executions', source: `${GUIDE}/invocation-recursion.html`, ...READ,
    note: 'About so many of a function in one chain of invocations, then it is stopped.',
  },

  // Event source mappings
  'lambda.mapping.tumbling.state.limit': {
    value: 1, unit: 'MiB', source: `${GUIDE}/services-kinesis-windows.html`, ...READ,
    note: 'Past it the tumbling window is closed early.',
  },
  'lambda.mapping.tumbling.patience': {
    value: 2, unit: 'min', source: `${GUIDE}/services-kinesis-windows.html`, ...READ,
    note: 'AWS waits for up to so long, when no new records come, before it takes a tumbling window for over. Here it waits the whole of it.',
  },
  'lambda.mapping.transition': {
    value: 5, unit: 's', source: 'ours', ...CHOSEN,
    note: 'How long an event source mapping takes to be enabled, disabled, changed or deleted. AWS gives no time; up to a minute or so is seen.',
  },
  'lambda.mapping.sqs.batch': { value: 10, unit: 'messages', source: `${GUIDE}/services-sqs-configure.html`, ...READ, note: 'Of a queue where nothing is said, and the most without a batching window.' },
  'lambda.mapping.stream.batch': { value: 100, unit: 'records', source: `${GUIDE}/services-kinesis-parameters.html`, ...READ, note: 'Of a stream where nothing is said.' },
  'lambda.mapping.sqs.concurrency.first': { value: 5, unit: 'executions', source: `${GUIDE}/services-sqs-scaling.html`, ...READ, note: 'Batches of a standard queue that are at work at first.' },
  'lambda.mapping.sqs.concurrency.rate': {
    value: 300, unit: 'executions/min', source: `${GUIDE}/services-sqs-scaling.html`, ...READ, since: '2023-11', before: [{ value: 60 }], olderExam: '60 more a minute',
    note: 'How many more a standard queue gets in a minute while there is work.',
  },
  'lambda.mapping.sqs.concurrency.most': { value: 1250, unit: 'executions', source: `${GUIDE}/services-sqs-scaling.html`, ...READ, since: '2023-11', before: [{ value: 1000 }], olderExam: '1,000', note: 'Of one standard queue.' },
  'lambda.mapping.refusal.first': { value: 1, unit: 's', source: 'ours', ...CHOSEN, note: 'How long the poller of a queue rests when the function is throttled, doubled each time. AWS says that pollers back off.' },
  'lambda.mapping.refusal.longest': { value: 60, unit: 's', source: 'ours', ...CHOSEN, note: 'How long it rests at most.' },
  'lambda.mapping.stream.poll': { value: 1, unit: 's', source: `${GUIDE}/with-kinesis.html`, ...READ, note: 'How often a shard is asked for records. Streams of DynamoDB are asked four times as often on AWS.' },
  'lambda.mapping.stream.retry.first': { value: 1, unit: 's', source: 'ours', ...CHOSEN, note: 'How long a failed batch of a stream waits, doubled each time. AWS gives no time.' },
  'lambda.mapping.stream.retry.longest': { value: 60, unit: 's', source: 'ours', ...CHOSEN, note: 'How long it waits at most.' },

  // Invocations
  'lambda.event.limit': { value: 6, unit: 'MiB', source: QUOTAS, ...READ, note: 'Of a synchronous invocation.' },
  'lambda.event.async.limit': {
    value: 1, unit: 'MiB', source: QUOTAS, ...READ, since: '2025-10', before: [{ value: 256, unit: 'KiB' }], olderExam: '256 KB',
  },
  'lambda.response.limit': {
    value: 6_291_556, unit: 'bytes', source: 'https://github.com/DataBiosphere/azul/issues/7466', checked: '2026-11-25', confidence: 'recorded',
    note: 'AWS documents 6 MB; this is what its refusals say, there in September 2026.',
  },
  'lambda.log.tail': { value: 4, unit: 'KiB', source: `${API}/API_Invoke.html`, ...READ, note: 'What LogType Tail answers.' },
  'lambda.async.attempts': {
    value: 3, unit: 'attempts', source: `${GUIDE}/invocation-async-error-handling.html`, ...READ,
    note: 'The first and two more.',
  },
  'lambda.async.retry': {
    value: 1, unit: 'min', source: `${GUIDE}/invocation-async-error-handling.html`, ...READ,
    note: 'After the first attempt, and twice that after the second. 66 s and 130 s were seen (cosmo-grant/aws-by-example, November 2025).',
  },
  'lambda.async.age': { value: 6, unit: 'h', source: `${GUIDE}/invocation-async-error-handling.html`, ...READ },
  'lambda.async.throttle.first': {
    value: 1, unit: 's', source: `${GUIDE}/invocation-async-error-handling.html`, ...READ,
    note: 'How long a throttled event waits; doubled each time.',
  },
  'lambda.async.throttle.longest': { value: 5, unit: 'min', source: `${GUIDE}/invocation-async-error-handling.html`, ...READ },

  // At the edge
  'lambda.edge.timeout': { value: 30, unit: 's', source: EDGE, ...READ, teaching: true, note: 'Of all events. It was 5 s for viewer events, which older exam questions expect.' },
  'lambda.edge.code.limit': { value: 50, unit: 'MiB', source: EDGE, ...READ, teaching: true, note: 'Zipped, of all events. It was 1 MB for viewer events.' },
  'lambda.edge.memory.most': { value: 10_240, unit: 'MiB', source: EDGE, ...READ, teaching: true, note: 'Of all events, as Lambda. It was 128 MB for viewer events, which older exam questions expect.' },

  // What it costs
  'lambda.billing.step': {
    value: 1, unit: 'ms', source: PRICES, ...READ, since: '2020-12', before: [{ value: 100 }],
    note: 'INIT and handler together, rounded up; INIT is billed for all functions since August 2025.',
  },
  'lambda.price.requests': { value: 0.2, unit: 'USD/1,000,000 requests', source: PRICES, ...READ },
  'lambda.price.duration': {
    value: 0.0000166667, unit: 'USD/GB-second', source: PRICES, ...READ,
    note: 'x86_64, the first six billion GB-seconds of a month.',
  },
  'lambda.price.duration.arm': {
    value: 0.0000133334, unit: 'USD/GB-second', source: PRICES, ...READ,
    note: 'arm64, the first 7.5 billion GB-seconds of a month.',
  },
  'lambda.price.provisioned': { value: 0.0000041667, unit: 'USD/GB-second', source: PRICES, ...READ, note: 'x86_64, of what is provisioned, used or not.' },
  'lambda.price.provisioned.arm': { value: 0.0000033334, unit: 'USD/GB-second', source: PRICES, ...TOLD, note: 'arm64.' },
  'lambda.price.provisioned.duration': { value: 0.0000097222, unit: 'USD/GB-second', source: PRICES, ...READ, note: 'x86_64, of invocations that provisioned environments serve. No free tier.' },
  'lambda.price.provisioned.duration.arm': { value: 0.0000077778, unit: 'USD/GB-second', source: PRICES, ...TOLD, note: 'arm64.' },
  'lambda.price.requests.free': {
    value: 1_000_000, unit: 'requests', source: PRICES, ...READ, teaching: true,
    note: 'Each month, of an account.',
  },
  'lambda.price.duration.free': {
    value: 400_000, unit: 'GB-seconds/month', source: PRICES, ...READ, teaching: true,
    note: 'Of an account, both architectures together.',
  },
} as const satisfies { readonly [id: `lambda.${string}`]: Fact }
