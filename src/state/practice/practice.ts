import { useProgress } from '../study/progressStore'
import { runProof } from '../study/proofRun'
import { useQuestionBank } from '../study/questionBank'
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

/** Begins a round of the questions named. @returns whether they could be fetched */
export async function practiseThese(ids: readonly string[]): Promise<boolean> {
  await useQuestionBank.getState().load()
  const { byId } = useQuestionBank.getState()
  const questions = ids.flatMap((id) => byId.get(id) ?? [])
  if (questions.length > 0) practice.getState().begin(questions)
  return questions.length > 0
}
