import { beforeEach, describe, expect, test } from 'vitest'
import { cloudOf, createSimulation, type Cloud } from '../../cloud/cloud'
import { services } from '../../cloud/services'
import { createGuestHost } from '../../handlers/handlers'
import { httpRetryDelay } from './delivery/httpRetry'
import { usualPolicy, type RetryPolicy } from './subscription/deliveryPolicy'

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:news'
const URL = 'https://shop.example/hook?a=1'

let cloud: Cloud
let got: { readonly at: number; readonly headers: Record<string, unknown>; readonly url: string; readonly body: string }[]
let status: (times: number) => number

beforeEach(async () => {
  cloud = cloudOf(createSimulation({ services, guests: createGuestHost({ quickJsWasm: () => Promise.reject(new Error('no engine')) }) }))
  got = []
  status = () => 200
  cloud.outside('shop.example', ({ headers, url, body }) => {
    got.push({ at: cloud.now, headers: Object.fromEntries(Object.entries(headers ?? {})), url, body: new TextDecoder().decode(body as Uint8Array) })
    return { status: status(got.length) }
  })
  await cloud.call('sns', 'CreateTopic', { Name: 'news' })
})

const call = (action: string, input: object = {}): Promise<any> => cloud.call('sns', action, { TopicArn: TOPIC, ...input })
const publish = async (input: object = { Message: 'hello' }) => {
  await call('Publish', input)
  await cloud.runUntilQuiet()
}
const tokenSent = () => JSON.parse(got.at(-1)!.body) as Record<string, string>

async function subscribed(Attributes: object = {}): Promise<string> {
  await call('Subscribe', { Protocol: 'https', Endpoint: URL, Attributes })
  await cloud.runUntilQuiet()
  const { SubscriptionArn } = await call('ConfirmSubscription', { Token: tokenSent()['Token'] })
  got.length = 0
  return SubscriptionArn
}

