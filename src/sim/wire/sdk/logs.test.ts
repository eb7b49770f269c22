import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DeleteMetricFilterCommand,
  DeleteRetentionPolicyCommand,
  DeleteSubscriptionFilterCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeMetricFiltersCommand,
  DescribeSubscriptionFiltersCommand,
  GetLogEventsCommand,
  ListTagsForResourceCommand,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
  PutLogEventsCommand,
  PutMetricFilterCommand,
  PutRetentionPolicyCommand,
  PutSubscriptionFilterCommand,
  ResourceAlreadyExistsException,
  ResourceNotFoundException,
  StartQueryCommand,
  TagResourceCommand,
  TestMetricFilterCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { beforeEach, expect, test } from 'vitest'
import { clientConfig, sdkWorld } from '../../../../scripts/sdk/world'
import type { Cloud } from '../../cloud/cloud'

const logGroupName = '/shop/orders'
const logStreamName = 'one'
let cloud: Cloud
let logs: CloudWatchLogsClient

beforeEach(async () => {
  cloud = sdkWorld()
  logs = new CloudWatchLogsClient(clientConfig(cloud))
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
})

test('events are put, read in order and filtered in pages', async () => {
  const logEvents = ['start', 'ERROR a', 'ERROR b', 'ERROR c'].map((message, i) => ({ message, timestamp: cloud.now + i }))
  const put = await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }))
  expect(put.rejectedLogEventsInfo).toBeUndefined()
  const read = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName, startFromHead: true, limit: 2 }))
  expect(read.events?.map(({ message }) => message)).toEqual(['start', 'ERROR a'])
  const found: (string | undefined)[] = []
  for await (const page of paginateFilterLogEvents({ client: logs, pageSize: 2 }, { logGroupName, filterPattern: 'ERROR' })) {
    found.push(...(page.events ?? []).map(({ message }) => message))
  }
  expect(found).toEqual(['ERROR a', 'ERROR b', 'ERROR c'])
})

test('groups and streams are told, kept for a time, tagged and deleted', async () => {
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }))
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop' }))
  expect(logGroups).toMatchObject([{ logGroupName, retentionInDays: 7, creationTime: cloud.now }])
  await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }))
  const resourceArn = logGroups[0]?.logGroupArn
  await logs.send(new TagResourceCommand({ resourceArn, tags: { team: 'a', x: '1' } }))
  await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['x'] }))
  expect((await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ team: 'a' })
  expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName }))).logStreams).toMatchObject([{ logStreamName }])
  for (let n = 0; n < 3; n++) await logs.send(new CreateLogGroupCommand({ logGroupName: `g${n}` }))
  const pages: (number | undefined)[] = []
  for await (const page of paginateDescribeLogGroups({ client: logs, pageSize: 3 }, {})) pages.push(page.logGroups?.length)
  expect(pages).toEqual([3, 1])
  await logs.send(new DeleteLogStreamCommand({ logGroupName, logStreamName }))
  await logs.send(new DeleteLogGroupCommand({ logGroupName }))
  await expect(logs.send(new DescribeLogStreamsCommand({ logGroupName }))).rejects.toBeInstanceOf(ResourceNotFoundException)
})

test('metric filters and subscription filters', async () => {
  const filter = { logGroupName, filterName: 'errors', filterPattern: 'ERROR' }
  await logs.send(new PutMetricFilterCommand({ ...filter, metricTransformations: [{ metricName: 'Errors', metricNamespace: 'Shop', metricValue: '1' }] }))
  expect((await logs.send(new DescribeMetricFiltersCommand({ logGroupName }))).metricFilters).toMatchObject([{ filterName: 'errors' }])
  const tested = await logs.send(new TestMetricFilterCommand({ filterPattern: 'ERROR', logEventMessages: ['fine', 'an ERROR'] }))
  expect(tested.matches).toMatchObject([{ eventNumber: 2, eventMessage: 'an ERROR' }])
  await cloud.call('lambda', 'CreateFunction', {
    FunctionName: 'watch', Runtime: 'nodejs22.x', Handler: 'i.h', Role: 'arn:aws:iam::123456789012:role/f', Code: { Script: [{ return: null }] },
  })
  const destinationArn = 'arn:aws:lambda:us-east-1:123456789012:function:watch'
  await logs.send(new PutSubscriptionFilterCommand({ ...filter, destinationArn }))
  expect((await logs.send(new DescribeSubscriptionFiltersCommand({ logGroupName }))).subscriptionFilters).toMatchObject([{ destinationArn }])
  await logs.send(new DeleteSubscriptionFilterCommand({ logGroupName, filterName: 'errors' }))
  await logs.send(new DeleteMetricFilterCommand({ logGroupName, filterName: 'errors' }))
  expect((await logs.send(new DescribeMetricFiltersCommand({ logGroupName }))).metricFilters).toEqual([])
})

test('errors are caught by class and by name', async () => {
  await expect(logs.send(new CreateLogGroupCommand({ logGroupName }))).rejects.toBeInstanceOf(ResourceAlreadyExistsException)
  const query = new StartQueryCommand({ logGroupName, startTime: 0, endTime: 1, queryString: 'fields @message' })
  await expect(logs.send(query)).rejects.toMatchObject({ name: 'NotSimulated' })
})
