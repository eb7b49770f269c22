import type { Question } from '../question'

const metric = (MetricName: string) => ({
  call: 'cloudwatch:GetMetricStatistics',
  input: { Namespace: 'AWS/Lambda', MetricName, Dimensions: [{ Name: 'FunctionName', Value: 'shop' }], StartTime: '2026-11-25T09:00:00Z', EndTime: '2026-11-25T10:00:00Z', Period: 3600, Statistics: ['Sum', 'Maximum'] },
  as: MetricName,
})

export const questions = [
  {
    id: 'lambda-metrics-of-throttled-requests',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'In an hour a function with a reserved concurrency of 10 gets 25 synchronous requests at once: 15 of them are throttled. Of the ten that run, two throw an error.\n\nWhat do the metrics of this hour show?',
    choices: [
      { id: 'all', text: '`Invocations` 25, `Errors` 17, `Throttles` 15', why: 'Throttled requests are neither invocations nor errors: the function was not run.' },
      { id: 'successes', text: '`Invocations` 8, `Errors` 2, `Throttles` 15', why: '`Invocations` counts those that failed as well. It is the number that is billed.' },
      { id: 'run', text: '`Invocations` 10, `Errors` 2, `Throttles` 15', why: 'Invocations are what ran, well or not. The rate of errors is 2 of 10.' },
      { id: 'both', text: '`Invocations` 25, `Errors` 2, `Throttles` 15', why: 'A rate of errors made of this would be far too low. Requests that were throttled do not count as invocations.' },
    ],
    key: ['run'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented', corrects: ['G038'],
    proof: {
      world: { startTime: '2026-11-25T09:00:00Z' },
      steps: [
        { function: 'shop', code: 'export const handler = async ({ n }) => { await new Promise((done) => setTimeout(done, 1000)); if (n < 2) throw new Error("no") }' },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'shop', ReservedConcurrentExecutions: 10 } },
        { many: 25, do: { call: 'lambda:Invoke', input: { FunctionName: 'shop', Payload: { $text: '{"n":{{index}}}' } }, mayFail: true } },
        { runFor: 600_000 },
        ...['Invocations', 'Errors', 'Throttles'].map(metric),
      ],
      claims: {
        all: [{ of: 'Invocations.Datapoints.0.Sum', equals: 25 }, { of: 'Errors.Datapoints.0.Sum', equals: 17 }],
        successes: [{ of: 'Invocations.Datapoints.0.Sum', equals: 8 }],
        run: [
          { of: 'Invocations.Datapoints.0.Sum', equals: 10 },
          { of: 'Errors.Datapoints.0.Sum', equals: 2 },
          { of: 'Throttles.Datapoints.0.Sum', equals: 15 },
        ],
        both: [{ of: 'Invocations.Datapoints.0.Sum', equals: 25 }, { of: 'Errors.Datapoints.0.Sum', equals: 2 }],
      },
    },
  },
  {
    id: 'lambda-duration-without-cold-start',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'Clients complain of single requests that take more than two seconds. Module scope of the function works for two seconds, its handler for 100 ms. The metric `Duration` shows a maximum of little more than 100 ms.\n\nWhere do the two seconds show?',
    choices: [
      { id: 'maximum', text: 'In a longer `Timeout`, which cuts `Duration` off at 100 ms now', why: 'A timeout would end the invocation with an error. `Duration` is not cut off.' },
      { id: 'report', text: 'In `Init Duration`, in the REPORT lines of cold starts', why: '`Duration` is the handler alone. INIT is told apart, in the log and in traces of X-Ray, and is billed as well.' },
      { id: 'throttles', text: 'In `Throttles`, since cold requests wait to be let in', why: 'Nobody waits there: a throttled request is refused.' },
      { id: 'concurrent', text: 'In `ConcurrentExecutions`, which rises by cold starts', why: 'It counts executions in flight. INIT makes them longer, but the number does not tell for how long.' },
    ],
    key: ['report'],
    facts: ['lambda.billing.step'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html'],
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2, badge: 'documented', corrects: ['G037'],
    proof: {
      world: { startTime: '2026-11-25T09:00:00Z' },
      steps: [
        { function: 'shop', script: [{ init: 2000 }, { wait: 100 }, { return: 1 }] },
        { call: 'lambda:Invoke', input: { FunctionName: 'shop', LogType: 'Tail' }, as: 'answer' },
        { runFor: 600_000 },
        metric('Duration'),
        metric('Throttles'),
        metric('ConcurrentExecutions'),
      ],
      claims: {
        maximum: [{ of: 'answer.FunctionError', exists: true }],
        report: [
          { of: 'took.answer', between: [2100, 2500], says: 'the request takes more than two seconds' },
          { of: 'Duration.Datapoints.0.Maximum', between: [100, 150], says: 'Duration is little more than 100 ms' },
          { events: { type: 'LogLine', containing: { text: 'Init Duration: 2' } }, says: 'the REPORT line has an Init Duration of two seconds' },
        ],
        throttles: [{ of: 'Throttles.Datapoints.0.Sum', between: [1, 10] }],
        concurrent: [{ of: 'ConcurrentExecutions.Datapoints.0.Maximum', between: [2, 10] }],
      },
    },
  },
  {
    id: 'lambda-no-log-group',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A new function runs and its metrics are there. But in CloudWatch Logs there is no log group for it. Its role was written by hand for one table: `dynamodb:GetItem`.\n\nWhat has to be done?',
    choices: [
      { id: 'policy', text: 'Attach `AWSLambdaBasicExecutionRole` to the execution role.', why: 'It allows to create the log group and streams and to put events. Without that the function runs, but logs nothing. Metrics need no permission.' },
      { id: 'tracing', text: 'Set the tracing mode of the function to `Active`.', why: 'That is for X-Ray, and would need other permissions.' },
      { id: 'resource', text: 'Let `logs.amazonaws.com` invoke it, by AddPermission.', why: 'Logs do not invoke the function, unless it subscribes to a log group. The function writes.' },
      { id: 'format', text: 'Set the log format of the function to JSON.', why: 'The format says what is written, not whether it may be.' },
    ],
    key: ['policy'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html',
    checked: '2026-11-23', tasks: { c02: '4.1', c03: '4.1' }, difficulty: 1, badge: 'documented',
  },
  {
    id: 'lambda-memory-twice-as-much-costs',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function with 512 MB computes for 800 ms on one thread, without waiting for anything. With 1,024 MB it takes half as long. Nothing else changes.\n\nWhat becomes of the cost of its duration?',
    choices: [
      { id: 'double', text: 'It doubles, because the price per millisecond doubles.', why: 'The price does double. But half as many milliseconds are billed.' },
      { id: 'half', text: 'It halves, because half the milliseconds are billed.', why: 'Milliseconds of 1,024 MB cost twice as much as those of 512 MB.' },
      { id: 'rounded', text: 'It stays the same only if times are multiples of 100 ms.', why: 'Until December 2020 durations were rounded up to 100 ms. Now it is 1 ms.' },
      { id: 'same', text: 'It stays about the same, and clients wait half as long.', why: 'Billed is memory times time: 0.5 GB × 0.8 s = 1 GB × 0.4 s. This holds up to 1,769 MB, one vCPU, for a single thread.' },
    ],
    key: ['same'],
    facts: ['lambda.memory.vcpu', 'lambda.price.duration', 'lambda.billing.step'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
    furtherSources: ['https://aws.amazon.com/lambda/pricing/'],
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G043', 'G006'],
    proof: {
      steps: [
        { function: 'small', script: [{ compute: 231.5 }, { return: 1 }], settings: { MemorySize: 512 } },
        { function: 'large', script: [{ compute: 231.5 }, { return: 1 }], settings: { MemorySize: 1024 } },
        { call: 'lambda:Invoke', input: { FunctionName: 'small' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'large' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'small' }, as: 'small' },
        { call: 'lambda:Invoke', input: { FunctionName: 'large' }, as: 'large' },
      ],
      claims: {
        double: [{ of: 'took.small', between: [790, 810] }, { of: 'took.large', between: [790, 810] }],
        half: [{ of: 'took.small', between: [790, 810] }, { of: 'took.large', between: [190, 210] }],
        rounded: [{ events: { type: 'LogLine', containing: { text: 'Duration: 800.00 ms\tBilled Duration: 900 ms' } } }],
        same: [{ of: 'took.small', between: [790, 810], says: '800 ms with 512 MB' }, { of: 'took.large', between: [395, 405], says: '400 ms with 1,024 MB' }],
      },
    },
  },
  {
    id: 'lambda-what-is-billed',
    service: 'lambda',
    kind: 'multiple',
    prompt: 'A Node.js function on demand, deployed as a zip package, has cold starts. For which of these is the account billed today? (Choose two.)',
    choices: [
      { id: 'init', text: 'The time of module scope in INIT, at the same price as the handler', why: 'Since August 2025 INIT is billed for all functions. Before, it was free for zip packages on managed runtimes, which older questions expect.' },
      { id: 'placement', text: 'The time in which Lambda fetches the package and starts the environment', why: 'What comes before INIT is waited for, but not billed.' },
      { id: 'idle', text: 'The time that environments are kept warm between invocations', why: 'Idle environments cost nothing, unless they are provisioned.' },
      { id: 'request', text: 'Each invocation, also one that ends in an error or a timeout', why: 'Requests are billed whether the function succeeds or not, and so is the time until it failed.' },
      { id: 'throttled', text: 'Each request that was refused because of limits on concurrency', why: 'Throttled requests are no invocations and are not billed.' },
    ],
    key: ['init', 'request'],
    facts: ['lambda.price.requests', 'lambda.billing.step'],
    source: 'https://aws.amazon.com/lambda/pricing/',
    furtherSources: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html'],
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented', corrects: ['G043', 'G025'],
  },
  {
    id: 'lambda-at-edge-limits',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A team plans a Lambda@Edge function for viewer requests that needs 512 MB of memory and up to 8 seconds. A guide says: “Lambda@Edge: at most 128 MB and 5 seconds.”\n\nWhat is right today?',
    choices: [
      { id: 'guide', text: 'The guide is right, for viewer and for origin events', why: '128 MB and 5 seconds were the limits of viewer events only. Origin events had more.' },
      { id: 'origin', text: 'It is possible, but only for origin requests', why: 'So it was. Now the quotas of CloudFront are the same for all four events.' },
      { id: 'today', text: 'It is possible, with up to 30 seconds for all events', why: 'Memory is that of Lambda, and 30 seconds and 50 MB hold for all events. Older exam questions may still expect 128 MB and 5 seconds.' },
      { id: 'functions', text: 'It has to become a CloudFront Function instead', why: 'Those have 2 MB of memory and less than a millisecond: they are for small changes of headers and URLs.' },
    ],
    key: ['today'],
    facts: ['lambda.edge.memory.most', 'lambda.edge.timeout', 'lambda.edge.code.limit'],
    source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 3, badge: 'documented', corrects: ['G040', 'G041'],
  },
] satisfies readonly Question[]
