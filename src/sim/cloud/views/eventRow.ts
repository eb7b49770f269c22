import type { SimEvent } from '../../kernel/eventLog'
import { isJsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'
import { isFailure, type StateStatus } from './executionView'
import { textOf, type HistoryEvent } from './historyEvent'

/** How an event is marked in lists and on the time slider: a state's word, or `quiet` for what happens around it. */
export type Tone = StateStatus | 'quiet'

/** One line of the event list. */
export interface EventRow {
  /** Counted from the start of the execution, 0 first. */
  readonly index: number
  /** Since the start of the execution. */
  readonly offset: VirtualMs
  readonly service: string
  readonly type: string
  /** Its number in `GetExecutionHistory`, if it belongs to the history. */
  readonly id?: number
  readonly state?: string
  /** The error's name, the action called, the resource. */
  readonly note?: string
  readonly tone: Tone
}

export function toneOf(event: HistoryEvent | undefined, status: StateStatus | undefined): Tone {
  if (!event) return 'quiet'
  const { type } = event
  if (type === 'ExecutionSucceeded') return 'succeeded'
  if (type === 'ExecutionFailed' || type === 'ExecutionTimedOut') return 'failed'
  if (type === 'ExecutionAborted' || type.endsWith('StateAborted')) return 'aborted'
  if (isFailure(type)) return status ?? 'failed'
  if (type.endsWith('StateExited')) return status ?? 'succeeded'
  if (type === 'WaitStateEntered' || type === 'TaskSubmitted') return 'waiting'
  return /(Succeeded)$/.test(type) ? 'succeeded' : 'entered'
}

/** What a line adds to the event's type, in a word or two. */
export function noteOf(event: SimEvent, history: HistoryEvent | undefined): string | undefined {
  if (history) return textOf(history.details, 'error') ?? textOf(history.details, 'resource')
  const { action, error } = event.detail
  const name = isJsonObject(error) ? textOf(error, 'name') : undefined
  if (typeof action === 'string') return name === undefined ? action : `${action}: ${name}`
  return event.resource
}
