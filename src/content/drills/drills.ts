import type { Drill } from './drill'

interface DrillFile {
  readonly drill: Drill
}

/** All drills, each a chunk of its own. They are found in their folder: a new one is entered nowhere. */
const files = import.meta.glob<DrillFile>('./systems/*.ts')

/** All drills there are, by title. */
export async function loadDrills(): Promise<readonly Drill[]> {
  const loaded = await Promise.all(Object.values(files).map((load) => load()))
  return loaded.map(({ drill }) => drill).sort((a, b) => a.difficulty - b.difficulty || (a.title < b.title ? -1 : 1))
}
