import { expect, test } from 'vitest'
import { beginExam } from './examSession'
import { mergeProgress, NO_PROGRESS, readProgress, writeProgress, type Progress } from './progress'

const exam = beginExam({ exam: 'c03', pausable: false, seed: 1, startedAt: 5, minutes: 130, questions: ['a'] })
const some: Progress = {
  ...NO_PROGRESS,
  answers: [{ question: 'a', at: 1, mode: 'practice', chosen: ['x'], right: true, confidence: 'sure' }, { question: 'm', at: 2, mode: 'exam', chosen: { x: 'y' }, right: false }],
  reviews: [{ card: 'question:a', at: 1, rating: 3 }],
  exams: [{ ...exam, startedAt: 1, endedAt: 2 }],
  exam,
  drills: [{ drill: 'd', at: 9, passed: true }],
}

test('what is written is read', () => {
  expect(readProgress(writeProgress(some))).toEqual({ progress: some })
})

test.each<[why: string, text: string, kind: string, message: string]>([
  ['cut off', writeProgress(some).slice(0, 80), 'broken', 'no JSON'],
  ['of another program', '{"program":"anki","version":9}', 'foreign', 'not of Coldstart'],
  ['no object', '[1]', 'foreign', 'not of Coldstart'],
  ['of a newer version', '{"program":"coldstart","version":2,"things":[]}', 'newer', 'newer Coldstart (version 2; this one reads 1)'],
  ['damaged in one place', writeProgress({ ...some, reviews: [{ card: 'question:a', at: 1, rating: 9 as 1 }] }), 'broken', 'damaged at reviews.0.rating'],
  ['without a list', '{"program":"coldstart","version":1}', 'broken', 'damaged at answers'],
])('a file that is %s is refused', (_why, text, kind, message) => {
  expect(readProgress(text)).toEqual({ problem: { kind, message: expect.stringContaining(message) } })
})

test('two devices together know all, nothing twice, in order', () => {
  const other: Progress = { ...NO_PROGRESS, answers: [some.answers[0]!, { question: 'b', at: 0, mode: 'review', chosen: [], right: false }], reviews: [{ card: 'fact:f', at: 7, rating: 1 }] }
  const both = mergeProgress(some, other)
  expect(both.answers.map(({ question }) => question)).toEqual(['b', 'a', 'm'])
  expect(both.reviews).toHaveLength(2)
  expect(both.exam).toEqual(exam)
  expect(mergeProgress(both, other)).toEqual(both)
})

test('an exam that one device has handed in goes on nowhere', () => {
  const handedIn: Progress = { ...NO_PROGRESS, exams: [{ ...exam, endedAt: 9 }] }
  expect(mergeProgress({ ...NO_PROGRESS, exam }, handedIn).exam).toBeUndefined()
  expect(mergeProgress(handedIn, { ...NO_PROGRESS, exam }).exam).toBeUndefined()
})
