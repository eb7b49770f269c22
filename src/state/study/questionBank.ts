import { create } from 'zustand'
import { loadQuestions } from '../../content/questions/questions'
import type { Question } from '../../content/questions/question'

/** A question with the file it stands in: `lambda/concurrency`. */
export type BankQuestion = Question & { readonly topic: string }

interface QuestionBank {
  readonly loadState: 'idle' | 'loading' | 'ready' | 'failed'
  readonly questions: readonly BankQuestion[]
  readonly byId: ReadonlyMap<string, BankQuestion>
  /** Loads all questions. Further calls do nothing, but try again after a failure. */
  load(): Promise<void>
}

/** All questions there are. */
export const useQuestionBank = create<QuestionBank>()((set, get) => ({
  loadState: 'idle',
  questions: [],
  byId: new Map(),
  async load() {
    const { loadState } = get()
    if (loadState === 'loading' || loadState === 'ready') return
    set({ loadState: 'loading' })
    try {
      const questions = await loadQuestions()
      set({ loadState: 'ready', questions, byId: new Map(questions.map((question) => [question.id, question])) })
    } catch {
      set({ loadState: 'failed' })
    }
  },
}))
