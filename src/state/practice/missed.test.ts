import { expect, test } from 'vitest'
import type { Drill } from '../../content/drills/drill'
import type { Question } from '../../content/questions/question'
import { NO_PROGRESS, type Progress } from '../../study/progress'
import { missedCards } from './missed'

const question = (id: string) => ({ id, service: 'lambda', kind: 'choice', prompt: `${id}?`, choices: [{ id: 'x', text: 'x', why: 'w' }], key: ['x'], source: 's', tasks: { c02: '1.1', c03: '1.1' } }) as unknown as Question
const drill = (id: string) => ({ id, title: id, ticket: 'slow', objective: ['fast'], solution: { change: {}, why: 'because' }, source: 's', services: ['sqs'] }) as unknown as Drill
const answer = (of: string, at: number, right: boolean) => ({ question: of, at, right, mode: 'practice', chosen: [] }) as const

const progress: Progress = {
  ...NO_PROGRESS,
  answers: [answer('a', 1, false), answer('b', 1, false), answer('b', 2, true), answer('c', 1, true), answer('c', 2, false), answer('gone', 1, false)],
  reviews: [{ card: 'fact:lambda.memory.most', at: 1, rating: 3 }, { card: 'fact:lambda.memory.most', at: 2, rating: 1 }, { card: 'fact:sqs.batch.entries.limit', at: 1, rating: 1 }, { card: 'fact:sqs.batch.entries.limit', at: 2, rating: 3 }, { card: 'fact:gone', at: 1, rating: 1 }],
  drills: [{ drill: 'd', at: 1, passed: true }, { drill: 'd', at: 2, passed: false }, { drill: 'e', at: 1, passed: true }],
}

test('what was wrong the last time is missed, whatever came before', () => {
  const cards = missedCards(progress, new Map(['a', 'b', 'c'].map((id) => [id, question(id)])), [drill('d'), drill('e')])
  expect(cards.map(({ id }) => id)).toEqual(['a', 'c', 'fact lambda.memory.most', 'drill d'])
  expect(cards[2]).toMatchObject({ front: 'Lambda: Memory, most?', back: expect.stringMatching(/^10,240 MiB/) })
})
