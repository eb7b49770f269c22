import { timeLeft, pause, resume } from '../../study/examSession'
import type { ExamId } from '../../study/exams'
import { newSeed } from '../practice/newSeed'
import { useProgress } from '../study/progressStore'
import { useQuestionBank } from '../study/questionBank'
import { newExam } from './offers'
import { answersOf } from './sitting'
import { useWallClock } from './wallClock'

/** Fetches the questions, and what the device has kept: an exam that was being sat goes on. */
export function openExamRoom(): void {
  void useQuestionBank.getState().load()
  void useProgress.getState().open()
}

export function startExam(exam: ExamId, pausable: boolean): void {
  const { progress, beginExam } = useProgress.getState()
  const lately = progress.exams.at(-1)?.questions ?? []
  beginExam(newExam(useQuestionBank.getState().questions, exam, pausable, newSeed(), Date.now(), lately))
}

/** Hands in what there is: what was not answered is wrong. */
export function handIn(): void {
  const { progress, endExam } = useProgress.getState()
  if (progress.exam) endExam(answersOf(progress.exam, useQuestionBank.getState().byId))
}

export function pauseOrResume(): void {
  useProgress.getState().changeExam((session) => (session.pausedSince === undefined ? pause : resume)(session, Date.now()))
}

/**
 * Keeps the clock going, and hands in when the time is up: also where it ran out while nobody looked.
 * @returns the way to stop it
 */
export function keepTime(): () => void {
  const stop = useWallClock.getState().run()
  const look = () => {
    const { progress, loadState } = useProgress.getState()
    const ready = loadState === 'ready' && useQuestionBank.getState().loadState === 'ready'
    if (ready && progress.exam && timeLeft(progress.exam, Date.now()) === 0) handIn()
  }
  const unsubscribe = useWallClock.subscribe(look)
  look()
  return () => {
    unsubscribe()
    stop()
  }
}
