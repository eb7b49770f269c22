import { expect, test } from 'vitest'
import { Account } from './account.testing'

const URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'

function given(Attributes = {}): Account {
  const account = new Account()
  account.queue('orders', Attributes)
  return account
}

const send = (account: Account, MessageBody: string, more = {}) => account.call('SendMessage', { QueueUrl: URL, MessageBody, ...more })

test('SQ1 a queue is found by its URL and its name; the same attributes make the same queue, others are refused', () => {
  const account = given({ DelaySeconds: '5' })
  expect(account.queue('orders', { DelaySeconds: '5' })).toBe(URL)
  expect(account.queue('orders')).toBe(URL)
  expect(account.refusal('CreateQueue', { QueueName: 'orders', Attributes: { DelaySeconds: '6' } })).toBe(
    'QueueNameExists: A queue already exists with the same name and a different value for attribute DelaySeconds',
  )
  expect(account.call('GetQueueUrl', { QueueName: 'orders' })).toEqual({ QueueUrl: URL })
  expect(account.refusal('GetQueueUrl', { QueueName: 'other' })).toBe('QueueDoesNotExist: The specified queue does not exist.')
  expect(account.refusal('SendMessage', { QueueUrl: 'orders', MessageBody: 'x' })).toBe(
    'InvalidAddress: The address orders is not valid for this endpoint.',
  )
})

test('SQ2 queues are listed by prefix, page after page', () => {
  const account = new Account()
  for (const name of ['b2', 'a1', 'a3', 'a2']) account.queue(name)
  const names = (page: any) => (page.QueueUrls ?? []).map((url: string) => url.split('/').at(-1)).join(' ')
  expect(names(account.call('ListQueues', {}))).toBe('a1 a2 a3 b2')
  const first = account.call('ListQueues', { QueueNamePrefix: 'a', MaxResults: 2 })
  expect(names(first)).toBe('a1 a2')
  const last = account.call('ListQueues', { QueueNamePrefix: 'a', MaxResults: 2, NextToken: first.NextToken })
  expect([names(last), last.NextToken]).toEqual(['a3', undefined])
  expect(account.call('ListQueues', { QueueNamePrefix: 'z' })).toEqual({})
})

test('SQ3 a name is free again 60 s after its queue was deleted', () => {
  const account = given()
  account.call('DeleteQueue', { QueueUrl: URL })
  expect(account.refusal('SendMessage', { QueueUrl: URL, MessageBody: 'x' })).toMatch(/^QueueDoesNotExist/)
  account.pass(59_999)
  expect(account.refusal('CreateQueue', { QueueName: 'orders' })).toMatch(/^QueueDeletedRecently: You must wait 60 seconds/)
  expect(account.pass(1).queue('orders')).toBe(URL)
})

test('SQ4 attributes are told with their defaults, and change when set', () => {
  const account = given()
  const { Attributes } = account.call('GetQueueAttributes', { QueueUrl: URL, AttributeNames: ['All'] })
  expect(Attributes).toMatchObject({ VisibilityTimeout: '30', MaximumMessageSize: '1048576', MessageRetentionPeriod: '345600', CreatedTimestamp: '1735689600' })
  expect(Attributes.QueueArn).toBe('arn:aws:sqs:us-east-1:123456789012:orders')
  account.call('SetQueueAttributes', { QueueUrl: URL, Attributes: { VisibilityTimeout: '7' } })
  expect(account.call('GetQueueAttributes', { QueueUrl: URL, AttributeNames: ['VisibilityTimeout'] })).toEqual({ Attributes: { VisibilityTimeout: '7' } })
  expect(account.call('GetQueueAttributes', { QueueUrl: URL })).toEqual({})
})

test('SQ46 a policy is kept as it is given, until an empty one takes it away', () => {
  const account = new Account()
  const Policy = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}}'
  account.call('CreateQueue', { QueueName: 'orders', Attributes: { Policy } })
  expect(account.call('GetQueueAttributes', { QueueUrl: URL, AttributeNames: ['Policy'] })).toEqual({ Attributes: { Policy } })
  expect(account.refusal('SetQueueAttributes', { QueueUrl: URL, Attributes: { Policy: '{}' } })).toBe('InvalidAttributeValue: Invalid value for the parameter Policy.')
  account.call('SetQueueAttributes', { QueueUrl: URL, Attributes: { Policy: '' } })
  expect(account.call('GetQueueAttributes', { QueueUrl: URL, AttributeNames: ['Policy'] })).toEqual({})
})

