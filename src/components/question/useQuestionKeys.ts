import { useEffect, useRef } from 'react'
import { listenToQuestionKeys } from '../../state/practice/questionKeys'
import { useAsking } from './askingContext'

/** Letters and digits answer as long as a question is there. */
export function useQuestionKeys(): void {
  const asking = useAsking()
  const latest = useRef(asking)
  useEffect(() => {
    latest.current = asking
  })
  useEffect(() => listenToQuestionKeys(() => latest.current), [])
}
