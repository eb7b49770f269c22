import { PersistentMap } from '../../../kernel/persistentMap'

/** Environments at work, and how many there are of each function (of all, under an empty name). */
export interface Running {
  readonly busy: PersistentMap<string, true>
  readonly counts: PersistentMap<string, number>
}

export const noneRunning: Running = { busy: PersistentMap(), counts: PersistentMap() }

/** Undefined where the environment was at work already, or was not. */
export function changed({ busy, counts }: Running, environment: string, functionName: string, starts: boolean): Running | undefined {
  if (busy.has(environment) === starts) return undefined
  const by = starts ? 1 : -1
  const more = (name: string) => (counts.get(name) ?? 0) + by
  return {
    busy: starts ? busy.set(environment, true) : busy.delete(environment),
    counts: counts.set(functionName, more(functionName)).set('', more('')),
  }
}
