import { examOn, type ExamId } from '../../study/exams'

/** The exam that is sat today. */
export function examNow(): ExamId {
  return examOn(Date.now())
}
