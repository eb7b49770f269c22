import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { CalibrationTable } from '../components/progress/CalibrationTable'
import { DueDays } from '../components/progress/DueDays'
import { ProgressFile } from '../components/progress/ProgressFile'
import { StandingTable } from '../components/progress/StandingTable'
import { TaskTrend } from '../components/progress/TaskTrend'
import { RoundView } from '../components/question/RoundView'
import { FactRoundView } from '../components/review/FactRoundView'
import { ReviewStart } from '../components/review/ReviewStart'
import { loadDrills } from '../content/drills/drills'
import { useWallClock } from '../state/exam/wallClock'
import { factRound, reviewRound } from '../state/practice/review'
import { useProgress } from '../state/study/progressStore'
import { useQuestionBank } from '../state/study/questionBank'

/** What is due, when the rest falls due, and how one stands. Facts are asked before questions. */
export default function ReviewPage() {
  const asking = useStore(reviewRound, (s) => s.asked.length > 0)
  const askingFacts = useStore(factRound, (s) => s.facts.length > 0)
  useEffect(() => {
    void useQuestionBank.getState().load()
    void useProgress.getState().open()
  }, [])
  if (askingFacts) return <FactRoundView />
  return asking ? <RoundView title="Review" round={reviewRound} /> : <Standing />
}

function Standing() {
  const questions = useQuestionBank((s) => s.byId)
  const cards = useProgress((s) => s.cards)
  const answered = useProgress((s) => s.progress.answers.length)
  const problem = useProgress((s) => s.problem)
  const now = useWallClock((s) => s.now)
  const [drills, setDrills] = useState<ReadonlyMap<string, string>>()
  // What is due is due by now, however long this page has been open.
  useEffect(() => useWallClock.getState().run()(), [])
  useEffect(() => void loadDrills().then((all) => setDrills(new Map(all.map(({ id, title }) => [id, title]))), () => undefined), [])
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Review</h1>
        <ReviewStart drills={drills} />
        {problem !== undefined && (
          <p role="alert" className="mt-4 text-base text-retried">
            {problem}
          </p>
        )}
        {cards.size > 0 && <DueDays cards={cards} now={now} />}
        {answered > 0 && (
          <>
            <StandingTable questions={questions} />
            <TaskTrend questions={questions} now={now} />
            <CalibrationTable />
          </>
        )}
        <ProgressFile />
      </div>
    </div>
  )
}
