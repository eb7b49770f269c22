import type { Question } from '../question'

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'

const doing = `let count = 0
export const handler = async ({ how }) => {
  count += 1
  console.log('count ' + count)
  if (how === 'throw') throw new Error('wrong')
  if (how === 'hang') await new Promise((done) => setTimeout(done, 60_000))
  if (how === 'exit') process.exit(1)
  if (how === 'status') return { statusCode: 500, body: 'wrong' }
  if (how === 'large') return 'x'.repeat(6_500_000)
}`

export const questions = [
  {
    id: 'lambda-what-ends-the-process',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'A Node.js function keeps a cache outside its handler. After which of these invocations is the cache gone when the same environment is used for the next one? (Choose two.)',
    choices: [
      { id: 'hang', text: 'The handler runs into the timeout of the function.', why: 'Lambda ends the process. The environment stays with its `/tmp`, and the next invocation begins with INIT.' },
      { id: 'throw', text: 'The handler throws an error that nobody catches.', why: 'The runtime reports the error as the result of the invocation and goes on with the next one.' },
      { id: 'status', text: 'The handler returns `{ statusCode: 500, body: "wrong" }`.', why: 'For Lambda that is a success. Only API Gateway or a function URL reads the status code.' },
      { id: 'exit', text: 'The handler calls `process.exit(1)`.', why: 'The process is gone, and what it held in memory with it: `Runtime.ExitError`.' },
      { id: 'large', text: 'The handler returns a text of more than 6 MB.', why: 'The invocation fails with `Function.ResponseSizeTooLarge`. The process goes on.' },
    ],
    key: ['hang', 'exit'],
    facts: ['lambda.timeout.usual', 'lambda.response.limit'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 3, badge: 'modelled',
    proof: {
      steps: [
        { function: 'cached', code: doing, settings: { MemorySize: 512 } },
        { call: 'lambda:Invoke', input: { FunctionName: 'cached', Payload: '{}' } },
        { call: 'lambda:Invoke', input: { FunctionName: 'cached', Payload: { $json: { how: { $ref: 'with.how' } } } } },
        { mark: 'next' },
        { call: 'lambda:Invoke', input: { FunctionName: 'cached', Payload: '{}' } },
        { runFor: 1000 },
      ],
      changes: {
        hang: { with: { how: 'hang' } },
        throw: { with: { how: 'throw' } },
        status: { with: { how: 'status' } },
        exit: { with: { how: 'exit' } },
        large: { with: { how: 'large' } },
      },
      goal: [{ events: { type: 'LogLine', containing: { text: 'count 1' }, since: 'next' }, count: 1, says: 'the next invocation counts from 1 again' }],
    },
  },
  {
    id: 'lambda-sqs-answers-that-fail-the-batch',
    service: 'lambda',
    kind: 'multiple',
    prompt:
      'An event source mapping of an SQS queue has `ReportBatchItemFailures`. After which of these ends of the handler do all messages of the batch come again? (Choose two.)',
    choices: [
      { id: 'empty', text: 'It returns `{ "batchItemFailures": [] }`.', why: 'An empty list means that nothing failed: all messages are deleted.' },
      { id: 'nothing', text: 'It returns nothing.', why: 'Nothing, or null, counts as complete success as well.' },
      { id: 'unknown', text: 'It returns an `itemIdentifier` that is an empty text.', why: 'An identifier that is empty, or that is none of the batch, makes the whole batch a failure.' },
      { id: 'other', text: 'It returns `{}`, an object without any members.', why: 'That is complete success, as if the list were empty.' },
      { id: 'error', text: 'It throws an error after it has handled all messages.', why: 'Lambda gets no list then, and takes the batch as failed as a whole.' },
    ],
    key: ['unknown', 'error'],
    facts: [],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
    checked: '2026-11-23', tasks: { c02: '1.2', c03: '1.2' }, difficulty: 2, badge: 'recorded',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders' } },
        { function: 'charge', code: { $text: 'export const handler = async () => { {{with.end}} }' } },
        { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'charge', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders', FunctionResponseTypes: ['ReportBatchItemFailures'] } },
        { runFor: 10_000 },
        { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: 'order' } },
        { runFor: 60_000 },
      ],
      changes: {
        empty: { with: { end: 'return { batchItemFailures: [] }' } },
        nothing: { with: { end: 'return' } },
        unknown: { with: { end: "return { batchItemFailures: [{ itemIdentifier: '' }] }" } },
        other: { with: { end: 'return {}' } },
        error: { with: { end: "throw new Error('at last')" } },
      },
      goal: [{ events: { type: 'InvokeStarted' }, count: [2, 10], says: 'the message is handed over again' }],
    },
  },
] satisfies readonly Question[]
