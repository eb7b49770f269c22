import type { JsonObject } from '../json'
import type { Question } from '../question'

const BUSY = { ErrorEquals: ['Busy'], IntervalSeconds: 10, MaxAttempts: 3 }

/** A task whose worker has got its token by a queue. */
const work = (limits: JsonObject, next?: string): JsonObject => ({
  StartAt: 'Convert',
  States: {
    ...(next === undefined ? {} : { [next]: { Type: 'Wait', Seconds: 300, End: true } }),
    Convert: {
      Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/videos', 'MessageBody.$': '$$.Task.Token' }, ...limits,
      ...(next === undefined ? { End: true } : { Next: next }),
    },
  },
})
const start = (name: string) => ({ call: 'states:StartExecution', input: { stateMachineArn: { $ref: 'videos.stateMachineArn' }, name }, as: name })
const described = (name: string, as: string) => ({ call: 'states:DescribeExecution', input: { executionArn: { $ref: `${name}.executionArn` } }, as })

export const questions = [
  {
    id: 'stepfunctions-retries-at-one-instant',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'At midnight many executions start at the same second and ask the same payment service through a function. The service refuses what comes at once, and the function throws `Busy`. The retrier shown lets all of them wait ten seconds, and then they arrive at one instant again. They should come spread over these ten seconds.\n\nWhich change to the retrier does that?',
    exhibits: [{ language: 'asl', text: '"Retry": [\n  { "ErrorEquals": ["Busy"], "IntervalSeconds": 10, "MaxAttempts": 3 }\n]' }],
    choices: [
      { id: 'jitter', text: 'Set `JitterStrategy` to `FULL`.', why: 'Each execution waits a random part of the ten seconds, so that they do not meet again.' },
      { id: 'rate', text: 'Set `BackoffRate` to 4.', why: 'It makes later waits longer, by the same factor for all: they still meet. And the first wait is not changed by it.' },
      { id: 'cap', text: 'Set `MaxDelaySeconds` to 15.', why: 'It cuts the later waits to 15 seconds at most. Equal waits stay equal.' },
      { id: 'sooner', text: 'Set `IntervalSeconds` to 1 and `MaxAttempts` to 10.', why: 'More attempts that all come at the same seconds are more of the same.' },
    ],
    key: ['jitter'],
    facts: ['stepfunctions.retry.interval'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G120'],
    proof: {
      steps: [
        {
          function: 'pay',
          code: `export const handler = async ({ retry }) => {
  if (retry === 0) throw Object.assign(new Error('too many'), { name: 'Busy' })
  return 'paid'
}`,
        },
        {
          machine: 'payments',
          definition: {
            StartAt: 'Pay',
            States: { Pay: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'pay', Payload: { 'retry.$': '$$.State.RetryCount' } }, Retry: [{ $ref: 'with.retrier' }], End: true } },
          },
        },
        { many: 20, do: { execute: 'payments', as: 'runs' } },
      ],
      changes: {
        jitter: { with: { retrier: { ...BUSY, JitterStrategy: 'FULL' } } },
        rate: { with: { retrier: { ...BUSY, BackoffRate: 4 } } },
        cap: { with: { retrier: { ...BUSY, MaxDelaySeconds: 15 } } },
        sooner: { with: { retrier: { ...BUSY, IntervalSeconds: 1, MaxAttempts: 10 } } },
      },
      goal: [
        { of: 'runs.*.status', equals: 'SUCCEEDED', count: 20, says: 'all are paid in the end' },
        { of: 'runs.*.stopDate', percentile: 25, between: [1_735_689_600_000, 1_735_689_605_800], says: 'a quarter of them within little more than five seconds' },
        { of: 'runs.*.stopDate', percentile: 80, between: [1_735_689_606_200, 1_735_689_612_000], says: 'the last ones after more than that' },
      ],
    },
  },
  {
    id: 'stepfunctions-worker-that-dies',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state hands its task token to a worker outside of AWS, which converts a video and calls SendTaskSuccess. That takes up to six hours. When a worker crashes, the execution should be told within five minutes, and long conversions must not be broken off.\n\nWhich solution meets both?',
    choices: [
      { id: 'timeout', text: '`TimeoutSeconds` of 300, and no change to the workers', why: 'It finds the crash in time, but ends each conversion after five minutes, also those that are well.' },
      { id: 'poll', text: '`TimeoutSeconds` of 21,600, and a Wait state of five minutes after the task', why: 'The Wait state comes when the task is done. A crash would be found after six hours.' },
      { id: 'only', text: '`HeartbeatSeconds` of 300, and no change to the workers', why: 'Where no heartbeat is sent, the first five minutes without one fail the task: long conversions end there.' },
      { id: 'heartbeat', text: '`HeartbeatSeconds` of 300, and workers that call SendTaskHeartbeat every two minutes', why: 'Each heartbeat begins the five minutes anew. A worker that has died sends none, and the task fails.' },
    ],
    key: ['heartbeat'],
    facts: [],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
    checked: '2026-11-23',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'videos' }, as: 'queue' },
        { machine: 'videos', definition: { $ref: 'with.definition' } },
        start('alive'),
        { runFor: 1000 },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' } }, as: 'taken' },
        { when: { $ref: 'with.beats' }, do: { many: 90, every: 120_000, do: { call: 'states:SendTaskHeartbeat', input: { taskToken: { $ref: 'taken.Messages.0.Body' } }, mayFail: true } } },
        { when: { $ref: 'with.pause' }, do: { runFor: 10_800_000 } },
        { call: 'states:SendTaskSuccess', input: { taskToken: { $ref: 'taken.Messages.0.Body' }, output: '{}' }, mayFail: true },
        described('alive', 'long'),
        start('dead'),
        { runFor: 310_000 },
        described('dead', 'crashed'),
      ],
      changes: {
        timeout: { with: { definition: work({ TimeoutSeconds: 300 }), pause: true } },
        poll: { with: { definition: work({ TimeoutSeconds: 21_600 }, 'Look'), pause: true } },
        only: { with: { definition: work({ HeartbeatSeconds: 300 }), pause: true } },
        heartbeat: { with: { definition: work({ HeartbeatSeconds: 300 }), beats: true } },
      },
      goal: [
        { of: 'long.status', differs: 'FAILED', says: 'a worker that works for three hours is not broken off' },
        { of: 'crashed.status', equals: 'FAILED', says: 'one that has died is found within five minutes' },
      ],
    },
  },
] satisfies readonly Question[]
