import { practice } from '../practice/practice'
import { reviewRound } from '../practice/review'

/** The room in which a question is being asked, as an address; undefined where none asks it now. */
export function askedIn(question: string): string | undefined {
  const rooms = [['#/practice', practice], ['#/review', reviewRound]] as const
  return rooms.find(([, round]) => round.getState().asked.some((asked) => asked.question.id === question))?.[0]
}
