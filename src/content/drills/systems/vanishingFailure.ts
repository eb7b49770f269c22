import type { JsonObject } from '../../questions/json'
import type { Drill } from '../drill'

/** An order is shipped when it has been released, which for some is a moment ahead. */
const SHIP = `  const { street } = order.address
  if (Date.now() < Date.parse(order.release)) throw new Error(order.id + ' has not been released yet')
  console.log('shipped ' + order.id + '. to ' + street)
`
const starter = `export const handler = async (order) => {
${SHIP}}
`
const catching = `export const handler = async (order) => {
  try {
${SHIP}  } catch (error) {
    console.error('failed: ' + JSON.stringify(order), error)
  }
}
`
const skipping = `export const handler = async (order) => {
  if (!order.address) return
${SHIP}}
`
const support = `export const handler = async ({ Records }) => {
  for (const { body } of Records) console.log(body)
}
`
const UNSHIPPED = 'arn:aws:sqs:us-east-1:123456789012:unshipped'
const settings = (changed: object) => JSON.stringify({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600, OnFailure: null, DeadLetterQueue: null, ...changed }, undefined, 2)

const WHOLE = [6, 11, 9]
const shipped = WHOLE.reduce((sum, count) => sum + count)
const send = (payload: JsonObject) => ({ call: 'lambda:Invoke', input: { FunctionName: 'ship', InvocationType: 'Event', Payload: { $json: payload } } })
/** The world begins at midnight, and traffic ten seconds later. */
const RELEASED = ['2025-01-01T00:00:00Z', '2025-01-01T00:00:40Z', '2025-01-01T00:00:00Z']
const whole = (at: number) => ({ many: WHOLE[at]!, every: [200, 900] as const, do: send({ id: { $text: `order-${at}-{{index}}` }, release: RELEASED[at]!, address: { street: 'Main Street 5' } }) })
const broken = ['lost-1', 'lost-2', 'lost-3', 'lost-4']

