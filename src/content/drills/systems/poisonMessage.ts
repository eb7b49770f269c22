import type { Drill } from '../drill'

const starter = `export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const order = JSON.parse(body)
    console.log('charged ' + order.id)
  }
}
`
const reporting = `export const handler = async ({ Records }) => {
  const batchItemFailures = []
  for (const { messageId, body } of Records) {
    try {
      const order = JSON.parse(body)
      console.log('charged ' + order.id)
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}
`
const swallowing = `export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    try {
      const order = JSON.parse(body)
      console.log('charged ' + order.id)
    } catch {
      console.log('cannot be read: ' + body)
    }
  }
}
`
const settings = (changed: object) =>
  JSON.stringify({ BatchSize: 10, MaximumBatchingWindowInSeconds: 1, FunctionResponseTypes: [], VisibilityTimeout: 60, maxReceiveCount: 3, ...changed }, undefined, 2)

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'
const order = { $text: '{"id":"order-{{index}}"}' }

export const drill = {
  id: 'poison-message',
  title: 'A poison message in a batch',
  services: ['sqs', 'lambda'],
  tasks: { c02: '1.2', c03: '1.2' },
  difficulty: 1,
  ticket:
    'Customers are charged two and three times for one order. It began when a partner sent an order that is not JSON. Support has deleted the message by hand; since this morning there is a new one.\n\nOrders come from an SQS queue in batches. The handler charges each order of its batch.',
  objective: ['Each readable order is charged exactly once.', 'The unreadable message ends in the dead-letter queue, and nothing else does.', 'All within five minutes.'],
  parts: [
    { id: 'code', title: 'Handler code of charge', language: 'javascript', starter },
    { id: 'settings', title: 'Queue and event source mapping', language: 'json', starter: settings({}) },
  ],
  steps: [
    { call: 'sqs:CreateQueue', input: { QueueName: 'unreadable' } },
    {
      call: 'sqs:CreateQueue',
      input: {
        QueueName: 'orders',
        Attributes: {
          VisibilityTimeout: { $text: '{{with.settings.VisibilityTimeout}}' },
          RedrivePolicy: { $json: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:unreadable', maxReceiveCount: { $ref: 'with.settings.maxReceiveCount' } } },
        },
      },
    },
    { function: 'charge', code: { $ref: 'with.code' } },
    {
      call: 'lambda:CreateEventSourceMapping',
      input: {
        FunctionName: 'charge',
        EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders',
        BatchSize: { $ref: 'with.settings.BatchSize' },
        MaximumBatchingWindowInSeconds: { $ref: 'with.settings.MaximumBatchingWindowInSeconds' },
        FunctionResponseTypes: { $ref: 'with.settings.FunctionResponseTypes' },
      },
    },
    { runFor: 10_000 },
    { many: 4, every: [5, 60], do: { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: order } } },
    { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: 'order;17;kettle' } },
    { many: 8, every: [5, 60], do: { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: { $text: '{"id":"late-{{index}}"}' } } } },
    { runFor: 300_000 },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/unreadable', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'unreadable' },
    { call: 'sqs:ReceiveMessage', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/unreadable' }, as: 'aside' },
  ],
  checks: [
    { events: { type: 'LogLine', containing: { text: 'charged ' } }, count: 12, says: 'twelve charges for twelve readable orders' },
    { events: { type: 'LogLine', containing: { text: 'charged order-0' } }, count: 1, says: 'the first order is charged once' },
    { events: { type: 'LogLine', containing: { text: 'charged late-0' } }, count: 1, says: 'the order after the unreadable one is charged once' },
    { of: 'unreadable.Attributes.ApproximateNumberOfMessages', equals: '1', says: 'one message is in the dead-letter queue' },
    { of: 'aside.Messages.0.Body', equals: 'order;17;kettle', says: 'it is the unreadable one' },
  ],
  seeds: [11, 29, 47],
  hints: [
    'Look at what happens to a batch when the handler throws in the middle of it.',
    'Lambda deletes a batch as a whole or not at all, unless it is told which messages failed.',
    'Catch the error of each message, return its messageId as a batchItemFailure, and tell the mapping to look at it: FunctionResponseTypes.',
  ],
  attempts: [
    { title: 'catch the error and go on', change: { code: swallowing }, why: 'The batch counts as a success: the message is deleted and nobody will ever look at it.' },
    { title: 'a longer visibility timeout', change: { settings: settings({ VisibilityTimeout: 120 }) }, why: 'The batch comes back later, and is charged again all the same.' },
    { title: 'report failures, but leave the mapping', change: { code: reporting }, why: 'The mapping does not look at what is returned: all is deleted.' },
    { title: 'tell the mapping, but throw as before', change: { settings: settings({ FunctionResponseTypes: ['ReportBatchItemFailures'] }) }, why: 'A function that throws has failed for the whole batch, whatever the mapping would read.' },
    { title: 'everything to the dead-letter queue at once', change: { settings: settings({ maxReceiveCount: 1 }) }, why: 'The readable orders of the batch go there too.' },
    { title: 'a handler that does nothing', change: { code: 'export const handler = async () => {}\n' }, why: 'Nobody is charged twice, because nobody is charged.' },
  ],
  solution: {
    change: { code: reporting, settings: settings({ FunctionResponseTypes: ['ReportBatchItemFailures'] }) },
    why: 'Only what is reported comes back, three times, and then goes to the dead-letter queue. All else is deleted after its first and only run.',
  },
  alternative: {
    change: { settings: settings({ BatchSize: 1, MaximumBatchingWindowInSeconds: 0 }) },
    why: 'In a batch of one nothing else can be charged again. It costs an invocation for each order.',
  },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  checked: '2026-11-25',
} satisfies Drill
