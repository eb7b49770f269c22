import type { Records } from '../browser/records'

/** The last run as the device keeps it. */
export interface KeptRun<World> {
  /** What the lab's `save` gave. */
  readonly text: string
  /** What ran, edits at a fork included; null where the text tells all. */
  readonly world: World
}

/** Where the last run is kept. Never refuses: a run can be made again, so nothing is lost without it. */
export interface RunShelf<World> {
  load(): Promise<KeptRun<World> | undefined>
  keep(run: KeptRun<World>): Promise<void>
  /** The next visit begins with none. */
  clear(): Promise<void>
}

/** Runs of more characters than this are not kept: making them again is quicker than reading them. */
const MOST_CHARACTERS = 8_000_000

/** @param key  where a lab's last run lies */
export function createRunShelf<World>(records: Records, key = 'last run'): RunShelf<World> {
  return {
    async load() {
      try {
        const kept = (await records.read(key)) as Partial<KeptRun<World>> | undefined
        return typeof kept?.text === 'string' && typeof kept.world === 'object' ? (kept as KeptRun<World>) : undefined
      } catch {
        return undefined
      }
    },
    async keep(run) {
      try {
        if (run.text.length > MOST_CHARACTERS) await records.remove(key)
        else await records.write(key, run)
      } catch {
        // Drafts tell when storage is closed; the run is only a convenience.
      }
    },
    clear: () => records.remove(key).catch(() => undefined),
  }
}
