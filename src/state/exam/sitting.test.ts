import { expect, test } from 'vitest'
import type { Question } from '../../content/questions/question'
import { beginExam, type ExamSession } from '../../study/examSession'
import { answersOf, askedAt, estimateOf, sittingOf } from './sitting'

const choice = (id: string) => ({ id, text: id, why: id })
const common = { kind: 'choice', facts: [], source: 'https://docs.aws.amazon.com/', checked: '2026-11-25', difficulty: 1, badge: 'documented', service: 'lambda', prompt: 'p', choices: ['a', 'b', 'c', 'd'].map(choice), key: ['b'] } as const
const question = (id: string, task: '1.1' | '4.1'): Question => ({ ...common, choices: [...common.choices], key: [...common.key], facts: [], id, tasks: { c02: task, c03: task } })
const questions = new Map([question('one', '1.1'), question('two', '4.1')].map((each) => [each.id, each]))

function sat() {
  let session: ExamSession = beginExam({ exam: 'c03', pausable: false, seed: 1, startedAt: 0, minutes: 130, questions: ['one', 'two'] })
  const sitting = () => sittingOf(session, askedAt(session, session.shown, questions, false)!, (change) => (session = change(session)))
  return { sitting, session: () => session }
}

test('an exam takes answers and tells nothing before its end', () => {
  const { sitting, session } = sat()
  sitting().choose('a')
  sitting().choose('b')
  expect(sitting().asked).toMatchObject({ answer: ['b'], score: undefined })
  expect(sitting().submit).toBeUndefined()
  expect(askedAt(session(), 0, questions, true)?.score).toBe('right')
})

test('what is struck out is not chosen, and what is chosen is not struck out', () => {
  const { sitting, session } = sat()
  sitting().choose('a')
  sitting().strike('a')
  expect(session()).toMatchObject({ answers: {}, struck: { one: ['a'] } })
  sitting().choose('a')
  expect(session()).toMatchObject({ answers: { one: ['a'] }, struck: { one: [] } })
})

test('goes on, back, and no further than its ends', () => {
  const { sitting, session } = sat()
  sitting().previous()
  expect(session().shown).toBe(0)
  sitting().next()
  sitting().next()
  expect(session().shown).toBe(1)
  sitting().flag()
  expect(session().flagged).toEqual(['two'])
})

test('what was not answered is wrong', () => {
  const { sitting, session } = sat()
  sitting().choose('b')
  expect(answersOf(session(), questions)).toEqual([{ question: 'one', chosen: ['b'], right: true }, { question: 'two', chosen: [], right: false }])
  const { scaled, domains } = estimateOf(session(), questions)
  expect(scaled).toBe(550)
  expect(domains.map(({ right, asked }) => [right, asked])).toEqual([[1, 1], [0, 0], [0, 0], [0, 1]])
})
