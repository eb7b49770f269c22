import { useEffect } from 'react'
import { ExamHall } from '../components/exam/ExamHall'
import { ExamSitting } from '../components/exam/ExamSitting'
import { openExamRoom } from '../state/exam/examRoom'
import { useProgress } from '../state/study/progressStore'
import { useQuestionBank } from '../state/study/questionBank'

/** A mock exam: as many questions and minutes as the exam has, and nothing told before the end. */
export default function ExamPage() {
  const loaded = useQuestionBank((s) => s.loadState)
  const kept = useProgress((s) => s.loadState)
  const session = useProgress((s) => s.progress.exam)
  useEffect(openExamRoom, [])
  if (loaded === 'failed') {
    return (
      <p role="alert" className="p-10 text-base text-failed">
        The questions could not be fetched.{' '}
        <button type="button" onClick={openExamRoom} className="underline underline-offset-4">
          Try again
        </button>
      </p>
    )
  }
  if (loaded !== 'ready' || kept !== 'ready') return <p className="p-10 text-base text-muted">Fetching the questions …</p>
  return session ? <ExamSitting session={session} /> : <ExamHall />
}