test.each<[why: string, attributes: { [name: string]: string }, refusal: string]>([
  ['a timeout too long', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue: Invalid value for the parameter VisibilityTimeout.'],
  ['no number', { DelaySeconds: 'soon' }, 'InvalidAttributeValue: Invalid value for the parameter DelaySeconds.'],
  ['an unknown name', { Colour: 'red' }, 'InvalidAttributeName: Unknown Attribute Colour.'],
  ['one that is only read', { QueueArn: 'x' }, 'InvalidAttributeName: Unknown Attribute QueueArn.'],
  ['one of FIFO queues', { ContentBasedDeduplication: 'true' }, 'InvalidAttributeName: Unknown Attribute ContentBasedDeduplication.'],
  [
    'a dead-letter queue that is not there',
    { RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:none","maxReceiveCount":3}' },
    'InvalidParameterValue: Value {"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:none","maxReceiveCount":3} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.',
  ],
  ['a redrive policy without a count', { RedrivePolicy: '{}' }, 'InvalidParameterValue: Value {} for parameter RedrivePolicy is invalid. Reason: Redrive policy does not contain mandatory attribute: maxReceiveCount.'],
  ['what is not simulated', { KmsMasterKeyId: 'alias/aws/sqs' }, 'NotSimulated: Coldstart does not simulate the attribute KmsMasterKeyId of a queue. FIDELITY.md lists what it simulates.'],
])('SQ5 %s is refused', (_why, Attributes, refusal) => {
  expect(given().refusal('SetQueueAttributes', { QueueUrl: URL, Attributes })).toBe(refusal)
})

test('SQ6 a purge empties the queue, once a minute', () => {
  const account = given()
  send(account, 'a')
  send(account, 'b', { DelaySeconds: 9 })
  account.receive(URL, { MaxNumberOfMessages: 1 })
  account.call('PurgeQueue', { QueueUrl: URL })
  expect(account.counts(URL)).toBe('0 0 0')
  expect(account.refusal('PurgeQueue', { QueueUrl: URL })).toBe('PurgeQueueInProgress: Only one PurgeQueue operation on orders is allowed every 60 seconds.')
  account.pass(60_000).call('PurgeQueue', { QueueUrl: URL })
})

test('SQ10 a message sent is received with its digests and what was asked for of its attributes', () => {
  const account = given()
  // The digest of this attribute is one that AWS gave.
  const MessageAttributes = { timestamp: { DataType: 'Number', StringValue: '1493147359900' }, 'a.b': { DataType: 'Binary.x', BinaryValue: 'AP8=' } }
  const { timestamp } = MessageAttributes
  const sent = send(account, 'hello', { MessageAttributes: { timestamp } })
  expect(sent).toMatchObject({ MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592', MD5OfMessageAttributes: '235c5c510d26fb653d073faed50ae77c' })
  send(account, 'more', { MessageAttributes })
  const [first, second] = account.pass(5).receive(URL, {
    MessageAttributeNames: ['timestamp', 'a.*'],
    MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount', 'ApproximateFirstReceiveTimestamp'],
  }).messages
  expect(first).toMatchObject({
    MessageId: sent.MessageId,
    Body: 'hello',
    MD5OfBody: sent.MD5OfMessageBody,
    MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    MessageAttributes: { timestamp },
    Attributes: { SentTimestamp: '1735689600000', ApproximateReceiveCount: '1', ApproximateFirstReceiveTimestamp: '1735689600005' },
  })
  expect(second.MessageAttributes).toEqual(MessageAttributes)
  send(account, 'plain')
  expect(Object.keys(account.receive(URL).messages[0])).toEqual(['MessageId', 'ReceiptHandle', 'MD5OfBody', 'Body'])
})

test.each<[why: string, action: string, input: object, refusal: string | RegExp]>([
  ['no body', 'SendMessage', {}, 'MissingParameter: The request must contain the parameter MessageBody.'],
  ['a body that is no text', 'SendMessage', { MessageBody: 5 }, /^SerializationException/],
  ['a body too long', 'SendMessage', { MessageBody: 'x'.repeat(1_048_577) }, 'InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.'],
  ['a character XML has not', 'SendMessage', { MessageBody: 'a\u0008' }, /^InvalidMessageContents: Invalid binary character '#x8'/],
  ['a delay too long', 'SendMessage', { MessageBody: 'x', DelaySeconds: 901 }, 'InvalidParameterValue: Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.'],
  ['a deduplication id', 'SendMessage', { MessageBody: 'x', MessageDeduplicationId: 'd' }, /Reason: The request includes a parameter that is not valid for this queue type\.$/],
  ['an attribute of no type', 'SendMessage', { MessageBody: 'x', MessageAttributes: { a: { StringValue: 'b' } } }, /must contain non-empty message attribute type/],
  ['eleven messages', 'ReceiveMessage', { MaxNumberOfMessages: 11 }, 'InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.'],
  ['a wait too long', 'ReceiveMessage', { WaitTimeSeconds: 21 }, 'InvalidParameterValue: Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.'],
  ['a handle of nobody', 'DeleteMessage', { ReceiptHandle: 'x' }, 'ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.'],
  ['no entries', 'DeleteMessageBatch', { Entries: [] }, 'EmptyBatchRequest: There should be at least one DeleteMessageBatchRequestEntry in the request.'],
  ['one id twice', 'SendMessageBatch', { Entries: ['a', 'a'].map((Id) => ({ Id, MessageBody: 'x' })) }, 'BatchEntryIdsNotDistinct: Id a repeated.'],
  ['too many entries', 'SendMessageBatch', { Entries: Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: 'x' })) }, 'TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 11.'],
  ['too long a batch', 'SendMessageBatch', { Entries: ['a', 'b'].map((Id) => ({ Id, MessageBody: 'x'.repeat(600_000) })) }, 'BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes.'],
  ['what is not simulated', 'AddPermission', {}, 'NotSimulated: Coldstart does not simulate sqs:AddPermission. FIDELITY.md lists what it simulates.'],
])('SQ11 %s is refused', (_why, action, input, refusal) => {
  expect(given().refusal(action, { QueueUrl: URL, ...input })).toMatch(refusal)
})

test('SQ12 a batch answers for each of its entries', () => {
  const account = given()
  const entries = [{ Id: 'good', MessageBody: 'a' }, { Id: 'bad', MessageBody: '' }, { Id: 'late', MessageBody: 'c', DelaySeconds: 1 }]
  const { Successful, Failed } = account.call('SendMessageBatch', { QueueUrl: URL, Entries: entries })
  expect(Successful.map(({ Id }: any) => Id)).toEqual(['good', 'late'])
  expect(Failed).toEqual([{ Id: 'bad', SenderFault: true, Code: 'MissingParameter', Message: 'The request must contain the parameter MessageBody.' }])
  const { bodies, handles } = account.pass(1000).receive(URL)
  expect(bodies).toBe('a c')
  const Entries = [...handles, 'x'].map((ReceiptHandle, i) => ({ Id: `m${i}`, ReceiptHandle }))
  expect(account.call('DeleteMessageBatch', { QueueUrl: URL, Entries })).toMatchObject({
    Successful: [{ Id: 'm0' }, { Id: 'm1' }],
    Failed: [{ Id: 'm2', Code: 'ReceiptHandleIsInvalid' }],
  })
  expect(account.counts(URL)).toBe('0 0 0')
})

test('SQ13 a delayed message is visible after its delay, to the millisecond; its own delay comes before that of the queue', () => {
  const account = given({ DelaySeconds: '2' })
  send(account, 'slow')
  send(account, 'fast', { DelaySeconds: 0 })
  expect([account.receive(URL).bodies, account.counts(URL)]).toEqual(['fast', '0 1 1'])
  expect(account.pass(1999).receive(URL).bodies).toBe('')
  expect(account.pass(1).receive(URL).bodies).toBe('slow')
})

test('SQ14 a message received is hidden for the visibility timeout, then received again behind what came before', () => {
  const account = given()
  send(account, 'a')
  const { handles } = account.receive(URL)
  send(account, 'b')
  expect(account.counts(URL)).toBe('1 1 0')
  expect(account.pass(29_999).receive(URL, { MaxNumberOfMessages: 1, VisibilityTimeout: 0 }).bodies).toBe('b')
  const again = account.pass(1).receive(URL, { MessageSystemAttributeNames: ['All'] })
  expect(again.bodies).toBe('b a')
  expect(again.messages[1].Attributes).toMatchObject({ ApproximateReceiveCount: '2', ApproximateFirstReceiveTimestamp: '1735689600000' })
  expect(again.handles[1]).not.toBe(handles[0])
})

test('SQ15 the last handle deletes a message, also when it is visible again; an earlier one deletes nothing', () => {
  const account = given({ VisibilityTimeout: '1' })
  send(account, 'a')
  const first = account.receive(URL).handles[0] as string
  const second = account.pass(1000).receive(URL).handles[0] as string
  account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: first })
  expect(account.pass(1000).counts(URL)).toBe('1 0 0')
  account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: second })
  expect(account.counts(URL)).toBe('0 0 0')
  expect(account.call('DeleteMessage', { QueueUrl: URL, ReceiptHandle: second })).toEqual({})
})

