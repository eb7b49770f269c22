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
] satisfies readonly Question[]
