import { contentHashOf } from '../kernel/contentHash'
import type { TimedInput } from '../kernel/timeline'
import { createSimulation, type CloudOptions, type CloudParts } from './cloud'
import type { Simulation } from './simulation'
import type { CloudSignal } from './cloudSignals'

/** Raised whenever the same inputs may give another log. */
export const SIMULATOR_VERSION = 5

/**
 * A run as plain JSON: its options and inputs, what its guests did included, are the whole truth
 * of it. The hash tells whether this simulator still makes the same story of them.
 */
export interface SavedRun {
  readonly version: number
  readonly options: CloudOptions
  readonly inputs: readonly TimedInput<CloudSignal>[]
  readonly steps: number
  readonly logHash: string
}

export function saveRun(simulation: Simulation, options: CloudOptions): SavedRun {
  return {
    version: SIMULATOR_VERSION,
    options,
    inputs: [...simulation.inputs],
    steps: simulation.timeline.present.steps,
    logHash: logHash(simulation),
  }
}

/**
 * The simulation as it was when saved; no guest runs. Undefined where this simulator cannot take
 * the inputs, or makes another log of them: then the run has to be made anew.
 */
export function loadRun(parts: CloudParts, saved: SavedRun): Simulation | undefined {
  if (saved.version !== SIMULATOR_VERSION) return undefined
  const simulation = createSimulation(parts, saved.options)
  try {
    simulation.replay(saved.inputs, saved.steps)
  } catch {
    // Inputs that this simulator's services throw at were never made by it.
    return undefined
  }
  return logHash(simulation) === saved.logHash ? simulation : undefined
}

/** Equal logs, equal hashes. Event by event: the text of a long log is longer than a string can be. */
export function logHash({ log }: Pick<Simulation, 'log'>): string {
  return contentHashOf(jsonOf(log))
}

function* jsonOf(log: Simulation['log']): Iterable<string> {
  yield '['
  for (let i = 0; i < log.length; i++) yield (i === 0 ? '' : ',') + JSON.stringify(log[i])
  yield ']'
}