test('SQ16 a visibility timeout can be changed while it lasts, up to twelve hours in all', () => {
  const account = given()
  send(account, 'a')
  const ReceiptHandle = account.receive(URL).handles[0] as string
  const change = (VisibilityTimeout: number) => account.refusal('ChangeMessageVisibility', { QueueUrl: URL, ReceiptHandle, VisibilityTimeout })
  account.pass(10_000)
  expect(change(43_200)).toBe(
    'InvalidParameterValue: Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds].',
  )
  expect(change(60)).toBe('answered {}')
  expect(account.pass(59_999).receive(URL).bodies).toBe('')
  expect(change(0)).toBe('answered {}')
  expect(account.counts(URL)).toBe('1 0 0')
  expect(change(5)).toMatch(/Reason: Message does not exist or is not available for visibility timeout change\.$/)
})

test('SQ17 messages are deleted after the retention period, in the background and whatever their state', () => {
  const account = given({ MessageRetentionPeriod: '60', VisibilityTimeout: '300' })
  send(account, 'a')
  account.pass(30_000)
  send(account, 'b')
  account.receive(URL)
  expect(account.quiet).toBe(true)
  expect(account.pass(30_000).counts(URL)).toBe('0 1 0')
  expect(account.pass(30_000).counts(URL)).toBe('0 0 0')
  expect(account.told).toEqual(['60000 orders MessageExpired', '90000 orders MessageExpired'])
})

