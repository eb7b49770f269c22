import { describe, expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { createSimulation } from '../../cloud/cloud'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'
import { retryDelay } from './delivery/retry'
import { sns } from './sns'

const TOPIC = 'arn:aws:sns:us-east-1:123456789012:orders'
const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:q'
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:work'

/** A topic `orders`, with subscribers around it that answer as told. */
async function given(answer: (service: string, times: number) => CallResult = () => ({ output: {} })) {
  const sim = createSimulation({ services: [sns], guests: { run: async () => undefined, reset() {} } })
  const call = (action: string, input: JsonObject = {}) => sim.call('sns', action, input) as Promise<JsonObject>
  const sent: { readonly service: string; readonly input: JsonObject; readonly at: number }[] = []
  for (const service of ['sqs', 'lambda']) {
    sim.mock(service, '*', (input) => {
      sent.push({ service, input: isJsonObject(input) ? input : {}, at: sim.now })
      return answer(service, sent.filter((each) => each.service === service).length)
    })
  }
  await call('CreateTopic', { Name: 'orders' })
  const subscribe = async (Endpoint: string, Attributes: JsonObject = {}) =>
    String((await call('Subscribe', { TopicArn: TOPIC, Protocol: Endpoint.includes(':sqs:') ? 'sqs' : 'lambda', Endpoint, Attributes, ReturnSubscriptionArn: true }))['SubscriptionArn'])
  const publish = async (input: JsonObject) => {
    const answered = await call('Publish', { TopicArn: TOPIC, ...input })
    await sim.runUntilQuiet()
    return answered
  }
  return { sim, call, sent, subscribe, publish }
}

describe('topics and subscriptions', () => {
  test('SN1 a topic is made once, described, listed and deleted with its subscriptions', async () => {
    const { call, subscribe } = await given()
    expect(await call('CreateTopic', { Name: 'orders' })).toEqual({ TopicArn: TOPIC })
    const arn = await subscribe(QUEUE)
    await call('SetTopicAttributes', { TopicArn: TOPIC, AttributeName: 'DisplayName', AttributeValue: 'Orders' })
    expect((await call('GetTopicAttributes', { TopicArn: TOPIC }))['Attributes']).toMatchObject({
      TopicArn: TOPIC, Owner: '123456789012', DisplayName: 'Orders', SubscriptionsConfirmed: '1', SubscriptionsPending: '0', SubscriptionsDeleted: '0',
    })
    expect(await call('ListTopics')).toEqual({ Topics: [{ TopicArn: TOPIC }] })
    await call('DeleteTopic', { TopicArn: TOPIC })
    await call('DeleteTopic', { TopicArn: TOPIC })
    expect([await call('ListTopics'), await call('ListSubscriptions')]).toEqual([{ Topics: [] }, { Subscriptions: [] }])
    await expect(call('GetSubscriptionAttributes', { SubscriptionArn: arn })).rejects.toMatchObject({ name: 'NotFound', message: 'Subscription does not exist', statusCode: 404 })
  })

  test('SN2 a subscription is made once, described, listed and cancelled', async () => {
    const { call, subscribe } = await given()
    const arn = await subscribe(QUEUE)
    expect(arn).toMatch(/^arn:aws:sns:us-east-1:123456789012:orders:[0-9a-f-]{36}$/)
    expect(await subscribe(QUEUE)).toBe(arn)
    await expect(subscribe(QUEUE, { RawMessageDelivery: 'true' })).rejects.toMatchObject({
      message: 'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
    })
    expect(await call('ListSubscriptionsByTopic', { TopicArn: TOPIC })).toEqual({
      Subscriptions: [{ SubscriptionArn: arn, Owner: '123456789012', Protocol: 'sqs', Endpoint: QUEUE, TopicArn: TOPIC }],
    })
    await call('Unsubscribe', { SubscriptionArn: arn })
    expect(await call('ListSubscriptions')).toEqual({ Subscriptions: [] })
  })

  test('SN3 attributes are shown as they were set', async () => {
    const { call, subscribe } = await given()
    const arn = await subscribe(QUEUE, { RawMessageDelivery: 'true', FilterPolicy: '{"a":["b"]}' })
    await call('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'RedrivePolicy', AttributeValue: `{"deadLetterTargetArn":"${QUEUE}-dead"}` })
    await call('SetSubscriptionAttributes', { SubscriptionArn: arn, AttributeName: 'FilterPolicyScope', AttributeValue: 'MessageBody' })
    expect((await call('GetSubscriptionAttributes', { SubscriptionArn: arn }))['Attributes']).toEqual({
      SubscriptionArn: arn, TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, Owner: '123456789012', PendingConfirmation: 'false', ConfirmationWasAuthenticated: 'true',
      SubscriptionPrincipal: 'arn:aws:iam::123456789012:root', RawMessageDelivery: 'true', FilterPolicy: '{"a":["b"]}', FilterPolicyScope: 'MessageBody',
      RedrivePolicy: `{"deadLetterTargetArn":"${QUEUE}-dead"}`,
    })
  })

  test('SN5 tags are set with the topic and later, fifty at most', async () => {
    const { call } = await given()
    const { TopicArn: ResourceArn } = await call('CreateTopic', { Name: 'tagged', Tags: [{ Key: 'a', Value: '1' }] })
    await call('TagResource', { ResourceArn: ResourceArn!, Tags: [{ Key: 'b', Value: '2' }] })
    await call('UntagResource', { ResourceArn: ResourceArn!, TagKeys: ['a'] })
    expect(await call('ListTagsForResource', { ResourceArn: ResourceArn! })).toEqual({ Tags: [{ Key: 'b', Value: '2' }] })
    await expect(call('CreateTopic', { Name: 'tagged', Tags: [{ Key: 'b', Value: '3' }] })).rejects.toMatchObject({ message: 'Invalid parameter: Tags Reason: Topic already exists with different tags' })
    const many = Array.from({ length: 50 }, (_, i) => ({ Key: `k${i}`, Value: '' }))
    await expect(call('TagResource', { ResourceArn: ResourceArn!, Tags: many })).rejects.toMatchObject({ name: 'TagLimitExceeded' })
  })

  test('SN4 topics come in pages of 100', async () => {
    const { call } = await given()
    for (let i = 0; i < 100; i++) await call('CreateTopic', { Name: `t${i}` })
    const first = await call('ListTopics')
    expect((first['Topics'] as Json[]).length).toBe(100)
    const second = await call('ListTopics', { NextToken: first['NextToken']! })
    expect([(second['Topics'] as Json[]).length, second['NextToken']]).toEqual([1, undefined])
  })

  const subscription = (input: JsonObject): [string, JsonObject] => ['Subscribe', { TopicArn: TOPIC, Protocol: 'sqs', Endpoint: QUEUE, ...input }]
  const attributes = (given: JsonObject) => subscription({ Attributes: given })
  test('SN35 a topic shows the policy that was set, until then AWS\'s own', async () => {
    const { call } = await given()
    const policy = async () => ((await call('GetTopicAttributes', { TopicArn: TOPIC }))['Attributes'] as JsonObject)['Policy']
    expect(await policy()).toContain('__default_policy_ID')
    const set = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sns:Publish","Resource":"*"}}'
    await call('SetTopicAttributes', { TopicArn: TOPIC, AttributeName: 'Policy', AttributeValue: set })
    expect(await policy()).toBe(set)
  })

  test.each<[why: string, call: [string, JsonObject], name: string, message: string]>([
    ['a topic name', ['CreateTopic', { Name: 'a b' }], 'InvalidParameter', 'Invalid parameter: Topic Name'],
    ['a FIFO topic without its ending', ['CreateTopic', { Name: 'a', Attributes: { FifoTopic: 'true' } }], 'InvalidParameter', 'Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long.'],
    ['the ending without a FIFO topic', ['CreateTopic', { Name: 'a.fifo' }], 'InvalidParameter', 'Invalid parameter: Topic Name'],
    ['deduplication on a standard topic', ['CreateTopic', { Name: 'a', Attributes: { ContentBasedDeduplication: 'true' } }], 'InvalidParameter', 'Invalid parameter: Attributes Reason: ContentBasedDeduplication is for FIFO topics only'],
    ['a FIFO queue at a standard topic', subscription({ Endpoint: `${QUEUE}.fifo` }), 'InvalidParameter', 'Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics'],
    ['tags of what is not there', ['ListTagsForResource', { ResourceArn: `${TOPIC}2` }], 'ResourceNotFound', 'Resource does not exist'],
    ['encryption', ['CreateTopic', { Name: 'a', Attributes: { KmsMasterKeyId: 'k' } }], 'NotSimulated', 'Coldstart does not simulate the topic attribute KmsMasterKeyId of SNS. FIDELITY.md lists what it simulates.'],
    ['an unknown topic', ['GetTopicAttributes', { TopicArn: `${TOPIC}2` }], 'NotFound', 'Topic does not exist'],
    ['no ARN of a topic', ['GetTopicAttributes', { TopicArn: 'orders' }], 'InvalidParameter', 'Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1'],
    ['a protocol', subscription({ Protocol: 'pigeon' }), 'InvalidParameter', 'Invalid parameter: Amazon SNS does not support this protocol string: pigeon'],
    ['a subscription by mail', subscription({ Protocol: 'email', Endpoint: 'a@example.com' }), 'NotSimulated', 'Coldstart does not simulate subscriptions of SNS by email. FIDELITY.md lists what it simulates.'],
    ['a queue that is none', subscription({ Endpoint: 'q' }), 'InvalidParameter', 'Invalid parameter: SQS endpoint ARN'],
    ['a filter policy', attributes({ FilterPolicy: '{"a":"b"}' }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: FilterPolicy: "a" must be an object or an array\n at [Source: (String)"{"a":"b"}"; line: 1, column: 9]'],
    ['a nested policy on attributes', attributes({ FilterPolicy: '{"a":{"b":["c"]}}' }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: FilterPolicy: Filter policy scope MessageAttributes does not support nested filter policy'],
    ['six names', attributes({ FilterPolicy: '{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}' }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: FilterPolicy: Filter policy can not have more than 5 keys'],
    ['too many values', attributes({ FilterPolicy: JSON.stringify({ a: Array(13).fill('x'), b: Array(12).fill('y') }) }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex'],
    ['a scope', attributes({ FilterPolicyScope: 'Everything' }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: FilterPolicyScope: Invalid value [Everything]. Please use either MessageBody or MessageAttributes'],
    ['raw delivery to a function', subscription({ Protocol: 'lambda', Endpoint: FUNCTION, Attributes: { RawMessageDelivery: 'true' } }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: RawMessageDelivery: Delivery protocol [lambda] does not support raw message delivery.'],
    ['a redrive policy', attributes({ RedrivePolicy: '{"deadLetterTargetArn":"q"}' }), 'InvalidParameter', 'Invalid parameter: Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn'],
    ['an action', ['AddPermission', {}], 'NotSimulated', 'Coldstart does not simulate sns:AddPermission. FIDELITY.md lists what it simulates.'],
  ])('SN9 refused: %s', async (_why, [action, input], name, message) => {
    const { call } = await given()
    await expect(call(action, input)).rejects.toMatchObject({ name, message })
  })
})

describe('messages', () => {
  const text = { DataType: 'String', StringValue: 'x' }
  test.each<[why: string, input: JsonObject, name: string, message: string]>([
    ['empty', { Message: '' }, 'InvalidParameter', 'Invalid parameter: Empty message'],
    ['too long', { Message: 'x'.repeat(262_145) }, 'InvalidParameter', 'Invalid parameter: Message too long'],
    ['too long with its attributes', { Message: 'x'.repeat(262_144), MessageAttributes: { a: text } }, 'InvalidParameter', 'Invalid parameter: Message too long'],
    ['a subject', { Message: 'm', Subject: 'x'.repeat(101) }, 'InvalidParameter', 'Invalid parameter: Subject'],
    ['no default', { Message: '{"sqs":"x"}', MessageStructure: 'json' }, 'InvalidParameter', 'Invalid parameter: Message Structure - No default entry in JSON message body'],
    ['no JSON', { Message: 'x', MessageStructure: 'json' }, 'InvalidParameter', 'Invalid parameter: Message Structure - JSON message body failed to parse'],
    ['a type', { Message: 'm', MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } } }, 'ParameterValueInvalid', "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."],
    ['no value', { Message: 'm', MessageAttributes: { a: { DataType: 'String' } } }, 'ParameterValueInvalid', "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'."],
    ['no number', { Message: 'm', MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } }, 'ParameterValueInvalid', "Could not cast message attribute 'a' value to number."],
    ['a deduplication id', { Message: 'm', MessageDeduplicationId: 'd' }, 'InvalidParameter', 'Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type'],
    ['a phone', { Message: 'm', PhoneNumber: '+1' }, 'NotSimulated', 'Coldstart does not simulate text messages of SNS. FIDELITY.md lists what it simulates.'],
  ])('SN11 SN12 SN13 SN15 refused: %s', async (_why, input, name, message) => {
    const { publish } = await given()
    await expect(publish(input)).rejects.toMatchObject({ name, message })
  })

  test('SN13 each protocol gets its own text', async () => {
    const { publish, subscribe, sent } = await given()
    await subscribe(QUEUE, { RawMessageDelivery: 'true' })
    await subscribe(FUNCTION)
    await publish({ Message: '{"default":"all","sqs":"queue"}', MessageStructure: 'json' })
    expect(sent[0]!.input['MessageBody']).toBe('queue')
    expect(JSON.parse(String(sent[1]!.input['Payload']))).toMatchObject({ Records: [{ Sns: { Message: 'all' } }] })
  })

  test('SN14 a batch tells of each entry', async () => {
    const { call, subscribe, sent, sim } = await given()
    await subscribe(QUEUE, { RawMessageDelivery: 'true' })
    const batch = (entries: Json[]) => call('PublishBatch', { TopicArn: TOPIC, PublishBatchRequestEntries: entries })
    expect(await batch([{ Id: 'a', Message: 'one' }, { Id: 'b', Message: '' }, { Id: 'c', Message: 'three' }])).toEqual({
      Successful: [{ Id: 'a', MessageId: expect.any(String) }, { Id: 'c', MessageId: expect.any(String) }],
      Failed: [{ Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true }],
    })
    await sim.runUntilQuiet()
    expect(sent.map(({ input }) => input['MessageBody'])).toEqual(['one', 'three'])
    await expect(batch([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' })
    await expect(batch(Array(11).fill({ Id: 'a', Message: 'm' }))).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' })
    await expect(batch([{ Id: 'a', Message: 'm' }, { Id: 'a', Message: 'm' }])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' })
    await expect(batch([{ Id: 'a b', Message: 'm' }])).rejects.toMatchObject({ name: 'InvalidBatchEntryId' })
    await expect(batch([{ Id: 'a', Message: 'x'.repeat(200_000) }, { Id: 'b', Message: 'x'.repeat(200_000) }])).rejects.toMatchObject({ name: 'BatchRequestTooLong' })
  })
})

describe('filters', () => {
  const attribute = (DataType: string, StringValue: string): JsonObject => ({ DataType, StringValue })
  test.each<[rule: string, policy: Json, scope: string, message: JsonObject, delivered: boolean]>([
    ['SN20 a value', { kind: ['a', 'b'] }, 'MessageAttributes', { MessageAttributes: { kind: attribute('String', 'b') } }, true],
    ['SN20 another value', { kind: ['a', 'b'] }, 'MessageAttributes', { MessageAttributes: { kind: attribute('String', 'c') } }, false],
    ['SN20 no such attribute', { kind: ['a'] }, 'MessageAttributes', {}, false],
    ['SN20 no attribute is wanted', { kind: [{ exists: false }] }, 'MessageAttributes', {}, true],
    ['SN20 all names count', { kind: ['a'], size: [1] }, 'MessageAttributes', { MessageAttributes: { kind: attribute('String', 'a') } }, false],
    ['SN20 a number', { size: [{ numeric: ['>', 10] }] }, 'MessageAttributes', { MessageAttributes: { size: attribute('Number', '11') } }, true],
    ['SN20 a number as text', { size: [{ numeric: ['>', 10] }] }, 'MessageAttributes', { MessageAttributes: { size: attribute('String', '11') } }, false],
    ['SN20 an item of an array', { tags: ['b'] }, 'MessageAttributes', { MessageAttributes: { tags: attribute('String.Array', '["a","b"]') } }, true],
    ['SN20 bytes are passed over', { kind: [{ exists: true }] }, 'MessageAttributes', { MessageAttributes: { kind: { DataType: 'Binary', BinaryValue: 'YQ==' } } }, false],
    ['SN20 the body does not count', { kind: ['a'] }, 'MessageAttributes', { Message: '{"kind":"a"}' }, false],
    ['SN21 the body', { order: { total: [{ numeric: ['>=', 100] }] } }, 'MessageBody', { Message: '{"order":{"total":120}}' }, true],
    ['SN21 another body', { order: { total: [{ numeric: ['>=', 100] }] } }, 'MessageBody', { Message: '{"order":{"total":12}}' }, false],
    ['SN21 a body that is no JSON', { kind: [{ exists: false }] }, 'MessageBody', { Message: 'hello' }, false],
    ['SN21 a body that is no object', { kind: [{ exists: false }] }, 'MessageBody', { Message: '[1]' }, false],
    ['SN22 an empty policy', {}, 'MessageBody', { Message: 'hello' }, true],
  ])('%s', async (_rule, policy, FilterPolicyScope, message, delivered) => {
    const { subscribe, publish, sent } = await given()
    await subscribe(QUEUE, { FilterPolicy: JSON.stringify(policy), FilterPolicyScope })
    await publish({ Message: 'm', ...message })
    expect(sent).toHaveLength(delivered ? 1 : 0)
  })
})

describe('delivery', () => {
  test('SN10 SN30 SN31 a message goes to all subscribers, to each in its form', async () => {
    const { subscribe, publish, sent } = await given()
    const [queue, , fn] = [await subscribe(QUEUE), await subscribe(`${QUEUE}-raw`, { RawMessageDelivery: 'true' }), await subscribe(FUNCTION)]
    const { MessageId: id } = await publish({ Message: 'a "b"', Subject: 'S', MessageGroupId: 'g', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } })
    expect(sent.map(({ service }) => service)).toEqual(['sqs', 'sqs', 'lambda'])
    expect(sent[0]!.input).toEqual({
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
      MessageGroupId: 'g',
      MessageBody: [
        '{',
        '  "Type" : "Notification",',
        `  "MessageId" : "${String(id)}",`,
        `  "TopicArn" : "${TOPIC}",`,
        '  "Subject" : "S",',
        '  "Message" : "a \\"b\\"",',
        '  "Timestamp" : "2025-01-01T00:00:00.000Z",',
        '  "SignatureVersion" : "1",',
        '  "Signature" : "EXAMPLE+signature+of+a+simulated+topic==",',
        '  "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-00000000000000000000000000000000.pem",',
        `  "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${queue}",`,
        '  "MessageAttributes" : {',
        '    "kind" : {"Type":"String","Value":"x"}',
        '  }',
        '}',
      ].join('\n'),
    })
    expect(sent[1]!.input).toMatchObject({ MessageBody: 'a "b"', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } })
    expect(sent[2]!.input).toMatchObject({ FunctionName: FUNCTION, InvocationType: 'Event' })
    expect(JSON.parse(String(sent[2]!.input['Payload']))).toMatchObject({
      Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: fn, Sns: { Type: 'Notification', MessageId: id, Subject: 'S', Message: 'a "b"', MessageAttributes: { kind: { Type: 'String', Value: 'x' } } } }],
    })
  })

  const busy = { error: awsFault('ServiceUnavailable', 'busy', 503) }

  test('SN33 a delivery is tried again until it succeeds', async () => {
    const { subscribe, publish, sent, sim } = await given((_service, times) => (times <= 5 ? busy : { output: {} }))
    await subscribe(QUEUE)
    await publish({ Message: 'm' })
    expect(sent.map(({ at }) => at - Date.UTC(2025, 0, 1))).toEqual([0, 0, 0, 0, 1000, 2000])
    expect(sim.log.at(-1)).toMatchObject({ type: 'NotificationDelivered', detail: { retries: 5 } })
  })

  test('SN33 the pauses', () => {
    expect(Array.from({ length: 16 }, (_, i) => retryDelay(i + 1))).toEqual([0, 0, 0, 1000, 1000, 1000, 1400, 1960, 2744, 3841, 5377, 7527, 10537, 14751, 20_000, 20_000])
    expect([retryDelay(100_015), retryDelay(100_016)]).toEqual([20_000, undefined])
  })

  test('SN34 what cannot be delivered goes to the dead-letter queue at once', async () => {
    const gone = { error: awsFault('ResourceNotFoundException', 'Function not found', 404) }
    const { subscribe, publish, sent } = await given((service) => (service === 'lambda' ? gone : { output: {} }))
    await subscribe(FUNCTION, { RedrivePolicy: `{"deadLetterTargetArn":"${QUEUE}-dead"}` })
    await publish({ Message: 'm' })
    expect(sent.map(({ service }) => service)).toEqual(['lambda', 'sqs'])
    expect(sent[1]!.input['QueueUrl']).toBe('https://sqs.us-east-1.amazonaws.com/123456789012/q-dead')
    expect(JSON.parse(String(sent[1]!.input['MessageBody']))).toMatchObject({ Type: 'Notification', Message: 'm' })
  })
})
