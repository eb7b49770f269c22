import { useEffect } from 'react'
import { listenToQuestionKeys } from '../../state/practice/questionKeys'
import { usePracticeStore } from './practiceContext'

/** Letters and digits answer as long as a question is there. */
export function useQuestionKeys(): void {
  const store = usePracticeStore()
  useEffect(() => listenToQuestionKeys(store), [store])
}
