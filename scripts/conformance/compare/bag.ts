import { differenceOfBodies, shown, type ComparedEvent } from './historyEvent'
import type { ValueRules } from './values'

/** What a recording made without ids inside Parallel has lost. */
export const LOST_IN_RECORDING: ReadonlySet<string> = new Set([
  'ParallelStateSucceeded',
  'ParallelStateFailed',
  'ParallelStateExited',
  'TaskStateAborted',
])

/**
 * Compares histories by their events alone, in any order: each recorded one must be found among
 * the produced, and those left over must be of the kinds that the recording has lost.
 */
export function compareBag(
  want: readonly ComparedEvent[],
  got: readonly ComparedEvent[],
  rules: ValueRules,
): string | undefined {
  const left = [...got]
  for (const wanted of want) {
    const at = left.findIndex((produced) => !differenceOfBodies(wanted.body, produced.body, rules))
    if (at < 0) return `missing event ${wanted.type}: ${shown(wanted.body)}`
    left.splice(at, 1)
  }
  const extra = left.find((produced) => !LOST_IN_RECORDING.has(produced.type))
  return extra && `unexpected event ${extra.type}: ${shown(extra.body)}`
}
