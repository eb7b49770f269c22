import type { Question } from '../../content/questions/question'
import { score } from '../../grading/score'
import { standings, type GivenAnswer, type TaskStanding } from '../../study/answers'
import { estimate, type ExamEstimate } from '../../study/examEstimate'
import { answerShown, showQuestion, toggleFlag, toggleStrike, type ExamSession } from '../../study/examSession'
import { EXAMS } from '../../study/exams'
import { emptyAnswer, struckOut, withOption } from '../practice/answering'
import type { Asked, Asking } from '../practice/asking'

type Questions = ReadonlyMap<string, Question>
type Change = (change: (session: ExamSession) => ExamSession) => void

/** The question of an exam that is shown, open or, once the exam is over, with its score. Undefined where the bank has it no more. */
export function askedAt(session: ExamSession, index: number, questions: Questions, over: boolean): Asked | undefined {
  const question = questions.get(session.questions[index] ?? '')
  if (!question) return undefined
  const { id } = question
  const answer = session.answers[id] ?? emptyAnswer(question)
  const right = score(question, answer) === 'right'
  return {
    question, answer, struck: session.struck[id] ?? [], flagged: session.flagged.includes(id), confidence: undefined, score: over ? (right ? 'right' : 'wrong') : undefined, proof: undefined,
  }
}

/** A question of an exam that is being sat, with what can be done: nothing is told before the end. */
export function sittingOf(session: ExamSession, asked: Asked, change: Change): Asking {
  const { question, answer, struck } = asked
  const goTo = (index: number) => change((now) => showQuestion(now, index))
  return {
    asked,
    choose: (option) =>
      change((now) => {
        const chosen = answerShown(now, question.id, withOption(question, answer, option))
        return struck.includes(option) ? toggleStrike(chosen, question.id, option) : chosen
      }),
    give: (given) => change((now) => answerShown(now, question.id, given)),
    strike: (option) => change((now) => toggleStrike(answerShown(now, question.id, struckOut(asked, option).answer), question.id, option)),
    flag: () => change((now) => toggleFlag(now, question.id)),
    next: () => goTo(session.shown + 1),
    previous: () => goTo(session.shown - 1),
  }
}

/** All answers of an exam as they count: what was not answered is wrong. */
export function answersOf(session: ExamSession, questions: Questions): readonly Pick<GivenAnswer, 'question' | 'chosen' | 'right'>[] {
  return session.questions.flatMap((id) => {
    const question = questions.get(id)
    if (!question) return []
    const chosen = session.answers[id] ?? emptyAnswer(question)
    return [{ question: id, chosen, right: score(question, chosen) === 'right' }]
  })
}

/** What an exam would have come to, as far as the bank still has its questions. */
export function estimateOf(session: ExamSession, questions: Questions): ExamEstimate {
  const exam = EXAMS[session.exam]
  return estimate(exam, answersOf(session, questions).map(({ question, right }) => ({ task: questions.get(question)!.tasks[session.exam], right })))
}

/** Tasks of which more was wrong than right, the weakest first: at most three. */
export function weakTasks(session: ExamSession, questions: Questions): readonly TaskStanding[] {
  const answers = answersOf(session, questions).map((answer): GivenAnswer => ({ ...answer, at: session.startedAt, mode: 'exam' }))
  return standings(answers, (id) => questions.get(id)?.tasks[session.exam])
    .filter(({ right, answered }) => right * 2 < answered)
    .slice(0, 3)
}

export type { ExamEstimate }
