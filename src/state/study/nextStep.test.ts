import { expect, test } from 'vitest'
import type { GivenAnswer } from '../../study/answers'
import { cardsOf } from '../../study/review'
import { nextStep } from './nextStep'

const DAY = 86_400_000
const answer = (right: boolean): GivenAnswer => ({ question: 'q', at: 0, mode: 'practice', chosen: ['a'], right })
const cards = cardsOf([{ card: 'question:q', at: 0, rating: 3 }])

test.each([
  ['nothing done', [], new Map(), 0, '/labs/step-functions', undefined],
  ['nothing due', [answer(true)], cards, 1, '/practice', '1 answer so far, 1 right. Nothing is due for review.'],
  ['something due', [answer(true), answer(false)], cards, 40 * DAY, '/review', '2 answers so far, 1 right. 1 due for review.'],
])('%s', (_what, answers, memory, now, to, stand) => {
  expect(nextStep({ answers }, memory, now)).toMatchObject({ to, stand })
})

test('an exam that is being sat comes first', () => {
  expect(nextStep({ exam: {} as never, answers: [] }, cards, 40 * DAY).to).toBe('/exam')
})
