import type { Question } from '../question'

export const questions = [
  {
    id: 'lambda-reports-starve-checkout',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'An account has the default concurrency quota of 1,000. Each night an application invokes a report function 1,000 times at once. While the reports run, the checkout function, which a shop invokes synchronously, is throttled. Neither function has reserved concurrency.\n\nWhich changes, each by itself, keep the checkout function from being throttled? (Choose two.)',
    choices: [
      { id: 'memory', text: "Raise the checkout function's memory, so that it is done sooner.", why: 'Shorter invocations free environments sooner, but with all 1,000 in use by reports the checkout never gets the first one.' },
      { id: 'reserve', text: 'Give the checkout function a reserved concurrency of 100.', why: 'The 100 are taken out of the pool the others share: the reports can have 900 at most, and 100 wait for the checkout.' },
      { id: 'dlq', text: 'Give the checkout function a dead-letter queue for its throttled requests.', why: 'Dead-letter queues are for asynchronous events. A synchronous request that is throttled is answered with 429 at once.' },
      { id: 'cap', text: 'Give the report function a reserved concurrency of 800.', why: 'Reserved concurrency is also a limit. The reports cannot pass 800, so that 200 stay for all others.' },
      { id: 'timeout', text: "Raise the checkout function's timeout, so that requests wait for a free environment.", why: 'The timeout counts from when an invocation runs. Synchronous requests never queue for an environment.' },
    ],
    key: ['reserve', 'cap'],
    facts: ['lambda.concurrency.account', 'lambda.concurrency.unreserved'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    checked: '2026-11-25',
    tasks: { c02: '1.2', c03: '4.3' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G049'],
    proof: {
      steps: [
        { function: 'report', script: [{ wait: 60_000 }], settings: { Timeout: 120 } },
        { function: 'checkout', script: [{ wait: 50 }, { return: 'paid' }], settings: { MemorySize: { $ref: 'with.memory' }, Timeout: { $ref: 'with.timeout' }, DeadLetterConfig: { $ref: 'with.dlq' } } },
        { option: true },
        { many: 1000, do: { call: 'lambda:Invoke', input: { FunctionName: 'report', InvocationType: 'RequestResponse' }, mayFail: true, wait: false } },
        { runFor: 1000 },
        { call: 'lambda:Invoke', input: { FunctionName: 'checkout' }, as: 'checkout', mayFail: true },
      ],
      changes: {
        memory: { with: { memory: 1769 } },
        reserve: { steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'checkout', ReservedConcurrentExecutions: 100 } }] },
        dlq: { with: { dlq: { TargetArn: 'arn:aws:sqs:us-east-1:123456789012:throttled' } } },
        cap: { steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'report', ReservedConcurrentExecutions: 800 } }] },
        timeout: { with: { timeout: 30 } },
      },
      goal: [{ of: 'checkout.StatusCode', equals: 200, says: 'the checkout is answered, not throttled' }],
    },
  },
  {
    id: 'lambda-concurrency-arithmetic',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'In the busiest hour a function gets 50 requests per second, evenly spread, each of which takes 4 seconds. Cold starts may be neglected.\n\nAbout how many concurrent executions does it need?',
    choices: [
      { id: 'product', text: '200', why: 'Concurrency is the rate times the duration: 50 per second × 4 seconds are in flight at any moment.' },
      { id: 'rate', text: '50', why: 'That many requests begin in a second. But those of the three seconds before are still at work.' },
      { id: 'quotient', text: '13', why: '50 divided by 4 is what one would get if an environment served several requests at once.' },
      { id: 'hour', text: '1,000', why: 'That is the default quota of an account in a Region, and no measure of what one function needs.' },
    ],
    key: ['product'],
    facts: ['lambda.concurrency.account'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 1, badge: 'documented', corrects: ['G047', 'G039'],
    proof: {
      world: { startTime: '2026-11-25T09:00:00Z' },
      steps: [
        { function: 'render', script: [{ wait: 4000 }], settings: { Timeout: 10 } },
        { many: 500, every: 20, do: { call: 'lambda:Invoke', input: { FunctionName: 'render' }, wait: false } },
        { runFor: 120_000 },
        { call: 'cloudwatch:GetMetricStatistics', input: { Namespace: 'AWS/Lambda', MetricName: 'ConcurrentExecutions', Dimensions: [{ Name: 'FunctionName', Value: 'render' }], StartTime: '2026-11-25T09:00:00Z', EndTime: '2026-11-25T10:00:00Z', Period: 3600, Statistics: ['Maximum'] }, as: 'metric' },
      ],
      claims: {
        rate: [{ of: 'metric.Datapoints.0.Maximum', between: [40, 60] }],
        product: [{ of: 'metric.Datapoints.0.Maximum', between: [190, 230], says: 'the maximum of ConcurrentExecutions is about 200' }],
        quotient: [{ of: 'metric.Datapoints.0.Maximum', between: [10, 20] }],
        hour: [{ of: 'metric.Datapoints.0.Maximum', between: [900, 1000] }],
      },
    },
  },
  {
    id: 'lambda-short-function-is-throttled',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function with a reserved concurrency of 10 answers in 20 milliseconds. At 400 synchronous requests per second, evenly spread, callers get `TooManyRequestsException`, although by rate and duration a concurrency of 8 should do.\n\nWhy?',
    choices: [
      { id: 'scaling', text: 'The function may start at most 1,000 environments in ten seconds.', why: 'That is the rate at which it may grow. It has ten environments and needs no more.' },
      { id: 'rounding', text: 'Invocations shorter than 100 ms count as 100 ms for concurrency.', why: 'Nothing is rounded up for concurrency. What is rounded is the bill, to 1 ms.' },
      { id: 'unreserved', text: 'Reserved concurrency counts only when 100 are left unreserved.', why: '100 have to stay unreserved in the account, which is checked when concurrency is reserved. It does not throttle.' },
      { id: 'requests', text: 'Synchronous requests per second are limited to ten times the concurrency.', why: 'With 10 reserved that is 100 a second, however short they are. The reason is `ReservedFunctionInvocationRateLimitExceeded`.' },
    ],
    key: ['requests'],
    facts: ['lambda.concurrency.requests', 'lambda.concurrency.scaling', 'lambda.concurrency.unreserved'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 3, badge: 'documented', corrects: ['G038'],
    proof: {
      steps: [
        { function: 'price', script: [{ wait: 20 }] },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'price', ReservedConcurrentExecutions: 10 } },
        { many: 10, do: { call: 'lambda:Invoke', input: { FunctionName: 'price' } } },
        { runFor: 5000 },
        { mark: 'load' },
        { many: 1200, every: 2.5, do: { call: 'lambda:Invoke', input: { FunctionName: 'price' }, as: 'answers', mayFail: true, wait: false } },
        { runFor: 5000 },
      ],
      claims: {
        scaling: [{ events: { type: 'Throttled', since: 'load', detail: { limit: 'scaling' } } }],
        rounding: [{ events: { type: 'Throttled', since: 'load', detail: { reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' } } }],
        unreserved: [{ events: { type: 'Throttled', since: 'load', detail: { reason: 'ConcurrentInvocationLimitExceeded' } } }],
        requests: [
          { events: { type: 'Throttled', since: 'load', detail: { reason: 'ReservedFunctionInvocationRateLimitExceeded' } }, says: 'requests are throttled for their rate' },
          { events: { type: 'Throttled', since: 'load', detail: { reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' } }, count: 0, says: 'none for concurrency' },
        ],
      },
    },
  },
  {
    id: 'lambda-sudden-spike',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An account has a concurrency quota of 5,000 and hardly uses it. At the start of a sale 3,000 synchronous requests reach an idle function at the same instant. Each takes five seconds. The function has neither reserved nor provisioned concurrency.\n\nHow many of them are served at the first try?',
    choices: [
      { id: 'all', text: 'About 3,000, because the quota allows it', why: 'The quota says how many may run. How fast a function may grow is limited besides.' },
      { id: 'burst', text: 'About 500, the burst limit of its Region', why: 'Bursts by Region, of 500 to 3,000 and then 500 a minute, were abolished in November 2023. Older exam questions may still have them.' },
      { id: 'rate', text: 'About 1,000: the rest is throttled', why: 'Each function may add 1,000 environments every ten seconds. Callers of the others get 429 and have to try again.' },
      { id: 'queue', text: 'About 1,000, and the rest waits ten seconds', why: 'The first part is right. But synchronous requests are never queued by Lambda: they are refused with 429.' },
    ],
    key: ['rate'],
    facts: ['lambda.concurrency.scaling', 'lambda.concurrency.account'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.3' }, difficulty: 3, badge: 'documented',
  },
  {
    id: 'lambda-reserved-does-not-warm',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'After a deployment the first customers of each morning wait longer for a function than others. A developer proposes a reserved concurrency of 20 for it. The setting is made, and nothing else.\n\nWhat does this change?',
    choices: [
      { id: 'nothing', text: 'At most 20 requests run at once, and the first ones are still cold starts.', why: 'Reserved concurrency is a share that nobody else can take and a limit. Environments start on demand as before.' },
      { id: 'warm', text: 'Twenty environments are kept initialized, and the first customers no longer wait.', why: 'That is provisioned concurrency. Reserving prepares nothing.' },
      { id: 'spill', text: 'The first 20 requests are served warm, and those beyond start on demand.', why: 'So provisioned concurrency works. Beyond reserved concurrency nothing is started: requests are throttled.' },
      { id: 'price', text: 'The function costs more, because 20 environments are billed all day.', why: 'Reserved concurrency is free. Provisioned concurrency is billed for as long as it is configured.' },
    ],
    key: ['nothing'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 1, badge: 'documented', corrects: ['G049'],
    proof: {
      steps: [
        { function: 'shop', script: [{ wait: 1000 }] },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'shop', ReservedConcurrentExecutions: 20 } },
        { runFor: 300_000 },
        { mark: 'morning' },
        { many: 25, do: { call: 'lambda:Invoke', input: { FunctionName: 'shop' }, as: 'answers', mayFail: true } },
      ],
      claims: {
        warm: [{ events: { type: 'InitStarted', since: 'morning' }, count: 0 }],
        nothing: [
          { events: { type: 'InitStarted', since: 'morning' }, count: 20, says: '20 requests start an environment each' },
          { events: { type: 'Throttled', since: 'morning' }, count: 5, says: 'the other five are throttled' },
        ],
        spill: [{ events: { type: 'InvokeStarted', since: 'morning' }, count: 25 }],
        price: [{ events: { type: 'ProvisionedConcurrencyReady' } }],
      },
    },
  },
  {
    id: 'lambda-reserve-more-than-allowed',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'An account has the default concurrency quota of 1,000. Three functions have 300 reserved each. A fourth one is to get a reserved concurrency of 50, which `PutFunctionConcurrency` refuses with `InvalidParameterValueException`.\n\nWhat can be done without asking AWS for a higher quota?',
    choices: [
      { id: 'alias', text: 'Reserve the 50 for an alias of the function.', why: 'Reserved concurrency belongs to the function as a whole. Aliases and versions can only have provisioned concurrency.' },
      { id: 'lower', text: 'Lower one of the other reservations to 250.', why: 'Of 1,000 at least 100 have to stay unreserved, so that 900 can be given away. 300 + 300 + 250 + 50 are 900.' },
      { id: 'provisioned', text: 'Ask for 50 of provisioned concurrency on `$LATEST`.', why: 'Provisioned concurrency is for published versions and aliases, and it, too, comes out of what is left above 100.' },
      { id: 'memory', text: 'Give the function half the memory, then reserve again.', why: 'Memory has nothing to do with concurrency. An execution counts as one, however small.' },
    ],
    key: ['lower'],
    facts: ['lambda.concurrency.account', 'lambda.concurrency.unreserved'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '4.3' }, difficulty: 2, badge: 'recorded',
    proof: {
      steps: [
        ...['a', 'b', 'c'].flatMap((name) => [
          { function: name, script: [{ return: 1 }] },
          { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: name, ReservedConcurrentExecutions: 300 } },
        ]),
        { function: 'd', script: [{ return: 1 }], settings: { MemorySize: 256, Publish: true } },
        { call: 'lambda:CreateAlias', input: { FunctionName: 'd', Name: 'live', FunctionVersion: '1' } },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'd', ReservedConcurrentExecutions: 50 }, refused: 'InvalidParameterValueException' },
        { option: true },
        { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: { $ref: 'with.name' }, ReservedConcurrentExecutions: 50 }, as: 'put', mayFail: true },
      ],
      changes: {
        alias: { with: { name: 'd:live' } },
        lower: { with: { name: 'd' }, steps: [{ call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'a', ReservedConcurrentExecutions: 250 } }] },
        provisioned: { with: { name: 'd' }, steps: [{ call: 'lambda:PutProvisionedConcurrencyConfig', input: { FunctionName: 'd', Qualifier: '$LATEST', ProvisionedConcurrentExecutions: 50 }, mayFail: true }] },
        memory: { with: { name: 'd' }, steps: [{ call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'd', MemorySize: 128 } }, { runFor: 5000 }] },
      },
      goal: [{ of: 'put.ReservedConcurrentExecutions', equals: 50, says: 'the fourth function has 50 reserved' }],
    },
  },
] satisfies readonly Question[]
