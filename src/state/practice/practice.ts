import { useProgress } from '../study/progressStore'
import { runProof } from '../study/proofRun'
import { createPracticeStore } from './practiceStore'

/** The round that is practised, which lasts while one looks elsewhere. */
export const practice = createPracticeStore({
  async prove(question) {
    const shown = await runProof(question)
    if ('broken' in shown) throw new Error(shown.broken)
    return shown
  },
  attempted: ({ question, answer, right, confidence }) => useProgress.getState().answer({ question: question.id, mode: 'practice', chosen: answer, right, confidence }),
})
