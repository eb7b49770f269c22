import { describe, expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { createSimulation } from '../../cloud/cloud'
import type { Simulation } from '../../cloud/simulation'
import { isJsonObject, type JsonObject } from '../../kernel/json'
import { eventbridge } from './eventbridge'

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders'
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:work'
const ROLE = 'arn:aws:iam::123456789012:role/events'
const STREAM = 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks'

/** EventBridge with targets around it that answer as told. */
interface EventsWorld {
  readonly sim: Simulation
  readonly call: (action: string, input?: JsonObject) => Promise<JsonObject>
  /** What each service was called with. */
  readonly sent: { readonly service: string; readonly action: string; readonly input: JsonObject; readonly at: number }[]
  readonly put: (entry?: JsonObject) => Promise<JsonObject>
}

function given(answer: (service: string, times: number) => CallResult = () => ({ output: {} })): EventsWorld {
  const sim = createSimulation({ services: [eventbridge], guests: { run: async () => undefined, reset() {} } })
  const call = (action: string, input: JsonObject = {}) => sim.call('events', action, input) as Promise<JsonObject>
  const sent: EventsWorld['sent'] = []
  for (const service of ['kinesis', 'sqs', 'lambda', 'sns', 'states']) {
    sim.mock(service, '*', (input, { action }) => {
      sent.push({ service, action, input: isJsonObject(input) ? input : {}, at: sim.now })
      return answer(service, sent.filter((each) => each.service === service).length)
    })
  }
  const put = (entry: JsonObject = {}) =>
    call('PutEvents', { Entries: [{ Source: 'shop', DetailType: 'OrderPlaced', Detail: '{"id":"o-1","total":12}', ...entry }] })
  return { sim, call, sent, put }
}

/** A rule for events of the shop, with these targets. */
async function givenRule(world: EventsWorld, ...targets: JsonObject[]): Promise<void> {
  await world.call('PutRule', { Name: 'orders', EventPattern: '{"source":["shop"]}' })
  await world.call('PutTargets', { Rule: 'orders', Targets: targets.map((target, i) => ({ Id: `t${i + 1}`, ...target })) })
}

const PLACE = 'arn:aws:events:us-east-1:123456789012'
const PATTERN = '{"source":["shop"]}'
const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders'

describe('buses and rules', () => {
  test('EV1 the default bus is always there; others are made, listed and deleted', async () => {
    const { call } = given()
    expect(await call('CreateEventBus', { Name: 'shop' })).toEqual({ EventBusArn: `${PLACE}:event-bus/shop` })
    expect((await call('ListEventBuses'))['EventBuses']).toMatchObject([{ Name: 'default' }, { Name: 'shop', CreationTime: 1735689600 }])
    expect(await call('DescribeEventBus')).toEqual({ Name: 'default', Arn: `${PLACE}:event-bus/default` })
    await call('DeleteEventBus', { Name: 'shop' })
    await expect(call('DescribeEventBus', { Name: 'shop' })).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Event bus shop does not exist.' })
  })

  test('EV2 a rule is put, described, listed, switched and deleted', async () => {
    const { call } = given()
    await call('CreateEventBus', { Name: 'shop' })
    expect(await call('PutRule', { Name: 'a', EventPattern: PATTERN })).toEqual({ RuleArn: `${PLACE}:rule/a` })
    expect(await call('PutRule', { Name: 'b', EventPattern: PATTERN, EventBusName: 'shop' })).toEqual({ RuleArn: `${PLACE}:rule/shop/b` })
    await call('DisableRule', { Name: 'a' })
    expect(await call('DescribeRule', { Name: 'a' })).toEqual({
      Name: 'a', Arn: `${PLACE}:rule/a`, EventPattern: PATTERN, State: 'DISABLED', EventBusName: 'default', CreatedBy: '123456789012',
    })
    await call('EnableRule', { Name: 'a' })
    expect((await call('ListRules'))['Rules']).toMatchObject([{ Name: 'a', State: 'ENABLED' }])
    expect((await call('ListRules', { EventBusName: `${PLACE}:event-bus/shop` }))['Rules']).toMatchObject([{ Name: 'b' }])
    await call('DeleteRule', { Name: 'a' })
    expect((await call('ListRules'))['Rules']).toEqual([])
  })

  test('EV2 a list comes in pages', async () => {
    const { call } = given()
    for (const Name of ['c', 'a', 'b']) await call('PutRule', { Name, EventPattern: PATTERN })
    const first = await call('ListRules', { Limit: 2 })
    expect(first).toMatchObject({ Rules: [{ Name: 'a' }, { Name: 'b' }], NextToken: 'b' })
    expect(await call('ListRules', { NextToken: 'b' })).toMatchObject({ Rules: [{ Name: 'c' }] })
  })

  test('EV3 targets are put, replaced by id, listed as given, and removed', async () => {
    const { call } = given()
    await call('PutRule', { Name: 'a', EventPattern: PATTERN })
    const target = { Id: 'q', Arn: QUEUE, InputPath: '$.detail' }
    expect(await call('PutTargets', { Rule: 'a', Targets: [{ Id: 'q', Arn: QUEUE }] })).toEqual({ FailedEntryCount: 0, FailedEntries: [] })
    await call('PutTargets', { Rule: 'a', Targets: [target] })
    expect(await call('ListTargetsByRule', { Rule: 'a' })).toEqual({ Targets: [target] })
    expect(await call('ListRuleNamesByTarget', { TargetArn: QUEUE })).toEqual({ RuleNames: ['a'] })
    expect(await call('RemoveTargets', { Rule: 'a', Ids: ['q', 'r'] })).toMatchObject({
      FailedEntryCount: 1, FailedEntries: [{ TargetId: 'r', ErrorCode: 'ResourceNotFoundException' }],
    })
  })

  test.each<[why: string, action: string, input: JsonObject, name: string, message: string]>([
    ['neither pattern nor schedule', 'PutRule', { Name: 'x' }, 'ValidationException', 'Parameter(s) EventPattern or ScheduleExpression must be specified.'],
    ['a wrong pattern', 'PutRule', { Name: 'x', EventPattern: '{"a":1}' }, 'InvalidEventPatternException', 'Event pattern is not valid. Reason: "a" must be an object or an array\n at [Source: (String)"{"a":1}"; line: 1, column: 7]'],
    ['a wrong schedule', 'PutRule', { Name: 'x', ScheduleExpression: 'rate(1 minutes)' }, 'ValidationException', 'Parameter ScheduleExpression is not valid.'],
    ['a schedule elsewhere', 'PutRule', { Name: 'x', EventBusName: 'shop', ScheduleExpression: 'rate(1 minute)' }, 'ValidationException', 'ScheduleExpression is supported only on the default event bus.'],
    ['a name', 'PutRule', { Name: 'x y', EventPattern: PATTERN }, 'ValidationException', "1 validation error detected: Value 'x y' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+"],
    ['no name', 'PutRule', { EventPattern: PATTERN }, 'ValidationException', "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null"],
    ['an unknown rule', 'DescribeRule', { Name: 'x' }, 'ResourceNotFoundException', 'Rule x does not exist on EventBus default.'],
    ['an unknown bus', 'PutRule', { Name: 'x', EventBusName: 'y', EventPattern: PATTERN }, 'ResourceNotFoundException', 'Event bus y does not exist.'],
    ['a bus that is there', 'CreateEventBus', { Name: 'shop' }, 'ResourceAlreadyExistsException', 'Event bus shop already exists.'],
    ['the default bus', 'DeleteEventBus', { Name: 'default' }, 'ValidationException', 'Cannot delete event bus default.'],
    ['a rule with targets', 'DeleteRule', { Name: 'full' }, 'ValidationException', "Rule can't be deleted since it has targets."],
    ['too many targets', 'PutTargets', { Rule: 'full', Targets: [1, 2, 3, 4, 5].map((n) => ({ Id: `n${n}`, Arn: QUEUE })) }, 'LimitExceededException', 'The requested resource exceeds the maximum number allowed.'],
    ['no ARN', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: 'orders' }] }, 'ValidationException', 'Parameter Arn is not valid. Reason: Provided Arn is not in correct format.'],
    ['a machine without a role', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m' }] }, 'ValidationException', 'RoleArn is required for target arn:aws:states:us-east-1:123456789012:stateMachine:m.'],
    ['two inputs', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: QUEUE, Input: '{}', InputPath: '$' }] }, 'ValidationException', 'Only one of Input, InputPath, or InputTransformer must be provided for target x.'],
    ['another kind of target', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/s' }] }, 'NotSimulated', 'Coldstart does not simulate a target of EventBridge like arn:aws:firehose:us-east-1:123456789012:deliverystream/s. FIDELITY.md lists what it simulates.'],
    ['a stream without a role', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: STREAM }] }, 'ValidationException', `RoleArn is required for target ${STREAM}.`],
    ['a path that is none', 'PutTargets', { Rule: 'full', Targets: [{ Id: 'x', Arn: STREAM, RoleArn: ROLE, KinesisParameters: { PartitionKeyPath: 'id' } }] }, 'ValidationException', 'Invalid PartitionKeyPath for target x.'],
    ['an API destination', 'CreateApiDestination', {}, 'NotSimulated', 'Coldstart does not simulate events:CreateApiDestination. FIDELITY.md lists what it simulates.'],
  ])('EV9 refused: %s', async (_why, action, input, name, message) => {
    const { call } = given()
    await call('CreateEventBus', { Name: 'shop' })
    await call('PutRule', { Name: 'full', EventPattern: PATTERN })
    await call('PutTargets', { Rule: 'full', Targets: [{ Id: 't', Arn: QUEUE }] })
    await expect(call(action, input)).rejects.toMatchObject({ name, message })
  })
})

