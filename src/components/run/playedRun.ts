import { createContext, useContext, useSyncExternalStore } from 'react'
import type { PlayedRun, RunSource } from '../../state/playedRun'

/** Whose run the run bar shows: given by each lab's page. */
export const RunSourceContext = createContext<RunSource | undefined>(undefined)

/** @throws {Error} outside of a lab */
export function useRunSource(): RunSource {
  const source = useContext(RunSourceContext)
  if (!source) throw new Error('a run bar needs the run of a lab')
  return source
}

/** @param select  gives something that stays the same while it has not changed */
export function usePlayedRun<Selected>(select: (run: PlayedRun) => Selected): Selected {
  const { get, subscribe } = useRunSource()
  return useSyncExternalStore(subscribe, () => select(get()))
}
