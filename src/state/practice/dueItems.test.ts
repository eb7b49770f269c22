import { describe, expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import { cardsOf } from '../../study/review'
import { dueItems, newFacts } from './dueItems'

const DAY = 86_400_000
const NOW = Date.parse('2026-11-25T12:00:00Z')
const question = (id: string, ...facts: string[]) => ({ id, facts }) as unknown as Question
const bank = new Map([question('a', 'lambda.memory.most'), question('b', 'sqs.batch.entries.limit', 'lambda.async.attempts')].map((each) => [each.id, each]))
const cards = (...ids: readonly string[]) => cardsOf(ids.map((card, index) => ({ card, at: NOW - 30 * DAY + index, rating: 3 })))

describe('what is due', () => {
  test('are questions, facts and drills, those that are gone left out', () => {
    const due = cards('question:a', 'question:gone', 'fact:lambda.memory.most', 'fact:lambda.gone', 'drill:spike', 'drill:gone', 'other:x')
    expect(dueItems(due, bank, new Set(['spike']), NOW)).toEqual({ due: 3, questions: [bank.get('a')], facts: ['lambda.memory.most'], drills: ['spike'] })
  })

  test('counts drills before they are known', () => {
    expect(dueItems(cards('drill:spike'), bank, undefined, NOW).drills).toEqual(['spike'])
  })

  test('is nothing before its day', () => {
    const just = cardsOf([{ card: 'fact:lambda.memory.most', at: NOW - 1000, rating: 4 }])
    expect(dueItems(just, bank, undefined, NOW).due).toBe(0)
  })

  test('is thirty at a time', () => {
    const many = new Map(Array.from({ length: 40 }, (_, index) => [`q${index}`, question(`q${index}`)]))
    const { due, questions } = dueItems(cards(...[...many.keys()].map((id) => `question:${id}`)), many, undefined, NOW)
    expect([due, questions.length]).toEqual([40, 30])
  })
})

test('new facts are those of questions answered, the latest first, and not those asked before', () => {
  expect(newFacts(cards(), bank, ['a', 'b', 'gone'])).toEqual(['sqs.batch.entries.limit', 'lambda.async.attempts', 'lambda.memory.most'])
  expect(newFacts(cards('fact:lambda.async.attempts'), bank, ['b', 'a'])).toEqual(['lambda.memory.most', 'sqs.batch.entries.limit'])
})
