import type { Chapter } from '../chapter'
import type { Figure } from '../figure'

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders'
const LEFT = 'arn:aws:sqs:us-east-1:123456789012:orders-left'

const HANDLER = `export const handler = async ({ Records }) => {
  const batchItemFailures = []
  for (const { messageId, body } of Records) {
    try {
      await place(JSON.parse(body))
    } catch (error) {
      console.error(error.message)
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  return { batchItemFailures }
}

const place = async ({ id, bad }) => {
  await new Promise((done) => setTimeout(done, 100))
  if (bad) throw new Error(\`Order \${id} has no address\`)
}
`

const ALL_OR_NOTHING = `export const handler = async ({ Records }) => {
  for (const { body } of Records) await place(JSON.parse(body))
}

const place = async ({ id, bad }) => {
  await new Promise((done) => setTimeout(done, 100))
  if (bad) throw new Error(\`Order \${id} has no address\`)
}
`

const SENDING = [1, 2, 3, 4, 5].map((id) => ({ Id: `order-${id}`, MessageBody: JSON.stringify({ id, ...(id === 3 ? { bad: true } : {}) }) }))
const GOOD = SENDING.map((entry, index) => (index === 2 ? { ...entry, MessageBody: JSON.stringify({ id: 3 }) } : entry))

const poison: Figure = {
  id: 'one-bad-message',
  title: 'Five messages in one batch, and one is bad',
  watch:
    'Without partial batch responses all five come back when the handler throws: good orders are placed again and again. With them only the bad one comes back, and after three receives it is moved to the dead-letter queue.',
  world: { latency: 'typical' },
  from: 'sent',
  controls: [
    { name: 'handler', label: 'The handler', choices: [{ label: 'throws', value: ALL_OR_NOTHING }, { label: 'reports which failed', value: HANDLER }] },
    { name: 'messages', label: 'Messages', choices: [{ label: 'one is bad', value: SENDING }, { label: 'all are good', value: GOOD }] },
    { name: 'receives', label: 'maxReceiveCount', preset: 1, choices: [{ label: '1', value: 1 }, { label: '3', value: 3 }] },
    { name: 'visibility', label: 'Visibility timeout', choices: [{ label: '30 s', value: '30' }, { label: '90 s', value: '90' }] },
  ],
  steps: [
    { call: 'sqs:CreateQueue', input: { QueueName: 'orders-left' } },
    {
      call: 'sqs:CreateQueue', as: 'queue',
      input: {
        QueueName: 'orders',
        Attributes: { VisibilityTimeout: { $ref: 'with.visibility' }, RedrivePolicy: { $json: { deadLetterTargetArn: LEFT, maxReceiveCount: { $ref: 'with.receives' } } } },
      },
    },
    { function: 'place', code: { $ref: 'with.handler' } },
    {
      call: 'lambda:CreateEventSourceMapping',
      input: { FunctionName: 'place', EventSourceArn: QUEUE, BatchSize: 5, MaximumBatchingWindowInSeconds: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] },
    },
    { runFor: 30_000 },
    { mark: 'sent' },
    { call: 'sqs:SendMessageBatch', input: { QueueUrl: { $ref: 'queue.QueueUrl' }, Entries: { $ref: 'with.messages' } } },
    { runFor: 320_000 },
  ],
  lanes: [
    {
      title: 'Message {#}',
      each: 'detail.messageId',
      marks: [
        { on: { type: 'MessageVisible' }, tone: 'retrying', says: 'It has not been deleted in time and can be received again.' },
        { on: { type: 'MessageMovedToDeadLetterQueue' }, tone: 'caught', says: 'Received too often, it is moved to the dead-letter queue.' },
      ],
    },
    {
      title: 'Function',
      spans: [
        { from: { type: 'BatchInvoked' }, to: [{ type: 'BatchEnded' }], by: 'detail.batch', ending: { failed: 0 }, tone: 'succeeded', says: 'A batch of {detail.records}: all succeed and are deleted.' },
        ...[1, 2, 3, 4, 5].map((failed) => ({
          from: { type: 'BatchInvoked' }, to: [{ type: 'BatchEnded' }], by: 'detail.batch', ending: { failed }, tone: 'failed' as const,
          says: failed === 1 ? 'A batch of {detail.records}: one goes back to the queue.' : 'A batch of {detail.records}: {end.detail.failed} go back to the queue.',
        })),
      ],
    },
  ],
}

export const chapter: Chapter = {
  id: 'queues-as-event-sources',
  title: 'Queues as event sources',
  part: 'Lambda',
  lead: 'Lambda reads the queue and hands over batches. When a message is deleted, when it comes again, and how one bad message is kept from spoiling the others.',
  figure: poison,
  sections: [
    {
      title: 'What a mapping does',
      blocks: [
        'Lambda’s pollers receive from the queue with the function’s execution role, put messages into one event, and invoke the function synchronously. If it succeeds, they delete the messages. If it fails, they do nothing: the visibility timeout runs out, and the messages are there again.',
        {
          table: {
            head: ['Setting', 'What it decides'],
            rows: [
              ['Batch size', '{fact:lambda.mapping.sqs.batch} unless set; up to 10,000, or 10 from a FIFO queue'],
              ['Batching window', 'How long to gather, up to 300 s. Needed for more than 10'],
              ['Maximum concurrency', 'How many batches are worked on at once, 2 or more'],
              ['`ReportBatchItemFailures`', 'Whether the function’s answer may name single failures'],
              ['Filter', 'Which messages are handed over. Others are deleted'],
            ],
          },
        },
        'Visibility timeout and maximum receives belong to the queue, not to the mapping.',
      ],
    },
    {
      title: 'A handler that says which failed',
      blocks: [
        { code: HANDLER, language: 'js', title: 'Partial batch response' },
        'An empty list says that all succeeded. A list that names no message of the batch, or an exception, says that all failed.',
      ],
    },
    {
      title: 'Three times',
      blocks: [
        {
          list: [
            'The visibility timeout: at least six times the function’s timeout, and the batching window on top. Shorter, and a message is received a second time while the first is still being worked on.',
            'The function’s timeout: for the whole batch, not for a message.',
            'Retention: {fact:sqs.retention.seconds.default} unless set. Give the dead-letter queue a longer one, since the message’s age goes with it.',
          ],
        },
        { facts: ['sqs.visibility.timeout.default', 'sqs.retention.seconds.longest', 'lambda.mapping.sqs.concurrency.rate', 'lambda.mapping.sqs.concurrency.most'] },
      ],
    },
  ],
  traps: [
    { wrong: 'A message is deleted when the function has received it.', holds: 'When the function has returned without an error. Until then it is only invisible.' },
    { wrong: 'The dead-letter queue is set on the function.', holds: 'For a queue it is the queue’s redrive policy. The function’s own is for asynchronous events.' },
    { wrong: 'The function needs a policy that lets SQS invoke it.', holds: 'Lambda reads: it is the execution role that needs `sqs:ReceiveMessage`, `sqs:DeleteMessage` and `sqs:GetQueueAttributes`.' },
    { wrong: 'Each message is delivered once.', holds: 'At least once. A handler has to bear a message twice.' },
  ],
  verdicts: ['G018', 'G019', 'G020'],
  questions: ['lambda-sqs-poison-message-charges-twice', 'lambda-sqs-timeout-above-visibility', 'lambda-sqs-who-has-which-permission'],
  labs: [{ lab: 'lambda', what: 'Let one message of a batch fail and follow it to the dead-letter queue.' }],
}
