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
  sections: [],
  traps: [],
  verdicts: ['G016'],
  questions: ['', '', ''],
  labs: [{ lab: 'lambda', what: 'Send one event down three ways, and let the handler fail.' }],
}
