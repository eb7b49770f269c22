import type { Question } from '../../content/questions/question'
import { calibration, standings, type Confidence, type GivenAnswer, type TaskStanding } from '../../study/answers'
import type { ExamId } from '../../study/exams'
import { dueCards, forecast, type MemoryCard } from '../../study/review'
import { useProgress } from '../study/progressStore'
import { runProof } from '../study/proofRun'
import { createPracticeStore } from './practiceStore'

/** The round of questions that are due, which lasts while one looks elsewhere. */
export const reviewRound = createPracticeStore({
  async prove(question) {
    const shown = await runProof(question)
    if ('broken' in shown) throw new Error(shown.broken)
    return shown
  },
  attempted: ({ question, answer, right, confidence }) => useProgress.getState().answer({ question: question.id, mode: 'review', chosen: answer, right, confidence }),
})

/** At most so many at a time: a long absence is not to be made up for in one evening. */
const MOST_AT_A_TIME = 30

/** Questions that are due, the most overdue first. */
export function dueQuestions(cards: ReadonlyMap<string, MemoryCard>, questions: ReadonlyMap<string, Question>, now: number): { readonly due: number; readonly next: readonly Question[] } {
  const due = dueCards(cards, now).flatMap(({ id }) => questions.get(id.replace(/^question:/, '')) ?? [])
  return { due: due.length, next: due.slice(0, MOST_AT_A_TIME) }
}

/** How many fall due on each of the coming days, the first of them today. */
export function comingDays(cards: ReadonlyMap<string, MemoryCard>, now: number, days: number): readonly { readonly day: string; readonly due: number }[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  return forecast(cards, midnight, days).map((due, index) => ({ day: dayText(midnight, index), due }))
}

function dayText(midnight: number, index: number): string {
  if (index === 0) return 'today'
  const day = new Date(midnight)
  day.setDate(day.getDate() + index)
  return day.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric' })
}

/** How one stands by an exam's tasks, the weakest first. */
export function standingOf(answers: readonly GivenAnswer[], questions: ReadonlyMap<string, Question>, exam: ExamId): readonly TaskStanding[] {
  return standings(answers, (id) => questions.get(id)?.tasks[exam])
}

export type MemoryCards = ReadonlyMap<string, MemoryCard>
export { calibration as calibrationOf }
export type { Confidence }
