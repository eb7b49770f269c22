import { useState } from 'react'
import { Link } from 'wouter'
import { examFacts } from '../../state/exam/offers'
import { useProofsShown } from '../../state/exam/proofsShown'
import { askedAt, estimateOf, weakTasks } from '../../state/exam/sitting'
import type { ProgressState } from '../../state/study/progressStore'
import { useQuestionBank } from '../../state/study/questionBank'
import { AskingContext } from '../question/askingContext'
import { QuestionView } from '../question/QuestionView'
import { ExamAnswers } from './ExamAnswers'
import { ExamResult } from './ExamResult'
import { reviewing } from './reviewing'

type Session = ProgressState['progress']['exams'][number]

/** An exam that is over: what it would have come to, where it was weak, and every answer with its reasons. */
export function EndedExam({ session, another }: { session: Session; another(): void }) {
  const questions = useQuestionBank((s) => s.byId)
  const [opened, setOpened] = useState<number>()
  const asked = session.questions.flatMap((_id, index) => askedAt(session, index, questions, true) ?? [])
  const { name, passing } = examFacts(session.exam)
  const weak = weakTasks(session, questions)
  const { runs, run } = useProofsShown()
  const shown = opened === undefined ? undefined : asked[opened]
  return (
    <div className="overflow-auto" key={opened}>
      <div className="mx-auto max-w-[68ch] px-4 py-10 text-lg narrow:px-8 wide:py-14">
        {shown && opened !== undefined ? (
          <>
            <h1 className="sr-only">Exam, question {opened + 1}</h1>
            <button type="button" onClick={() => setOpened(undefined)} className="mb-4 text-base text-accent hover:underline">
              ← All answers
            </button>
            <AskingContext value={reviewing({ ...shown, proof: runs[shown.question.id] }, () => run(shown.question), (by) => setOpened(Math.max(0, Math.min(asked.length - 1, opened + by))))}>
              <QuestionView />
            </AskingContext>
          </>
        ) : (
          <>
            <ExamResult name={name} passing={passing} result={estimateOf(session, questions)} />
            {weak.length > 0 && (
              <p className="mt-6 text-base">
                Weakest: {weak.map(({ task, right, answered }) => `task ${task} (${right} of ${answered})`).join(', ')}.{' '}
                <Link to="/practice" className="text-accent underline underline-offset-4">
                  Practise your weakest tasks first
                </Link>
                , or go back to{' '}
                <Link to="/guide" className="text-accent underline underline-offset-4">
                  the guide
                </Link>
                .
              </p>
            )}
            <button type="button" onClick={another} className="primary mt-6 h-10 rounded-md px-4 text-base font-medium">
              Another exam
            </button>
            <ExamAnswers asked={asked} open={setOpened} />
          </>
        )}
      </div>
    </div>
  )
}
