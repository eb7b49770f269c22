import type { ExecutionView, StateView } from './executionView'
import { outside, type EventPlace } from './eventPlace'
import type { HistoryEvent } from './historyEvent'

/** The work that a redrive begins again, and the type of the state that does it. */
const WORK: { readonly [type: string]: string } = {
  ActivityScheduled: 'Task',
  LambdaFunctionScheduled: 'Task',
  TaskScheduled: 'Task',
  MapStateStarted: 'Map',
  ParallelStateStarted: 'Parallel',
}

/**
 * Where a redrive took an execution up again, told by its first event there: a state that is not entered again is
 * not named. It is the first inside of the branches that has stopped and does such work.
 * @returns undefined where the event is no such event
 */
export function resumedPlace(view: ExecutionView, event: HistoryEvent, previous: EventPlace, previousType: string | undefined): EventPlace | undefined {
  const type = WORK[event.type]
  if (type === undefined) return undefined
  const within = branchOf(previous, previousType)
  if (!within) return undefined
  for (const [name, state] of view.states) {
    if (state.type === type && hasStopped(state) && isSame(placeOf(view, name).within, within)) return { state: name, within }
  }
  return undefined
}

/** The containers around what follows, where it may be what was taken up. */
function branchOf({ state, within }: EventPlace, previousType: string | undefined): readonly string[] | undefined {
  if (previousType === 'ExecutionRedriven') return state === undefined ? [] : undefined
  if (state === undefined || (previousType !== 'ParallelStateStarted' && previousType !== 'MapIterationStarted')) return undefined
  return [...within, state]
}

function hasStopped({ status }: StateView): boolean {
  return status === 'aborted' || status === 'failed' || status === 'retrying'
}

function placeOf({ places }: ExecutionView, name: string): EventPlace {
  for (const place of places.values()) if (place.state === name) return place
  return outside
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, at) => name === other[at])
}
