import { expect, test } from 'vitest'
import { assets } from '../../../scripts/sdk/assets'
import type { Question } from '../../content/questions/question'
import type { Proof } from '../../content/questions/proof'
import { libraryOver } from '../../sim/cloud/library'
import { prove } from './proof'

const { createCloud } = libraryOver(assets)
const choice = (id: string) => ({ id, text: id, why: id })

function question(proof: Proof, key = ['right']): Question {
  return {
    id: 'q', service: 'lambda', kind: 'choice', prompt: 'What?', choices: ['right', 'wrong'].map(choice), key, facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25',
    tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented', proof,
  }
}

const send = { call: 'sqs:SendMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' }, MessageBody: { $json: { order: 1 } } } }
const queued = [
  { call: 'sqs:CreateQueue', input: { QueueName: 'orders' }, as: 'queue' },
  send,
  { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' } }, as: 'received' },
]

test('what happens: keyed claims hold, the others do not', async () => {
  const claims = { right: [{ of: 'received.Messages.0.Body.order', equals: 1 }], wrong: [{ of: 'received.Messages', exists: false }] }
  expect(await prove(question({ steps: queued, claims }), createCloud)).toMatchObject({ proved: true, options: [{ option: 'right', holds: true }, { option: 'wrong', holds: false }] })
  expect(await prove(question({ steps: queued, claims }, ['wrong']), createCloud)).toMatchObject({ proved: false })
})

test('a distractor that holds as well disproves the key', async () => {
  const claims = { right: [{ of: 'received.Messages', count: 1 }], wrong: [{ of: 'received.Messages', exists: true }] }
  expect((await prove(question({ steps: queued, claims }), createCloud)).proved).toBe(false)
})

test('lists of lists are claimed as they stand', async () => {
  const rows = [[1, 2], [3]]
  const steps = [{ machine: 'rows', definition: { StartAt: 'Rows', States: { Rows: { Type: 'Pass', Result: rows, End: true } } } }, { execute: 'rows', as: 'run' }]
  const claims = { right: [{ of: 'run.output', equals: rows }], wrong: [{ of: 'run.output', equals: [1, 2, 3] }] }
  expect(await prove(question({ steps, claims }), createCloud)).toMatchObject({ proved: true })
})

test('what to do: each option is a run of its own, with values and steps of its own', async () => {
  const steps = [
    { call: 'sqs:CreateQueue', input: { QueueName: 'orders', Attributes: { DelaySeconds: { $ref: 'with.delay' } } }, as: 'queue' },
    { option: true as const },
    { call: 'sqs:ReceiveMessage', input: { QueueUrl: { $ref: 'queue.QueueUrl' } }, as: 'received' },
  ]
  const changes = { right: { steps: [send, { runFor: 1 }] }, wrong: { with: { delay: '5' }, steps: [send, { runFor: 1 }] } }
  expect(await prove(question({ steps, changes, goal: [{ of: 'received.Messages', exists: true }] }), createCloud)).toMatchObject({ proved: true })
})

test('events count from a mark, by number, time and distance', async () => {
  const steps = [queued[0]!, { runFor: 500 }, { mark: 'sent' }, { many: 3, every: 250, do: send }]
  const events = { type: 'ApiCallStarted', detail: { action: 'SendMessage' }, since: 'sent' }
  const claims = { right: [{ events, count: 3, at: 0, gaps: [250, 250] }], wrong: [{ events, count: 4 }] }
  const { proved, options } = await prove(question({ steps, claims }), createCloud)
  expect(proved).toBe(true)
  expect(options[0]!.seen[0]!.events.map(({ at }) => at)).toEqual([0, 250, 500])
})

test('traffic comes at times that the seed draws, and steps only when they are wanted', async () => {
  const steps = [
    queued[0]!,
    { mark: 'sent' },
    { many: 40, every: [10, 20] as const, do: send },
    { when: { $ref: 'with.late' }, do: { runFor: 5000 } },
    { many: 40, every: 0, do: { call: 'sqs:GetQueueUrl', input: { QueueName: 'orders' }, as: 'urls' } },
  ]
  const goal = [
    { events: { type: 'ApiCallStarted', detail: { action: 'GetQueueUrl' }, since: 'sent' }, at: [390, 780] as const },
    { of: 'took.urls', percentile: 99, between: [0, 0] as const },
  ]
  const proof = { steps, changes: { right: { with: { late: false } }, wrong: { with: { late: true } } }, goal }
  const verdict = await prove(question(proof), createCloud)
  expect(verdict.proved).toBe(true)
  expect(await prove(question(proof), createCloud)).toEqual(verdict)
  const other = await prove(question({ ...proof, world: { seed: 2 } }), createCloud)
  expect(other.options[0]!.seen[0]!.observed).not.toBe(verdict.options[0]!.seen[0]!.observed)
})

const exists = [{ of: 'received', exists: true }]

test.each<[why: string, proof: Proof, message: string]>([
  ['an option is left out', { steps: queued, claims: { right: [{ of: 'received', exists: true }] } }, "leaves option 'wrong' out"],
  ['a name is of no option', { steps: queued, claims: { rihgt: [{ of: 'received', exists: true }] } }, "'rihgt' is no option"],
  ['a check names no result', { steps: queued, claims: { right: [{ of: 'recieved', exists: true }], wrong: [{ of: 'received', exists: false }] } }, "'recieved' names no result"],
  ['a reference leads nowhere', { steps: [...queued, { call: 'sqs:DeleteQueue', input: { QueueUrl: { $ref: 'queue.Url' } } }], claims: { right: exists, wrong: exists } }, "'queue.Url' leads nowhere"],
  ['no option brings a value', { steps: [{ runFor: { $ref: 'with.time' } }], changes: { right: {}, wrong: {} }, goal: [{ of: 'with', exists: true }] }, "no option brings 'with.time'"],
  ['a call is refused', { steps: [{ call: 'sqs:DeleteQueue', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/none' } }], changes: { right: {}, wrong: {} }, goal: [{ of: 'with', exists: true }] }, 'is refused'],
  ['one of many is refused while others are still to begin', { steps: [{ many: 3, every: 100, do: { call: 'sqs:DeleteQueue', input: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/none' } } }], changes: { right: {}, wrong: {} }, goal: [{ of: 'with', exists: true }] }, 'is refused'],
  ['a call is taken that had to be refused', { steps: [{ ...queued[0]!, refused: 'QueueNameExists' } as never], changes: { right: {}, wrong: {} }, goal: [{ of: 'with', exists: true }] }, 'is taken, not refused'],
])('is broken where %s', async (_why, proof, message) => {
  await expect(prove(question(proof), createCloud)).rejects.toThrow(message)
})
