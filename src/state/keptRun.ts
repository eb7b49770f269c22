import type { Records } from '../browser/records'
import type { LabWorld } from '../sim/cloud/lab/lab'

/** The last run as the device keeps it. */
export interface KeptRun {
  /** What `Lab.save` gave. */
  readonly text: string
  /** What ran, edits at a fork included. */
  readonly world: LabWorld
}

/** Where the last run is kept. Never refuses: a run can be made again, so nothing is lost without it. */
export interface RunShelf {
  load(): Promise<KeptRun | undefined>
  keep(run: KeptRun): Promise<void>
}

const KEY = 'last run'
/** Runs of more characters than this are not kept: making them again is quicker than reading them. */
const MOST_CHARACTERS = 8_000_000

export function createRunShelf(records: Records): RunShelf {
  return {
    async load() {
      try {
        const kept = (await records.read(KEY)) as Partial<KeptRun> | undefined
        return typeof kept?.text === 'string' && typeof kept.world === 'object' ? (kept as KeptRun) : undefined
      } catch {
        return undefined
      }
    },
    async keep(run) {
      try {
        if (run.text.length > MOST_CHARACTERS) await records.remove(KEY)
        else await records.write(KEY, run)
      } catch {
        // Drafts tell when storage is closed; the run is only a convenience.
      }
    },
  }
}
