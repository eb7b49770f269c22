import { expect, test } from 'vitest'
import { calibration, lastAnswers, overTime, ratingOf, standings, type Confidence, type GivenAnswer } from './answers'

const DAY = 86_400_000
const given = (question: string, at: number, right: boolean, confidence?: Confidence): GivenAnswer => ({ question, at, mode: 'practice', chosen: ['a'], right, ...(confidence && { confidence }) })
const taskOf = (question: string) => ({ a: '1.1', b: '1.1', c: '2.1' })[question]

test.each<[right: boolean, confidence: Confidence | undefined, rating: number]>([
  [true, 'sure', 3],
  [true, 'unsure', 3],
  [true, undefined, 3],
  [true, 'guess', 2],
  [false, 'sure', 1],
  [false, 'guess', 1],
])('right %s, %s is rated %i', (right, confidence, rating) => {
  expect(ratingOf({ right, ...(confidence && { confidence }) })).toBe(rating)
})

test('the weakest task comes first; questions that are gone do not count', () => {
  const answers = [given('a', 1, true), given('b', 2, true), given('c', 3, false), given('gone', 4, false)]
  expect(standings(answers, taskOf).map(({ task, right, answered, estimate }) => [task, right, answered, estimate])).toEqual([['2.1', 0, 1, 1 / 3], ['1.1', 2, 2, 0.75]])
})

test('one wrong answer says less than eight wrong ones of ten', () => {
  const many = Array.from({ length: 10 }, (_, index) => given('a', index, index >= 8))
  expect(standings([...many, given('c', 1, false)], taskOf).map(({ task }) => task)).toEqual(['1.1', '2.1'])
})

test('only the latest twenty answers tell how a task stands', () => {
  const answers = Array.from({ length: 40 }, (_, index) => given('a', index, index >= 20))
  expect(standings(answers, taskOf)[0]).toMatchObject({ right: 20, answered: 20 })
})

test('calibration sets what was said against what was right', () => {
  const answers = [given('a', 1, true, 'sure'), given('b', 2, false, 'sure'), given('c', 3, true, 'guess'), given('c', 4, true)]
  expect(calibration(answers)).toEqual([
    { confidence: 'guess', stated: 0.3, right: 1, answered: 1 },
    { confidence: 'unsure', stated: 0.6, right: 0, answered: 0 },
    { confidence: 'sure', stated: 0.9, right: 1, answered: 2 },
  ])
})

test('weeks without answers are there too', () => {
  const now = 100 * DAY
  expect(overTime([given('a', 99 * DAY, true), given('a', 80 * DAY, false)], now, 3).map(({ right, answered }) => [right, answered])).toEqual([[0, 1], [0, 0], [1, 1]])
})

test('the last answer to a question counts', () => {
  expect(lastAnswers([given('a', 2, true), given('a', 1, false)]).get('a')?.right).toBe(true)
})
