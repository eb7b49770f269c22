import { EXAM_KINDS, type Question } from '../../content/questions/question'
import { lastAnswers, standings, type GivenAnswer } from '../../study/answers'
import { shuffled } from '../../study/dice'
import { drawExam, type ExamDraw } from '../../study/examDraw'
import { domainOf, EXAMS, type ExamId } from '../../study/exams'
import type { BankQuestion } from './questionBank'

/** Which questions to practise. What is absent may be anything. */
export interface PracticeFilter {
  readonly service?: Question['service']
  readonly topic?: string
  /** Of the exam prepared for. */
  readonly domain?: number
  readonly task?: string
  readonly difficulty?: Question['difficulty']
  readonly kind?: Question['kind']
  /** `weak`: weakest tasks first; `missed`: only those whose last answer was wrong; `unseen`: never answered. */
  readonly by?: 'chance' | 'weak' | 'missed' | 'unseen'
}

/** Questions that fit, in the order to ask them, which the seed fixes. */
export function practiceQueue(questions: readonly BankQuestion[], filter: PracticeFilter, exam: ExamId, answers: readonly GivenAnswer[], seed: number): readonly BankQuestion[] {
  const { service, topic, domain, task, difficulty, kind, by = 'chance' } = filter
  const last = lastAnswers(answers)
  const fitting = questions.filter(
    (question) =>
      (service === undefined || question.service === service) &&
      (topic === undefined || question.topic === topic) &&
      (domain === undefined || domainOf(question.tasks[exam]) === domain) &&
      (task === undefined || question.tasks[exam] === task) &&
      (difficulty === undefined || question.difficulty === difficulty) &&
      (kind === undefined || question.kind === kind) &&
      (by !== 'missed' || last.get(question.id)?.right === false) &&
      (by !== 'unseen' || !last.has(question.id)),
  )
  const order = shuffled(fitting, seed)
  if (by !== 'weak') return order
  const tasks = new Map(questions.map((question) => [question.id, question.tasks[exam]]))
  const weakness = new Map(standings(answers, (id) => tasks.get(id)).map(({ task: of, estimate }) => [of, estimate]))
  const estimateOf = (question: BankQuestion) => weakness.get(question.tasks[exam]) ?? 0.5
  return [...order].sort((a, b) => estimateOf(a) - estimateOf(b))
}

/** An exam's questions, of the kinds that the exam has. Those of the last exam come in only where others run out. */
export function drawExamOf(questions: readonly BankQuestion[], exam: ExamId, seed: number, lately: readonly string[] = []): ExamDraw {
  const pool = questions.filter(({ kind }) => EXAM_KINDS.includes(kind)).map(({ id, tasks }) => ({ id, task: tasks[exam] }))
  return drawExam(pool, EXAMS[exam], seed, new Set(lately))
}
