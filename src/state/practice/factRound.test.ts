import { describe, expect, test } from 'vitest'
import type { FactId } from '../../facts/facts'
import type { Rating } from '../../study/review'
import { createFactRound, isValue } from './factRound'

describe('a round of facts', () => {
  function begun(...facts: readonly FactId[]) {
    const rated: [FactId, Rating][] = []
    const round = createFactRound((fact, rating) => rated.push([fact, rating]))
    round.getState().begin(facts)
    return { round, rated }
  }

  test('takes no rating before the value is told', () => {
    const { round, rated } = begun('lambda.memory.most')
    round.getState().rate(3)
    expect(rated).toEqual([])
    round.getState().tell()
    round.getState().rate(3)
    expect(rated).toEqual([['lambda.memory.most', 3]])
  })

  test('goes on to the next, which is open again, and ends after the last', () => {
    const { round, rated } = begun('lambda.memory.most', 'sqs.batch.entries.limit')
    round.getState().type('1')
    round.getState().tell()
    round.getState().rate(1)
    expect(round.getState()).toMatchObject({ index: 1, typed: '', told: false })
    round.getState().tell()
    round.getState().rate(4)
    expect(round.getState().facts).toEqual([])
    expect(rated).toEqual([['lambda.memory.most', 1], ['sqs.batch.entries.limit', 4]])
  })
})

test.each([
  ['10240', true],
  ['10,240', true],
  [' 10 240 ', true],
  ['10', false],
  ['', undefined],
  ['ten', undefined],
])('%j as the most memory of a function', (typed, right) => {
  expect(isValue('lambda.memory.most', typed)).toBe(right)
})
