import type { ExamId } from './exams'

/** What was chosen: ids of choices, or for a match an answer's id by each choice's. */
export type Chosen = readonly string[] | Readonly<Record<string, string>>

/** An exam that is being sat. Plain JSON, kept with each change: it survives a reload. Times in epoch ms. */
export interface ExamSession {
  readonly exam: ExamId
  /** As in the exam there is no pause; for practice there may be. */
  readonly pausable: boolean
  readonly seed: number
  readonly startedAt: number
  readonly minutes: number
  readonly questions: readonly string[]
  /** Which question is shown, from 0. */
  readonly shown: number
  readonly answers: Readonly<Record<string, Chosen>>
  readonly flagged: readonly string[]
  /** Choices struck out, by question. */
  readonly struck: Readonly<Record<string, readonly string[]>>
  /** Since when it is paused, if it is, and what pauses before came to. */
  readonly pausedSince?: number
  readonly pausedMs: number
}

const MINUTE = 60_000

export function beginExam(setUp: Pick<ExamSession, 'exam' | 'pausable' | 'seed' | 'startedAt' | 'minutes' | 'questions'>): ExamSession {
  return { ...setUp, shown: 0, answers: {}, flagged: [], struck: {}, pausedMs: 0 }
}

/** What is left of the time, in ms: never less than none. */
export function timeLeft({ startedAt, minutes, pausedSince, pausedMs }: ExamSession, now: number): number {
  const worked = (pausedSince ?? now) - startedAt - pausedMs
  return Math.max(0, minutes * MINUTE - worked)
}

/** An empty choice takes the answer back. */
export function answerShown(session: ExamSession, question: string, chosen: Chosen): ExamSession {
  const { [question]: _before, ...others } = session.answers
  return { ...session, answers: Object.keys(chosen).length === 0 ? others : { ...others, [question]: chosen } }
}

export function toggleFlag(session: ExamSession, question: string): ExamSession {
  return { ...session, flagged: toggled(session.flagged, question) }
}

export function toggleStrike(session: ExamSession, question: string, choice: string): ExamSession {
  return { ...session, struck: { ...session.struck, [question]: toggled(session.struck[question] ?? [], choice) } }
}

export function showQuestion(session: ExamSession, index: number): ExamSession {
  return { ...session, shown: Math.min(Math.max(0, index), session.questions.length - 1) }
}

/** Nothing where it may not be paused. */
export function pause(session: ExamSession, now: number): ExamSession {
  return session.pausable && session.pausedSince === undefined ? { ...session, pausedSince: now } : session
}

export function resume(session: ExamSession, now: number): ExamSession {
  const { pausedSince, ...going } = session
  return pausedSince === undefined ? session : { ...going, pausedMs: going.pausedMs + now - pausedSince }
}

function toggled(list: readonly string[], item: string): readonly string[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item]
}
