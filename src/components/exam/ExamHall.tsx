import { useState } from 'react'
import { startExam } from '../../state/exam/examRoom'
import { examNow } from '../../state/practice/examNow'
import { examOffers } from '../../state/exam/offers'
import { useProgress } from '../../state/study/progressStore'
import { useQuestionBank } from '../../state/study/questionBank'
import { EndedExam } from './EndedExam'
import { ExamStart } from './ExamStart'

/** Where exams begin, and where those that are over can be looked at. */
export function ExamHall() {
  const questions = useQuestionBank((s) => s.questions)
  const ended = useProgress((s) => s.progress.exams)
  const problem = useProgress((s) => s.problem)
  const [another, setAnother] = useState(false)
  const last = ended.at(-1)
  if (last && !another) return <EndedExam key={last.endedAt} session={last} another={() => setAnother(true)} />
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Exam</h1>
        <p className="mt-4 text-lg text-muted">
          As long as the real one, with its kinds of questions and nothing told before the end. Flag what you want to come back to, strike out
          what it cannot be. It survives a reload, and hands itself in when the time is up.
        </p>
        {problem !== undefined && <p role="alert" className="mt-4 text-base text-retried">{problem}</p>}
        <ExamStart offers={examOffers(questions)} usual={examNow()} start={startExam} />
      </div>
    </div>
  )
}