describe('events', () => {
  test('EV10 an event reaches the targets of every rule that matches', async () => {
    const world = given()
    await givenRule(world, { Arn: QUEUE }, { Arn: FUNCTION })
    await world.call('PutRule', { Name: 'other', EventPattern: '{"source":["warehouse"]}' })
    await world.call('PutTargets', { Rule: 'other', Targets: [{ Id: 'q', Arn: QUEUE }] })
    const answer = await world.put({ Resources: ['r-1'] })
    expect(answer).toEqual({ Entries: [{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }], FailedEntryCount: 0 })
    await world.sim.runUntilQuiet()
    const event = {
      version: '0', id: (answer['Entries'] as JsonObject[])[0]!['EventId'], 'detail-type': 'OrderPlaced', source: 'shop', account: '123456789012',
      time: '2025-01-01T00:00:00Z', region: 'us-east-1', resources: ['r-1'], detail: { id: 'o-1', total: 12 },
    }
    expect(world.sent.map(({ service, action, input }) => [service, action, input])).toEqual([
      ['sqs', 'SendMessage', { QueueUrl: QUEUE_URL, MessageBody: JSON.stringify(event) }],
      ['lambda', 'Invoke', { FunctionName: FUNCTION, InvocationType: 'Event', Payload: JSON.stringify(event) }],
    ])
  })

  test.each<[why: string, entry: JsonObject, code: string, message: string]>([
    ['no source', { Source: '' }, 'InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.'],
    ['no detail type', { DetailType: '' }, 'InvalidArgument', 'Parameter DetailType is not valid. Reason: DetailType is a required argument.'],
    ['no detail', { Detail: '' }, 'InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.'],
    ['a detail that is not JSON', { Detail: '{' }, 'MalformedDetail', 'Detail is malformed.'],
    ['a detail that is no object', { Detail: '[1]' }, 'MalformedDetail', 'Detail is malformed.'],
    ["AWS's own source", { Source: 'aws.s3' }, 'NotAuthorizedForSourceException', 'Not authorized for the source.'],
  ])('EV11 an entry is refused for itself: %s', async (_why, entry, ErrorCode, ErrorMessage) => {
    const { call } = given()
    const good = { Source: 'shop', DetailType: 'OrderPlaced', Detail: '{}' }
    expect(await call('PutEvents', { Entries: [{ ...good, ...entry }, good] })).toEqual({
      Entries: [{ ErrorCode, ErrorMessage }, { EventId: expect.any(String) }], FailedEntryCount: 1,
    })
  })

  test('EV11 a service of AWS may put events of its own source', () => {
    const place = { now: 0, region: 'us-east-1', accountId: '123456789012', draw: () => 0, newId: () => 'id', newUuid: () => 'uuid', eventsOf: () => [], eventsSince: () => [] }
    const input = { Entries: [{ Source: 'aws.s3', DetailType: 'Object Created', Detail: '{}' }] }
    const call = { id: 'call-1', requestId: 'r-1', service: 'events', action: 'PutEvents', input, principal: 's3.amazonaws.com' }
    const { effects } = eventbridge.react(eventbridge.initial, { type: 'Call', call }, place)
    expect(effects).toEqual([{ type: 'reply', callId: 'call-1', result: { output: { Entries: [{ EventId: 'uuid' }], FailedEntryCount: 0 } } }])
  })

  test('EV12 a request has one to ten entries and at most 1 MiB', async () => {
    const { call, put } = given()
    const entry = { Source: 'shop', DetailType: 'OrderPlaced', Detail: '{}' }
    await expect(call('PutEvents', { Entries: [] })).rejects.toMatchObject({ message: expect.stringContaining('length greater than or equal to 1') })
    await expect(call('PutEvents', { Entries: Array(11).fill(entry) })).rejects.toMatchObject({ message: expect.stringContaining('length less than or equal to 10') })
    const detail = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) })
    const rest = 'shop'.length + 'OrderPlaced'.length
    expect(await put({ Detail: detail(1_048_576 - rest) })).toMatchObject({ FailedEntryCount: 0 })
    await expect(put({ Detail: detail(1_048_577 - rest) })).rejects.toMatchObject({ name: 'ValidationException', message: 'Total size of the entries in the request is over the limit.' })
  })

  test('EV13 another bus gets the event, and hands it to no third one', async () => {
    const world = given()
    for (const Name of ['b', 'c']) await world.call('CreateEventBus', { Name })
    const rule = async (bus: string, Arn: string) => {
      await world.call('PutRule', { Name: `${bus}-rule`, EventBusName: bus, EventPattern: PATTERN })
      await world.call('PutTargets', { Rule: `${bus}-rule`, EventBusName: bus, Targets: [{ Id: 't', Arn }, { Id: 'q', Arn: `${QUEUE}-${bus}` }] })
    }
    await rule('default', `${PLACE}:event-bus/b`)
    await rule('b', `${PLACE}:event-bus/c`)
    await rule('c', QUEUE)
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ input }) => String(input['QueueUrl']).split('/').at(-1))).toEqual(['orders-b', 'orders-default'])
    expect(world.sim.log.filter(({ type }) => type === 'EventNotForwarded')).toHaveLength(1)
  })

  test('EV14 a disabled rule sends nothing, and an event for a bus that is not there goes nowhere', async () => {
    const world = given()
    await givenRule(world, { Arn: QUEUE })
    await world.call('DisableRule', { Name: 'orders' })
    await world.put()
    expect(await world.put({ EventBusName: 'nowhere' })).toMatchObject({ FailedEntryCount: 0 })
    await world.sim.runUntilQuiet()
    expect(world.sent).toEqual([])
  })

  test.each<[pattern: string, event: JsonObject, result: boolean]>([
    [PATTERN, { source: 'shop' }, true],
    [PATTERN, { source: 'bank' }, false],
  ])('EV15 TestEventPattern %s', async (EventPattern, event, Result) => {
    const { call } = given()
    const whole = { id: '1', account: '1', source: 's', time: 't', region: 'r', resources: [], 'detail-type': 'd', ...event }
    expect(await call('TestEventPattern', { EventPattern, Event: JSON.stringify(whole) })).toEqual({ Result })
    await expect(call('TestEventPattern', { EventPattern, Event: '{}' })).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

describe('what a target gets', () => {
  test.each<[why: string, target: JsonObject, body: string]>([
    ['a constant', { Input: '{"a":1}' }, '{"a":1}'],
    ['a part', { InputPath: '$.detail' }, '{"id":"o-1","total":12}'],
    ['a value', { InputPath: '$.detail.id' }, '"o-1"'],
    ['values in a template', template('{"order":<id>,"sum":<total>,"all":<detail>}'), '{"order":"o-1","sum":12,"all":{"id":"o-1","total":12}}'],
    ['values in a text', template('"Order <id> of <total>"'), '"Order o-1 of 12"'],
    ['values in quotes of an object', template('{"text":"<id>: <detail>"}'), '{"text":"o-1: {\\"id\\":\\"o-1\\",\\"total\\":12}"}'],
    ['what is not there', template('{"a":<none>,"b":"<none>"}'), '{"a":null,"b":""}'],
    ['what is known of the rule', template('[<aws.events.rule-name>,<aws.events.rule-arn>,<aws.events.event.ingestion-time>]'), `["orders","${PLACE}:rule/orders","2025-01-01T00:00:00.000Z"]`],
  ])('EV20 %s', async (_why, target, body) => {
    const world = given()
    await givenRule(world, { Arn: QUEUE, ...target })
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ input }) => input['MessageBody'])).toEqual([body])
  })

  test('EV20 a placeholder nothing stands behind is refused', async () => {
    await expect(givenRule(given(), { Arn: QUEUE, ...template('<total> <other>') })).rejects.toMatchObject({
      message: 'InputTemplate for target t1 contains invalid placeholder other.',
    })
  })

  test('EV21 a machine is started by the role of the target, and a topic published to', async () => {
    const world = given()
    const machine = 'arn:aws:states:us-east-1:123456789012:stateMachine:m'
    const topic = 'arn:aws:sns:us-east-1:123456789012:topic'
    await givenRule(world, { Arn: machine, RoleArn: ROLE, InputPath: '$.detail' }, { Arn: topic, Input: '"hello"' }, { Arn: `${QUEUE}.fifo`, Input: '1', SqsParameters: { MessageGroupId: 'g' } })
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ action, input }) => [action, input])).toEqual([
      ['StartExecution', { stateMachineArn: machine, name: expect.stringMatching(/^[0-9a-f-]{36}_[0-9a-f-]{36}$/), input: '{"id":"o-1","total":12}' }],
      ['Publish', { TopicArn: topic, Message: '"hello"' }],
      ['SendMessage', { QueueUrl: `${QUEUE_URL}.fifo`, MessageBody: '1', MessageGroupId: 'g' }],
    ])
    expect(world.sim.log.find(({ type, service }) => type === 'ApiCallStarted' && service === 'states')?.detail['principal']).toBe(ROLE)
  })

  test.each<[why: string, parameters: JsonObject, key: unknown]>([
    ['by a path', { KinesisParameters: { PartitionKeyPath: '$.detail.id' } }, 'o-1'],
    ['a number is its text', { KinesisParameters: { PartitionKeyPath: '$.detail.total' } }, '12'],
    ['by a path that leads nowhere', { KinesisParameters: { PartitionKeyPath: '$.detail.none' } }, expect.stringMatching(/^[0-9a-f-]{36}$/)],
    ['by the id of the event', {}, expect.stringMatching(/^[0-9a-f-]{36}$/)],
  ])('EV22 a stream gets a record %s', async (_why, parameters, key) => {
    const world = given()
    await givenRule(world, { Arn: STREAM, RoleArn: ROLE, InputPath: '$.detail', ...parameters })
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ action, input }) => [action, input])).toEqual([['PutRecord', { StreamARN: STREAM, PartitionKey: key, Data: btoa('{"id":"o-1","total":12}') }]])
    expect(world.sim.log.find(({ type, service }) => type === 'ApiCallStarted' && service === 'kinesis')?.detail['principal']).toBe(ROLE)
  })
})

