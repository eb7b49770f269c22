import { beginExam, type ExamSession } from '../../study/examSession'
import { EXAMS, type ExamId } from '../../study/exams'
import { drawExamOf } from '../study/practice'
import type { BankQuestion } from '../study/questionBank'

/** An exam that can be sat, and how far the bank reaches its weights. */
export interface ExamOffer {
  readonly id: ExamId
  readonly name: string
  readonly when: string
  readonly questions: number
  readonly minutes: number
  readonly domains: readonly { readonly id: number; readonly title: string; readonly wanted: number; readonly drawn: number }[]
}

const WHEN: Readonly<Record<ExamId, string>> = { c03: 'from 1 December 2026', c02: 'until 30 November 2026' }

export function examOffers(questions: readonly BankQuestion[]): readonly ExamOffer[] {
  return (['c03', 'c02'] as const).map((id) => {
    const { ids, domains } = drawExamOf(questions, id, 1)
    return { id, name: EXAMS[id].name, when: WHEN[id], questions: ids.length, minutes: minutesFor(id, ids.length), domains }
  })
}

/** @param lately  questions of the last exam, which come in only where others run out */
export function newExam(questions: readonly BankQuestion[], exam: ExamId, pausable: boolean, seed: number, now: number, lately: readonly string[]): ExamSession {
  const { ids } = drawExamOf(questions, exam, seed, lately)
  return beginExam({ exam, pausable, seed, startedAt: now, minutes: minutesFor(exam, ids.length), questions: ids })
}

/** With fewer questions there is as much less time. */
function minutesFor(exam: ExamId, questions: number): number {
  return Math.ceil((EXAMS[exam].minutes * questions) / EXAMS[exam].questions)
}

export function examFacts(exam: ExamId): { readonly name: string; readonly passing: number } {
  const { name, passing } = EXAMS[exam]
  return { name, passing }
}
