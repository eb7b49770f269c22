import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CallResult } from '../../aws/apiCall'
import { awsFault } from '../../aws/awsError'
import { createSimulation } from '../../cloud/cloud'
import type { JsonObject } from '../../kernel/json'
import { eventbridge } from './eventbridge'

const seed = Number(process.env['SEED'] ?? 20260104)
console.info(`eventbridge: seed ${seed}`)

const QUEUE = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`
const BUSES = ['default', 'shop'] as const
const SOURCES = ['red', 'green', 'blue'] as const

type Answer = 'taken' | 'no room' | 'refused'
const ANSWERS: { readonly [answer in Answer]: CallResult } = {
  taken: { output: { MessageId: 'm' } },
  'no room': { error: awsFault('ThrottlingException', 'Rate exceeded', 429) },
  refused: { error: awsFault('QueueDoesNotExist', 'The specified queue does not exist.') },
}

const target = fc.record({ buries: fc.boolean(), retries: fc.constantFrom(0, 1, 185) })
const rules = fc.array(
  fc.record({
    bus: fc.constantFrom(...BUSES),
    sources: fc.subarray([...SOURCES], { minLength: 1 }),
    disabled: fc.boolean(),
    targets: fc.array(target, { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 4 },
)
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), events: fc.array(fc.record({ bus: fc.constantFrom(...BUSES), source: fc.constantFrom(...SOURCES) }), { minLength: 1, maxLength: 4 }) }),
    fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 999, 60_000) }),
  ),
  { maxLength: 20 },
)
const answers = fc.array(fc.constantFrom<Answer>('taken', 'taken', 'no room', 'refused'), { maxLength: 60 })

test('EV10 EV31 each target of each rule that matches gets an event once, or its dead-letter queue does, or the log says that it is lost', async () => {
  await fc.assert(
    fc.asyncProperty(rules, steps, answers, async (ruled, list, script) => {
      const sim = createSimulation({ services: [eventbridge], guests: { run: async () => undefined, reset() {} } })
      const call = (action: string, input: JsonObject) => sim.call('events', action, input) as Promise<JsonObject>
      const arrived: string[] = []
      const next = [...script]
      sim.mock('sqs', 'SendMessage', (input): CallResult => {
        const { QueueUrl: url, MessageBody: body } = input as { QueueUrl: string; MessageBody: string }
        const queue = url.split('/').at(-1)!
        const answer = queue.startsWith('dead') ? 'taken' : (next.shift() ?? 'taken')
        if (answer === 'taken') arrived.push(`${queue} ${String((JSON.parse(body) as { detail: { n: number } }).detail.n)}`)
        return ANSWERS[answer]
      })
      await call('CreateEventBus', { Name: 'shop' })
      for (const [r, { bus, sources, disabled, targets }] of ruled.entries()) {
        await call('PutRule', { Name: `r${r}`, EventBusName: bus, EventPattern: JSON.stringify({ source: sources }), State: disabled ? 'DISABLED' : 'ENABLED' })
        const Targets = targets.map(({ buries, retries }, t) => ({
          Id: `t${t}`,
          Arn: QUEUE(`q${r}-${t}`),
          RetryPolicy: { MaximumRetryAttempts: retries },
          ...(buries ? { DeadLetterConfig: { Arn: QUEUE(`dead${r}-${t}`) } } : {}),
        }))
        await call('PutTargets', { Rule: `r${r}`, EventBusName: bus, Targets })
      }

      const put: { readonly bus: string; readonly source: string }[] = []
      for (const step of list) {
        if (step.do === 'pass') await sim.runFor(step.ms)
        else {
          const Entries = step.events.map(({ bus, source }, i) => ({ EventBusName: bus, Source: source, DetailType: 'D', Detail: JSON.stringify({ n: put.length + i }) }))
          expect(await call('PutEvents', { Entries })).toMatchObject({ FailedEntryCount: 0 })
          put.push(...step.events)
        }
      }
      await sim.runUntilQuiet()

      const lost = sim.log.filter(({ type, detail }) => type === 'DeliveryFailed' && detail['deadLetterQueue'] === undefined).length
      const wanted = ruled.flatMap(({ bus, sources, disabled, targets }, r) =>
        put.flatMap((event, n) =>
          !disabled && event.bus === bus && sources.some((source) => source === event.source) ? targets.map((_target, t) => `${r}-${t} ${n}`) : [],
        ),
      )
      const got = arrived.map((each) => each.replace(/^(q|dead)/, ''))
      expect(new Set(got).size, 'nothing arrives twice').toBe(got.length)
      expect(got.every((each) => wanted.includes(each)), 'only what matches arrives').toBe(true)
      expect(got.length + lost, 'nothing is lost unsaid').toBe(wanted.length)
    }),
    { seed, numRuns: 150 },
  )
})
