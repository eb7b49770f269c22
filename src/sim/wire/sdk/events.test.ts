import {
  CancelReplayCommand,
  CreateArchiveCommand,
  CreateApiDestinationCommand,
  CreateEventBusCommand,
  DeleteArchiveCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeArchiveCommand,
  DescribeEventBusCommand,
  DescribeReplayCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  InvalidEventPatternException,
  ListArchivesCommand,
  ListEventBusesCommand,
  ListReplaysCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  ResourceNotFoundException,
  StartReplayCommand,
  TestEventPatternCommand,
  UpdateArchiveCommand,
} from '@aws-sdk/client-eventbridge'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const inbox = 'arn:aws:sqs:us-east-1:123456789012:inbox'
let cloud: Cloud
let events: EventBridgeClient

beforeEach(async () => {
  cloud = sdkWorld()
  events = new EventBridgeClient(clientConfig(cloud))
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'inbox' })
})

const entry = (n: number) => ({ Source: 'shop', DetailType: 'Order', Detail: JSON.stringify({ n }) })

async function received(): Promise<readonly { detail: unknown }[]> {
  await cloud.runUntilQuiet()
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/inbox'
  const { Messages = [] } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })
  return Messages.map(({ Body }: { Body: string }) => JSON.parse(Body))
}

test('an event reaches the target of the rule that it matches; each entry is taken or refused for itself', async () => {
  await events.send(new PutRuleCommand({ Name: 'large', EventPattern: '{"detail":{"n":[{"numeric":[">",1]}]}}' }))
  await events.send(new PutTargetsCommand({ Rule: 'large', Targets: [{ Id: 'q', Arn: inbox }] }))
  const put = await events.send(new PutEventsCommand({ Entries: [entry(1), entry(2), { ...entry(3), Detail: 'none' }] }))
  expect(put.FailedEntryCount).toBe(1)
  expect(put.Entries?.[2]).toMatchObject({ ErrorCode: 'MalformedDetail' })
  expect((await received()).map(({ detail }) => detail)).toEqual([{ n: 2 }])
})

test('buses, rules and targets are told, changed, listed and deleted', async () => {
  const { EventBusArn } = await events.send(new CreateEventBusCommand({ Name: 'own' }))
  expect(await events.send(new DescribeEventBusCommand({ Name: 'own' }))).toMatchObject({ Arn: EventBusArn })
  expect((await events.send(new ListEventBusesCommand({}))).EventBuses?.map(({ Name }) => Name)).toEqual(['default', 'own'])
  const rule = { Name: 'all', EventBusName: 'own' }
  await events.send(new PutRuleCommand({ ...rule, EventPattern: '{"source":["shop"]}' }))
  await events.send(new PutTargetsCommand({ Rule: 'all', EventBusName: 'own', Targets: [{ Id: 'q', Arn: inbox, InputPath: '$.detail' }] }))
  await events.send(new DisableRuleCommand(rule))
  expect(await events.send(new DescribeRuleCommand(rule))).toMatchObject({ State: 'DISABLED' })
  await events.send(new EnableRuleCommand(rule))
  expect((await events.send(new ListRulesCommand({ EventBusName: 'own' }))).Rules).toMatchObject([{ Name: 'all', State: 'ENABLED' }])
  expect((await events.send(new ListRuleNamesByTargetCommand({ TargetArn: inbox, EventBusName: 'own' }))).RuleNames).toEqual(['all'])
  const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: 'all', EventBusName: 'own' }))
  expect(Targets).toEqual([{ Id: 'q', Arn: inbox, InputPath: '$.detail' }])
  await events.send(new RemoveTargetsCommand({ Rule: 'all', EventBusName: 'own', Ids: ['q'] }))
  await events.send(new DeleteRuleCommand(rule))
  await events.send(new DeleteEventBusCommand({ Name: 'own' }))
  await expect(events.send(new DescribeRuleCommand(rule))).rejects.toBeInstanceOf(ResourceNotFoundException)
})

test('an archive keeps what came, and a replay sends it again', async () => {
  const EventSourceArn = 'arn:aws:events:us-east-1:123456789012:event-bus/default'
  const { ArchiveArn } = await events.send(new CreateArchiveCommand({ ArchiveName: 'kept', EventSourceArn }))
  await events.send(new UpdateArchiveCommand({ ArchiveName: 'kept', RetentionDays: 3 }))
  await events.send(new PutEventsCommand({ Entries: [entry(1)] }))
  await cloud.runFor(60_000)
  expect(await events.send(new DescribeArchiveCommand({ ArchiveName: 'kept' }))).toMatchObject({ RetentionDays: 3, EventCount: 1 })
  expect((await events.send(new ListArchivesCommand({}))).Archives).toMatchObject([{ ArchiveName: 'kept' }])
  await events.send(new PutRuleCommand({ Name: 'all', EventPattern: '{"source":["shop"]}' }))
  await events.send(new PutTargetsCommand({ Rule: 'all', Targets: [{ Id: 'q', Arn: inbox }] }))
  const replay = {
    EventSourceArn: ArchiveArn,
    Destination: { Arn: EventSourceArn },
    EventStartTime: new Date('2025-01-01T00:00:00Z'),
    EventEndTime: new Date('2025-01-01T00:01:00Z'),
  }
  await events.send(new StartReplayCommand({ ReplayName: 'again', ...replay }))
  expect((await received()).map(({ detail }) => detail)).toEqual([{ n: 1 }])
  expect(await events.send(new DescribeReplayCommand({ ReplayName: 'again' }))).toMatchObject({ State: 'COMPLETED', EventStartTime: replay.EventStartTime })
  await events.send(new StartReplayCommand({ ReplayName: 'given-up', ...replay }))
  await events.send(new CancelReplayCommand({ ReplayName: 'given-up' }))
  await cloud.runUntilQuiet()
  expect((await events.send(new ListReplaysCommand({ State: 'CANCELLED' }))).Replays).toMatchObject([{ ReplayName: 'given-up' }])
  await events.send(new DeleteArchiveCommand({ ArchiveName: 'kept' }))
})

test('a pattern is tried; what is wrong or not simulated is caught', async () => {
  const Event = JSON.stringify({ id: '1', account: '1', source: 'shop', time: '2025-01-01T00:00:00Z', region: 'us-east-1', resources: [], 'detail-type': 'x' })
  expect((await events.send(new TestEventPatternCommand({ EventPattern: '{"source":[{"prefix":"sh"}]}', Event }))).Result).toBe(true)
  await expect(events.send(new PutRuleCommand({ Name: 'bad', EventPattern: '{"a":1}' }))).rejects.toBeInstanceOf(InvalidEventPatternException)
  const destination = new CreateApiDestinationCommand({ Name: 'd', ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/c/1', InvocationEndpoint: 'https://shop.example/', HttpMethod: 'POST' })
  await expect(events.send(destination)).rejects.toMatchObject({ name: 'NotSimulated', $metadata: { httpStatusCode: 501 } })
})
