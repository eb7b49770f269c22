import { createEmptyCard, fsrs, type Card, type Grade } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { cardsOf, dueAfter, dueCards, forecast, likelyRecall, type Rating, type Review } from './review'

const DAY = 86_400_000
const at = (text: string) => Date.parse(text)

/** A learner's reviews of two cards, as they came. */
const HISTORY: readonly Review[] = [
  { card: 'question:a', at: at('2026-11-01T09:00:00Z'), rating: 3 },
  { card: 'question:b', at: at('2026-11-01T09:01:00Z'), rating: 1 },
  { card: 'question:b', at: at('2026-11-01T09:03:00Z'), rating: 3 },
  { card: 'question:a', at: at('2026-11-01T09:12:00Z'), rating: 3 },
  { card: 'question:b', at: at('2026-11-01T09:14:00Z'), rating: 2 },
  { card: 'question:a', at: at('2026-11-04T18:30:00Z'), rating: 4 },
  { card: 'question:b', at: at('2026-11-05T08:00:00Z'), rating: 3 },
  { card: 'question:a', at: at('2026-11-24T07:45:00Z'), rating: 1 },
  { card: 'question:a', at: at('2026-11-24T07:56:00Z'), rating: 3 },
]

describe('due dates', () => {
  test.each(['question:a', 'question:b'])('of %s are those of ts-fsrs', (id) => {
    const scheduler = fsrs({ enable_fuzz: false })
    const own = HISTORY.filter(({ card }) => card === id)
    let card: Card = createEmptyCard(new Date(own[0]!.at))
    for (const { at: time, rating } of own) card = scheduler.repeat(card, new Date(time))[rating as Grade].card
    expect(cardsOf(HISTORY).get(id)!.due).toBe(card.due.getTime())
    expect(cardsOf(HISTORY).get(id)!.stability).toBe(card.stability)
  })

  test('as literal days, so that a change of the package shows', () => {
    const due = (id: string) => new Date(cardsOf(HISTORY).get(id)!.due).toISOString()
    expect([due('question:a'), due('question:b')]).toMatchInlineSnapshot(`
      [
        "2026-11-26T07:56:00.000Z",
        "2026-11-07T08:00:00.000Z",
      ]
    `)
  })

  test('do not depend on the order in which the history is kept', () => {
    expect(cardsOf([...HISTORY].reverse())).toEqual(cardsOf(HISTORY))
  })
})

test('what a rating leads to is what a review by it gives', () => {
  const cards = cardsOf(HISTORY)
  const now = at('2026-11-25T10:00:00Z')
  const preview = dueAfter(cards.get('question:a'), 'question:a', now)
  for (const rating of [1, 2, 3, 4] as Rating[]) {
    expect(preview[rating]).toBe(cardsOf([...HISTORY, { card: 'question:a', at: now, rating }]).get('question:a')!.due)
  }
  expect(preview[1]).toBeLessThan(preview[3])
  expect(preview[3]).toBeLessThan(preview[4])
})

test('due is what is due by now, the most overdue first', () => {
  const cards = cardsOf([
    { card: 'fact:later', at: 0, rating: 4 },
    { card: 'fact:second', at: 60_000, rating: 1 },
    { card: 'fact:first', at: 0, rating: 1 },
  ])
  expect(dueCards(cards, 3_600_000).map(({ id }) => id)).toEqual(['fact:first', 'fact:second'])
  expect(dueCards(cards, 0)).toEqual([])
})

test('the forecast counts by days from midnight, what is overdue with the first', () => {
  const cards = cardsOf(HISTORY)
  const midnight = at('2027-03-01T00:00:00Z')
  expect(forecast(cards, midnight, 3)).toEqual([2, 0, 0])
  const first = [...cards.values()].sort((a, b) => a.due - b.due)[0]!
  const days = forecast(cards, first.due - 2 * DAY, 400)
  expect(days[2]).toBe(1)
  expect(days.reduce((sum, count) => sum + count, 0)).toBe(2)
})

test('recall is sure at first, and nine in ten after as many days as the card is stable', () => {
  const card = cardsOf([{ card: 'fact:a', at: 0, rating: 4 }]).get('fact:a')!
  expect(likelyRecall(card, 0)).toBe(1)
  expect(likelyRecall(card, Math.round(card.stability) * DAY)).toBeCloseTo(0.9, 1)
})
