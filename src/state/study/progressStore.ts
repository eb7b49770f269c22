import { create } from 'zustand'
import { onLeaving } from '../../browser/leaving'
import { recordsIn, type Records } from '../../browser/records'
import { tabsSharing, type Tabs } from '../../browser/tabs'
import { ratingOf, type GivenAnswer } from '../../study/answers'
import type { ExamSession } from '../../study/examSession'
import { mergeProgress, NO_PROGRESS, readProgress, writeProgress, type Progress, type ProgressProblem } from '../../study/progress'
import { afterReview, cardsOf, type MemoryCard, type Rating, type Review } from '../../study/review'
import { readKept, together, writeKept, type KeptProgress } from './keptProgress'
import { createProgressKeeping } from './progressKeeping'

/** What a learner has done, and how it stands with keeping it on the device. Whatever the device refuses, studying goes on. */
export interface ProgressState {
  readonly progress: Progress
  /** Of `progress.reviews`. By card id: `question:…`, `fact:…`, `drill:…`. */
  readonly cards: ReadonlyMap<string, MemoryCard>
  /** Until `ready` what the device has kept is not known yet. */
  readonly loadState: 'loading' | 'ready'
  /** Why what is done now is not kept, for people. */
  readonly problem?: string | undefined
  /** What the device keeps and this program does not understand. It stays untouched until `startAnew`. */
  readonly notUnderstood?: (ProgressProblem & { readonly text: string }) | undefined

  /** Takes up what the device kept. Further calls do nothing. */
  open(): Promise<void>
  /** An answer was given: it is counted, and its question's card is reviewed by it. */
  answer(given: Omit<GivenAnswer, 'at'>): void
  /** A fact is rated by the learner. */
  review(card: string, rating: Rating): void
  /** A drill was graded. From the first time it is done on it comes back, and being able to do it then is what counts. */
  drillTried(drill: string, passed: boolean): void

  beginExam(session: ExamSession): void
  /** Changes the exam that is being sat by a function of src/study/examSession.ts. */
  changeExam(change: (session: ExamSession) => ExamSession): void
  /** Hands in: the exam goes to the others, its answers count as given and are reviewed. */
  endExam(answers: readonly Pick<GivenAnswer, 'question' | 'chosen' | 'right'>[]): void
  abandonExam(): void

  /** The progress as the text of a file. */
  exportFile(): string
  /** @returns what is wrong with the file, and then nothing has changed; undefined when it was taken */
  importFile(text: string, how: 'merge' | 'replace'): ProgressProblem | undefined
  /** Begins anew; what was not understood is set aside under another key, not deleted. */
  startAnew(): Promise<void>
  /** Deletes all progress from the device. */
  erase(): Promise<void>
}

const KEY = 'progress'
const FULL = 'The storage of this device is full. What you do from now on is not kept: export your progress to save it.'
const REFUSED = 'This browser does not let Coldstart keep anything, as in a private window. Your progress lasts until you close this page: export it to save it.'

/**
 * @param records    where progress is kept
 * @param beforeEnd  calls back before the page may end
 * @param now        epoch ms
 * @param tabs       others that may change it at the same time
 */