function template(InputTemplate: string): JsonObject {
  return { InputTransformer: { InputPathsMap: { id: '$.detail.id', total: '$.detail.total', detail: '$.detail', none: '$.detail.none' }, InputTemplate } }
}

describe('when a target fails', () => {
  const throttled = { error: awsFault('TooManyRequestsException', 'Rate Exceeded.', 429) }
  const DLQ = 'arn:aws:sqs:us-east-1:123456789012:dead'

  test('EV30 a delivery is tried again, later and later, until it succeeds', async () => {
    const world = given((_service, times) => (times < 4 ? throttled : { output: {} }))
    await givenRule(world, { Arn: FUNCTION })
    await world.put()
    await world.sim.runUntilQuiet()
    const waits = world.sent.slice(1).map(({ at }, i) => at - world.sent[i]!.at)
    expect(waits).toHaveLength(3)
    waits.forEach((wait, i) => expect(wait >= 500 * 2 ** i && wait <= 1000 * 2 ** i).toBe(true))
    expect(world.sim.log.at(-1)).toMatchObject({ type: 'EventDelivered', detail: { retries: 3 } })
  })

  test('EV31 after so many retries the event goes to the dead-letter queue, with why', async () => {
    const world = given((service) => (service === 'lambda' ? throttled : { output: {} }))
    await givenRule(world, { Arn: FUNCTION, RetryPolicy: { MaximumRetryAttempts: 2 }, DeadLetterConfig: { Arn: DLQ } })
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ service }) => service)).toEqual(['lambda', 'lambda', 'lambda', 'sqs'])
    expect(world.sent.at(-1)?.input).toEqual({
      QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/dead',
      MessageBody: expect.stringContaining('"detail-type":"OrderPlaced"'),
      MessageAttributes: {
        RULE_ARN: { DataType: 'String', StringValue: `${PLACE}:rule/orders` },
        TARGET_ARN: { DataType: 'String', StringValue: FUNCTION },
        ERROR_CODE: { DataType: 'String', StringValue: 'TooManyRequestsException' },
        ERROR_MESSAGE: { DataType: 'String', StringValue: 'Rate Exceeded.' },
        EXHAUSTED_RETRY_CONDITION: { DataType: 'String', StringValue: 'MaximumRetryAttempts' },
        RETRY_ATTEMPTS: { DataType: 'Number', StringValue: '2' },
      },
    })
  })

  test('EV31 an event is given up when it is too old, at the latest after 185 retries or a day', async () => {
    const world = given(() => throttled)
    await givenRule(world, { Arn: FUNCTION, RetryPolicy: { MaximumEventAgeInSeconds: 60 } }, { Arn: QUEUE })
    await world.put()
    await world.sim.runUntilQuiet()
    const failed = world.sim.log.filter(({ type }) => type === 'DeliveryFailed')
    expect(failed.map(({ detail }) => [detail['target'], detail['exhausted']])).toEqual([
      ['t1', 'MaximumEventAgeInSeconds'],
      ['t2', expect.stringMatching(/^Maximum/)],
    ])
    expect(world.sent.filter(({ service }) => service === 'sqs').length).toBeLessThanOrEqual(186)
    expect(world.sim.now - Date.UTC(2025, 0, 1)).toBeLessThanOrEqual(86_400_000)
  })

  test('EV32 what cannot succeed later is not tried again', async () => {
    const world = given((service) => (service === 'lambda' ? { error: awsFault('ResourceNotFoundException', 'Function not found', 404) } : { output: {} }))
    await givenRule(world, { Arn: FUNCTION, DeadLetterConfig: { Arn: DLQ } })
    await world.put()
    await world.sim.runUntilQuiet()
    expect(world.sent.map(({ service }) => service)).toEqual(['lambda', 'sqs'])
    expect(world.sent[1]!.input['MessageAttributes']).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION')
  })
})

