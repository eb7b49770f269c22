import { expect, test } from 'vitest'
import { Account } from './account.testing'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

test('SQ50 what is in a queue is told in the last millisecond of each minute, in the background', () => {
  const account = new Account()
  const QueueUrl = account.queue('orders', { VisibilityTimeout: '90' })
  for (const [MessageBody, DelaySeconds] of [['a', 0], ['b', 0], ['c', 70]] as const) account.call('SendMessage', { QueueUrl, MessageBody, DelaySeconds })
  account.pass(10 * SECOND).receive(QueueUrl, { MaxNumberOfMessages: 1 })
  expect(account.quiet).toBe(true)
  account.pass(2 * MINUTE - 10 * SECOND)
  expect(account.measured).toEqual([
    '59999 orders visible 1, inFlight 1, delayed 1, oldestSeconds 60',
    '119999 orders visible 3, inFlight 0, delayed 0, oldestSeconds 120',
  ])
})

test('SQ50 a queue that was emptied is measured for six hours more, and again when it is used', () => {
  const account = new Account()
  const QueueUrl = account.queue('orders')
  account.call('SendMessage', { QueueUrl, MessageBody: 'a' })
  account.pass(7 * HOUR)
  const [handle = ''] = account.receive(QueueUrl).handles
  account.call('DeleteMessage', { QueueUrl, ReceiptHandle: handle })
  account.pass(2 * 24 * HOUR)
  expect(account.measured).toHaveLength((7 + 6) * 60)
  expect(account.measured.at(-1)).toBe(`${13 * HOUR - 1} orders visible 0, inFlight 0, delayed 0`)
  account.call('SendMessage', { QueueUrl, MessageBody: 'b' })
  account.pass(MINUTE)
  expect(account.measured).toHaveLength(13 * 60 + 1)
})

test('SQ50 a deleted queue is measured no more, whatever was in it', () => {
  const account = new Account()
  const QueueUrl = account.queue('orders')
  account.call('SendMessage', { QueueUrl, MessageBody: 'a' })
  account.call('DeleteQueue', { QueueUrl })
  expect(account.pass(HOUR).measured).toEqual([])
})

test.each([
  ['orders', {}, 'visible 2, inFlight 0, delayed 0, oldestSeconds 40'],
  ['orders.fifo', { MessageGroupId: 'g' }, 'visible 2, inFlight 0, delayed 0, oldestSeconds 60, groupsInFlight 0'],
])('SQ51 a message that was received three times tells its age in a FIFO queue only: %s', (name, more, told) => {
  const account = new Account()
  const QueueUrl = account.queue(name, { VisibilityTimeout: '0', ...(name === 'orders' ? {} : { ContentBasedDeduplication: 'true' }) })
  account.call('SendMessage', { QueueUrl, MessageBody: 'poison', ...more })
  account.pass(20 * SECOND)
  for (let receives = 0; receives < 3; receives++) account.receive(QueueUrl, { MaxNumberOfMessages: 1 })
  account.call('SendMessage', { QueueUrl, MessageBody: 'sound', ...more })
  account.pass(40 * SECOND)
  expect(account.measured).toEqual([`59999 ${name} ${told}`])
})

test('SQ51 in a dead-letter queue a message is as old as its stay there', () => {
  const account = new Account()
  const dead = account.queue('dead')
  const deadLetterTargetArn = account.call('GetQueueAttributes', { QueueUrl: dead, AttributeNames: ['QueueArn'] }).Attributes.QueueArn
  const QueueUrl = account.queue('orders', { VisibilityTimeout: '10', RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 1 }) })
  account.call('SendMessage', { QueueUrl, MessageBody: 'a' })
  account.receive(QueueUrl)
  account.pass(30 * SECOND).receive(QueueUrl)
  account.pass(30 * SECOND)
  expect(account.measured).toEqual(['59999 dead visible 1, inFlight 0, delayed 0, oldestSeconds 30', '59999 orders visible 0, inFlight 0, delayed 0'])
})

test('SQ51 a FIFO queue tells in how many of its groups messages are in flight', () => {
  const account = new Account()
  const QueueUrl = account.queue('orders.fifo', { ContentBasedDeduplication: 'true', VisibilityTimeout: '90' })
  for (const [i, MessageGroupId] of ['g', 'g', 'h', 'i'].entries()) account.call('SendMessage', { QueueUrl, MessageBody: `${i}`, MessageGroupId })
  account.receive(QueueUrl, { MaxNumberOfMessages: 3 })
  account.pass(MINUTE)
  expect(account.measured).toEqual(['59999 orders.fifo visible 1, inFlight 3, delayed 0, oldestSeconds 60, groupsInFlight 2'])
})