export function createProgressStore(records: Records, beforeEnd: (keep: () => void) => void, now: () => number, tabs: Tabs) {
  return create<ProgressState>()((set, get) => {
    const keeping = createProgressKeeping(records, KEY, tabs, {
      told: (failure) => set({ problem: failure === undefined ? undefined : whyNotKept(failure) }),
      heard: hear,
    })
    let opening: Promise<void> | undefined
    let generation = 0
    let examAt = 0

    function mine(): KeptProgress {
      return { progress: get().progress, generation, examAt }
    }

    /** Another tab, or the device, knows something: what both know counts from now on. */
    function hear(kept: KeptProgress): void {
      if (get().notUnderstood) return
      const before = mine()
      const both = together(before, kept)
      if (writeKept(both) === writeKept(before)) return
      generation = both.generation
      examAt = both.examAt
      set({ progress: both.progress, cards: cardsOf(both.progress.reviews) })
    }

    function change(progress: Progress, cards: ReadonlyMap<string, MemoryCard> = cardsOf(progress.reviews)): void {
      if (progress.exam !== get().progress.exam) examAt = Math.max(now(), examAt + 1)
      set({ progress, cards })
      if (get().loadState === 'ready' && !get().notUnderstood) keeping.keep(mine())
    }

    function add(answers: readonly GivenAnswer[], reviews: readonly Review[], others: Partial<Progress> = {}): void {
      const { progress } = get()
      const cards = new Map(get().cards)
      for (const review of reviews) cards.set(review.card, afterReview(cards.get(review.card), review))
      change({ ...progress, ...others, answers: [...progress.answers, ...answers], reviews: [...progress.reviews, ...reviews] }, cards)
    }

    async function load(): Promise<void> {
      beforeEnd(keeping.leave)
      keeping.listen()
      try {
        const kept = (await records.readAll(KEY)).map(readKept)
        const bad = kept.find((read) => 'problem' in read)
        if (bad) return set({ notUnderstood: { ...bad.problem, text: bad.text }, problem: `${bad.problem.message} It stays as it is, and what you do now is not kept.`, loadState: 'ready' })
        // What was done before the device answered is added to what it kept.
        const early = get().progress
        for (const read of kept) if (!('problem' in read)) hear(read)
        set({ loadState: 'ready' })
        if (early !== NO_PROGRESS) change(get().progress)
      } catch (failure) {
        set({ loadState: 'ready', problem: whyNotKept(failure) })
      }
    }

    return {
      progress: NO_PROGRESS,
      cards: new Map(),
      loadState: 'loading',

      open: () => (opening ??= load()),

      answer(given) {
        const at = now()
        add([{ ...given, at }], [{ card: questionCard(given.question), at, rating: ratingOf(given) }])
      },
      review: (card, rating) => add([], [{ card, at: now(), rating }]),
      drillTried(drill, passed) {
        const at = now()
        const card = get().cards.get(drillCard(drill))
        // What counts is whether one could still do it when it was due, not how often one tries: it begins with the first time it is done.
        const counts = card ? card.due <= at : passed
        add([], counts ? [{ card: drillCard(drill), at, rating: passed ? 3 : 1 }] : [], { drills: [...get().progress.drills, { drill, at, passed }] })
      },

      beginExam: (exam) => change({ ...get().progress, exam }, get().cards),
      changeExam(by) {
        const { progress, cards } = get()
        if (progress.exam) change({ ...progress, exam: by(progress.exam) }, cards)
      },
      endExam(answers) {
        const { exam, ...progress } = get().progress
        if (!exam) return
        const at = now()
        set({ progress })
        examAt = Math.max(at, examAt + 1)
        add(
          answers.map((answer) => ({ ...answer, at, mode: 'exam' })),
          answers.map((answer) => ({ card: questionCard(answer.question), at, rating: ratingOf(answer) })),
          { exams: [...progress.exams, { ...exam, endedAt: at }] },
        )
      },
      abandonExam() {
        const { exam: _exam, ...progress } = get().progress
        change(progress, get().cards)
      },

      exportFile: () => writeProgress(get().progress),
      importFile(text, how) {
        const read = readProgress(text)
        if ('problem' in read) return read.problem
        if (how === 'replace') generation++
        change(how === 'merge' ? mergeProgress(get().progress, read.progress) : read.progress)
        return undefined
      },
      async startAnew() {
        const { notUnderstood } = get()
        if (!notUnderstood) return
        await records.write(`${KEY} set aside at ${now()}`, notUnderstood.text)
        set({ notUnderstood: undefined, problem: undefined })
        await keeping.replace(mine())
      },
      async erase() {
        generation++
        set({ progress: NO_PROGRESS, cards: new Map(), notUnderstood: undefined })
        await keeping.replace(mine())
      },
    }
  })
}

/** The card by which a question is reviewed. */
export function questionCard(question: string): string {
  return `question:${question}`
}

/** The card by which a drill is done again. */
function drillCard(drill: string): string {
  return `drill:${drill}`
}

function whyNotKept(failure: unknown): string {
  return failure instanceof Error && failure.name === 'QuotaExceededError' ? FULL : REFUSED
}

export const useProgress = createProgressStore(recordsIn('coldstart-study'), onLeaving, () => Date.now(), tabsSharing('coldstart-study'))
