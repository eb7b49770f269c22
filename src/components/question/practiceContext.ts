import { createContext, useContext } from 'react'
import { useStore, type StoreApi } from 'zustand'
import type { Asked, PracticeState } from '../../state/practice/practiceStore'

/** The round that a page asks. */
export const PracticeContext = createContext<StoreApi<PracticeState> | undefined>(undefined)

/** @throws {Error} outside of a round */
export function usePracticeStore(): StoreApi<PracticeState> {
  const store = useContext(PracticeContext)
  if (!store) throw new Error('a question stands outside of a round')
  return store
}

export function usePractice<Selected>(select: (state: PracticeState) => Selected): Selected {
  return useStore(usePracticeStore(), select)
}

/** The question that is asked now. */
export function useAsked(): Asked {
  const asked = usePractice((s) => s.asked[s.index])
  if (!asked) throw new Error('no question is asked')
  return asked
}
