import { createStore, type StoreApi } from 'zustand'
import type { Question } from '../../content/questions/question'
import type { ProofVerdict } from '../../grading/proof/proof'
import { score, type Answer } from '../../grading/score'
import type { Confidence } from '../../study/answers'
import { emptyAnswer, struckOut, withOption } from './answering'
import type { Asked, AskingDeeds, ProofRun } from './asking'

/** How sure one can say to be, before one knows. */
export const CONFIDENCES: readonly Confidence[] = ['guess', 'unsure', 'sure']

/** What was answered, for those who keep count. */
export interface Attempt {
  readonly question: Question
  readonly answer: Answer
  readonly right: boolean
  readonly confidence: Confidence
}

/** A round of practice: one question after another, each with its reasons as soon as it is answered. */
export interface PracticeState extends Required<AskingDeeds> {
  readonly asked: readonly Asked[]
  readonly index: number
  begin(questions: readonly Question[]): void
  /** Back to the choice of questions. */
  end(): void
  goTo(index: number): void
}

export interface PracticePorts {
  prove(question: Question): Promise<ProofVerdict>
  attempted(attempt: Attempt): void
}

export function createPracticeStore({ prove, attempted }: PracticePorts): StoreApi<PracticeState> {
  return createStore<PracticeState>()((set, get) => {
    const current = () => get().asked[get().index]
    const change = (index: number, part: Partial<Asked>) => set({ asked: get().asked.map((each, at) => (at === index ? { ...each, ...part } : each)) })
    /** Changes the current question while it is open. */
    const edit = (part: (asked: Asked) => Partial<Asked>) => {
      const asked = current()
      if (asked && asked.score === undefined) change(get().index, part(asked))
    }
    return {
      asked: [],
      index: 0,
      begin: (questions) => set({ index: 0, asked: questions.map((question) => ({ question, answer: emptyAnswer(question), struck: [], flagged: false, confidence: undefined, score: undefined, proof: undefined })) }),
      end: () => set({ asked: [], index: 0 }),
      choose: (option) => edit(({ question, answer, struck }) => ({ answer: withOption(question, answer, option), struck: struck.filter((each) => each !== option) })),
      give: (answer) => edit(() => ({ answer })),
      strike: (option) => edit((asked) => struckOut(asked, option)),
      flag: () => change(get().index, { flagged: !current()?.flagged }),
      feel: (confidence) => edit(() => ({ confidence })),
      // Does nothing while the answer is incomplete or nothing is said of how sure one is.
      submit() {
        const asked = current()
        if (!asked || asked.score !== undefined || asked.confidence === undefined) return
        const { question, answer, confidence } = asked
        const given = score(question, answer)
        if (given === 'incomplete') return
        change(get().index, { score: given })
        attempted({ question, answer, right: given === 'right', confidence })
      },
      next: () => get().goTo(get().index + 1),
      previous: () => get().goTo(get().index - 1),
      goTo: (index) => set({ index: Math.max(0, Math.min(index, get().asked.length - 1)) }),
      async runProof() {
        const { index } = get()
        const asked = current()
        if (!asked || asked.proof?.state === 'running') return
        change(index, { proof: { state: 'running' } })
        const proof = await prove(asked.question).then(
          (verdict): ProofRun => ({ state: 'shown', verdict }),
          (error: unknown): ProofRun => ({ state: 'broken', message: error instanceof Error ? error.message : String(error) }),
        )
        // Another round may have begun meanwhile.
        if (get().asked[index]?.question === asked.question) change(index, { proof })
      },
    }
  })
}
