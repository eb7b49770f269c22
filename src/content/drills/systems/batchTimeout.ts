import type { Drill } from '../drill'

const settings = (changed: object) => JSON.stringify({ BatchSize: 10, Timeout: 30, VisibilityTimeout: 30, maxReceiveCount: 4, ...changed }, undefined, 2)

const handler = (work: string) => `import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda'

const lambda = new LambdaClient({})
const convert = (file) => lambda.send(new InvokeCommand({ FunctionName: 'converter', Payload: JSON.stringify({ file }) }))

export const handler = async ({ Records }) => {
${work}}
`
const oneByOne = handler("  for (const { body } of Records) await convert(body)\n")
const atOnce = handler("  await Promise.all(Records.map(({ body }) => convert(body)))\n")

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/files'
const ASIDE = 'https://sqs.us-east-1.amazonaws.com/123456789012/aside'

export const drill = {
  id: 'batch-and-visibility',
  title: 'Work that is done over and over',
  services: ['sqs', 'lambda'],
  tasks: { c02: '1.2', c03: '1.2' },
  difficulty: 2,
  ticket:
    'The bill of the service that converts our files has tripled. It converts most of them two or three times, and some files end in the dead-letter queue although their conversion never failed.\n\nFiles come through a queue in batches of ten. Converting one takes five seconds, and the log of our function is full of timeouts.',
  objective: ['Each of the 30 files is converted exactly once.', 'No message ends in the dead-letter queue.', 'All files are converted within five minutes.'],
  parts: [
    { id: 'settings', title: 'Queue, function and event source mapping', language: 'json', starter: settings({}) },
    { id: 'code', title: 'Handler code of convert', language: 'javascript', starter: oneByOne },
  ],
  steps: [
    { function: 'converter', code: 'export const handler = async ({ file }) => {\n  await new Promise((done) => setTimeout(done, 5000))\n  console.log(`converted ${file}`)\n  return file\n}', settings: { Timeout: 60 } },
    { call: 'sqs:CreateQueue', input: { QueueName: 'aside' } },
    {
      call: 'sqs:CreateQueue',
      input: {
        QueueName: 'files',
        Attributes: {
          VisibilityTimeout: { $text: '{{with.settings.VisibilityTimeout}}' },
          RedrivePolicy: { $json: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:aside', maxReceiveCount: { $ref: 'with.settings.maxReceiveCount' } } },
        },
      },
    },
    { function: 'convert', code: { $ref: 'with.code' }, settings: { Timeout: { $ref: 'with.settings.Timeout' }, MemorySize: 512 } },
    {
      call: 'lambda:CreateEventSourceMapping',
      input: { FunctionName: 'convert', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:files', BatchSize: { $ref: 'with.settings.BatchSize' }, MaximumBatchingWindowInSeconds: 5 },
    },
    { runFor: 10_000 },
    { many: 30, every: [10, 400], do: { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: { $text: 'file-{{index}}' } } } },
    { runFor: 300_000 },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: ASIDE, AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'aside' },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: QUEUE, AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] }, as: 'left' },
  ],
  checks: [
    { events: { type: 'LogLine', containing: { text: 'converted file-' } }, count: 30, says: '30 conversions for 30 files' },
    { events: { type: 'LogLine', containing: { text: 'converted file-0' } }, count: 1, says: 'the first file is converted once' },
    { events: { type: 'LogLine', containing: { text: 'converted file-29' } }, count: 1, says: 'and so is the last' },
    { of: 'aside.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'nothing is in the dead-letter queue' },
    { of: 'left.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'nothing is left in the queue' },
    { of: 'left.Attributes.ApproximateNumberOfMessagesNotVisible', equals: '0', says: 'and nothing is under way' },
  ],
  seeds: [15, 33, 91],
  hints: [
    'How long does a batch of ten take, and how long may the function take?',
    'When the function times out, the whole batch comes back, with the files that were converted already.',
    'Let a batch fit into the timeout: fewer files in it, a longer timeout, or several at a time. The visibility timeout should be six times that of the function.',
  ],
  attempts: [
    { title: 'a longer visibility timeout', change: { settings: settings({ VisibilityTimeout: 180 }) }, why: 'The messages stay away longer, but the function still times out, and what it had converted is converted again.' },
    { title: 'more receives before the dead-letter queue', change: { settings: settings({ maxReceiveCount: 6 }) }, why: 'The files are converted even more often.' },
    { title: 'all to the dead-letter queue at once', change: { settings: settings({ maxReceiveCount: 1 }) }, why: 'The files that were converted lie there beside those that were not.' },
    { title: 'a timeout of 45 seconds', change: { settings: settings({ Timeout: 45, VisibilityTimeout: 270 }) }, why: 'Ten files take fifty seconds.' },
    { title: 'a handler that does nothing', change: { code: 'export const handler = async () => {}\n' }, why: 'Nothing is converted twice, as nothing is converted.' },
  ],
  solution: { change: { settings: settings({ BatchSize: 5, Timeout: 60, VisibilityTimeout: 360 }) }, why: 'Five files take 25 seconds, well below the timeout. Should one batch fail all the same, nobody else gets its messages while it is worked on.' },
  alternative: { change: { code: atOnce, settings: settings({ VisibilityTimeout: 180 }) }, why: 'Ten conversions at a time take five seconds together. The converter has to bear that.' },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  checked: '2026-11-25',
} satisfies Drill
