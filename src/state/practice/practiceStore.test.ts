import { describe, expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import { createPracticeStore, type Attempt } from './practiceStore'

const choice = (id: string) => ({ id, text: id, why: id })
const common = { facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.2' }, difficulty: 1, badge: 'documented', service: 'lambda', prompt: 'p' } as const
const one: Question = { ...common, id: 'one', kind: 'choice', choices: ['a', 'b', 'c', 'd'].map(choice), key: ['b'] }
const two: Question = { ...common, id: 'two', kind: 'multiple', service: 'sqs', choices: ['a', 'b', 'c', 'd', 'e'].map(choice), key: ['a', 'c'] }
const order: Question = { ...common, id: 'order', kind: 'order', choices: ['first', 'second', 'after'].map(choice), key: ['first', 'second', 'after'] }

function practice(questions: readonly Question[]) {
  const attempts: Attempt[] = []
  const store = createPracticeStore({ attempted: (attempt) => attempts.push(attempt), prove: async () => ({ proved: true, options: [] }) })
  store.getState().begin(questions)
  return { store, attempts, now: () => store.getState().asked[store.getState().index]! }
}

describe('a round of practice', () => {
  test('takes one option where one is asked for', () => {
    const { store, now } = practice([one])
    store.getState().choose('a')
    store.getState().choose('b')
    expect(now().answer).toEqual(['b'])
  })

  test('takes as many as are asked for, the first goes for one too many', () => {
    const { store, now } = practice([two])
    for (const option of ['a', 'b', 'c']) store.getState().choose(option)
    expect(now().answer).toEqual(['b', 'c'])
    store.getState().choose('b')
    expect(now().answer).toEqual(['c'])
  })

  test('wants to know how sure one is before it tells', () => {
    const { store, attempts, now } = practice([one])
    store.getState().choose('b')
    store.getState().submit()
    expect(now().score).toBeUndefined()
    store.getState().feel('sure')
    store.getState().submit()
    expect(now().score).toBe('right')
    expect(attempts).toEqual([{ question: one, answer: ['b'], right: true, confidence: 'sure' }])
  })

  test('submits nothing that is incomplete, and nothing twice', () => {
    const { store, attempts, now } = practice([two])
    store.getState().choose('a')
    store.getState().feel('guess')
    store.getState().submit()
    expect(now().score).toBeUndefined()
    store.getState().choose('c')
    store.getState().submit()
    store.getState().submit()
    store.getState().choose('b')
    expect(now()).toMatchObject({ answer: ['a', 'c'], score: 'right' })
    expect(attempts).toHaveLength(1)
  })

  test('shows an order by its texts, not by its key', () => {
    expect(practice([order]).now().answer).toEqual(['after', 'first', 'second'])
  })

  test('runs a proof when it is asked to', async () => {
    const { store, now } = practice([one])
    await store.getState().runProof()
    expect(now().proof).toEqual({ state: 'shown', verdict: { proved: true, options: [] } })
  })

  test('lets a struck option be chosen after all', () => {
    const { store, now } = practice([one])
    store.getState().choose('a')
    store.getState().strike('a')
    expect(now()).toMatchObject({ struck: ['a'], answer: [] })
    store.getState().choose('a')
    expect(now().struck).toEqual([])
  })
})
