import { createContext, useContext } from 'react'
import type { Asking } from '../../state/practice/asking'

/** The question that a page asks now, in a round of practice or in an exam. */
export const AskingContext = createContext<Asking | undefined>(undefined)

/** @throws {Error} outside of a question */
export function useAsking(): Asking {
  const asking = useContext(AskingContext)
  if (!asking) throw new Error('a part of a question stands outside of one')
  return asking
}