describe('confirmation', () => {
  test('SN50 an endpoint is asked, and gets nothing before it has followed the link', async () => {
    expect(await call('Subscribe', { Protocol: 'https', Endpoint: URL })).toEqual({ SubscriptionArn: 'pending confirmation' })
    await cloud.runUntilQuiet()
    expect(got).toMatchObject([{ url: URL, headers: { 'x-amz-sns-message-type': ['SubscriptionConfirmation'], 'x-amz-sns-topic-arn': [TOPIC], 'Content-Type': ['text/plain; charset=UTF-8'] } }])
    const asked = tokenSent()
    expect(Object.keys(asked)).toEqual(['Type', 'MessageId', 'Token', 'TopicArn', 'Message', 'SubscribeURL', 'Timestamp', 'SignatureVersion', 'Signature', 'SigningCertURL'])
    expect((await call('ListSubscriptionsByTopic')).Subscriptions).toMatchObject([{ SubscriptionArn: 'PendingConfirmation', Protocol: 'https', Endpoint: URL }])
    expect((await call('GetTopicAttributes')).Attributes).toMatchObject({ SubscriptionsPending: '1', SubscriptionsConfirmed: '0' })
    await publish()
    expect(got).toHaveLength(1)

    expect(await cloud.request({ method: 'GET', url: asked['SubscribeURL']! })).toMatchObject({ status: 200 })

    await publish()
    expect(got).toHaveLength(2)
    const [{ SubscriptionArn }] = (await call('ListSubscriptionsByTopic')).Subscriptions
    expect(got[1]).toMatchObject({ headers: { 'x-amz-sns-message-type': ['Notification'], 'x-amz-sns-subscription-arn': [SubscriptionArn] } })
    expect(JSON.parse(got[1]!.body)).toMatchObject({ Type: 'Notification', Message: 'hello', TopicArn: TOPIC })
    expect((await call('GetSubscriptionAttributes', { SubscriptionArn })).Attributes).toMatchObject({ PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'false' })
  })

  test('SN50 who asks for the ARN gets it, and asking again sends another token', async () => {
    const { SubscriptionArn } = await call('Subscribe', { Protocol: 'https', Endpoint: URL, ReturnSubscriptionArn: true })
    await cloud.runUntilQuiet()
    const first = tokenSent()['Token']
    await call('Subscribe', { Protocol: 'https', Endpoint: URL })
    await cloud.runUntilQuiet()
    await expect(call('ConfirmSubscription', { Token: first })).rejects.toMatchObject({ name: 'InvalidParameter', message: 'Invalid parameter: Token' })
    expect(await call('ConfirmSubscription', { Token: tokenSent()['Token'], AuthenticateOnUnsubscribe: 'true' })).toEqual({ SubscriptionArn })
    expect((await call('GetSubscriptionAttributes', { SubscriptionArn })).Attributes).toMatchObject({ ConfirmationWasAuthenticated: 'true' })
  })

  test('SN51 a token holds for two days', async () => {
    await call('Subscribe', { Protocol: 'https', Endpoint: URL })
    await cloud.runUntilQuiet()
    await cloud.runFor(2 * 86_400_000 + 1)
    await expect(call('ConfirmSubscription', { Token: tokenSent()['Token'] })).rejects.toMatchObject({ message: 'Invalid parameter: Token' })
  })

  test('SN50 the link in a message unsubscribes', async () => {
    await subscribed()
    await publish()
    await cloud.request({ method: 'GET', url: JSON.parse(got[0]!.body).UnsubscribeURL })
    await publish()
    expect(got).toHaveLength(1)
  })

  test.each([
    ['another scheme', { Endpoint: 'http://shop.example/' }, 'InvalidParameter'],
    ['no host', { Endpoint: 'https://' }, 'InvalidParameter'],
    ['a FIFO topic', { TopicArn: `${TOPIC}.fifo`, Endpoint: URL }, 'InvalidParameter'],
    ['a policy of no JSON', { Endpoint: URL, Attributes: { DeliveryPolicy: '{' } }, 'InvalidParameter'],
    ['too many retries', { Endpoint: URL, Attributes: { DeliveryPolicy: '{"healthyRetryPolicy":{"numRetries":101}}' } }, 'InvalidParameter'],
    ['fewer retries than in its phases', { Endpoint: URL, Attributes: { DeliveryPolicy: '{"healthyRetryPolicy":{"numRetries":1,"numNoDelayRetries":2}}' } }, 'InvalidParameter'],
    ['pauses upside down', { Endpoint: URL, Attributes: { DeliveryPolicy: '{"healthyRetryPolicy":{"minDelayTarget":30}}' } }, 'InvalidParameter'],
    ['a throttle', { Endpoint: URL, Attributes: { DeliveryPolicy: '{"throttlePolicy":{"maxReceivesPerSecond":1}}' } }, 'NotSimulated'],
    ['a policy for a queue', { Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:q', Attributes: { DeliveryPolicy: '{}' } }, 'InvalidParameter'],
  ])('SN9 SN50 SN52 refused: %s', async (_why, input, name) => {
    await cloud.call('sns', 'CreateTopic', { Name: 'news.fifo', Attributes: { FifoTopic: 'true' } })
    await expect(call('Subscribe', { Protocol: 'https', ...input })).rejects.toMatchObject({ name })
  })
})

describe('delivery', () => {
  test('SN53 raw: the message alone, and a header that says so', async () => {
    await subscribed({ RawMessageDelivery: 'true', DeliveryPolicy: '{"requestPolicy":{"headerContentType":"application/json"}}' })
    await publish({ Message: JSON.stringify({ default: 'all', https: '{"you":1}' }), MessageStructure: 'json', MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } } })
    expect(got).toMatchObject([{ body: '{"you":1}', headers: { 'x-amz-sns-rawdelivery': ['true'], 'Content-Type': ['application/json'] } }])
  })

  test('SN52 a server that fails is tried three times more, 20 s apart, and then the queue has it', async () => {
    await cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' })
    await subscribed({ RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead"}' })
    status = () => 503
    const from = cloud.now
    await publish()
    expect(got.map(({ at }) => at - from)).toEqual([0, 20_000, 40_000, 60_000])
    const { Messages } = await cloud.call('sqs', 'ReceiveMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/dead' })
    expect(JSON.parse(Messages[0].Body)).toMatchObject({ Type: 'Notification', Message: 'hello' })
  })

  test.each([
    ['once it is well again, no more', [500, 429, 200], 3],
    ['who asks wrongly is not asked again', [404], 1],
    ['nor is a redirect followed', [301], 1],
  ])('SN52 %s', async (_why, statuses, tries) => {
    await subscribed()
    status = (times) => statuses[times - 1] ?? 200
    await publish()
    expect(got).toHaveLength(tries)
  })

  test('SN52 a host that nobody is behind is tried again as a server that fails', async () => {
    await call('Subscribe', { Protocol: 'http', Endpoint: 'http://nobody.example/' })
    await cloud.runUntilQuiet()
    expect(cloud.log.filter(({ type }) => type === 'DeliveryRetryScheduled')).toHaveLength(3)
    expect(cloud.log.filter(({ type }) => type === 'NotificationFailed')).toHaveLength(1)
  })

  const policy = (given: Partial<RetryPolicy>): RetryPolicy => ({ ...usualPolicy.retries, ...given })
  test.each<[why: string, policy: RetryPolicy, seconds: readonly (number | undefined)[]]>([
    ['as usual', policy({}), [20, 20, 20, undefined]],
    ['all phases', policy({ numRetries: 7, numNoDelayRetries: 1, numMinDelayRetries: 2, numMaxDelayRetries: 1, minDelayTarget: 1, maxDelayTarget: 9 }), [0, 1, 1, 1, 5, 9, 9, undefined]],
    ['doubling', policy({ numRetries: 5, minDelayTarget: 1, maxDelayTarget: 10, backoffFunction: 'exponential' }), [1, 2, 4, 8, 10, undefined]],
    ['a square', policy({ numRetries: 3, minDelayTarget: 2, maxDelayTarget: 10, backoffFunction: 'arithmetic' }), [2, 4, 10, undefined]],
    ['none', policy({ numRetries: 0 }), [undefined]],
  ])('SN52 pauses: %s', (_why, given, seconds) => {
    expect(seconds.map((_, i) => httpRetryDelay(given, i + 1))).toEqual(seconds.map((each) => (each === undefined ? undefined : each * 1000)))
  })
})
