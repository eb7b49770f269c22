import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  NotFoundException,
  OptInPhoneNumberCommand,
  paginateListTopics,
  PublishBatchCommand,
  PublishCommand,
  ResourceNotFoundException,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  TagLimitExceededException,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-sns'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

let cloud: Cloud
let sns: SNSClient
let TopicArn: string

beforeEach(async () => {
  cloud = sdkWorld()
  sns = new SNSClient(clientConfig(cloud))
  TopicArn = (await sns.send(new CreateTopicCommand({ Name: 'orders', Attributes: { DisplayName: 'Orders & <more>' } }))).TopicArn ?? ''
})

async function subscribe(Attributes: Record<string, string> = {}): Promise<string | undefined> {
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'inbox' })
  const Endpoint = 'arn:aws:sqs:us-east-1:123456789012:inbox'
  return (await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint, Attributes, ReturnSubscriptionArn: true }))).SubscriptionArn
}

test('what is published with attributes reaches the queue that its filter lets it to', async () => {
  await subscribe({ RawMessageDelivery: 'true', FilterPolicy: '{"kind":["book"]}' })
  const attribute = (StringValue: string) => ({ kind: { DataType: 'String', StringValue } })
  const { MessageId } = await sns.send(new PublishCommand({ TopicArn, Message: 'ü\n<x>&', Subject: 'New', MessageAttributes: attribute('book') }))
  expect(MessageId).toMatch(/^[\da-f-]{36}$/)
  await sns.send(new PublishCommand({ TopicArn, Message: 'not for us', MessageAttributes: attribute('film') }))
  const batch = await sns.send(
    new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [{ Id: 'a', Message: 'a', MessageAttributes: attribute('book') }, { Id: 'b', Message: '' }] }),
  )
  expect(batch.Successful).toMatchObject([{ Id: 'a' }])
  expect(batch.Failed).toMatchObject([{ Id: 'b', SenderFault: true }])
  await cloud.runUntilQuiet()
  const { Messages } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/inbox', MaxNumberOfMessages: 10 })
  expect(Messages.map(({ Body }: { Body: string }) => Body).sort()).toEqual(['a', 'ü\n<x>&'])
})

test('topics and subscriptions are told, set, listed and deleted', async () => {
  const SubscriptionArn = await subscribe()
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'DisplayName', AttributeValue: 'Other' }))
  const told = await sns.send(new GetTopicAttributesCommand({ TopicArn }))
  expect(told.Attributes).toMatchObject({ TopicArn, DisplayName: 'Other', SubscriptionsConfirmed: '1' })
  await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName: 'RawMessageDelivery', AttributeValue: 'true' }))
  const subscription = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))
  expect(subscription.Attributes).toMatchObject({ SubscriptionArn, RawMessageDelivery: 'true' })
  expect((await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions).toMatchObject([{ SubscriptionArn, Protocol: 'sqs' }])
  expect((await sns.send(new ListSubscriptionsCommand({}))).Subscriptions).toHaveLength(1)
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn }])
  await sns.send(new UnsubscribeCommand({ SubscriptionArn }))
  await sns.send(new DeleteTopicCommand({ TopicArn }))
  expect((await sns.send(new ListTopicsCommand({}))).Topics).toEqual([])
})

test('topics come in pages', async () => {
  for (let n = 0; n < 120; n++) await sns.send(new CreateTopicCommand({ Name: `t${n}` }))
  const pages: number[] = []
  for await (const page of paginateListTopics({ client: sns }, {})) pages.push(page.Topics?.length ?? 0)
  expect(pages).toEqual([100, 21])
})

test('an error is caught by class although its code on the wire is another', async () => {
  const failed = await sns.send(new PublishCommand({ TopicArn: `${TopicArn}x`, Message: 'x' })).catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(NotFoundException)
  expect(failed).toMatchObject({ name: 'NotFoundException', Code: 'NotFound', message: 'Topic does not exist', $metadata: { httpStatusCode: 404 } })
})

test('what is not simulated says so', async () => {
  await expect(sns.send(new OptInPhoneNumberCommand({ phoneNumber: '+491701234567' }))).rejects.toMatchObject({ name: 'NotSimulated' })
})

test('a FIFO topic tells sequence numbers, and the same one of what it has had', async () => {
  const fifo = (await sns.send(new CreateTopicCommand({ Name: 'orders.fifo', Attributes: { FifoTopic: 'true', ContentBasedDeduplication: 'true' } }))).TopicArn
  const publish = () => sns.send(new PublishCommand({ TopicArn: fifo, Message: 'once', MessageGroupId: 'g' }))
  const { MessageId, SequenceNumber } = await publish()
  expect(SequenceNumber).toMatch(/^\d{20}$/)
  expect(await publish()).toMatchObject({ MessageId, SequenceNumber })
  const { Successful } = await sns.send(new PublishBatchCommand({ TopicArn: fifo, PublishBatchRequestEntries: [{ Id: 'a', Message: 'two', MessageGroupId: 'g' }] }))
  expect(BigInt(Successful?.[0]?.SequenceNumber ?? 0) > BigInt(SequenceNumber ?? 0)).toBe(true)
})

test('tags are set, listed and taken away', async () => {
  await sns.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags: [{ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }] }))
  await sns.send(new UntagResourceCommand({ ResourceArn: TopicArn, TagKeys: ['a'] }))
  expect((await sns.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }))).Tags).toEqual([{ Key: 'b', Value: '2' }])
  const many = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: 'v' }))
  await expect(sns.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags: many }))).rejects.toBeInstanceOf(TagLimitExceededException)
  await expect(sns.send(new ListTagsForResourceCommand({ ResourceArn: `${TopicArn}2` }))).rejects.toBeInstanceOf(ResourceNotFoundException)
})
