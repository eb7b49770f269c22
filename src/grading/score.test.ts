import { expect, test } from 'vitest'
import type { Question } from '../content/questions/question'
import { score, type Answer, type Score } from './score'

const choice = (id: string) => ({ id, text: id, why: id })
const common = {
  id: 'q', service: 'lambda', prompt: 'What?', facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented',
} as const
const one: Question = { ...common, kind: 'choice', choices: ['a', 'b', 'c', 'd'].map(choice), key: ['b'] }
const two: Question = { ...common, kind: 'multiple', choices: ['a', 'b', 'c', 'd', 'e'].map(choice), key: ['b', 'd'] }
const order: Question = { ...common, kind: 'order', choices: ['a', 'b', 'c'].map(choice), key: ['c', 'a', 'b'] }
const match: Question = { ...common, kind: 'match', choices: ['a', 'b', 'c'].map(choice), answers: [{ id: 'x', text: 'x' }, { id: 'y', text: 'y' }], key: { a: 'x', b: 'y', c: 'x' } }

test.each<[why: string, question: Question, answer: Answer, expected: Score]>([
  ['nothing chosen', one, [], 'incomplete'],
  ['the key', one, ['b'], 'right'],
  ['another', one, ['a'], 'wrong'],
  ['one of two', two, ['b'], 'incomplete'],
  ['both, in any order', two, ['d', 'b'], 'right'],
  ['one right, one wrong: no half credit', two, ['b', 'e'], 'wrong'],
  ['all that is right and more', two, ['b', 'd', 'e'], 'wrong'],
  ['the same twice', two, ['b', 'b'], 'wrong'],
  ['in order', order, ['c', 'a', 'b'], 'right'],
  ['all, in another order', order, ['a', 'c', 'b'], 'wrong'],
  ['not all placed', order, ['c', 'a'], 'incomplete'],
  ['all pairs', match, { a: 'x', b: 'y', c: 'x' }, 'right'],
  ['one pair wrong', match, { a: 'x', b: 'x', c: 'x' }, 'wrong'],
  ['a choice left open', match, { a: 'x', b: 'y' }, 'incomplete'],
])('%s', (_why, question, answer, expected) => {
  expect(score(question, answer)).toBe(expected)
})
