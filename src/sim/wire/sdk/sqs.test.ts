import {
  CancelMessageMoveTaskCommand,
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  paginateListQueues,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let sqs: SQSClient
let QueueUrl: string

beforeEach(async () => {
  cloud = sdkWorld()
  sqs = new SQSClient(clientConfig(cloud))
  const created = await sqs.send(new CreateQueueCommand({ QueueName: 'orders', Attributes: { VisibilityTimeout: '10' } }))
  QueueUrl = created.QueueUrl ?? ''
})

test('a message with attributes is sent, received and deleted, and its checksums hold', async () => {
  const MessageAttributes = {
    kind: { DataType: 'String', StringValue: 'büro & <co>' },
    bytes: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 255]) },
  }
  // The SDK checks MD5OfMessageBody itself.
  const sent = await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"id": 1}', MessageAttributes }))
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageAttributeNames: ['All'], WaitTimeSeconds: 1 }))
  expect(Messages).toMatchObject([{ MessageId: sent.MessageId, Body: '{"id": 1}', MessageAttributes }])
  const ReceiptHandle = Messages[0]?.ReceiptHandle
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
  const again = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }))
  expect(again.Messages?.[0]?.Attributes).toEqual({ ApproximateReceiveCount: '2' })
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again.Messages?.[0]?.ReceiptHandle }))
  await cloud.runFor(60_000)
  expect((await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined()
})

test('batches tell each entry that succeeds and each that fails', async () => {
  const sent = await sqs.send(
    new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', MessageBody: '1' }, { Id: 'b', MessageBody: '2', DelaySeconds: 901 }] }),
  )
  expect(sent.Successful).toMatchObject([{ Id: 'a' }])
  expect(sent.Failed).toMatchObject([{ Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' }])
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
  const ReceiptHandle = Messages[0]?.ReceiptHandle
  const changed = await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle, VisibilityTimeout: 5 }] }))
  expect(changed.Successful).toEqual([{ Id: 'a' }])
  const deleted = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle }, { Id: 'b', ReceiptHandle: 'none' }] }))
  expect(deleted.Successful).toEqual([{ Id: 'a' }])
  expect(deleted.Failed).toMatchObject([{ Id: 'b', Code: 'ReceiptHandleIsInvalid' }])
})

test('queues are found, told, set, emptied, deleted and listed', async () => {
  for (const n of [1, 2, 3]) await sqs.send(new CreateQueueCommand({ QueueName: `more-${n}` }))
  expect((await sqs.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl).toBe(QueueUrl)
  expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(4)
  const pages: number[] = []
  for await (const page of paginateListQueues({ client: sqs, pageSize: 2 }, { QueueNamePrefix: 'more-' })) pages.push(page.QueueUrls?.length ?? 0)
  expect(pages).toEqual([2, 1])
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { DelaySeconds: '3' } }))
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds', 'QueueArn'] }))
  expect(Attributes).toEqual({ DelaySeconds: '3', QueueArn: 'arn:aws:sqs:us-east-1:123456789012:orders' })
  await sqs.send(new PurgeQueueCommand({ QueueUrl }))
  await sqs.send(new DeleteQueueCommand({ QueueUrl }))
})

test('tags, and what lies in a dead-letter queue moved back', async () => {
  await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { team: 'a', x: '1' } }))
  await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['x'] }))
  expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: 'a' })
  const { QueueUrl: dead } = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }))
  const SourceArn = 'arn:aws:sqs:us-east-1:123456789012:dead'
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 })
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy, VisibilityTimeout: '0' } }))
  expect((await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }))).queueUrls).toEqual([QueueUrl])
  for (const MessageBody of ['1', '2', '3']) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  for (let n = 0; n < 2; n++) await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
  const { TaskHandle } = await sqs.send(new StartMessageMoveTaskCommand({ SourceArn, MaxNumberOfMessagesPerSecond: 1 }))
  await cloud.runFor(1000)
  await sqs.send(new CancelMessageMoveTaskCommand({ TaskHandle }))
  await cloud.runUntilQuiet()
  const { Results } = await sqs.send(new ListMessageMoveTasksCommand({ SourceArn }))
  expect(Results).toMatchObject([{ Status: 'CANCELLED', ApproximateNumberOfMessagesToMove: 3 }])
})

test('errors are caught by class, and have the code of the former protocol', async () => {
  const failed = await sqs.send(new GetQueueUrlCommand({ QueueName: 'nobody' })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(QueueDoesNotExist)
  expect(failed).toMatchObject({ name: 'QueueDoesNotExist', Code: 'AWS.SimpleQueueService.NonExistentQueue', $metadata: { httpStatusCode: 400 } })
  expect((failed as QueueDoesNotExist).$metadata.requestId).toMatch(/^[\da-f-]{36}$/)
})

test('a call is one event in the log, as any other', () => {
  expect(cloud.log.map(({ service, type, resource }) => `${service} ${type} ${resource}`)).toContain('sqs ApiCallStarted orders')
})
