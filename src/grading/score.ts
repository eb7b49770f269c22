import type { Question } from '../content/questions/question'

/** Ids of choices, in order where the question is about order; for a match, an answer's id by each choice's. */
export type Answer = readonly string[] | Readonly<Record<string, string>>

export type Score = 'incomplete' | 'wrong' | 'right'

/** As in the exam: all that is right must be chosen and nothing else. Too few chosen is incomplete, not yet wrong. */
export function score(question: Question, answer: Answer): Score {
  if (question.kind === 'match') return scorePairs(question.key, isList(answer) ? {} : answer)
  const given = isList(answer) ? answer : []
  if (given.length < question.key.length) return 'incomplete'
  const right = question.kind === 'order' ? question.key.every((id, index) => given[index] === id) : question.key.every((id) => given.includes(id))
  return right && given.length === question.key.length ? 'right' : 'wrong'
}

function scorePairs(key: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>): Score {
  const choices = Object.keys(key)
  if (choices.some((choice) => given[choice] === undefined)) return 'incomplete'
  return choices.every((choice) => given[choice] === key[choice]) ? 'right' : 'wrong'
}

function isList(answer: Answer): answer is readonly string[] {
  return Array.isArray(answer)
}
