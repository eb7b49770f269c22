import type { State } from '../definition/machine'
import type { Frame, Visit } from './frame'
import type { Run } from './run'
import { StateFault } from './stateFault'
import type { Step } from './step'

export function runDistributedMap(run: Run, frame: Frame, state: State, visit: Visit): Step {
  throw new StateFault('NotSimulated', `${run.scope(frame, visit).place} Coldstart does not simulate the Distributed Map '${state.name}'.`)
}
