import type { State } from '../definition/machine'
import type { Frame } from './frame'
import type { Run } from './run'
import type { StateFault } from './stateFault'

/**
 * A Map or Parallel that failed for good tells so; a failed attempt that is retried does not. What
 * a state cannot process at run time ends the execution without it.
 */
export function failureEvents(run: Run, frame: Frame, state: State, fault: StateFault): void {
  if (fault.error === 'States.Runtime') return
  if (state.type === 'Map') run.tell(frame, 'MapStateFailed')
  if (state.type === 'Parallel') run.tell(frame, 'ParallelStateFailed')
}
