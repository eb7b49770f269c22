import { expect, test } from 'vitest'
import { Account } from './account.testing'

const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo'

function given(Attributes = {}): Account {
  const account = new Account()
  account.queue('orders.fifo', { ContentBasedDeduplication: 'true', ...Attributes })
  return account
}

const send = (account: Account, MessageBody: string, MessageGroupId = 'g', more = {}) =>
  account.call('SendMessage', { QueueUrl: URL, MessageBody, MessageGroupId, ...more })

test('SQ40 messages of a group come in order; as many of one group as possible, then those of the next', () => {
  const account = given()
  for (const body of ['a1', 'b1', 'a2', 'b2', 'a3']) send(account, body, body.charAt(0))
  expect(account.receive(URL, { MaxNumberOfMessages: 4 }).bodies).toBe('a1 a2 a3 b1')
})

test('SQ41 a group is blocked while one of its messages is in flight', () => {
  const account = given()
  for (const body of ['a1', 'a2', 'b1']) send(account, body, body.charAt(0))
  const [first] = account.receive(URL, { MaxNumberOfMessages: 1 }).handles
  expect(account.receive(URL).bodies).toBe('b1')
  account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: first as string })
  expect(account.receive(URL).bodies).toBe('a2')
})

test('SQ41 what was not deleted comes again, in its order and before what is behind it', () => {
  const account = given()
  for (const body of ['a1', 'a2', 'a3', 'a4']) send(account, body)
  const { handles } = account.receive(URL, { MaxNumberOfMessages: 3 })
  account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: handles[1] as string })
  account.call('ChangeMessageVisibility', { QueueUrl: URL, ReceiptHandle: handles[0] as string, VisibilityTimeout: 60 })
  expect(account.pass(30_000).receive(URL).bodies).toBe('')
  expect(account.pass(30_000).receive(URL).bodies).toBe('a1 a3 a4')
})

test('SQ42 a message with a deduplication id of the last five minutes is accepted and not delivered, also after it was deleted', () => {
  const account = given()
  const first = send(account, 'same')
  expect(send(account, 'same')).toEqual(first)
  const { handles } = account.receive(URL)
  expect(handles.length).toBe(1)
  account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: handles[0] as string })
  account.pass(299_999)
  expect(send(account, 'same')).toEqual(first)
  account.pass(1)
  expect(send(account, 'same').MessageId).not.toBe(first.MessageId)
  expect(send(account, 'same', 'g', { MessageDeduplicationId: 'other' }).SequenceNumber > first.SequenceNumber).toBe(true)
  expect(account.counts(URL)).toBe('2 0 0')
})

test('SQ42 deduplication may be by message group', () => {
  const account = given({ DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' })
  send(account, 'same', 'g')
  send(account, 'same', 'h')
  send(account, 'same', 'h')
  expect(account.counts(URL)).toBe('2 0 0')
})

test('SQ43 only a message that is in flight can be deleted', () => {
  const account = given({ VisibilityTimeout: '1' })
  send(account, 'a')
  const ReceiptHandle = account.receive(URL).handles[0] as string
  account.pass(1000)
  expect(account.refusal('DeleteMessage', { QueueUrl: URL, ReceiptHandle })).toBe(
    `InvalidParameterValue: Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  )
})

test.each<[why: string, name: string, attributes: object, input: object, refusal: string | RegExp]>([
  ['no group', 'q.fifo', {}, { MessageDeduplicationId: 'd' }, 'MissingParameter: The request must contain the parameter MessageGroupId.'],
  ['no deduplication id', 'q.fifo', {}, { MessageGroupId: 'g' }, 'InvalidParameterValue: The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'],
  ['a delay of its own', 'q.fifo', {}, { MessageGroupId: 'g', MessageDeduplicationId: 'd', DelaySeconds: 3 }, /^InvalidParameterValue: Value 3 for parameter DelaySeconds is invalid/],
  ['a group with a space', 'q.fifo', {}, { MessageGroupId: 'a b', MessageDeduplicationId: 'd' }, /^InvalidParameterValue: Value a b for parameter MessageGroupId/],
])('SQ44 %s is refused', (_why, name, attributes, input, refusal) => {
  const account = new Account()
  const QueueUrl = account.queue(name, attributes as never)
  expect(account.refusal('SendMessage', { QueueUrl, MessageBody: 'x', ...input })).toMatch(refusal)
})

test('SQ44 a FIFO queue is named .fifo, and a queue named so is FIFO', () => {
  const create = (QueueName: string, FifoQueue?: string) =>
    new Account().refusal('CreateQueue', { QueueName, Attributes: FifoQueue ? { FifoQueue } : {} })
  expect(create('orders', 'true')).toMatch(/must end with .fifo suffix/)
  expect(create('orders.fifo')).toBe('InvalidParameterValue: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length')
  expect(create('orders', 'false')).toBe('InvalidAttributeName: Unknown Attribute FifoQueue.')
})

test('SQ45 a dead letter of a FIFO queue frees its group, and starts its retention anew', () => {
  const account = new Account()
  const dead = account.queue('dead.fifo')
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:123456789012:dead.fifo'
  account.queue('orders.fifo', { ContentBasedDeduplication: 'true', VisibilityTimeout: '1', RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }) })
  send(account, 'bad')
  send(account, 'good')
  account.receive(URL, { MaxNumberOfMessages: 1 })
  expect(account.pass(1000).receive(URL).bodies).toBe('good')
  const [letter] = account.receive(dead, { MessageSystemAttributeNames: ['All'] }).messages
  expect(letter.Attributes).toMatchObject({ MessageGroupId: 'g', SentTimestamp: '1735689601000' })
})
