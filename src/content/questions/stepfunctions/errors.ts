import type { Question } from '../question'

const PAGE = 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html'
const WORK = 'arn:aws:lambda:us-east-1:123456789012:function:work'
const failing = { function: 'work', script: [{ fail: { errorType: 'Unavailable', errorMessage: 'try later' } }] } as const
const asked = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, source: PAGE } as const

/** A machine of one task, with more fields. */
const taskWith = (fields: object) => ({ StartAt: 'Work', States: { Work: { Type: 'Task', Resource: WORK, End: true, ...fields } } })

export const questions = [
  {
    id: 'stepfunctions-waits-of-a-retrier',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state has one retrier: `{ "ErrorEquals": ["States.ALL"], "IntervalSeconds": 2, "BackoffRate": 2, "MaxAttempts": 3 }`. Every attempt fails at once.\n\nHow long does the state wait in all before the execution fails?',
    choices: [
      { id: 'six', text: '6 seconds: three retries, each two seconds after the last.', why: 'That is a `BackoffRate` of 1. With 2, the interval doubles with each retry.' },
      { id: 'seven', text: '7 seconds: one, two and four before three retries.', why: 'The first wait is `IntervalSeconds` itself, 2 seconds. One second is only its default.' },
      { id: 'fourteen', text: '14 seconds: two, four and eight before three retries.', why: 'Each interval is the one before times the backoff rate, and `MaxAttempts` counts retries: the first attempt is not one of them.' },
      { id: 'thirty', text: '30 seconds: two, four, eight and sixteen in four waits.', why: 'After the third retry no wait follows: the state fails as soon as that attempt does.' },
    ],
    key: ['fourteen'],
    facts: ['stepfunctions.retry.interval', 'stepfunctions.retry.backoff', 'stepfunctions.retry.attempts'],
    ...asked,
    difficulty: 1,
    badge: 'documented',
    proof: {
      steps: [
        failing,
        { machine: 'orders', definition: taskWith({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxAttempts: 3 }] }) },
        { execute: 'orders', as: 'run' },
      ],
      claims: {
        six: [{ of: 'took.run', between: [6000, 6900] }],
        seven: [{ of: 'took.run', between: [7000, 7900] }],
        fourteen: [{ of: 'took.run', between: [14_000, 14_900], says: 'the execution has waited for 14 seconds when it fails' }],
        thirty: [{ of: 'took.run', between: [30_000, 30_900] }],
      },
    },
  },
  {
    id: 'stepfunctions-waits-under-a-cap',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A retrier has `IntervalSeconds` 5, `BackoffRate` 3, `MaxDelaySeconds` 20 and `MaxAttempts` 4, and no jitter. All attempts fail.\n\nWhich waits lie between the attempts?',
    choices: [
      { id: 'cut', text: '5 and 15 seconds. Further retries would pass the cap and are not made.', why: '`MaxDelaySeconds` caps an interval. How many retries there are is up to `MaxAttempts` alone.' },
      { id: 'capped', text: '5, 15, 20 and 20 seconds.', why: 'The third interval would be 45 seconds, the fourth 135: both are held to the cap.' },
      { id: 'grown', text: '5, 15, 45 and 135 seconds. The cap is for their average.', why: 'These are the intervals without a cap. `MaxDelaySeconds` limits each of them.' },
      { id: 'sum', text: '5 and 15 seconds, then two retries without any wait.', why: 'The cap is of one interval, not of all of them together: it is never used up.' },
    ],
    key: ['capped'],
    facts: ['stepfunctions.retry.delay.longest'],
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        failing,
        { machine: 'orders', definition: taskWith({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 5, BackoffRate: 3, MaxDelaySeconds: 20, MaxAttempts: 4 }] }) },
        { execute: 'orders', as: 'run' },
      ],
      claims: {
        cut: [{ of: 'took.run', between: [20_000, 20_900] }, { events: { type: 'LambdaFunctionScheduled' }, count: 3 }],
        capped: [{ of: 'took.run', between: [60_000, 60_900], says: 'the waits add up to a minute' }, { events: { type: 'LambdaFunctionScheduled' }, count: 5, says: 'over five attempts' }],
        grown: [{ of: 'took.run', between: [200_000, 200_900] }],
        sum: [{ of: 'took.run', between: [20_000, 20_900] }, { events: { type: 'LambdaFunctionScheduled' }, count: 5 }],
      },
    },
  },
  {
    id: 'stepfunctions-retry-what-timed-out',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state has `TimeoutSeconds` 5 and a retrier for `States.TaskFailed` with `MaxAttempts` 2. When the function it invokes is cold, it may take eight seconds, and the execution fails without a retry.\n\nWhich change makes the state try again?',
    choices: [
      { id: 'attempts', text: 'Raise `MaxAttempts` of the retrier from 2 to 5.', why: 'The retrier does not match the error, so its attempts are not used at all.' },
      { id: 'runtime', text: 'Add a retrier for the error name `States.Runtime`.', why: '`States.Runtime` is for what a definition cannot process. It is never retried, and a timeout is not one.' },
      { id: 'lambda', text: 'Add a retrier for `Lambda.TooManyRequestsException`.', why: 'That is the throttling of Lambda. The function was invoked; it was just not done in time.' },
      { id: 'timeout', text: 'Add a retrier for the error name `States.Timeout`.', why: '`States.TaskFailed` matches any error but a timeout. `States.Timeout` has to be named, or `States.ALL` be used.' },
    ],
    key: ['timeout'],
    facts: ['stepfunctions.retry.attempts'],
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        {
          function: 'work',
          code: 'export const handler = async ({ retry }) => {\n  if (retry === 0) await new Promise((done) => setTimeout(done, 8000))\n  return "done"\n}',
          settings: { Timeout: 30 },
        },
        { machine: 'orders', definition: taskWith({ Parameters: { 'retry.$': '$$.State.RetryCount' }, TimeoutSeconds: 5, Retry: { $ref: 'with.retry' } }) },
        { execute: 'orders', as: 'run' },
      ],
      changes: {
        attempts: { with: { retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 5 }] } },
        runtime: { with: { retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }, { ErrorEquals: ['States.Runtime'] }] } },
        lambda: { with: { retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }, { ErrorEquals: ['Lambda.TooManyRequestsException'] }] } },
        timeout: { with: { retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }, { ErrorEquals: ['States.Timeout'] }] } },
      },
      goal: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution succeeds with the second attempt' }],
    },
  },
  {
    id: 'stepfunctions-path-that-leads-nowhere',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state of a JSONPath state machine has the `Parameters` `{ "id.$": "$.order.id" }`, a retrier for `States.ALL` and a catcher for `States.ALL` that leads to the state Fallback. An execution is started with the input `{}`.\n\nWhat happens?',
    choices: [
      { id: 'null', text: 'The task is called with `{ "id": null }`, as the path selects nothing.', why: 'Outside of filters a path has to find something: a reference that finds nothing is a fault.' },
      { id: 'fails', text: 'The execution fails with `States.Runtime`. Fallback is never entered.', why: 'What a state cannot process is a `States.Runtime` error, which neither retriers nor catchers match, not even by `States.ALL`.' },
      { id: 'caught', text: 'The catcher matches, and the execution goes on with Fallback.', why: 'That is so for all errors but `States.Runtime`: a catcher for `States.ALL` does not get to see this one.' },
      { id: 'retried', text: 'The state is retried three times, then Fallback is entered.', why: 'Trying again would not change the input: `States.Runtime` is never retried.' },
    ],
    key: ['fails'],
    facts: ['stepfunctions.retry.attempts'],
    ...asked,
    difficulty: 2,
    badge: 'recorded',
    proof: {
      steps: [
        { function: 'work', script: [{ return: 'done' }] },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Work',
            States: {
              Work: { Type: 'Task', Resource: WORK, Parameters: { 'id.$': '$.order.id' }, Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Fallback' }], End: true },
              Fallback: { Type: 'Pass', End: true },
            },
          },
        },
        { execute: 'orders', input: {}, as: 'run' },
      ],
      claims: {
        null: [{ events: { type: 'LambdaFunctionScheduled' } }],
        fails: [{ of: 'run.status', equals: 'FAILED' }, { of: 'run.error', equals: 'States.Runtime', says: 'the execution fails with States.Runtime' }, { events: { type: 'PassStateEntered' }, count: 0, says: 'Fallback is not entered' }],
        caught: [{ of: 'run.status', equals: 'SUCCEEDED' }],
        retried: [{ of: 'took.run', between: [7000, 7900] }, { events: { type: 'PassStateEntered' } }],
      },
    },
  },
  {
    id: 'stepfunctions-keep-input-when-caught',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state gets `{ "orderId": "o-1" }`. When it fails, a catcher leads to the state Refund, which needs the order ID and the name of the error. So far, Refund gets nothing but `Error` and `Cause`.\n\nWhich change gives Refund both?',
    choices: [
      { id: 'catcher', text: 'Set `"ResultPath": "$.failure"` in the catcher.', why: 'A catcher puts the error output where its `ResultPath` says. Its default, `$`, replaces the whole input.' },
      { id: 'state', text: 'Set `"ResultPath": "$.failure"` in the Task state.', why: 'That field of the state is for the result of a task that succeeds. A catcher has a `ResultPath` of its own.' },
      { id: 'output', text: 'Set `"OutputPath": "$"` in the Task state.', why: 'It is the default. What a catcher hands on does not go through the `OutputPath` of its state.' },
      { id: 'input', text: 'Set `"InputPath": "$.orderId"` in the state Refund.', why: 'Refund can only select from what it is given, and the order ID is no longer in it: the path leads nowhere.' },
    ],
    key: ['catcher'],
    facts: [],
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        failing,
        {
          machine: 'orders',
          definition: {
            StartAt: 'Work',
            States: {
              Work: {
                Type: 'Task', Resource: WORK, ResultPath: { $ref: 'with.result' }, OutputPath: { $ref: 'with.output' },
                Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: { $ref: 'with.caught' }, Next: 'Refund' }], End: true,
              },
              Refund: { Type: 'Pass', InputPath: { $ref: 'with.input' }, End: true },
            },
          },
        },
        { execute: 'orders', input: { orderId: 'o-1' }, as: 'run' },
      ],
      changes: {
        catcher: { with: { caught: '$.failure' } },
        state: { with: { result: '$.failure' } },
        output: { with: { output: '$' } },
        input: { with: { input: '$.orderId' } },
      },
      goal: [
        { of: 'run.output.orderId', equals: 'o-1', says: 'Refund gets the order ID' },
        { of: 'run.output.failure.Error', equals: 'Unavailable', says: 'and the name of the error' },
      ],
    },
  },
  {
    id: 'stepfunctions-each-retrier-counts',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state has two retriers: one for the error `Busy`, one for the error `Locked`, each with `MaxAttempts` 2 and `IntervalSeconds` 1. In one execution, the attempts of the state fail with `Busy`, `Locked` and `Busy`. The fourth attempt would succeed.\n\nWhat happens?',
    choices: [
      { id: 'third', text: 'The state fails with the second `Busy`: two retries have been made in all.', why: 'Retries are not counted in all. Each retrier has a counter of its own, and that of `Busy` was used once.' },
      { id: 'second', text: 'The state fails with `Locked`: the retrier of `Busy` was chosen for this state.', why: 'With each error the list is gone through anew. The first retrier that matches is taken.' },
      { id: 'succeeds', text: 'The state succeeds with the fourth attempt.', why: '`Busy` has used its retrier twice, `Locked` its own once: none of the two has exceeded its `MaxAttempts`.' },
      { id: 'reset', text: 'The state waits one second before each attempt and never runs out of retries.', why: 'Counters are kept as long as the state is not left: a third `Busy` would not be retried. And the backoff rate is 2 by default.' },
    ],
    key: ['succeeds'],
    facts: ['stepfunctions.retry.backoff'],
    ...asked,
    difficulty: 3,
    badge: 'documented',
    proof: {
      steps: [
        {
          function: 'work',
          code: "export const handler = async ({ retry }) => {\n  const name = ['Busy', 'Locked', 'Busy'][retry]\n  if (name) throw Object.assign(new Error('not now'), { name })\n  return 'done'\n}",
        },
        { machine: 'orders', definition: taskWith({ Parameters: { 'retry.$': '$$.State.RetryCount' }, Retry: ['Busy', 'Locked'].map((error) => ({ ErrorEquals: [error], IntervalSeconds: 1, MaxAttempts: 2 })) }) },
        { execute: 'orders', as: 'run' },
      ],
      claims: {
        third: [{ of: 'run.error', equals: 'Busy' }],
        second: [{ of: 'run.error', equals: 'Locked' }],
        succeeds: [{ of: 'run.status', equals: 'SUCCEEDED', says: 'the execution succeeds' }, { events: { type: 'LambdaFunctionScheduled' }, count: 4, says: 'with the fourth attempt' }],
        reset: [{ of: 'took.run', between: [2900, 3500] }],
      },
    },
  },
  {
    id: 'stepfunctions-definitions-refused',
    service: 'stepfunctions',
    kind: 'multiple',
    prompt: 'A team writes error handling for Task states in a new state machine.\n\nWhich definitions does `CreateStateMachine` refuse? (Choose two.)',
    choices: [
      { id: 'mixed', text: 'A catcher with `"ErrorEquals": ["States.ALL", "Declined"]`.', why: '`States.ALL` must stand alone in its list: it matches everything else anyway.' },
      { id: 'unknown', text: 'A retrier for `Declined`, an error that no AWS service knows.', why: 'Error names may be any text. A function that throws an error of that name is matched by it.' },
      { id: 'first', text: 'A catcher for `States.ALL` in front of one for `Declined`.', why: 'What matches everything has to come last: what stands behind it could never be reached.' },
      { id: 'zero', text: 'A retrier with `"MaxAttempts": 0` in front of another one.', why: 'Zero is allowed, and useful: it says that an error is never retried.' },
      { id: 'parallel', text: 'A `Retry` field in a Parallel state.', why: 'Task, Parallel and Map states can be retried. A Parallel state then runs all its branches again.' },
    ],
    key: ['mixed', 'first'],
    facts: [],
    ...asked,
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        failing,
        ...Object.entries({
          mixed: taskWith({ Catch: [{ ErrorEquals: ['States.ALL', 'Declined'], Next: 'Work' }] }),
          unknown: taskWith({ Retry: [{ ErrorEquals: ['Declined'] }] }),
          first: taskWith({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Work' }, { ErrorEquals: ['Declined'], Next: 'Work' }] }),
          zero: taskWith({ Retry: [{ ErrorEquals: ['Declined'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }] }),
          parallel: { StartAt: 'Both', States: { Both: { Type: 'Parallel', Branches: [taskWith({})], Retry: [{ ErrorEquals: ['States.ALL'] }], End: true } } },
        }).map(([name, definition]) => ({
          call: 'states:CreateStateMachine', input: { name, roleArn: 'arn:aws:iam::123456789012:role/workflow', definition: { $json: definition } }, as: name, mayFail: true as const,
        })),
      ],
      claims: Object.fromEntries(
        ['mixed', 'unknown', 'first', 'zero', 'parallel'].map((name) => [name, [{ of: `${name}.error.name`, equals: 'InvalidDefinition', says: 'the definition is refused' }]]),
      ),
    },
  },
  {
    id: 'stepfunctions-task-without-timeout',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state of a Standard workflow sends a message with a task token to a queue and has neither `TimeoutSeconds` nor `HeartbeatSeconds`. The worker that should answer crashed and will never call `SendTaskSuccess`.\n\nWhat becomes of the execution?',
    choices: [
      { id: 'minute', text: 'It fails with `States.Timeout` after 60 seconds, the default.', why: 'Without `TimeoutSeconds` a state waits for 99,999,999 seconds. There is no default that is of any use.' },
      { id: 'visibility', text: 'It fails when the visibility timeout of the message has passed.', why: 'Then the message can be received again. Step Functions does not know of the queue once the message is sent.' },
      { id: 'heartbeat', text: 'It fails with `States.HeartbeatTimeout` after the first missed heartbeat.', why: 'Heartbeats are awaited only where `HeartbeatSeconds` says so.' },
      { id: 'waits', text: 'It stays in that state and keeps waiting, for up to a year.', why: 'An execution ends after a year at the latest. Set `TimeoutSeconds` or `HeartbeatSeconds` for every task that may never answer.' },
    ],
    key: ['waits'],
    facts: ['stepfunctions.timeout.longest', 'stepfunctions.execution.standard.longest'],
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',
    furtherSources: [PAGE],
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'work' }, as: 'queue' },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Ask',
            States: { Ask: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', Parameters: { QueueUrl: { $ref: 'queue.QueueUrl' }, MessageBody: { 'token.$': '$$.Task.Token' } }, End: true } },
          },
        },
        { call: 'states:StartExecution', input: { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:orders', name: 'first' } },
        { runFor: 30 * 24 * 3_600_000 },
        { call: 'states:DescribeExecution', input: { executionArn: 'arn:aws:states:us-east-1:123456789012:execution:orders:first' }, as: 'run' },
      ],
      claims: {
        minute: [{ events: { type: 'ExecutionFailed' }, at: [60_000, 61_000] }],
        visibility: [{ events: { type: 'ExecutionFailed' } }],
        heartbeat: [{ events: { type: 'TaskTimedOut' } }],
        waits: [{ of: 'run.status', equals: 'RUNNING', says: 'after 30 days the execution is still running' }],
      },
    },
  },
] satisfies readonly Question[]
