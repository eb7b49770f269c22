import type { VirtualMs } from '../../kernel/virtualTime'
import { isFailure, type StateStatus } from './executionView'
import { textOf, type HistoryEvent } from './historyEvent'

/** How an event is marked in lists and on the time slider: a state's word, or `quiet` for what starts and ends a run well. */
export type Tone = StateStatus | 'quiet'

/** One line of the event list: an event of `GetExecutionHistory`, or of a Map Run, a start or an end of one of its child executions. */
export interface EventRow {
  /** Counted from the start of the execution, 0 first. */
  readonly index: number
  /** Since the start of the execution. */
  readonly offset: VirtualMs
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly state?: string
  /** The child execution of a Map Run that it is about, counted from 0. */
  readonly child?: number
  /** The error's name, or the resource called. */
  readonly note?: string
  readonly tone: Tone
}

/** @param status  the status of the event's state at that moment */
export function toneOf({ type }: HistoryEvent, status: StateStatus | undefined): Tone {
  if (type === 'ExecutionStarted') return 'quiet'
  if (type === 'ExecutionSucceeded') return 'succeeded'
  if (type === 'ExecutionFailed' || type === 'ExecutionTimedOut') return 'failed'
  if (type === 'ExecutionAborted' || type.endsWith('StateAborted')) return 'aborted'
  if (isFailure(type)) return status ?? 'failed'
  if (type.endsWith('StateExited')) return status ?? 'succeeded'
  if (type === 'WaitStateEntered' || type === 'TaskSubmitted') return 'waiting'
  return /(Succeeded)$/.test(type) ? 'succeeded' : 'entered'
}

/** What a line adds to the event's type, in a word or two: which iteration of a Map, the error's name, or the action or function called. */
export function noteOf({ type, details }: HistoryEvent): string | undefined {
  if (type.startsWith('MapIteration') && typeof details['index'] === 'number') return `iteration ${details['index']}`
  const resource = textOf(details, 'resource')
  const service = textOf(details, 'resourceType')
  return textOf(details, 'error') ?? (service === undefined ? resource?.split(':').at(-1) : `${service}:${resource ?? ''}`)
}
