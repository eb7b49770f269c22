import { useEffect, useState } from 'react'
import { handIn, keepTime, pauseOrResume } from '../../state/exam/examRoom'
import { askedAt, sittingOf } from '../../state/exam/sitting'
import { clockLeft, leftOf } from '../../state/exam/timeLeft'
import { useWallClock } from '../../state/exam/wallClock'
import { useProgress, type ProgressState } from '../../state/study/progressStore'
import { useQuestionBank } from '../../state/study/questionBank'
import { AskingContext } from '../question/askingContext'
import { QuestionView } from '../question/QuestionView'
import { ExamBar } from './ExamBar'
import { HandInDialog } from './HandInDialog'

type Session = NonNullable<ProgressState['progress']['exam']>

/** An exam that is being sat. It goes on after a reload: each change is kept. */
export function ExamSitting({ session }: { session: Session }) {
  const questions = useQuestionBank((s) => s.byId)
  const now = useWallClock((s) => s.now)
  const [handingIn, setHandingIn] = useState(false)
  const { changeExam } = useProgress.getState()
  useEffect(keepTime, [])
  const asked = askedAt(session, session.shown, questions, false)
  const paused = session.pausedSince !== undefined
  const marks = session.questions.map((id) => ({ answered: session.answers[id] !== undefined, flagged: session.flagged.includes(id) }))
  const sitting = asked && sittingOf(session, asked, changeExam)
  return (
    <>
      <div key={session.shown} className="min-h-0 grow overflow-auto">
        <div className="mx-auto max-w-[68ch] px-4 py-8 text-lg narrow:px-8">
          <h1 className="sr-only">Exam</h1>
          {paused ? (
            <p className="text-muted">The exam is paused, and so is its clock. The questions come back when it goes on.</p>
          ) : sitting ? (
            <AskingContext value={sitting}>
              <QuestionView />
            </AskingContext>
          ) : (
            <p className="text-muted">This question is no longer there: it will not count.</p>
          )}
        </div>
      </div>
      <ExamBar
        shown={session.shown}
        marks={marks}
        left={clockLeft(leftOf(session, now))}
        pausable={session.pausable}
        paused={paused}
        goTo={(index) => changeExam((exam) => ({ ...exam, shown: index }))}
        pauseOrResume={pauseOrResume}
        submit={() => setHandingIn(true)}
      />
      <HandInDialog open={handingIn} unanswered={marks.filter(({ answered }) => !answered).length} flagged={marks.filter(({ flagged }) => flagged).length} onOpenChange={setHandingIn} handIn={handIn} />
    </>
  )
}