describe('schedules', () => {
  test('EV40 a rate rule runs in the background, from a period after it was put', async () => {
    const world = given()
    await world.call('PutRule', { Name: 'tick', ScheduleExpression: 'rate(5 minutes)' })
    await world.call('PutTargets', { Rule: 'tick', Targets: [{ Id: 'q', Arn: QUEUE }] })
    await world.sim.runUntilQuiet()
    expect(world.sent).toEqual([])
    await world.sim.runFor(11 * 60_000)
    expect(world.sent.map(({ at }) => at - Date.UTC(2025, 0, 1))).toEqual([300_000, 600_000])
    expect(JSON.parse(String(world.sent[0]!.input['MessageBody']))).toMatchObject({
      'detail-type': 'Scheduled Event', source: 'aws.events', time: '2025-01-01T00:05:00Z', resources: [`${PLACE}:rule/tick`], detail: {},
    })
    await world.call('DisableRule', { Name: 'tick' })
    await world.sim.runFor(600_000)
    expect(world.sent).toHaveLength(2)
  })

  test('EV41 a cron rule runs at its times', async () => {
    const world = given()
    await world.call('PutRule', { Name: 'tick', ScheduleExpression: 'cron(0/20 1 * * ? *)' })
    await world.call('PutTargets', { Rule: 'tick', Targets: [{ Id: 'q', Arn: QUEUE }] })
    await world.sim.runFor(2 * 3_600_000)
    expect(world.sent.map(({ at }) => new Date(at).toISOString().slice(11, 16))).toEqual(['01:00', '01:20', '01:40'])
  })
})

