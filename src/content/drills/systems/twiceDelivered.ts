import type { Drill } from '../drill'

const handler = (imports: string, before: string, charge: string) => `import { DynamoDBClient, ${imports} } from '@aws-sdk/client-dynamodb'
import { randomUUID } from 'node:crypto'

const dynamodb = new DynamoDBClient({})
${before}
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { orderId, amount } = JSON.parse(body)
${charge}  }
}
`
const put = (id: string, more = '') => `    await dynamodb.send(new PutItemCommand({
      TableName: 'charges',
      Item: { id: { S: ${id} }, orderId: { S: orderId }, amount: { N: String(amount) } },${more}
    }))
`
const starter = handler('PutItemCommand', '', put('randomUUID()'))
const conditional = handler(
  'PutItemCommand',
  '',
  `    try {
${put('orderId', "\n      ConditionExpression: 'attribute_not_exists(id)',").replace(/^ {4}/gm, '      ')}    } catch (error) {
      if (error.name !== 'ConditionalCheckFailedException') throw error
    }
`,
)
const QUEUE = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'
const order = { $text: '{"orderId":"order-{{index}}","amount":29}' }

export const drill = {
  id: 'twice-delivered',
  title: 'Charged for every delivery',
  services: ['sqs', 'lambda', 'dynamodb'],
  tasks: { c02: '1.1', c03: '1.1' },
  difficulty: 2,
  ticket:
    'Some customers are charged twice for one order, always within the same second. The shop sends each order to a queue, and sends it again when it gets no answer in time: the two messages are then worked on side by side. The queue is a standard queue and delivers at least once anyway.\n\nNobody will change the shop before spring. Charges are items of the table `charges`, whose key is `id`.',
  objective: ['Each of the 24 orders is charged exactly once, although eight of them arrive twice at the same time.', 'All messages are worked off: none is left, none ends in the dead-letter queue.'],
  parts: [{ id: 'code', title: 'Handler code of charge', language: 'javascript', starter }],
  steps: [
    { call: 'dynamodb:CreateTable', input: { TableName: 'charges', BillingMode: 'PAY_PER_REQUEST', KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] } },
    { call: 'sqs:CreateQueue', input: { QueueName: 'aside' } },
    { call: 'sqs:CreateQueue', input: { QueueName: 'orders', Attributes: { VisibilityTimeout: '60', RedrivePolicy: { $json: { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:aside', maxReceiveCount: 3 } } } } },
    { function: 'charge', code: { $ref: 'with.code' }, settings: { Timeout: 10, MemorySize: 512 } },
    { call: 'lambda:CreateEventSourceMapping', input: { FunctionName: 'charge', EventSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders', BatchSize: 1 } },
    { runFor: 20_000 },
    { many: 8, every: [500, 4000], do: { together: [{ call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: order } }, { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: order } }] } },
    { many: 16, every: [50, 900], do: { call: 'sqs:SendMessage', input: { QueueUrl: QUEUE, MessageBody: { $text: '{"orderId":"late-{{index}}","amount":29}' } } } },
    { runFor: 300_000 },
    { call: 'dynamodb:Scan', input: { TableName: 'charges' }, as: 'table' },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/aside', AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'aside' },
    { call: 'sqs:GetQueueAttributes', input: { QueueUrl: QUEUE, AttributeNames: ['ApproximateNumberOfMessages'] }, as: 'left' },
  ],
  checks: [
    { of: 'table.Items.*.amount.N', equals: '29', count: 24, says: '24 charges for 24 orders' },
    { of: 'table.Items.*.orderId.S', equals: 'order-0', count: 1, says: 'the first order that came twice is charged once' },
    { of: 'table.Items.*.orderId.S', equals: 'order-7', count: 1, says: 'and so is the last of these' },
    { of: 'table.Items.*.orderId.S', equals: 'late-15', count: 1, says: 'an order that came once is charged once' },
    { of: 'aside.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'nothing is in the dead-letter queue' },
    { of: 'left.Attributes.ApproximateNumberOfMessages', equals: '0', says: 'nothing is left in the queue' },
  ],
  latency: 'typical',
  seeds: [4, 28, 64],
  hints: [
    'Two messages of one order are worked on at the same time, in two environments. What do the two have in common?',
    'Between reading that an order was not charged and charging it, the other one may do the same. Only the table can decide which comes first.',
    'Let the order ID be the key of the charge, and write it with the condition `attribute_not_exists(id)`. A condition that fails is no error here: the work is done.',
  ],
  attempts: [
    { title: 'remember orders in memory', change: { code: handler('PutItemCommand', 'const seen = new Set()\n', `    if (seen.has(orderId)) continue\n    seen.add(orderId)\n${put('randomUUID()')}`) }, why: 'Each environment remembers for itself, and the second message is in another one.' },
    {
      title: 'look before charging',
      change: { code: handler('PutItemCommand, ScanCommand', '', `    const { Items } = await dynamodb.send(new ScanCommand({ TableName: 'charges' }))\n    if (Items.some((item) => item.orderId.S === orderId)) continue\n${put('randomUUID()')}`) },
      why: 'Both look before either has charged.',
    },
    { title: 'the condition on an ID that is always new', change: { code: handler('PutItemCommand', '', put('randomUUID()', "\n      ConditionExpression: 'attribute_not_exists(id)',")) }, why: 'No item has this ID, whoever was charged before.' },
    { title: 'let the second one fail', change: { code: handler('PutItemCommand', '', put('orderId', "\n      ConditionExpression: 'attribute_not_exists(id)',")) }, why: 'Charged once, but the second message fails again and again until it lies in the dead-letter queue.' },
    { title: 'a handler that does nothing', change: { code: 'export const handler = async () => {}\n' }, why: 'Nobody is charged.' },
  ],
  solution: { change: { code: conditional }, why: 'The table lets one of the two through, whichever comes first. The other learns that the work is done, and ends well.' },
  alternative: { change: { code: handler('PutItemCommand', '', put('orderId')) }, why: 'The charge is named by its order: written twice, it is one item. That is enough where the second write says the same as the first.' },
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html',
  checked: '2026-11-25',
} satisfies Drill
