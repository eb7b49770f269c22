import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { orderWorkflow } from '../samples/orderWorkflow'

const invoke = (name: string) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: name, 'Payload.$': '$' } })
const PASSING = { ErrorEquals: ['Lambda.TooManyRequestsException', 'Lambda.ServiceException', 'Unavailable'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }
const ALL = { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }
const INVALID = { ErrorEquals: ['ValidationError'], ResultPath: '$.error', Next: 'Refuse order' }
const REST = { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Refund' }

const WORKFLOW = {
  StartAt: 'Check order',
  States: {
    'Check order': { ...invoke('check'), ResultPath: null, Retry: { $ref: 'with.retry' }, Catch: [INVALID], Next: 'Charge' },
    Charge: { ...invoke('charge'), ResultPath: null, Retry: [PASSING], Catch: [REST], Next: 'Accept' },
    Accept: { Type: 'Succeed' },
    Refund: { Type: 'Pass', Next: 'Refuse order' },
    'Refuse order': { Type: 'Fail', ErrorPath: '$.error.Error', Cause: 'The order is refused' },
  },
}

const failing = (what: string) => `let tries = 0

export const handler = async ({ ${what}: error }) => {
  if (error && (error !== 'Unavailable' || tries++ < 2)) {
    const thrown = new Error('It does not work')
    thrown.name = error
    throw thrown
  }
  return 'done'
}
`

const attempts = (name: string, functionName: string) => ({
  title: name,
  spans: [
    { from: { type: 'InvokeStarted', detail: { functionName } }, to: [{ type: 'InvokeEnded', detail: { functionName } }], ending: { status: 'failed' }, tone: 'failed' as const, says: `${name}: the function fails with {end.detail.errorType}.` },
    { from: { type: 'InvokeStarted', detail: { functionName } }, to: [{ type: 'InvokeEnded', detail: { functionName } }], ending: { status: 'succeeded' }, tone: 'succeeded' as const, says: `${name}: the function succeeds.` },
  ],
})

const before: Figure = {
  id: 'retriers-come-first',
  title: 'An order, and what goes wrong with it',
  watch:
    'Retriers have their turn before catchers. One for States.TaskFailed retries a ValidationError too, after 2, 4 and 8 seconds, before it is caught. One for what may pass leaves it to the catcher at once.',
  world: { latency: 'typical' },
  from: 'started',
  controls: [
    { name: 'retry', label: 'Check order retries', choices: [{ label: 'States.TaskFailed', value: [ALL] }, { label: 'what may pass', value: [PASSING] }] },
    {
      name: 'order', label: 'What goes wrong',
      choices: [
        { label: 'an invalid order', value: { check: 'ValidationError' } },
        { label: 'the check is down for a while', value: { check: 'Unavailable' } },
        { label: 'the card is refused', value: { charge: 'CardRefused' } },
        { label: 'nothing', value: {} },
      ],
    },
  ],
  steps: [
    { function: 'check', code: failing('check') },
    { function: 'charge', code: failing('charge') },
    { machine: 'orders', definition: WORKFLOW },
    { mark: 'started' },
    { execute: 'orders', input: { $ref: 'with.order' }, as: 'run' },
  ],
  lanes: [
    attempts('Check order', 'check'),
    attempts('Charge', 'charge'),
    { title: 'Refund', marks: [{ on: { type: 'PassStateEntered', detail: { stateEnteredEventDetails: { name: 'Refund' } } }, tone: 'caught', says: 'The error is caught; what was done is undone. The order is still in the data, the error beside it.' }] },
    {
      title: 'Execution',
      marks: [
        { on: { type: 'FailStateEntered' }, tone: 'caught', says: 'The order is refused.' },
        { on: { type: 'ExecutionFailed' }, tone: 'failed', says: 'The execution has FAILED: {detail.executionFailedEventDetails.error}.' },
        { on: { type: 'ExecutionSucceeded' }, tone: 'succeeded', says: 'The execution has SUCCEEDED.' },
      ],
    },
  ],
}

export const chapter: Chapter = {
  id: 'errors-and-retries',
  title: 'Errors and retries',
  part: 'Step Functions',
  lead: 'What a state does when its work fails: try again, go elsewhere, or end the execution. In this order, and told outside of the code.',
  figure: before,
  sections: [
    {
      title: 'Retry, then Catch',
      blocks: [
        'Task, Parallel and Map have both. The first retrier whose `ErrorEquals` matches is used. When its attempts are over, the first catcher that matches is taken; without one the execution fails.',
        { code: JSON.stringify({ Retry: [PASSING], Catch: [INVALID, REST] }, null, 2), language: 'json', title: 'Retry what may pass, catch the rest' },
        {
          table: {
            head: ['Field', 'Unless set', 'Means'],
            rows: [
              ['`IntervalSeconds`', '{fact:stepfunctions.retry.interval}', 'Before the first retry'],
              ['`MaxAttempts`', '{fact:stepfunctions.retry.attempts}', 'Retries, not attempts. 0: never'],
              ['`BackoffRate`', '{fact:stepfunctions.retry.backoff}', 'Each wait is the last one times this'],
              ['`MaxDelaySeconds`', 'No cap', 'Longest wait'],
              ['`JitterStrategy`', '`NONE`', '`FULL`: a random part of the wait'],
            ],
          },
        },
        '`ResultPath` in a catcher puts the error beside the data. Without it the error takes their place, and the order is lost to whoever has to undo it.',
      ],
    },
    {
      title: 'Names',
      blocks: [
        {
          table: {
            head: ['Name', 'Matches'],
            rows: [
              ['`States.ALL`', 'Everything but `States.DataLimitExceeded` and errors of the runtime. Alone and last'],
              ['`States.TaskFailed`', 'Any failure of a task but a timeout'],
              ['`States.Timeout`', 'The task’s time, or a heartbeat, ran out'],
              ['`Lambda.TooManyRequestsException`', 'The function was throttled. Worth retrying'],
              ['Your own', 'The name of the error the function threw'],
            ],
          },
        },
        'A Task has no timeout unless one is set. Without `TimeoutSeconds` one that is never answered waits until the execution ends.',
        'A charge that is retried must be idempotent: give it a key made from the order, not from the attempt.',
      ],
    },
    {
      title: 'All of it in one workflow',
      blocks: ['What may pass is tried again, what will not is caught, and what was done is undone.', { sample: orderWorkflow }],
    },
  ],
  traps: [
    { wrong: 'A catcher for an error keeps it from being retried.', holds: 'Only a retrier does: one that names it with `MaxAttempts` 0, in front of the others.' },
    { wrong: '`MaxAttempts` 3 means three attempts.', holds: 'Three retries, four attempts.' },
    { wrong: 'Every state needs Retry and a timeout.', holds: 'Choice, Wait, Pass, Succeed and Fail have neither.' },
    { wrong: 'Redrive starts the workflow again.', holds: 'It goes on with the states that failed; what succeeded is kept.' },
  ],
  verdicts: ['G119', 'G120', 'G121', 'G127', 'G129', 'G130', 'G140', 'G141', 'G143'],
  questions: ['stepfunctions-retrier-before-catcher', 'stepfunctions-each-retrier-counts', 'stepfunctions-path-that-leads-nowhere'],
  labs: [{ lab: 'step-functions', what: 'Fail a task and watch its retries.' }],
}
