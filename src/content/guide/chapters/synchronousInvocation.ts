import type { Chapter } from '../chapter'
import type { Figure } from '../figure'
import { cliInvokes } from '../samples/cliInvokes'

const INVOKE = { type: 'ApiCallStarted', service: 'lambda', detail: { action: 'Invoke', by: 'outside' } } as const
const ANSWERED = [{ type: 'ApiCallEnded', service: 'lambda', detail: { action: 'Invoke' } }] as const

const errors: Figure = {
  id: 'who-is-told',
  title: 'One request, and who is told what',
  watch: 'A handler that throws, or takes longer than its timeout, is still status 200: that it failed stands in the FunctionError beside it. A request that is throttled never reaches the function, and is refused.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    {
      name: 'does', label: 'The handler', preset: 2,
      choices: [{ label: 'returns', value: { seconds: 0.2 } }, { label: 'throws', value: { seconds: 0.2, fails: true } }, { label: 'takes 5 s', value: { seconds: 5 } }],
    },
    { name: 'timeout', label: 'Timeout', choices: [{ label: '3 s', value: 3 }, { label: '10 s', value: 10 }] },
    { name: 'reserved', label: 'Reserved concurrency', choices: [{ label: '10', value: 10 }, { label: '0', value: 0 }] },
  ],
  steps: [
    {
      function: 'charge',
      code: `const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000))

export const handler = async ({ seconds, fails }) => {
  await pause(seconds)
  if (fails) throw new Error('The card was refused')
  return 'charged'
}
`,
      settings: { Timeout: { $ref: 'with.timeout' } },
    },
    { call: 'lambda:PutFunctionConcurrency', input: { FunctionName: 'charge', ReservedConcurrentExecutions: { $ref: 'with.reserved' } } },
    { mark: 'sent' },
    { call: 'lambda:Invoke', input: { FunctionName: 'charge', Payload: { $json: { $ref: 'with.does' } } }, mayFail: true },
  ],
  lanes: [
    {
      title: 'Caller',
      spans: [
        { from: INVOKE, to: ANSWERED, ending: { output: { FunctionError: 'Unhandled' } }, tone: 'failed', says: 'The caller waits {took} and is told: status {end.detail.output.StatusCode}, FunctionError {end.detail.output.FunctionError}, {end.detail.output.Payload.errorMessage}.' },
        { from: INVOKE, to: ANSWERED, ending: { output: { Payload: '"charged"' } }, tone: 'succeeded', says: 'The caller waits {took} and is told: status {end.detail.output.StatusCode}, {end.detail.output.Payload}.' },
        { from: INVOKE, to: ANSWERED, ending: { error: {} }, tone: 'throttled', says: 'After {took} the caller is refused with {end.detail.error.name}. Whether to try again is its business.' },
      ],
    },
    {
      title: 'Function',
      spans: [
        { from: { type: 'InitStarted' }, to: [{ type: 'InitEnded' }], tone: 'cold', says: 'A new execution environment is initialised, which takes {took}.' },
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'failed' }, tone: 'failed', says: 'The handler ends with {end.detail.errorType} after {took}.' },
        { from: { type: 'InvokeStarted' }, to: [{ type: 'InvokeEnded' }], ending: { status: 'succeeded' }, tone: 'succeeded', says: 'The handler returns after {took}.' },
      ],
      marks: [{ on: { type: 'Throttled' }, tone: 'throttled', says: 'No environment may be used: {detail.reason}.' }],
    },
  ],
}

export const chapter: Chapter = {
  id: 'synchronous-invocation',
  title: 'Synchronous invocation',
  part: 'Lambda',
  lead: 'When somebody waits for the answer. What they get if the function fails, and why nobody tries again for them.',
  figure: errors,
  sections: [
    {
      title: 'Three ways to be invoked',
      blocks: [
        'Every event reaches a function in one of three ways. Which one decides who waits, who tries again, and where what has failed ends up.',
        {
          table: {
            head: ['', 'Synchronous', 'Asynchronous', 'Event source mapping'],
            rows: [
              ['Who calls', 'API Gateway, load balancers, function URLs, Cognito, Step Functions, your code', 'S3, SNS, EventBridge, SES', 'Lambda itself, which reads from SQS, Kinesis, DynamoDB Streams, Kafka'],
              ['The caller gets', 'What the function returned', '202, and nothing else', 'Is not there any more'],
              ['Tries again', 'The caller, if it likes', 'Lambda, {fact:lambda.async.attempts} in all', 'Lambda, until the record succeeds or expires'],
              ['One event', '{fact:lambda.event.limit}', '{fact:lambda.event.async.limit}', 'A batch of up to {fact:lambda.event.limit}'],
            ],
          },
        },
      ],
    },
    {
      title: 'From the command line',
      blocks: [
        'Version 2 of the CLI expects base64 where the API has a blob. To write JSON as it is, say so.',
        { sample: cliInvokes },
        'The answer’s status and `FunctionError` are printed; what the function returned is in the file. `--log-type Tail` adds the last {fact:lambda.log.tail} of the log.',
      ],
    },
    {
      title: 'What goes wrong, and what it looks like',
      blocks: [
        {
          table: {
            head: ['What happened', 'Status', 'To be seen'],
            rows: [
              ['The handler threw', '200', '`X-Amz-Function-Error: Unhandled`, the error as payload'],
              ['The function timed out', '200', 'The same, with `Task timed out after …` as the message'],
              ['Throttled', '429', '`TooManyRequestsException`, with a reason'],
              ['The payload is too large', '413', '`RequestTooLargeException`'],
              ['The caller may not', '403', '`AccessDeniedException`'],
            ],
          },
        },
        'SDKs try again after 429 and 5xx. After a function’s error they do not: the call itself succeeded.',
      ],
    },
  ],
  traps: [
    { wrong: 'A function that fails gives a 5xx.', holds: 'Invoke gives 200 and says so in `FunctionError`. It is API Gateway that makes a 502 of it.' },
    { wrong: 'Lambda retries synchronous invocations twice.', holds: 'That is asynchronous ones. Here nobody retries but the caller.' },
    { wrong: 'A throttled synchronous request waits for a free environment.', holds: 'It is refused at once.' },
    { wrong: 'The dead-letter queue takes synchronous failures too.', holds: 'It takes asynchronous events only.' },
  ],
  verdicts: ['G010', 'G011', 'G012', 'G013'],
  questions: ['lambda-sync-error-has-status-200', 'lambda-invoke-cli-payload', 'lambda-callers-and-invocation-types'],
  labs: [{ lab: 'lambda', what: 'Invoke a function, let it fail, and read what the caller was told.' }],
}
