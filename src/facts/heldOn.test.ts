import { expect, test } from 'vitest'
import type { Fact } from './fact'
import { factOf, type FactId } from './facts'
import { heldOn, type Held } from './heldOn'

const fact: Fact = { value: 3, unit: 's', source: 'ours', checked: '2026-11-25', confidence: 'documented', since: '2025-10', before: [{ value: 2, since: '2023-05' }, { value: 900, unit: 'ms' }] }

test.each<[day: string, held: Held]>([
  ['2026-11', { as: 'today' }],
  ['2025-10', { as: 'today' }],
  ['2025-09', { as: 'other', value: 2, unit: 's' }],
  ['2023-05', { as: 'other', value: 2, unit: 's' }],
  ['2023-04', { as: 'other', value: 900, unit: 'ms' }],
])('in %s', (day, held) => {
  expect(heldOn(fact, day)).toEqual(held)
})

test('where nobody wrote down what it was, it is unknown; before it was there, there was none', () => {
  const { before: _before, ...unwritten } = fact
  expect(heldOn(unwritten, '2025-09')).toEqual({ as: 'unknown' })
  expect(heldOn({ ...fact, before: 'none' }, '2025-09')).toEqual({ as: 'none' })
})

// What older exams expect of the service, in its own unit, as far as it is one number.
test.each<[id: FactId, day: string, value: number]>([
  ['lambda.event.async.limit', '2025-09', 256],
  ['sqs.message.size.limit', '2025-07', 256],
  ['eventbridge.put.size.limit', '2025-12', 256],
  ['lambda.mapping.sqs.concurrency.rate', '2023-10', 60],
  ['lambda.mapping.sqs.concurrency.most', '2023-10', 1000],
  ['lambda.billing.init', '2025-07', 0],
  ['stepfunctions.query.languages', '2024-10', 1],
  ['lambda.snapstart.runtimes', '2024-10', 1],
])('%s in %s was %d', (id, day, value) => {
  expect(heldOn(factOf(id), day)).toMatchObject({ as: 'other', value })
  expect(factOf(id).olderExam).toMatch(/\S/)
})