test('SQ20 a receiver waits for an arrival and is answered at once; those that wait are served in their order', () => {
  const account = given({ ReceiveMessageWaitTimeSeconds: '20' })
  const one = account.start('ReceiveMessage', { QueueUrl: URL })
  const two = account.pass(10).start('ReceiveMessage', { QueueUrl: URL, WaitTimeSeconds: 5 })
  const three = account.start('ReceiveMessage', { QueueUrl: URL })
  account.pass(1000)
  send(account, 'a')
  expect(account.answered(one)).toMatchObject({ at: 1010, result: { output: { Messages: [{ Body: 'a' }] } } })
  account.pass(5000)
  expect(account.answered(two)).toEqual({ at: 5010, result: { output: {} } })
  send(account, 'b', { DelaySeconds: 2 })
  expect(account.pass(2000).answered(three)).toMatchObject({ at: 8010, result: { output: { Messages: [{ Body: 'b' }] } } })
})

test('SQ21 a receiver that waits is given a message whose visibility timeout ends', () => {
  const account = given({ VisibilityTimeout: '3' })
  send(account, 'a')
  account.receive(URL)
  const call = account.start('ReceiveMessage', { QueueUrl: URL, WaitTimeSeconds: 20 })
  expect(account.quiet).toBe(false)
  account.pass(20_000)
  expect(account.answered(call)).toMatchObject({ at: 3000 })
  expect(account.told).toEqual(['3000 orders MessageVisible', '6000 orders MessageVisible'])
})

test('SQ22 a poller of an AWS service has no signal over an empty queue, and waits until something arrives', () => {
  const account = given()
  const poll = account.start('ReceiveMessage', { QueueUrl: URL, WaitTimeSeconds: 20 }, 'lambda.amazonaws.com')
  expect(account.quiet).toBe(true)
  account.pass(3_600_000)
  expect(account.answered(poll)).toBeUndefined()
  send(account, 'a')
  expect(account.answered(poll)).toMatchObject({ at: 3_600_000 })
})

test('SQ23 who waits at a queue that is deleted is told so', () => {
  const account = given()
  const call = account.start('ReceiveMessage', { QueueUrl: URL, WaitTimeSeconds: 20 })
  account.call('DeleteQueue', { QueueUrl: URL })
  expect(account.answered(call)?.result.error?.name).toBe('QueueDoesNotExist')
  expect(account.quiet).toBe(true)
})

