import { textOf, type HistoryEvent } from './historyEvent'

/** Where in the machine an event happened. The history names a state only when it is entered and left. */
export interface EventPlace {
  readonly state?: string
  /** The Parallel and Map states around it, outermost first. */
  readonly within: readonly string[]
}

export const outside: EventPlace = { within: [] }

/** Follows `previousEventId` from the place of the event it names. */
export function eventPlace(event: HistoryEvent, previous: EventPlace, previousType: string | undefined): EventPlace {
  const { type } = event
  const opensBranch = previousType !== undefined && /^(ParallelStateStarted|MapStateStarted|MapIterationStarted)$/.test(previousType)
  const inBranch = opensBranch && previous.state !== undefined ? [...previous.within, previous.state] : previous.within
  if (type.endsWith('StateEntered')) return { state: textOf(event.details, 'name') ?? '', within: inBranch }
  if (type === 'EvaluationFailed') return evaluated(previous, inBranch, textOf(event.details, 'state'))
  // What a Map tells of its iterations stands in the Map already, not in a state inside it.
  if (/^MapState(Succeeded|Failed|Aborted)$/.test(type) && /^Map(Iteration|Run|StateStarted)/.test(previousType ?? '')) return previous
  if (/^(Parallel|Map)State(Succeeded|Failed|Aborted|Exited)$/.test(type)) return containerOf(previous, textOf(event.details, 'name'))
  if (type.endsWith('StateExited')) return { state: textOf(event.details, 'name') ?? '', within: inBranch }
  if (type.startsWith('MapIteration') || type.startsWith('MapRun')) return containerOf(previous, textOf(event.details, 'name'))
  if (type.startsWith('Execution')) return previous.state === undefined ? outside : previous
  return previous
}

/** An expression of the state that was entered last, or of the container whose branches begin. */
function evaluated(previous: EventPlace, inBranch: readonly string[], state: string | undefined): EventPlace {
  return state === undefined || state === previous.state ? previous : { state, within: inBranch }
}

/** The Parallel or Map an event speaks for: its own name, or the innermost around what it follows. */
function containerOf(previous: EventPlace, name: string | undefined): EventPlace {
  const { within } = previous
  if (name !== undefined) {
    const depth = within.indexOf(name)
    return { state: name, within: depth >= 0 ? within.slice(0, depth) : within }
  }
  const innermost = within.at(-1)
  if (innermost === undefined) return previous
  return { state: innermost, within: within.slice(0, -1) }
}
