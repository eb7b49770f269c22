import type { Question } from '../question'

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders'
const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'

const throwing = `export const handler = async ({ Records }) => {
  for (const record of Records) {
    if (record.body === 'poison') throw new Error('cannot be read')
    console.log('charged ' + record.body)
  }
}`
const reporting = `export const handler = async ({ Records }) => {
  const batchItemFailures = []
  for (const record of Records) {
    if (record.body === 'poison') batchItemFailures.push({ itemIdentifier: record.messageId })
    else console.log('charged ' + record.body)
  }
  return { batchItemFailures }
}`
const swallowing = throwing.replace("throw new Error('cannot be read')", 'continue')

export const questions = [
  {
    id: 'lambda-sqs-poison-message-charges-twice',
    service: 'lambda',
    kind: 'choice',
    prompt:
      'A function charges customers for orders that it gets from an Amazon SQS standard queue, in batches of 10. The queue has a dead-letter queue with a `maxReceiveCount` of 2. When one order in a batch cannot be read, the function throws an error, and the other customers of that batch are charged again a minute later.\n\nWhich change charges each readable order once and still brings the unreadable one to the dead-letter queue?',
    choices: [
      { id: 'visibility', text: "Raise the queue's visibility timeout to six times the function's timeout.", why: 'That is good advice for slow functions, but a batch that fails still comes back as a whole, only later.' },
      { id: 'catch', text: 'Catch the error inside the loop, log it, and let the function return normally.', why: 'The batch then counts as a success and Lambda deletes all of it: the unreadable order is lost, not set aside.' },
      {
        id: 'report',
        text: 'Set `FunctionResponseTypes` to `ReportBatchItemFailures` and return the ids of failed messages.',
        why: 'Lambda deletes what is not reported and leaves only the reported messages in the queue, which then moves them to the dead-letter queue.',
      },
      {
        id: 'return-only',
        text: 'Return `batchItemFailures` with the ids of failed messages, and leave the event source mapping as it is.',
        why: 'Without `ReportBatchItemFailures` in the mapping the return value is ignored. The function did not throw, so all messages are deleted.',
      },
    ],
    key: ['report'],
    facts: ['lambda.mapping.sqs.batch', 'sqs.visibility.timeout.default'],
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
    checked: '2026-11-25',
    tasks: { c02: '1.2', c03: '1.2' },
    difficulty: 2,
    badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'unreadable' } },
        {
          call: 'sqs:CreateQueue',
          input: {
            QueueName: 'orders',
            Attributes: {
              VisibilityTimeout: { $text: '{{with.visibility}}' },
              RedrivePolicy: { $json: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:unreadable', maxReceiveCount: 2 } },
            },
          },
        },
        { function: 'charge', code: { $ref: 'with.code' } },
        {
          call: 'lambda:CreateEventSourceMapping',
          input: { FunctionName: 'charge', EventSourceArn: QUEUE, BatchSize: 10, MaximumBatchingWindowInSeconds: 1, FunctionResponseTypes: { $ref: 'with.responses' } },
        },
        { runFor: 10_000 },
        {
          call: 'sqs:SendMessageBatch',
          input: { QueueUrl: QUEUE_URL, Entries: [{ Id: 'a', MessageBody: 'order-1' }, { Id: 'b', MessageBody: 'order-2' }, { Id: 'c', MessageBody: 'poison' }] },
        },
        { runFor: 300_000 },
        { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/unreadable', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'unreadable' },
      ],
      changes: {
        visibility: { with: { visibility: '18', code: throwing } },
        catch: { with: { visibility: '60', code: swallowing } },
        report: { with: { visibility: '60', code: reporting, responses: ['ReportBatchItemFailures'] } },
        'return-only': { with: { visibility: '60', code: reporting } },
      },
      goal: [
        { events: { type: 'LogLine', containing: { text: 'charged order-1' } }, count: 1, says: 'order-1 is charged once' },
        { events: { type: 'LogLine', containing: { text: 'charged order-2' } }, count: 1, says: 'order-2 is charged once' },
        { of: 'unreadable.Attributes.ApproximateNumberOfMessages', equals: '1', says: 'the dead-letter queue has the unreadable order' },
      ],
    },
  },
] satisfies readonly Question[]
