import { onLetterKey } from '../../browser/keyboard'
import { dueAfter, type MemoryCard, type Rating } from '../../study/review'

/** How well a fact was known, with the key that says so. */
export const RATINGS: readonly { readonly rating: Rating; readonly word: string }[] = [
  { rating: 1, word: 'Again' },
  { rating: 2, word: 'Hard' },
  { rating: 3, word: 'Good' },
  { rating: 4, word: 'Easy' },
]

/** Keys 1 to 4 rate. @returns the way to stop it */
export function listenToRatings(rate: (rating: Rating) => void): () => void {
  return onLetterKey((key) => {
    const found = RATINGS.find(({ rating }) => String(rating) === key)
    if (found) rate(found.rating)
    return found !== undefined
  })
}

/** In how many ms a card would come again after each rating. */
export function comesAgainIn(card: MemoryCard | undefined, id: string, now: number): Readonly<Record<Rating, number>> {
  const due = dueAfter(card, id, now)
  return { 1: due[1] - now, 2: due[2] - now, 3: due[3] - now, 4: due[4] - now }
}
