import { onLetterKey } from '../../browser/keyboard'
import type { Asking } from './asking'

/** What keys do while a question is asked. */
export const QUESTION_KEYS: readonly { readonly shown: string; readonly does: string }[] = [
  { shown: 'A–F, 1–6', does: 'Choose an option' },
  { shown: 'X', does: 'Strike out the option under the focus, or the one chosen last' },
  { shown: 'G, U, S', does: 'A guess, not sure, sure' },
  { shown: 'Enter', does: 'Submit' },
  { shown: 'R', does: 'Run it, once answered' },
  { shown: 'F', does: 'Flag' },
  { shown: 'N, P', does: 'Next, previous question' },
]

/** @returns the way to stop it */
export function listenToQuestionKeys(asking: () => Asking): () => void {
  return onLetterKey((pressed, focused) => {
    const { asked, choose, strike, feel, flag, next, previous, runProof } = asking()
    const key = pressed.toLowerCase()
    const { question, answer, score } = asked
    const option = question.kind === 'order' || question.kind === 'match' ? undefined : question.choices[optionOfKey(key)]?.id
    const under = focused ?? (Array.isArray(answer) ? (answer.at(-1) as string | undefined) : undefined)
    const deeds: Readonly<Record<string, () => void>> = {
      x: () => under !== undefined && strike(under),
      g: () => feel?.('guess'),
      u: () => feel?.('unsure'),
      s: () => feel?.('sure'),
      r: () => void (score !== undefined && question.proof && runProof?.()),
      n: next,
      p: previous,
    }
    // F is the sixth option only where there is one.
    if (option !== undefined) choose(option)
    else if (key === 'f') flag()
    else if (deeds[key]) deeds[key]()
    else return false
    return true
  })
}

/** Which option a key stands for, by letter or by number, counted from 0; -1 for any other key. */
function optionOfKey(key: string): number {
  const byNumber = '123456'.indexOf(key)
  return byNumber >= 0 ? byNumber : 'abcdef'.indexOf(key)
}