describe('archives and replays', () => {
  const ARCHIVE = `${PLACE}:archive/kept`
  const BUS = `${PLACE}:event-bus/default`
  const START = Date.UTC(2025, 0, 1) / 1000

  async function givenArchive(more: JsonObject = {}) {
    const world = given()
    await world.call('CreateArchive', { ArchiveName: 'kept', EventSourceArn: BUS, ...more })
    await givenRule(world, { Arn: QUEUE })
    const replay = (input: JsonObject = {}) =>
      world.call('StartReplay', { ReplayName: 'again', EventSourceArn: ARCHIVE, EventStartTime: START, EventEndTime: START + 3600, Destination: { Arn: BUS }, ...input })
    const bodies = () => world.sent.filter(({ service }) => service === 'sqs').map(({ input, at }) => [JSON.parse(String(input['MessageBody'])), at] as const)
    return { ...world, replay, bodies }
  }

  test('EV50 an archive keeps what matches, for its time', async () => {
    const { sim, call, put } = await givenArchive({ EventPattern: '{"detail":{"total":[{"numeric":[">",10]}]}}', RetentionDays: 2 })
    await put()
    await put({ Detail: '{"total":5}' })
    expect(await call('DescribeArchive', { ArchiveName: 'kept' })).toMatchObject({ ArchiveArn: ARCHIVE, State: 'ENABLED', EventCount: 1, RetentionDays: 2 })
    expect((await call('DescribeArchive', { ArchiveName: 'kept' }))['SizeBytes']).toBeGreaterThan(100)
    await sim.runFor(2 * 86_400_000)
    expect(await call('DescribeArchive', { ArchiveName: 'kept' })).toMatchObject({ EventCount: 0, SizeBytes: 0 })
    await call('UpdateArchive', { ArchiveName: 'kept', RetentionDays: 0 })
    expect((await call('ListArchives', { NamePrefix: 'k' }))['Archives']).toMatchObject([{ ArchiveName: 'kept', EventSourceArn: BUS, RetentionDays: 0 }])
    await call('DeleteArchive', { ArchiveName: 'kept' })
    await expect(call('DescribeArchive', { ArchiveName: 'kept' })).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: 'Archive kept does not exist.' })
  })

  test('EV51 EV52 a replay sends the same events again, minute by minute, and they are not kept twice', async () => {
    const { sim, call, put, replay, bodies } = await givenArchive()
    for (const id of ['o-1', 'o-2']) await put({ Detail: JSON.stringify({ id }) })
    await sim.runFor(60_000)
    await put({ Detail: '{"id":"o-3"}' })
    await sim.runUntilQuiet()
    const first = bodies().map(([event]) => event)

    const before = sim.now
    expect(await replay()).toMatchObject({ ReplayArn: `${PLACE}:replay/again`, State: 'STARTING' })
    await sim.runUntilQuiet()

    const again = bodies().slice(3)
    expect(again.map(([event]) => event)).toEqual(first.map((event) => ({ ...event, 'replay-name': 'again' })))
    expect(again.map(([, at]) => at - before)).toEqual([0, 0, 1000])
    expect(await call('DescribeReplay', { ReplayName: 'again' })).toMatchObject({ State: 'COMPLETED', EventLastReplayedTime: START + 60, Destination: { Arn: BUS } })
    expect(await call('DescribeArchive', { ArchiveName: 'kept' })).toMatchObject({ EventCount: 3 })
  })

  test('EV51 only the rules that are named see a replay, and only events of its time', async () => {
    const { sim, call, put, replay, bodies } = await givenArchive()
    await call('PutRule', { Name: 'other', EventPattern: PATTERN })
    await call('PutTargets', { Rule: 'other', Targets: [{ Id: 'f', Arn: FUNCTION }] })
    await put()
    await sim.runFor(600_000)
    await put({ Detail: '{"id":"late"}' })
    await sim.runUntilQuiet()
    const count = bodies().length
    await replay({ Destination: { Arn: BUS, FilterArns: [`${PLACE}:rule/orders`] }, EventEndTime: START + 300 })
    await sim.runUntilQuiet()
    expect(bodies().slice(count).map(([event]) => event.detail)).toEqual([{ id: 'o-1', total: 12 }])
  })

  test('EV52 a replay can be cancelled, once', async () => {
    const { sim, call, put, replay, bodies } = await givenArchive()
    await put()
    await sim.runFor(60_000)
    await put()
    await sim.runUntilQuiet()
    await replay()
    await sim.runFor(0)
    expect(await call('CancelReplay', { ReplayName: 'again' })).toMatchObject({ State: 'CANCELLING' })
    await sim.runUntilQuiet()
    expect(bodies()).toHaveLength(3)
    expect((await call('ListReplays', { State: 'CANCELLED' }))['Replays']).toMatchObject([{ ReplayName: 'again' }])
    await expect(call('CancelReplay', { ReplayName: 'again' })).rejects.toMatchObject({ name: 'IllegalStatusException' })
  })

  test.each<[string, JsonObject, string]>([
    ['another bus', { Destination: { Arn: `${PLACE}:event-bus/other` } }, 'ValidationException'],
    ['no such archive', { EventSourceArn: `${PLACE}:archive/none` }, 'ResourceNotFoundException'],
    ['an end before its start', { EventEndTime: START }, 'ValidationException'],
    ['a rule that is not there', { Destination: { Arn: BUS, FilterArns: [`${PLACE}:rule/none`] } }, 'ValidationException'],
    ['no destination', { Destination: {} }, 'ValidationException'],
  ])('EV51 a replay with %s is refused', async (_why, input, name) => {
    const { replay } = await givenArchive()
    await expect(replay(input)).rejects.toMatchObject({ name })
  })
})
