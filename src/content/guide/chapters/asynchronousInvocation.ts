import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const retries: Figure = {
  id: 'async-retries',
  title: 'One event, and a handler that fails',
  watch:
    'The caller has its answer before the function has run. Each failure is followed by a wait, first of one minute, then of two. Give it fewer retries, or a place for what is left.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'fails', label: 'The handler', choices: [{ label: 'always fails', value: 9 }, { label: 'fails once', value: 1 }, { label: 'succeeds', value: 0 }] },
    { name: 'retries', label: 'Maximum retry attempts', preset: 2, choices: [{ label: '0', value: 0 }, { label: '1', value: 1 }, { label: '2', value: 2 }] },
    {
      name: 'destinations',
      label: 'On failure',
      choices: [
        { label: 'nothing', value: {} },
        { label: 'an SQS queue', value: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:left-over' } } },
      ],
    },
  ],
  steps: [
    { call: 'sqs:CreateQueue', input: { QueueName: 'left-over' } },
    {
      function: 'charge',
      code: `let tries = 0

export const handler = async ({ failures }) => {
  if (tries++ < failures) throw new Error('The card processor does not answer')
  return 'charged'
}
`,
    },
    {
      call: 'lambda:PutFunctionEventInvokeConfig',
      input: { FunctionName: 'charge', MaximumRetryAttempts: { $ref: 'with.retries' }, DestinationConfig: { $ref: 'with.destinations' } },
    },
    { mark: 'sent' },
    { call: 'lambda:Invoke', input: { FunctionName: 'charge', InvocationType: 'Event', Payload: { $json: { failures: { $ref: 'with.fails' } } } } },
    { untilQuiet: true },
  ],
  lanes: [
    {
      title: 'Caller',
      spans: [
        {
          from: { type: 'ApiCallStarted', service: 'lambda', detail: { action: 'Invoke', by: 'outside' } },
          to: [{ type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke' } }],
          tone: 'entered',
          says: 'The caller invokes the function with the type Event, and has status {end.detail.output.StatusCode} after {took}.',
        },
      ],
    },
    {
      title: 'Lambda’s event queue',
      spans: [
        { from: { type: 'AsyncEventQueued' }, to: [{ type: 'InvokeStarted' }], tone: 'waiting', says: 'The event is queued, and taken up after {took}.' },
        { from: { type: 'AsyncRetryScheduled' }, to: [{ type: 'InvokeStarted' }], tone: 'waiting', says: 'After attempt {detail.attempts} the event waits {took} for the next.' },
      ],
      marks: [{ on: { type: 'AsyncEventDiscarded' }, tone: 'failed', says: 'After {detail.approximateInvokeCount} attempts Lambda gives the event up: {detail.condition}.' }],
    },
    {
      title: 'Function',
      spans: [
        { from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'A new execution environment is initialised, which takes {took}.' },
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'failed' }, tone: 'failed', says: 'The handler runs for {took} and throws.' },
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'succeeded' }, tone: 'succeeded', says: 'The handler runs for {took} and returns. Nobody reads what.' },
      ],
    },
    {
      title: 'Queue left-over',
      marks: [{ on: { type: 'ApiCallStarted', service: 'sqs', detail: { action: 'SendMessage' } }, tone: 'caught', says: 'Lambda sends the event to the destination, with the reason it was given up.' }],
    },
  ],
}

export const chapter: Chapter = {
  id: 'asynchronous-invocation',
  title: 'Asynchronous invocation',
  part: 'Lambda',
  lead: 'When nobody waits for an answer, Lambda keeps the event and tries again. How often, when, and what is left in the end.',
  figure: retries,
  sections: [
    {
      title: 'Answered before it is done',
      blocks: [
        'The event goes into a queue of Lambda’s own, and the caller is answered with status 202. From there on the caller has no part in it: what the function returns is read by nobody, unless a destination is set.',
        'Events are delivered at least once. Now and then one comes twice, and the function has to give the same result.',
        { facts: ['lambda.async.attempts', 'lambda.async.age', 'lambda.event.async.limit'] },
      ],
    },
    {
      title: 'Two kinds of trying again',
      blocks: [
        {
          table: {
            head: ['', 'The function failed', 'It could not run'],
            rows: [
              ['Why', 'It threw, or timed out', 'It was throttled, or Lambda itself failed'],
              ['Waits', '1 min, then 2 min', 'From {fact:lambda.async.throttle.first} up to {fact:lambda.async.throttle.longest}, longer each time'],
              ['Ends', 'After the retries set: 0 to 2', 'When the event’s age is reached, {fact:lambda.async.age} unless set'],
            ],
          },
        },
        'Both end in the same place: the on-failure destination or the dead-letter queue, or nowhere if there is neither.',
      ],
    },
    {
      title: 'Where what is left goes',
      blocks: [
        {
          table: {
            head: ['', 'Dead-letter queue', 'Destination'],
            rows: [
              ['For', 'Failure', 'Failure, success, or both'],
              ['To', 'A standard SQS queue or SNS topic', 'SQS, SNS, Lambda, EventBridge, and S3 for failures'],
              ['Holds', 'The event, with the error as attributes', 'The event, the response, the condition and how often it was tried'],
              ['Set on', 'The function’s configuration', 'The function, a version or an alias'],
            ],
          },
        },
        { language: 'bash', title: 'One retry, and a queue for what is left', code: `aws lambda put-function-event-invoke-config \\
  --function-name charge \\
  --maximum-retry-attempts 1 \\
  --maximum-event-age-in-seconds 3600 \\
  --destination-config '{"OnFailure":{"Destination":"arn:aws:sqs:us-east-1:123456789012:left-over"}}'` },
        'The execution role needs the right to send there. If it has not, the event is lost and `DestinationDeliveryFailures` counts it.',
      ],
    },
  ],
  traps: [
    { wrong: 'Failed events are retried with exponential backoff.', holds: 'After an error of the function the waits are fixed: one minute, then two. Backoff is for throttles and system errors.' },
    { wrong: 'An error in the function reaches the caller.', holds: 'The caller was answered long ago. Without a destination the failure is seen in the metrics and the log only.' },
    { wrong: 'Reserved concurrency 0 holds events back until it is raised.', holds: 'With 0 they go to the failure destination at once, without a retry.' },
    { wrong: 'An idempotent handler is only needed with retries.', holds: 'Events can be delivered twice without any failure.' },
  ],
  verdicts: ['G014', 'G015', 'G016', 'G017'],
  questions: ['lambda-async-error-waits', 'lambda-async-destinations-allowed', 'lambda-async-duplicate-charge'],
  labs: [{ lab: 'lambda', what: 'Send one event down three ways, and let the handler fail.' }],
}