export const drill = {
  id: 'vanishing-failure',
  title: 'Orders that vanish',
  services: ['lambda', 'sqs'],
  tasks: { c02: '1.2', c03: '1.2' },
  difficulty: 1,
  ticket:
    'Four customers ask where their parcels are. Their orders were taken: the shop invokes the function ship asynchronously for each order, and Lambda answered 202 each time. Nobody can find these orders any more.\n\nAn old version of the shop app sends some orders without an address. Others fail at first, too: the fraud check releases them within half a minute, and when the event is tried again they are shipped. There is a queue named unshipped that support reads, and nothing has ever come into it: arn:aws:sqs:us-east-1:123456789012:unshipped.',
  objective: [
    `Each of the ${shipped} whole orders is shipped exactly once, also those that are not released when they come.`,
    'Each of the 4 orders that cannot be shipped lies in the queue unshipped, with its payload, once.',
    'Nothing else lies there. All within ten minutes.',
  ],
  parts: [
    { id: 'code', title: 'Handler code of ship', language: 'javascript', starter },
    { id: 'settings', title: 'Asynchronous invocation of ship', language: 'json', starter: settings({}) },
  ],
  steps: [
    { call: 'sqs:CreateQueue', input: { QueueName: 'unshipped' } },
    { function: 'ship', code: { $ref: 'with.code' }, settings: { Timeout: 10 } },
    {
      call: 'lambda:PutFunctionEventInvokeConfig',
      input: { FunctionName: 'ship', MaximumRetryAttempts: { $ref: 'with.settings.MaximumRetryAttempts' }, MaximumEventAgeInSeconds: { $ref: 'with.settings.MaximumEventAgeInSeconds' } },
    },
    {
      when: { $ref: 'with.settings.OnFailure' },
      do: { call: 'lambda:UpdateFunctionEventInvokeConfig', input: { FunctionName: 'ship', DestinationConfig: { OnFailure: { Destination: { $ref: 'with.settings.OnFailure' } } } } },
    },
    {
      when: { $ref: 'with.settings.DeadLetterQueue' },
      do: { call: 'lambda:UpdateFunctionConfiguration', input: { FunctionName: 'ship', DeadLetterConfig: { TargetArn: { $ref: 'with.settings.DeadLetterQueue' } } } },
    },
    { runFor: 10_000 },
    whole(0),
    send({ release: RELEASED[0]!, id: broken[0]! }),
    whole(1),
    send({ release: RELEASED[0]!, id: broken[1]! }),
    send({ release: RELEASED[0]!, id: broken[2]! }),
    whole(2),
    send({ release: RELEASED[0]!, id: broken[3]! }),
    { runFor: 600_000 },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/unshipped', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'unshipped' },
    { function: 'support', code: support },
    { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'support', EventSourceArn: UNSHIPPED, BatchSize: 10, MaximumBatchingWindowInSeconds: 5 } },
    { runFor: 30_000 },
  ],
  checks: [
    { events: { type: 'LogLine', containing: { text: 'shipped order-' } }, count: shipped, says: `${shipped} parcels for ${shipped} whole orders` },
    ...WHOLE.map((_count, at) => ({ events: { type: 'LogLine', containing: { text: `shipped order-${at}-2.` } }, count: 1, says: `order-${at}-2 is shipped once` })),
    { of: 'unshipped.Attributes.ApproximateNumberOfMessages', equals: '4', says: 'four messages are in the queue unshipped' },
    ...broken.map((id) => ({ events: { type: 'LogLine', detail: { functionName: 'support' }, containing: { text: id } }, count: 1, says: `the payload of ${id} is among them` })),
  ],
  seeds: [13, 37, 71],
  hints: [
    'Who is told when a function fails that nobody waits for? Find the events that say AsyncEventDiscarded.',
    'Lambda tries an asynchronous event again as often as its configuration says. After that it throws it away, unless it has somewhere to put it.',
    'Let the handler throw, and give the queue to Lambda: as OnFailure, or as DeadLetterQueue. Either is enough.',
  ],
  attempts: [
    { title: 'more retries', change: { settings: settings({ MaximumRetryAttempts: 2 }) }, why: 'An order without an address has none at the third try either. It vanishes two minutes later.' },
    { title: 'keep events longer', change: { settings: settings({ MaximumEventAgeInSeconds: 21_600 }) }, why: 'The age limits how long Lambda goes on trying. The retries are used up long before.' },
    { title: 'catch the error and log it', change: { code: catching, settings: settings({ OnFailure: UNSHIPPED }) }, why: 'For Lambda the event has succeeded: there is no retry for what is not released yet, and nothing goes to the queue.' },
    { title: 'leave out what has no address', change: { code: skipping, settings: settings({ OnFailure: UNSHIPPED }) }, why: 'No error is seen any more, and the four orders are as lost as before.' },
    { title: 'no retries, all failures to the queue', change: { settings: settings({ MaximumRetryAttempts: 0, OnFailure: UNSHIPPED }) }, why: 'Orders that were only not released yet go to the queue, too, and are not shipped.' },
    { title: 'a destination and a dead-letter queue', change: { settings: settings({ OnFailure: UNSHIPPED, DeadLetterQueue: UNSHIPPED }) }, why: 'Lambda serves both: each order lies there twice, and support ships it twice.' },
    { title: 'a handler that does nothing', change: { code: 'export const handler = async () => {}\n', settings: settings({ OnFailure: UNSHIPPED }) }, why: 'Nothing fails, and nothing is shipped.' },
    { title: 'a handler that always throws', change: { code: "export const handler = async () => {\n  throw new Error('not today')\n}\n", settings: settings({ OnFailure: UNSHIPPED }) }, why: 'Nothing is lost, and nothing is shipped: all 30 orders lie in the queue.' },
  ],
  solution: {
    change: { settings: settings({ OnFailure: UNSHIPPED }) },
    why: 'What still fails after its retry goes to the queue, in a record with the payload, the error, and how often it was tried.',
  },
  alternative: {
    change: { settings: settings({ DeadLetterQueue: UNSHIPPED }) },
    why: 'A dead-letter queue gets the payload as it is, with the error in message attributes. It says less than a destination, but loses nothing.',
  },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  checked: '2026-11-26',
} satisfies Drill
