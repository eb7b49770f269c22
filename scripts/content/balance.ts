import type { Question } from '../../src/content/questions/question'

/** The longest of four choices is right no more often than this. */
export const LONGEST_RIGHT = 0.35
/** What chi-square exceeds by chance once in twenty, by degrees of freedom. */
const CHI_SQUARE: Readonly<Record<number, number>> = { 3: 7.81, 4: 9.49, 5: 11.07 }
/** With fewer questions chance alone is too uneven to say anything. */
const FEWEST = 20

export interface Balance {
  readonly text: string
  readonly even: boolean
}

/** Whether place and length of the right choices give them away. */
export function balance(questions: readonly Question[]): readonly Balance[] {
  const four = questions.filter(({ kind }) => kind === 'choice' || kind === 'prints')
  const longest = four.filter(keyIsLongest).length
  const share = four.length === 0 ? 0 : longest / four.length
  const text = `the longest of four choices is right in ${longest} of ${four.length} (${(share * 100).toFixed(0)} %, at most ${LONGEST_RIGHT * 100} %)`
  const places = [4, 5, 6].map((count) => placesOf(questions.filter(({ kind, choices }) => (kind === 'choice' || kind === 'prints' || kind === 'multiple') && choices.length === count), count))
  return [{ text, even: four.length < FEWEST || share <= LONGEST_RIGHT }, ...places]
}

function keyIsLongest(question: Question): boolean {
  if (question.kind !== 'choice' && question.kind !== 'prints') return false
  const longest = Math.max(...question.choices.map(({ text }) => text.length))
  const of = question.choices.filter(({ text }) => text.length === longest)
  return of.length === 1 && of[0]?.id === question.key[0]
}

function placesOf(questions: readonly Question[], count: number): Balance {
  const counts = new Array<number>(count).fill(0)
  for (const { choices, key } of questions) {
    for (const [place, { id }] of choices.entries()) if ((key as readonly string[]).includes(id)) counts[place]!++
  }
  const total = counts.reduce((sum, each) => sum + each, 0)
  const expected = total / count
  const chiSquare = expected === 0 ? 0 : counts.reduce((sum, each) => sum + ((each - expected) * (each - expected)) / expected, 0)
  const limit = CHI_SQUARE[count - 1]!
  const text = `right ones of ${count} by place: ${counts.join(', ')} (chi-square ${chiSquare.toFixed(2)}, at most ${limit})`
  return { text, even: total < FEWEST || chiSquare <= limit }
}