test('SQ30 a message received too often goes to the dead-letter queue when it is to be received once more', () => {
  const account = new Account()
  const dead = account.queue('dead')
  const deadLetterTargetArn = 'arn:aws:sqs:us-east-1:123456789012:dead'
  account.queue('orders', { VisibilityTimeout: '1', RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }) })
  const { MessageId } = send(account, 'a')
  for (let i = 0; i < 2; i++, account.pass(1000)) expect(account.receive(URL).bodies).toBe('a')
  expect(account.counts(dead)).toBe('0 0 0')
  expect(account.receive(URL).bodies).toBe('')
  const [letter] = account.receive(dead, { MessageSystemAttributeNames: ['All'] }).messages
  expect(letter).toMatchObject({
    MessageId,
    Body: 'a',
    Attributes: { SentTimestamp: '1735689600000', ApproximateReceiveCount: '1', DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:123456789012:orders' },
  })
  expect(account.told.at(-1)).toBe('2000 orders MessageMovedToDeadLetterQueue')
})

test('SQ31 who waits at a dead-letter queue is given what is moved there', () => {
  const account = new Account()
  const dead = account.queue('dead')
  const RedrivePolicy = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"1"}'
  account.queue('orders', { VisibilityTimeout: '1', RedrivePolicy })
  send(account, 'a')
  account.receive(URL)
  const [atSource, atDead] = [URL, dead].map((QueueUrl) => account.start('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 5 }))
  account.pass(10_000)
  expect(account.answered(atDead as string)).toMatchObject({ at: 1000, result: { output: { Messages: [{ Body: 'a' }] } } })
  expect(account.answered(atSource as string)).toEqual({ at: 5000, result: { output: {} } })
})

/** A queue with a dead-letter queue, to which all that was sent has gone. */
function buried(bodies: readonly string[], fifo = '') {
  const account = new Account()
  const graves = account.queue(`graves${fifo}`)
  const arn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}${fifo}`
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('graves'), maxReceiveCount: 1 })
  const orders = account.queue(`orders${fifo}`, { RedrivePolicy, VisibilityTimeout: '0' })
  const group = fifo === '' ? {} : { MessageGroupId: 'g' }
  bodies.forEach((MessageBody, i) => account.call('SendMessage', { QueueUrl: orders, MessageBody, ...group, ...(fifo === '' ? {} : { MessageDeduplicationId: `d${i}` }) }))
  while (account.receive(orders).bodies !== '') account.pass(0)
  return { account, graves, orders, arn }
}

test.each(['', '.fifo'])('SQ34 dead letters go back where they came from, as new messages%s', (fifo) => {
  const { account, graves, orders, arn } = buried(['a', 'b'], fifo)
  expect(account.counts(graves)).toBe('2 0 0')
  const [old] = account.receive(graves, { VisibilityTimeout: 0 }).messages
  account.pass(0).call('StartMessageMoveTask', { SourceArn: arn('graves') })
  account.pass(1000)
  expect([account.counts(graves), account.counts(orders)]).toEqual(['0 0 0', '2 0 0'])
  const { messages, bodies } = account.receive(orders, { AttributeNames: ['All'] })
  expect(bodies).toBe('a b')
  expect(messages[0].MessageId).not.toBe(old.MessageId)
  expect(messages[0].Attributes).toMatchObject({ ApproximateReceiveCount: '1' })
  expect(account.call('ListMessageMoveTasks', { SourceArn: arn('graves') })).toMatchObject({
    Results: [{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2, ApproximateNumberOfMessagesToMove: 2 }],
  })
})

test('SQ34 so many a second as were asked for, to another queue', () => {
  const { account, graves, arn } = buried(['a', 'b', 'c', 'd', 'e'])
  const other = account.queue('other')
  account.call('StartMessageMoveTask', { SourceArn: arn('graves'), DestinationArn: arn('other'), MaxNumberOfMessagesPerSecond: 2 })
  expect(account.refusal('StartMessageMoveTask', { SourceArn: arn('graves') })).toMatch(/^InvalidParameterValue: There is already a task running/)
  expect([account.counts(graves), account.counts(other)]).toEqual(['3 0 0', '2 0 0'])
  expect(account.pass(1000).counts(other)).toBe('4 0 0')
  expect(account.quiet).toBe(false)
  expect(account.pass(1000).counts(other)).toBe('5 0 0')
  expect(account.pass(1000).quiet).toBe(true)
})

test('SQ35 a task is cancelled, or fails where a message came from nowhere', () => {
  const { account, graves, arn } = buried(['a', 'b', 'c'])
  const { TaskHandle } = account.call('StartMessageMoveTask', { SourceArn: arn('graves'), MaxNumberOfMessagesPerSecond: 1 })
  expect(account.call('CancelMessageMoveTask', { TaskHandle })).toEqual({ ApproximateNumberOfMessagesMoved: 1 })
  expect(account.pass(5000).counts(graves)).toBe('2 0 0')
  expect(account.refusal('CancelMessageMoveTask', { TaskHandle })).toMatch(/^ResourceNotFoundException/)
  account.receive(graves).handles.forEach((ReceiptHandle) => account.call('DeleteMessage', { QueueUrl: graves, ReceiptHandle }))
  account.call('SendMessage', { QueueUrl: graves, MessageBody: 'sent here' })
  account.call('StartMessageMoveTask', { SourceArn: arn('graves') })
  const { Results } = account.call('ListMessageMoveTasks', { SourceArn: arn('graves'), MaxResults: 10 })
  expect(Results.map(({ Status, FailureReason, TaskHandle: told }: any) => [Status, FailureReason, told])).toEqual([
    ['FAILED', 'CouldNotDetermineMessageSource', undefined],
    ['CANCELLED', undefined, undefined],
  ])
})

test('SQ34 only a dead-letter queue is emptied so, into a queue that is there', () => {
  const { account, arn } = buried([])
  expect(account.refusal('StartMessageMoveTask', { SourceArn: arn('orders') })).toBe('InvalidParameterValue: Source queue must be configured as a Dead Letter Queue.')
  expect(account.refusal('StartMessageMoveTask', { SourceArn: arn('graves'), DestinationArn: arn('nowhere') })).toMatch(/^ResourceNotFoundException/)
  expect(account.refusal('StartMessageMoveTask', { SourceArn: 'graves' })).toMatch(/^InvalidParameterValue/)
  expect(account.refusal('StartMessageMoveTask', { SourceArn: arn('graves'), MaxNumberOfMessagesPerSecond: 501 })).toMatch(/^InvalidParameterValue/)
})

test('SQ33 a dead-letter queue knows its sources', () => {
  const { account, graves, orders } = buried([])
  expect(account.call('ListDeadLetterSourceQueues', { QueueUrl: graves })).toEqual({ queueUrls: [orders] })
  expect(account.call('ListDeadLetterSourceQueues', { QueueUrl: orders })).toEqual({ queueUrls: [] })
})

test.each([
  [{ redrivePermission: 'denyAll' }, false],
  [{ redrivePermission: 'allowAll' }, true],
  [{ redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:us-east-1:123456789012:orders'] }, true],
  [{ redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:us-east-1:123456789012:others'] }, false],
])('SQ32 %j decides who may bury here', (policy, allowed) => {
  const account = new Account()
  account.queue('graves', { RedriveAllowPolicy: JSON.stringify(policy) })
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:graves', maxReceiveCount: 1 })
  expect(account.refusal('CreateQueue', { QueueName: 'orders', Attributes: { RedrivePolicy } }).startsWith('answered')).toBe(allowed)
})

test.each(['{', '[]', '{"redrivePermission":"some"}', '{"redrivePermission":"byQueue"}', '{"redrivePermission":"denyAll","sourceQueueArns":["a"]}'])(
  'SQ32 %s is no RedriveAllowPolicy',
  (RedriveAllowPolicy) => {
    expect(new Account().refusal('CreateQueue', { QueueName: 'graves', Attributes: { RedriveAllowPolicy } })).toMatch(/^InvalidParameterValue/)
  },
)

test('SQ24 tags are set, told and taken away', () => {
  const account = new Account()
  account.call('CreateQueue', { QueueName: 'orders', tags: { team: 'a' } })
  account.call('TagQueue', { QueueUrl: URL, Tags: { stage: 'test', team: 'b' } })
  expect(account.call('ListQueueTags', { QueueUrl: URL })).toEqual({ Tags: { team: 'b', stage: 'test' } })
  account.call('UntagQueue', { QueueUrl: URL, TagKeys: ['team', 'nothing'] })
  expect(account.call('ListQueueTags', { QueueUrl: URL })).toEqual({ Tags: { stage: 'test' } })
  expect(account.refusal('TagQueue', { QueueUrl: URL, Tags: { 'aws:x': '1' } })).toMatch(/^InvalidParameterValue/)
})
