import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const ENDED = { type: 'InvokeEnded', detail: { functionName: 'report' } } as const
const counted: Figure = {
  id: 'what-counts-where',
  title: 'Ten requests, and which metric counts them',
  watch: 'A throttled request is in Throttles and nowhere else. A failed one is in Invocations and in Errors. Duration leaves out what a cold start added.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'reserved', label: 'Reserved concurrency', choices: [{ label: '1', value: 1 }, { label: '10', value: 10 }] },
    { name: 'fails', label: 'The handler', choices: [{ label: 'fails now and then', value: 3 }, { label: 'never fails', value: 99 }] },
  ],
  steps: [
    { function: 'report', code: `let count = 0

export const handler = async ({ every }) => {
  await new Promise((done) => setTimeout(done, 250))
  if (++count % every === 0) throw new Error('No data')
}
` },
    { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'report', ReservedConcurrentExecutions: { $ref: 'with.reserved' } } },
    { mark: 'sent' },
    { many: 10, every: 200, do: { call: 'lambda:Invoke', input: { FunctionName: 'report', Payload: { $json: { every: { $ref: 'with.fails' } } } }, mayFail: true } },
  ],
  lanes: [
    { title: 'Invocations', marks: [{ on: { type: 'InvokeStarted', detail: { functionName: 'report' } }, tone: 'entered', says: 'Invocations counts one more.' }] },
    { title: 'Errors', marks: [{ on: { ...ENDED, detail: { functionName: 'report', status: 'failed' } }, tone: 'failed', says: 'Errors counts one more: {detail.errorType}.' }] },
    { title: 'Throttles', marks: [{ on: { type: 'Throttled' }, tone: 'throttled', says: 'Throttles counts one more. Invocations and Errors do not.' }] },
    { title: 'Init', spans: [{ from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'A cold start takes {took}, which is not in Duration.' }] },
    { title: 'Duration', spans: [{ from: { type: 'InvokeStarted' }, to: [ENDED], by: 'requestId', tone: 'succeeded', says: 'Duration has a value of {took}.' }] },
  ],
}

export const chapter: Chapter = {
  id: 'monitoring',
  title: 'Monitoring',
  part: 'Across services',
  lead: 'Which number counts what, so that the right one has the alarm.',
  figure: counted,
  sections: [
    {
      title: 'Metrics that are mixed up',
      blocks: [
        {
          table: {
            head: ['Metric', 'Counts', 'Leaves out'],
            rows: [
              ['Lambda `Invocations`', 'All that ran, failed ones too', 'Throttled ones'],
              ['Lambda `Duration`', 'The handler', 'Init'],
              ['Lambda `ConcurrentExecutions`', 'What is in flight', 'Idle environments'],
              ['Lambda `IteratorAge`', 'How far a stream’s reader is behind'],
              ['SQS `ApproximateNumberOfMessagesVisible`', 'What waits: consumers are scaled by it', 'What is in flight or delayed'],
              ['SQS `ApproximateAgeOfOldestMessage`', 'How far the consumers are behind', 'In standard queues, what was received three times'],
              ['API Gateway `Latency`', 'Request in to answer out'],
              ['API Gateway `IntegrationLatency`', 'The backend', 'API Gateway itself'],
              ['API Gateway `4XXError`', 'Throttled and refused requests too'],
              ['Step Functions `ExecutionThrottled`', 'Throttled transitions', 'It counts no executions'],
            ],
          },
        },
        'HTTP APIs call them `4xx` and `5xx`.',
      ],
    },
    {
      title: 'Logs and traces',
      blocks: [
        'A log line belongs to a request by its id; the REPORT line says Duration, Billed Duration, memory used, and Init Duration after a cold start. Structured logs, in JSON, can be queried; metrics can be embedded in them.',
        'X-Ray shows where in the chain the time went. API Gateway traces REST APIs only.',
        { facts: ['xray.sampling.reservoir', 'xray.sampling.rate', 'cloudwatch.kept.minutes', 'cloudwatch.alarm.interval'] },
      ],
    },
  ],
  traps: [
    { wrong: 'High `Latency` means a slow function.', holds: 'Only if `IntegrationLatency` is high as well.' },
    { wrong: 'No errors, so nobody was turned away.', holds: 'Throttled requests are no errors.' },
    { wrong: 'Trust advice that is a few years old.', holds: 'Limits, prices and exams change. Every number here has a date and a source.' },
  ],
  verdicts: ['G035', 'G036', 'G037', 'G092', 'G093', 'G094', 'G095', 'G134', 'G135', 'G136', 'G158'],
  questions: ['lambda-metrics-of-throttled-requests', 'lambda-duration-without-cold-start', 'lambda-no-log-group'],
  labs: [{ lab: 'lambda', what: 'Open the metrics after a run.' }],
}
