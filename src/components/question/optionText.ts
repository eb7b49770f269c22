import type { Question } from '../../content/questions/question'
import { optionLetter } from './optionLetter'

/** An option as proofs name it, for people: `Option B` and what it says; of a match, the pair. */
export function optionText(question: Question, option: string): { readonly title: string; readonly text: string } {
  const [first = '', second] = option.split(':')
  const place = question.choices.findIndex(({ id }) => id === first)
  const choice = question.choices[place]
  const text = choice === undefined ? option : 'line' in choice ? `Line ${choice.line}` : choice.text
  if (question.kind === 'match' && second !== undefined) return { title: 'Pair', text: `${text} – ${question.answers.find(({ id }) => id === second)?.text ?? second}` }
  return { title: question.kind === 'order' ? `Step ${place + 1}` : `Option ${optionLetter(Math.max(0, place))}`, text }
}
