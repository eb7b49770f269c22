import type { Question } from '../../content/questions/question'
import { score, type Answer } from '../../grading/score'
import type { Asked } from './asking'

/** What nobody has answered yet. An order begins with what is shown. */
export function emptyAnswer(question: Question): Answer {
  if (question.kind === 'match') return {}
  return question.kind === 'order' ? shownOrder(question).map(({ id }) => id) : []
}

/** Whether it can be submitted. */
export function isComplete(question: Question, answer: Answer): boolean {
  return score(question, answer) !== 'incomplete'
}

/** One option more, or less. Where one is asked for, another takes its place; where more are, the one chosen first goes. */
export function withOption(question: Question, answer: Answer, option: string): Answer {
  if (question.kind === 'match' || question.kind === 'order' || !Array.isArray(answer)) return answer
  const chosen: readonly string[] = answer
  if (chosen.includes(option)) return chosen.filter((each) => each !== option)
  return [...chosen, option].slice(-question.key.length)
}

/** An option struck out, or taken back. What is struck out is not chosen any more. */
export function struckOut({ question, answer, struck }: Pick<Asked, 'question' | 'answer' | 'struck'>, option: string): Pick<Asked, 'answer' | 'struck'> {
  if (struck.includes(option)) return { answer, struck: struck.filter((each) => each !== option) }
  return { struck: [...struck, option], answer: Array.isArray(answer) && answer.includes(option) ? withOption(question, answer, option) : answer }
}

/** The items of an order as they stand before anybody has moved one: by their texts, which gives nothing away. */
export function shownOrder({ choices }: Extract<Question, { kind: 'order' }>) {
  return [...choices].sort((a, b) => (a.text < b.text ? -1 : 1))
}

/** Moves an item of an order up (-1) or down (1). */
export function moved(answer: Answer, option: string, by: 1 | -1): Answer {
  if (!Array.isArray(answer)) return answer
  const order: string[] = [...answer]
  const from = order.indexOf(option)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return answer
  order[from] = order[to]!
  order[to] = option
  return order
}
