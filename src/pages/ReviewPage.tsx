import { useEffect } from 'react'
import { useStore } from 'zustand'
import { CalibrationTable } from '../components/progress/CalibrationTable'
import { DueDays } from '../components/progress/DueDays'
import { ProgressFile } from '../components/progress/ProgressFile'
import { StandingTable } from '../components/progress/StandingTable'
import { RoundView } from '../components/question/RoundView'
import { useWallClock } from '../state/exam/wallClock'
import { dueQuestions, reviewRound } from '../state/practice/review'
import { useProgress } from '../state/study/progressStore'
import { useQuestionBank } from '../state/study/questionBank'

/** What is due, when the rest falls due, and how one stands. */
export default function ReviewPage() {
  const asking = useStore(reviewRound, (s) => s.asked.length > 0)
  useEffect(() => {
    void useQuestionBank.getState().load()
    void useProgress.getState().open()
  }, [])
  return asking ? <RoundView title="Review" round={reviewRound} /> : <Standing />
}

function Standing() {
  const questions = useQuestionBank((s) => s.byId)
  const cards = useProgress((s) => s.cards)
  const answered = useProgress((s) => s.progress.answers.length)
  const problem = useProgress((s) => s.problem)
  const now = useWallClock((s) => s.now)
  const { due, next } = dueQuestions(cards, questions, now)
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Review</h1>
        <p className="mt-4 text-lg text-muted">
          {answered === 0
            ? 'Every question you answer comes back when you are about to forget it. Answer some in Practice first.'
            : due === 0
              ? 'Nothing is due. Questions come back when you are about to forget them.'
              : `${due} question${due === 1 ? ' is' : 's are'} due: you are about to forget ${due === 1 ? 'it' : 'them'}.`}
        </p>
        {problem !== undefined && (
          <p role="alert" className="mt-4 text-base text-retried">
            {problem}
          </p>
        )}
        <button type="button" disabled={next.length === 0} onClick={() => reviewRound.getState().begin(next)} className="primary mt-6 h-10 rounded-md px-4 text-base font-medium disabled:opacity-40">
          {next.length === 0 ? 'Nothing to review' : `Review ${next.length}`}
        </button>
        {answered > 0 && (
          <>
            <DueDays cards={cards} now={now} />
            <StandingTable questions={questions} />
            <CalibrationTable />
          </>
        )}
        <ProgressFile />
      </div>
    </div>
  )
}
