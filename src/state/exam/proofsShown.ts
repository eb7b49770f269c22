import { create } from 'zustand'
import type { Question } from '../../content/questions/question'
import type { ProofRun } from '../practice/asking'
import { runProof } from '../study/proofRun'

interface ProofsShown {
  /** By question. */
  readonly runs: Readonly<Record<string, ProofRun>>
  run(question: Question): Promise<void>
}

/** What proofs have shown that were run while looking at an exam that is over. */
export const useProofsShown = create<ProofsShown>()((set, get) => ({
  runs: {},
  async run(question) {
    const tell = (run: ProofRun) => set({ runs: { ...get().runs, [question.id]: run } })
    if (get().runs[question.id]?.state === 'running') return
    tell({ state: 'running' })
    try {
      const shown = await runProof(question)
      tell('broken' in shown ? { state: 'broken', message: shown.broken } : { state: 'shown', verdict: shown })
    } catch (error) {
      tell({ state: 'broken', message: error instanceof Error ? error.message : String(error) })
    }
  },
}))
