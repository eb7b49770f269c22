import { useEffect } from 'react'
import { useStore } from 'zustand'
import { RoundView } from '../components/question/RoundView'
import { SelectionForm } from '../components/question/SelectionForm'
import { practice } from '../state/practice/practice'
import { newSeed } from '../state/practice/newSeed'
import { useProgress } from '../state/study/progressStore'
import { useQuestionBank } from '../state/study/questionBank'

/** Questions one after another, each with its reasons as soon as it is answered. */
export default function PracticePage() {
  const asking = useStore(practice, (s) => s.asked.length > 0)
  useEffect(() => {
    void useQuestionBank.getState().load()
    void useProgress.getState().open()
  }, [])
  return asking ? <RoundView title="Practice" round={practice} /> : <PracticeStart />
}

function PracticeStart() {
  const loadState = useQuestionBank((s) => s.loadState)
  const questions = useQuestionBank((s) => s.questions)
  const proved = questions.filter(({ proof }) => proof).length
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Practice</h1>
        {loadState === 'failed' && (
          <p role="alert" className="mt-4 text-base text-failed">
            The questions could not be fetched.{' '}
            <button type="button" onClick={() => void useQuestionBank.getState().load()} className="underline underline-offset-4">
              Try again
            </button>
          </p>
        )}
        {loadState === 'ready' && (
          <>
            <p className="mt-4 text-lg text-muted">
              {questions.length} questions, each with a reason for every option. The simulator runs {proved} of them, option by option, whenever you doubt the key.
            </p>
            <SelectionForm questions={questions} begin={practice.getState().begin} seed={newSeed} />
          </>
        )}
      </div>
    </div>
  )
}
