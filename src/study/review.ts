import { createEmptyCard, fsrs, type Card, type Grade } from 'ts-fsrs'

/** How well something was remembered: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4

/** One time that something was recalled, or not. `card` is `question:…`, `fact:…` or `drill:…`; `at` in epoch ms. */
export interface Review {
  readonly card: string
  readonly at: number
  readonly rating: Rating
}

/** What is known of a card's place in memory. */
export interface MemoryCard {
  readonly id: string
  /** When it is to be reviewed, in epoch ms. */
  readonly due: number
  readonly reviews: number
  readonly lapses: number
  /** Days until the chance of recall is down to nine in ten. */
  readonly stability: number
  readonly learning: boolean
  readonly scheduled: Card
}

const DAY = 86_400_000

// Without fuzz, so that the same history is due on the same day everywhere.
const scheduler = fsrs({ enable_fuzz: false })

/** All cards that were ever reviewed. The history is the truth: cards are made of it. */
export function cardsOf(reviews: readonly Review[]): ReadonlyMap<string, MemoryCard> {
  const cards = new Map<string, MemoryCard>()
  for (const review of [...reviews].sort((a, b) => a.at - b.at)) cards.set(review.card, afterReview(cards.get(review.card), review))
  return cards
}

/** A card after one more review; `card` is undefined before the first. */
export function afterReview(card: MemoryCard | undefined, { card: id, at, rating }: Review): MemoryCard {
  const before: Card = card?.scheduled ?? createEmptyCard(new Date(at))
  const { card: scheduled } = scheduler.next(before, new Date(at), rating as Grade)
  return {
    id, due: scheduled.due.getTime(), reviews: scheduled.reps, lapses: scheduled.lapses, stability: scheduled.stability, learning: scheduled.state === 1 || scheduled.state === 3, scheduled,
  }
}

/** When a card would be due after each rating, in epoch ms: what the buttons say. */
export function dueAfter(card: MemoryCard | undefined, id: string, now: number): Readonly<Record<Rating, number>> {
  const due = (rating: Rating) => afterReview(card, { card: id, at: now, rating }).due
  return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) }
}

/** What is due by `now`, the most overdue first. */
export function dueCards(cards: ReadonlyMap<string, MemoryCard>, now: number): readonly MemoryCard[] {
  return [...cards.values()].filter(({ due }) => due <= now).sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
}

/**
 * How many fall due on each of the next days. What is overdue counts for the first.
 * @param midnight  when the first day begins, in epoch ms, where the learner is
 */
export function forecast(cards: ReadonlyMap<string, MemoryCard>, midnight: number, days: number): readonly number[] {
  const counts = new Array<number>(days).fill(0)
  for (const { due } of cards.values()) {
    const day = Math.max(0, Math.floor((due - midnight) / DAY))
    if (day < days) counts[day]!++
  }
  return counts
}

/** The share of a card that is likely remembered at a time, 0 to 1. */
export function likelyRecall({ scheduled }: MemoryCard, now: number): number {
  return scheduler.get_retrievability(scheduled, new Date(now), false)
}
