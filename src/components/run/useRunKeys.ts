import { useEffect } from 'react'
import { listenToRunKeys } from '../../state/runKeys'

/** Arrow keys and the space bar move the run as long as the run bar is there. */
export function useRunKeys(): void {
  useEffect(listenToRunKeys, [])
}
