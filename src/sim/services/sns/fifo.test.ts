import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { createSimulation } from '../../cloud/cloud'
import type { JsonObject } from '../../kernel/json'
import { lambda } from '../lambda/lambda'
import { sqs } from '../sqs/sqs'
import { sns } from './sns'

const TopicArn = 'arn:aws:sns:us-east-1:123456789012:orders.fifo'
const queueArn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`
const seed = Number(process.env['SEED'] ?? 20260411)
console.info(`sns FIFO: seed ${seed}`)

/** A FIFO topic, and queues around it: real ones, or such as answer as told. */
async function given(attributes: JsonObject = {}, answer?: (queue: string) => CallResult) {
  const sim = createSimulation({ services: [sns, sqs, lambda], guests: { run: async () => undefined, reset() {} } })
  const call = (service: string, action: string, input: JsonObject): Promise<any> => sim.call(service, action, input)
  const sent: { readonly queue: string; readonly input: any }[] = []
  if (answer) {
    sim.mock('sqs', 'SendMessage', (given): CallResult => {
      const input = given as any
      const queue = String(input.QueueUrl).split('/').at(-1)!
      const result = answer(queue)
      if (!result.error) sent.push({ queue, input })
      return result
    })
  }
  await call('sns', 'CreateTopic', { Name: 'orders.fifo', Attributes: { FifoTopic: 'true', ...attributes } })
  const subscribe = async (name: string, Attributes: JsonObject = { RawMessageDelivery: 'true' }) => {
    if (!answer) await call('sqs', 'CreateQueue', { QueueName: name, Attributes: name.endsWith('.fifo') ? { FifoQueue: 'true' } : {} })
    return call('sns', 'Subscribe', { TopicArn, Protocol: 'sqs', Endpoint: queueArn(name), Attributes, ReturnSubscriptionArn: true })
  }
  const publish = (Message: string, MessageGroupId: string, more: JsonObject = { MessageDeduplicationId: Message }) => call('sns', 'Publish', { TopicArn, Message, MessageGroupId, ...more })
  const received = async (name: string) => {
    await sim.runUntilQuiet()
    const { Messages = [] } = await call('sqs', 'ReceiveMessage', { QueueUrl: `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] })
    return Messages
  }
  return { sim, call, subscribe, publish, received, sent }
}

const taken = (): CallResult => ({ output: { MessageId: 'm' } })

