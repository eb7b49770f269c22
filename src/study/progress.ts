import * as v from 'valibot'
import type { GivenAnswer } from './answers'
import type { ExamSession } from './examSession'
import type { Review } from './review'

/** All that is kept of a learner, on their device only and in the file they take along. Lists are histories, oldest first. */
export interface Progress {
  readonly program: 'coldstart'
  readonly version: 1
  readonly answers: readonly GivenAnswer[]
  readonly reviews: readonly Review[]
  /** Exams that were handed in, as they were then. */
  readonly exams: readonly (ExamSession & { readonly endedAt: number })[]
  /** The one that is being sat. */
  readonly exam?: ExamSession
  /** Drills that were passed or tried. */
  readonly drills: readonly { readonly drill: string; readonly at: number; readonly passed: boolean }[]
}

export const NO_PROGRESS: Progress = { program: 'coldstart', version: 1, answers: [], reviews: [], exams: [], drills: [] }

const Id = v.pipe(v.string(), v.nonEmpty())
const Time = v.pipe(v.number(), v.finite())
const Chosen = v.union([v.array(v.string()), v.record(v.string(), v.string())])

const session = {
  exam: v.picklist(['c02', 'c03']),
  pausable: v.boolean(),
  seed: v.number(),
  startedAt: Time,
  minutes: v.number(),
  questions: v.array(Id),
  shown: v.pipe(v.number(), v.integer(), v.minValue(0)),
  answers: v.record(v.string(), Chosen),
  flagged: v.array(Id),
  struck: v.record(v.string(), v.array(v.string())),
  pausedSince: v.exactOptional(Time),
  pausedMs: v.number(),
}

const ProgressSchema: v.GenericSchema<unknown, Progress> = v.object({
  program: v.literal('coldstart'),
  version: v.literal(1),
  answers: v.array(
    v.object({
      question: Id, at: Time, mode: v.picklist(['practice', 'review', 'exam']), chosen: Chosen, right: v.boolean(), confidence: v.exactOptional(v.picklist(['guess', 'unsure', 'sure'])),
    }),
  ),
  reviews: v.array(v.object({ card: Id, at: Time, rating: v.picklist([1, 2, 3, 4]) })),
  exams: v.array(v.object({ ...session, endedAt: Time })),
  exam: v.exactOptional(v.object(session)),
  drills: v.array(v.object({ drill: Id, at: Time, passed: v.boolean() })),
})

export interface ProgressProblem {
  /** `foreign`: of another program. `newer`: of a later version of this one. `broken`: ours, and damaged. */
  readonly kind: 'foreign' | 'newer' | 'broken'
  readonly message: string
}

/** What a text holds. Whatever is wrong with it, nothing is taken from it. */
export function readProgress(text: string): { readonly progress: Progress } | { readonly problem: ProgressProblem } {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return refuse('broken', 'This file is no JSON: it is damaged or cut off.')
  }
  const { program, version } = (typeof given === 'object' && given !== null ? given : {}) as { readonly program?: unknown; readonly version?: unknown }
  if (program !== 'coldstart') return refuse('foreign', 'This file is not of Coldstart: it does not say so in "program".')
  if (typeof version === 'number' && version > NO_PROGRESS.version) {
    return refuse('newer', `This file is of a newer Coldstart (version ${version}; this one reads ${NO_PROGRESS.version}). Reload the page to get the newest.`)
  }
  const parsed = v.safeParse(ProgressSchema, given)
  if (parsed.success) return { progress: parsed.output }
  const [issue] = parsed.issues
  return refuse('broken', `This file is damaged at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`)
}

/** The same progress as a text that `readProgress` reads. */
export function writeProgress(progress: Progress): string {
  return JSON.stringify(progress)
}

/** What two devices know together: nothing twice, oldest first. An exam that is being sat is the one of `mine`, and one that was handed in on either is not. */
export function mergeProgress(mine: Progress, theirs: Progress): Progress {
  const exam = mine.exam ?? theirs.exam
  const over = [...mine.exams, ...theirs.exams].some(({ startedAt }) => startedAt === exam?.startedAt)
  return {
    ...NO_PROGRESS,
    answers: merged(mine.answers, theirs.answers, ({ question, at }) => `${at} ${question}`),
    reviews: merged(mine.reviews, theirs.reviews, ({ card, at }) => `${at} ${card}`),
    drills: merged(mine.drills, theirs.drills, ({ drill, at }) => `${at} ${drill}`),
    exams: [...mine.exams, ...theirs.exams.filter(({ startedAt }) => mine.exams.every((own) => own.startedAt !== startedAt))].sort((a, b) => a.startedAt - b.startedAt),
    ...(exam && !over && { exam }),
  }
}

function merged<Item extends { readonly at: number }>(mine: readonly Item[], theirs: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  return [...new Map([...theirs, ...mine].map((item) => [keyOf(item), item])).values()].sort((a, b) => a.at - b.at)
}

function refuse(kind: ProgressProblem['kind'], message: string): { readonly problem: ProgressProblem } {
  return { problem: { kind, message } }
}
