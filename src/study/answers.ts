import type { Rating } from './review'
import { likelyShare } from './examEstimate'

/** What a learner says of an answer before knowing whether it is right. */
export type Confidence = 'guess' | 'unsure' | 'sure'

/** How often answers given so should be right, if one knows oneself. */
export const STATED: Readonly<Record<Confidence, number>> = { guess: 0.3, unsure: 0.6, sure: 0.9 }

/** An answer that was given. `at` in epoch ms. */
export interface GivenAnswer {
  readonly question: string
  readonly at: number
  readonly mode: 'practice' | 'review' | 'exam'
  readonly chosen: readonly string[] | Readonly<Record<string, string>>
  readonly right: boolean
  readonly confidence?: Confidence
}

/** How an answer counts for remembering: right by a guess is hard, not good. */
export function ratingOf({ right, confidence }: Pick<GivenAnswer, 'right' | 'confidence'>): Rating {
  if (!right) return 1
  return confidence === 'guess' ? 2 : 3
}

export interface Tally {
  readonly right: number
  readonly answered: number
}

/** Only so many of the last answers tell what one knows now. */
const LATEST = 20

/** How a task stands by the latest answers, `estimate` between them and the half that one would expect of nothing known. */
export interface TaskStanding extends Tally {
  readonly task: string
  readonly estimate: number
  /** The likely share, at least and at most. */
  readonly from: number
  readonly to: number
}

/** Tasks by how weak they are, the weakest first. @param taskOf  undefined for a question that is no longer there */
export function standings(answers: readonly GivenAnswer[], taskOf: (question: string) => string | undefined): readonly TaskStanding[] {
  const byTask = new Map<string, GivenAnswer[]>()
  for (const answer of answers) {
    const task = taskOf(answer.question)
    if (task !== undefined) byTask.set(task, [...(byTask.get(task) ?? []), answer])
  }
  return [...byTask]
    .map(([task, own]) => {
      const { right, answered } = tally(own.sort((a, b) => b.at - a.at).slice(0, LATEST))
      const [from, to] = likelyShare(right, answered)
      return { task, right, answered, estimate: (right + 1) / (answered + 2), from, to }
    })
    .sort((a, b) => a.estimate - b.estimate || (a.task < b.task ? -1 : 1))
}

/** How well one knows what one knows: by confidence, how often it should be right and how often it is. */
export function calibration(answers: readonly GivenAnswer[]): readonly (Tally & { readonly confidence: Confidence; readonly stated: number })[] {
  return (Object.keys(STATED) as Confidence[]).map((confidence) => ({
    confidence, stated: STATED[confidence], ...tally(answers.filter((answer) => answer.confidence === confidence)),
  }))
}

const WEEK = 7 * 86_400_000

/** By weeks, the last one up to `now`: how many answers, how many right. Weeks without any are there too. */
export function overTime(answers: readonly GivenAnswer[], now: number, weeks: number): readonly (Tally & { readonly from: number })[] {
  return Array.from({ length: weeks }, (_, index) => {
    const from = now - (weeks - index) * WEEK
    return { from, ...tally(answers.filter(({ at }) => at > from && at <= from + WEEK)) }
  })
}

/** The last answer to each question. */
export function lastAnswers(answers: readonly GivenAnswer[]): ReadonlyMap<string, GivenAnswer> {
  const last = new Map<string, GivenAnswer>()
  for (const answer of answers) if (answer.at >= (last.get(answer.question)?.at ?? 0)) last.set(answer.question, answer)
  return last
}

function tally(answers: readonly GivenAnswer[]): Tally {
  return { right: answers.filter(({ right }) => right).length, answered: answers.length }
}
