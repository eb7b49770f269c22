import type { Question } from '../question'

const RETRY_ALL = { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 3 }
const NEVER = { ErrorEquals: ['ValidationError'], MaxAttempts: 0 }
const CATCH = { ErrorEquals: ['ValidationError'], Next: 'Tell customer' }

export const questions = [
  {
    id: 'stepfunctions-retrier-before-catcher',
    service: 'stepfunctions',
    kind: 'choice',
    prompt:
      'A Task state invokes a function that checks orders. The state has the Retry and Catch shown. An order that is not valid makes the function throw `ValidationError`, and the customer is told only after more than ten seconds. Orders that fail for other reasons must still be retried.\n\nWhich change tells the customer at once?',
    exhibits: [
      {
        language: 'asl',
        text: `"Retry": [
  { "ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "MaxAttempts": 3 }
],
"Catch": [
  { "ErrorEquals": ["ValidationError"], "Next": "Tell customer" }
]`,
      },
    ],
    choices: [
      { id: 'order', text: 'Put the `Catch` field before the `Retry` field in the definition.', why: 'The order of the fields means nothing: retriers always have their turn before catchers.' },
      { id: 'after', text: 'Append a retrier for `ValidationError` with `MaxAttempts` 0 to the list in `Retry`.', why: 'The first retrier that matches is taken, and `States.TaskFailed` matches every error but `States.Timeout`. The second is never reached.' },
      { id: 'all', text: 'Let the catcher catch `States.ALL` in place of `ValidationError`.', why: 'A catcher that catches more is still asked only when the retries are used up.' },
      { id: 'before', text: 'Insert a retrier for `ValidationError` with `MaxAttempts` 0 before the one that is there.', why: 'It matches first and allows no retry, so the error goes on to the catcher at once. Other errors fall to the second retrier.' },
    ],
    key: ['before'],
    facts: ['stepfunctions.retry.attempts', 'stepfunctions.retry.backoff'],
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G119'],
    proof: {
      steps: [
        {
          function: 'check-order',
          code: `let tries = 0
export const handler = async ({ kind }) => {
  const error = new Error(kind)
  error.name = kind
  if (kind === 'ValidationError' || ++tries === 1) throw error
  return 'accepted'
}`,
        },
        {
          machine: 'orders',
          definition: {
            StartAt: 'Check order',
            States: {
              'Check order': { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:check-order', Retry: { $ref: 'with.retry' }, Catch: { $ref: 'with.catch' }, End: true },
              'Tell customer': { Type: 'Pass', Result: 'told', End: true },
            },
          },
        },
        { mark: 'started' },
        { execute: 'orders', input: { kind: 'ValidationError' }, as: 'invalid' },
        { execute: 'orders', input: { kind: 'NetworkError' }, as: 'flaky' },
      ],
      changes: {
        order: { with: { catch: [CATCH], retry: [RETRY_ALL] } },
        after: { with: { retry: [RETRY_ALL, NEVER], catch: [CATCH] } },
        all: { with: { retry: [RETRY_ALL], catch: [{ ErrorEquals: ['States.ALL'], Next: 'Tell customer' }] } },
        before: { with: { retry: [NEVER, RETRY_ALL], catch: [CATCH] } },
      },
      goal: [
        { of: 'invalid.output', equals: '"told"', says: 'the customer is told' },
        { of: 'took.invalid', between: [0, 1999], says: 'in less than the two seconds of a first retry' },
        { of: 'flaky.output', equals: '"accepted"', says: 'an order that fails for another reason is tried again' },
      ],
    },
  },
] satisfies readonly Question[]
