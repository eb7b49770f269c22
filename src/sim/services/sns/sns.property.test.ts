import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { createSimulation } from '../../cloud/cloud'
import type { JsonObject } from '../../kernel/json'
import { sns } from './sns'

const seed = Number(process.env['SEED'] ?? 20260103)
console.info(`sns: seed ${seed}`)

const QUEUE = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`
const KINDS = ['red', 'green', 'blue'] as const

/** How a queue answers a delivery that has come for the first time, or again. */
type Answer = 'taken' | 'no room' | 'refused'
const ANSWERS: { readonly [answer in Answer]: CallResult } = {
  taken: { output: { MessageId: 'm' } },
  'no room': { error: awsFault('ThrottlingException', 'Rate exceeded', 429) },
  refused: { error: awsFault('QueueDoesNotExist', 'The specified queue does not exist.') },
}

const subscriptions = fc.array(
  fc.record({ wants: fc.option(fc.subarray([...KINDS], { minLength: 1 })), raw: fc.boolean(), buries: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
)
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('publish' as const), kind: fc.constantFrom(...KINDS) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 999, 1000, 30_000) }),
  ),
  { maxLength: 30 },
)
const answers = fc.array(fc.constantFrom<Answer>('taken', 'taken', 'no room', 'refused'), { maxLength: 60 })

test('SN10 SN20 each subscriber that wants a message gets it once, or its dead-letter queue does, or the log says that it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(subscriptions, steps, answers, async (subscribed, list, script) => {
      const sim = createSimulation({ services: [sns], guests: { run: async () => undefined, reset() {} } })
      const call = (action: string, input: JsonObject) => sim.call('sns', action, input) as Promise<JsonObject>
      const { TopicArn } = await call('CreateTopic', { Name: 't' })
      const arrived: string[] = []
      const next = [...script]
      sim.mock('sqs', 'SendMessage', (input): CallResult => {
        const { QueueUrl: url, MessageBody: body } = input as { QueueUrl: string; MessageBody: string }
        const queue = url.split('/').at(-1)!
        const answer = queue.startsWith('dead') ? 'taken' : (next.shift() ?? 'taken')
        if (answer === 'taken') arrived.push(`${queue} ${numberIn(body)}`)
        return ANSWERS[answer]
      })
      for (const [i, { wants, raw, buries }] of subscribed.entries()) {
        const Attributes = {
          RawMessageDelivery: String(raw),
          ...(wants ? { FilterPolicy: JSON.stringify({ kind: wants }) } : {}),
          ...(buries ? { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: QUEUE(`dead${i}`) }) } : {}),
        }
        await call('Subscribe', { TopicArn: TopicArn!, Protocol: 'sqs', Endpoint: QUEUE(`q${i}`), Attributes })
      }

      const published: string[] = []
      for (const step of list) {
        if (step.do === 'pass') await sim.runFor(step.ms)
        else {
          const MessageAttributes = { kind: { DataType: 'String', StringValue: step.kind } }
          await call('Publish', { TopicArn: TopicArn!, Message: String(published.length), MessageAttributes })
          published.push(step.kind)
        }
      }
      await sim.runUntilQuiet()

      const lost = sim.log.filter(({ type, detail }) => type === 'NotificationFailed' && detail['deadLetterQueue'] === undefined).length
      const wanted = subscribed.flatMap(({ wants }, i) => published.flatMap((kind, n) => (!wants || wants.some((each) => each === kind) ? [`${i} ${n}`] : [])))
      const got = arrived.map((each) => each.replace(/^(q|dead)/, ''))
      expect(new Set(got).size, 'nothing arrives twice').toBe(got.length)
      expect(got.every((each) => wanted.includes(each)), 'nobody gets what they filter out').toBe(true)
      expect(got.length + lost, 'nothing is lost unsaid').toBe(wanted.length)
      for (const each of arrived.filter((one) => one.startsWith('dead'))) {
        expect(subscribed[Number(/\d+/.exec(each))]!.buries).toBe(true)
      }
    }),
    { seed, numRuns: 150 },
  )
})

/** The message is its number: raw, or in its envelope. */
function numberIn(body: string): string {
  const parsed = JSON.parse(body) as number | { readonly Message: string }
  return typeof parsed === 'number' ? String(parsed) : parsed.Message
}