describe('FIFO topics', () => {
  test('SN40 messages come to queues in order, with group, deduplication id and sequence number', async () => {
    const { call, subscribe, publish, received } = await given()
    await subscribe('a.fifo', {})
    await subscribe('b')
    const first = await publish('1', 'g')
    const second = await publish('2', 'g')
    expect(first.SequenceNumber).toMatch(/^\d{20}$/)
    expect(second.SequenceNumber > first.SequenceNumber).toBe(true)
    const fifo = await received('a.fifo')
    expect(fifo.map(({ Body, Attributes }: any) => [JSON.parse(Body).Message, JSON.parse(Body).SequenceNumber, Attributes.MessageGroupId, Attributes.MessageDeduplicationId])).toEqual([
      ['1', first.SequenceNumber, 'g', '1'],
      ['2', second.SequenceNumber, 'g', '2'],
    ])
    expect((await received('b')).map(({ Body }: any) => Body)).toEqual(['1', '2'])
    expect((await call('sns', 'GetTopicAttributes', { TopicArn })).Attributes).toMatchObject({ FifoTopic: 'true', ContentBasedDeduplication: 'false', FifoThroughputScope: 'Topic' })
  })

  test('SN41 the same id within five minutes is answered as the first was, and goes nowhere', async () => {
    const { sim, subscribe, publish, sent } = await given({}, taken)
    await subscribe('a.fifo')
    const first = await publish('1', 'g', { MessageDeduplicationId: 'd' })
    await sim.runFor(299_999)
    expect(await publish('2', 'h', { MessageDeduplicationId: 'd' })).toEqual(first)
    await sim.runFor(1)
    expect((await publish('3', 'g', { MessageDeduplicationId: 'd' })).MessageId).not.toBe(first.MessageId)
    await sim.runUntilQuiet()
    expect(sent.map(({ input }) => input.MessageBody)).toEqual(['1', '3'])
    expect(sim.log.filter(({ type }) => type === 'MessageDeduplicated')).toHaveLength(1)
  })

  test('SN41 ids may be made of the text, and count within a group', async () => {
    const { sim, call, subscribe, publish, sent } = await given({ ContentBasedDeduplication: 'true' }, taken)
    await subscribe('a.fifo')
    await publish('same', 'g', {})
    await publish('same', 'h', {})
    await call('sns', 'SetTopicAttributes', { TopicArn, AttributeName: 'FifoThroughputScope', AttributeValue: 'MessageGroup' })
    await publish('same', 'h', {})
    await publish('same', 'h', {})
    await publish('same', 'i', {})
    await sim.runUntilQuiet()
    expect(sent.map(({ input }) => input.MessageGroupId)).toEqual(['g', 'h', 'i'])
    expect(sent[0]!.input.MessageDeduplicationId).toMatch(/^[0-9a-f]{64}$/)
  })

  test('SN41 a batch counts on, and knows its own duplicates', async () => {
    const { call } = await given({}, taken)
    const entry = (Id: string, id?: string) => ({ Id, Message: Id, MessageGroupId: 'g', ...(id === undefined ? {} : { MessageDeduplicationId: id }) })
    const { Successful, Failed } = await call('sns', 'PublishBatch', { TopicArn, PublishBatchRequestEntries: [entry('a', '1'), entry('b', '1'), entry('c', '2'), entry('d')] })
    expect([Successful[0].SequenceNumber === Successful[1].SequenceNumber, Successful[2].SequenceNumber > Successful[0].SequenceNumber]).toEqual([true, true])
    expect(Failed).toMatchObject([{ Id: 'd', Code: 'InvalidParameter' }])
  })

  test.each<[why: string, input: JsonObject, message: string]>([
    ['no group', { MessageGroupId: null }, 'Invalid parameter: The MessageGroupId parameter is required for FIFO topics'],
    ['no id', { MessageDeduplicationId: null }, 'Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'],
    ['a long group', { MessageGroupId: 'x'.repeat(129) }, 'Invalid parameter: The MessageGroupId parameter must be 1 to 128 characters of letters, digits and punctuation'],
  ])('SN40 refused: %s', async (_why, input, message) => {
    const { publish } = await given()
    await expect(publish('1', 'g', { MessageDeduplicationId: 'd', ...input })).rejects.toMatchObject({ name: 'InvalidParameter', message })
  })

  test.each(['lambda', 'https', 'email', 'sms'])('SN42 %s cannot subscribe', async (Protocol) => {
    const { call } = await given()
    await expect(call('sns', 'Subscribe', { TopicArn, Protocol, Endpoint: 'x' })).rejects.toMatchObject({ name: 'InvalidParameter', message: `Invalid parameter: Invalid protocol type: ${Protocol}` })
  })

  test('SN43 a delivery that fails holds its group up, and no other', async () => {
    let failures = 4
    const { sim, subscribe, publish, sent } = await given({}, () => (failures-- > 0 ? { error: awsFault('ThrottlingException', 'Rate exceeded', 429) } : taken()))
    await subscribe('a.fifo')
    await publish('g1', 'g')
    await sim.runFor(1)
    await publish('g2', 'g')
    await publish('h1', 'h')
    await sim.runUntilQuiet()
    expect(sent.map(({ input }) => input.MessageBody)).toEqual(['h1', 'g1', 'g2'])
  })
})

test('SN40 SN43 whatever fails for a while, each group arrives in order, once', async () => {
  const published = fc.array(fc.record({ group: fc.constantFrom('g', 'h', 'i'), pause: fc.constantFrom(0, 0, 1, 1500) }), { maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(published, fc.array(fc.boolean(), { maxLength: 40 }), async (list, fails) => {
      const next = [...fails]
      const { sim, subscribe, publish, sent } = await given({}, () => (next.shift() ? { error: awsFault('ThrottlingException', 'Rate exceeded', 429) } : taken()))
      await subscribe('a.fifo')
      await subscribe('b')
      for (const [n, { group, pause }] of list.entries()) {
        await publish(String(n), group)
        if (pause > 0) await sim.runFor(pause)
      }
      await sim.runUntilQuiet()
      for (const queue of ['a.fifo', 'b']) {
        for (const group of ['g', 'h', 'i']) {
          const got = sent.filter(({ queue: to, input }) => to === queue && input.MessageGroupId === group).map(({ input }) => Number(input.MessageBody))
          expect(got).toEqual([...list.keys()].filter((n) => list[n]!.group === group))
        }
      }
    }),
    { seed, numRuns: 100 },
  )
})
