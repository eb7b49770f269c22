import type { Progress } from '../../study/progress'
import { dueCards, type MemoryCard } from '../../study/review'

/** The one thing to do next, and where one stands. */
export interface NextStep {
  /** Nothing where one has done nothing yet. */
  readonly stand: string | undefined
  readonly to: string
  readonly label: string
}

/** An exam that is being sat goes before what is due, what is due before what is new. */
export function nextStep({ exam, answers }: Pick<Progress, 'exam' | 'answers'>, cards: ReadonlyMap<string, MemoryCard>, now: number): NextStep {
  if (exam) return { stand: 'An exam is going on.', to: '/exam', label: 'Go on with the exam' }
  if (answers.length === 0) return { stand: undefined, to: '/labs/step-functions', label: 'Open the Step Functions lab' }
  const due = dueCards(cards, now).length
  const right = answers.filter((answer) => answer.right).length
  const stand = `${answers.length} answer${answers.length === 1 ? '' : 's'} so far, ${right} right. ${due === 0 ? 'Nothing is due for review.' : `${due} due for review.`}`
  return due > 0 ? { stand, to: '/review', label: `Review ${due}` } : { stand, to: '/practice', label: 'Practise' }
}
