import type { Question } from '../../content/questions/question'
import { calibration, overTime, standings, type Tally, type Confidence, type GivenAnswer, type TaskStanding } from '../../study/answers'
import type { ExamId } from '../../study/exams'
import { forecast, type MemoryCard } from '../../study/review'
import { useProgress } from '../study/progressStore'
import { runProof } from '../study/proofRun'
import { factCard } from './dueItems'
import { createFactRound } from './factRound'
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

/** The facts that are asked in a review, before its questions. */
export const factRound = createFactRound((fact, rating) => useProgress.getState().review(factCard(fact), rating))

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

/** How many answers were right in each of the last weeks, by an exam's tasks: those with any answer in them. */
export function tasksOverTime(answers: readonly GivenAnswer[], questions: ReadonlyMap<string, Question>, exam: ExamId, now: number, weeks: number): readonly { readonly task: string; readonly weeks: readonly (Tally & { readonly from: number })[] }[] {
  const tasks = new Map<string, GivenAnswer[]>()
  for (const answer of answers) {
    const task = questions.get(answer.question)?.tasks[exam]
    if (task !== undefined) tasks.set(task, [...(tasks.get(task) ?? []), answer])
  }
  return [...tasks]
    .map(([task, own]) => ({ task, weeks: overTime(own, now, weeks) }))
    .filter((one) => one.weeks.some(({ answered }) => answered > 0))
    .sort((a, b) => (a.task < b.task ? -1 : 1))
}

export type MemoryCards = ReadonlyMap<string, MemoryCard>
export { calibration as calibrationOf }
export type { Confidence }
