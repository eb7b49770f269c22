import type { Question } from '../question'

const received = (as: string) => ({ call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' } }, as })

export const questions = [
  {
    id: 'sqs-visibility-of-long-work',
    service: 'sqs',
    kind: 'choice',
    prompt:
      'A worker on Amazon EC2 receives a message from a queue with the default visibility timeout, works on it for 90 seconds, and then deletes it. A second worker receives at the same queue every ten seconds. Orders are worked on twice.\n\nWhat is the best change, as only few messages take that long?',
    choices: [
      { id: 'extend', text: 'Call ChangeMessageVisibility while the work goes on.', why: 'It extends the visibility timeout of this one message. Others keep the short one and come back soon if a worker dies.' },
      { id: 'long-poll', text: 'Set `WaitTimeSeconds` of ReceiveMessage to 20.', why: 'Long polling makes fewer empty answers. The message becomes visible after 30 seconds all the same.' },
      { id: 'delay', text: 'Set `DelaySeconds` of the queue to 90 seconds.', why: 'New messages then come 90 seconds later. How long they are hidden once received does not change.' },
      { id: 'delete', text: 'Delete the message before the work begins.', why: 'Nobody gets it twice then, but if the worker dies the order is lost.' },
    ],
    key: ['extend'],
    facts: ['sqs.visibility.timeout.default', 'sqs.poll.wait.longest'],
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders', Attributes: { DelaySeconds: { $text: '{{with.delay}}' } } }, as: 'orders' },
        { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: 'order 1' } },
        { runFor: { $ref: 'with.before' } },
        { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, WaitTimeSeconds: { $ref: 'with.poll' } }, as: 'first' },
        { option: true },
        { runFor: 60_000 },
        received('second'),
        { call: 'sqs:GetQueueAttributes', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, AttributeNames: ['All'] }, as: 'queue' },
      ],
      changes: {
        extend: {
          with: { delay: '0', before: 0 },
          steps: [{ runFor: 20_000 }, { call: 'sqs:ChangeMessageVisibility', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, ReceiptHandle: { $ref: 'first.Messages.0.ReceiptHandle' }, VisibilityTimeout: 90 } }],
        },
        'long-poll': { with: { delay: '0', before: 0, poll: 20 }, steps: [{ runFor: 20_000 }] },
        delay: { with: { delay: '90', before: 90_000 }, steps: [{ runFor: 20_000 }] },
        delete: { with: { delay: '0', before: 0 }, steps: [{ call: 'sqs:DeleteMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, ReceiptHandle: { $ref: 'first.Messages.0.ReceiptHandle' } } }, { runFor: 20_000 }] },
      },
      goal: [
        { of: 'second.Messages', exists: false, says: 'after 80 seconds the second worker does not get the message' },
        { of: 'queue.Attributes.ApproximateNumberOfMessagesNotVisible', equals: '1', says: 'and it is still there, should the first one die' },
      ],
    },
  },
  {
    id: 'sqs-fifo-deduplication-window',
    service: 'sqs',
    kind: 'choice',
    prompt:
      'A producer sends the same order with the same `MessageDeduplicationId` to a FIFO queue three times: at 9:00, at 9:04 and at 9:10. Each message is received and deleted within seconds.\n\nHow many messages does the consumer get?',
    choices: [
      { id: 'three', text: 'Three, since each is deleted before the next one comes', why: 'Deduplication does not look at what is in the queue. It remembers the id for five minutes.' },
      { id: 'one', text: 'One, since a FIFO queue delivers exactly once for good', why: 'Ids are remembered for five minutes, not for ever. Later the same id is a new message.' },
      { id: 'two', text: 'Two, those of 9:00 and of 9:10', why: 'At 9:04 the id was used less than five minutes ago: the send succeeds, and nothing is delivered. At 9:10 the five minutes are over.' },
      { id: 'refused', text: 'One, and the other two are refused with an error', why: 'A duplicate is accepted with success, so that a producer may simply retry.' },
    ],
    key: ['two'],
    facts: ['sqs.deduplication.window'],
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { call: 'sqs:CreateQueue', input: { QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true' } }, as: 'orders' },
        ...[240_000, 360_000, 0].flatMap((pause, index) => [
          { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, MessageBody: 'order', MessageGroupId: 'a', MessageDeduplicationId: 'order-1' }, as: `sent${index}`, mayFail: true as const },
          received(`got${index}`),
          ...(index === 1 ? [] : [{ call: 'sqs:DeleteMessage', input: { QueueUrl: { $ref: 'orders.QueueUrl' }, ReceiptHandle: { $ref: `got${index}.Messages.0.ReceiptHandle` } } }]),
          { runFor: pause },
        ]),
      ],
      claims: {
        three: [{ of: 'got1.Messages.0.Body', equals: 'order' }],
        one: [{ of: 'got2.Messages', exists: false }],
        two: [
          { of: 'got0.Messages.0.Body', equals: 'order' },
          { of: 'got1.Messages', exists: false, says: 'nothing comes at 9:04' },
          { of: 'got2.Messages.0.Body', equals: 'order', says: 'at 9:10 it is delivered again' },
        ],
        refused: [{ of: 'sent1.error', exists: true }],
      },
    },
  },
] satisfies readonly Question[]
