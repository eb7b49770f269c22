import { useEffect } from 'react'
import { listenToRunKeys } from '../../state/runKeys'
import { useRunSource } from './playedRun'

/** Arrow keys and the space bar move the run as long as the run bar is there. */
export function useRunKeys(): void {
  const source = useRunSource()
  useEffect(() => listenToRunKeys(source), [source])
}
